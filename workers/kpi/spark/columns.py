"""Reads values: the same forms, in the same order of checks, as validate/columns.ts of the worker.

Each function takes a column of trimmed text that holds one byte a character, and gives two columns: why the value is refused (null where it is
not), and the value.
"""

from pyspark.sql import functions as F

STATUSES = ["cancelled", "complete", "completed", "delivered", "pending", "processing", "returned", "shipped"]
MAX_CATEGORY_BYTES = 1_024
LATIN_1 = "ISO-8859-1"
# JavaScript's \d is ASCII, as Java's; \A and \z because Java's $ also stands before a last line's end.
IDENTIFIER = r"\A(?:0|[1-9]\d{0,17})\z"
INSTANT = r"\A\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z| ?UTC|[+-]\d\d(?::?\d\d)?)?\z"
OFFSET = r"([+-])(\d\d):?(\d\d)?\z"


def identifier(text):
    reason = F.when(text == "", "is empty").when(~text.rlike(IDENTIFIER), "is no whole number from 0 to 18 digits")
    return reason, text.cast("bigint")


def optional_identifier(text):
    reason, value = identifier(text)
    return F.when(text != "", reason), value


def instant(text):
    """The UTC day. Dates and minutes are counted here: Spark's timestamps would depend on the session's time zone."""
    date = F.substring(text, 1, 10).cast("date")
    hour, minute, second = (F.substring(text, at, 2).cast("int") for at in (12, 15, 18))
    exists = date.isNotNull() & (hour < 24) & (minute < 60) & (second < 60)
    day = F.date_add(date, F.floor((hour * 60 + minute - offset_minutes(text)) / 1440).cast("int"))
    reason = (
        F.when(text == "", "is empty")
        .when(~text.rlike(INSTANT), "is no time in the form YYYY-MM-DDTHH:MM:SS")
        .when(~exists, "is no day or no time that exists")
        .when(~F.year(day).between(1900, 2099), "is not from 1900 to 2099")
    )
    return reason, day


def offset_minutes(text):
    sign, hours, minutes = (F.regexp_extract(text, OFFSET, group) for group in (1, 2, 3))
    # An empty text is no number, and so null.
    minutes = hours.cast("int") * 60 + F.coalesce(minutes.cast("int"), F.lit(0))
    offset = F.when(sign == "", 0).when(sign == "-", -minutes).otherwise(minutes)
    return F.when(F.length(text) == 19, 0).otherwise(offset)


def price(text):
    whole = F.regexp_extract(text, r"\A0*(\d+?)(?:\.\d+)?\z", 1)
    places = F.regexp_extract(text, r"\.(\d*?)0*\z", 1)
    longer = (
        F.when(text.rlike(r"\A-\d+(?:\.\d+)?\z"), "is negative")
        .when(~text.rlike(r"\A\d+(?:\.\d+)?\z"), "is no amount in the form 12.34")
        .when(F.length(whole) > 12, "has more than 12 digits")
        .when(F.length(places) > 6, "has more than 6 decimal places")
    )
    usual = text.rlike(r"\A\d{1,12}(?:\.\d{1,6})?\z")
    return F.when(text == "", "is empty").when(~usual, longer), text.cast("decimal(18,6)")


def status(text):
    text = F.lower(text)
    reason = F.when((text != "") & ~text.isin(STATUSES), f"is none of {', '.join(STATUSES)}")
    return reason, F.when(text != "", text)


def category(text):
    text = F.regexp_replace(text, "\r\n?", "\n")
    content = F.encode(text, LATIN_1)
    reason = (
        F.when(text == "", "is empty")
        .when(F.instr(text, "\0") > 0, "holds a zero byte")
        .when(F.length(text) > MAX_CATEGORY_BYTES, f"has more than {MAX_CATEGORY_BYTES} bytes")
        # What is no UTF-8 is decoded to other characters, and so does not come back.
        .when(F.encode(F.decode(content, "UTF-8"), "UTF-8") != content, "is not UTF-8")
    )
    return reason, F.decode(content, "UTF-8")


def trim(text):
    return F.btrim(text, F.lit("".join(chr(code) for code in range(33))))
