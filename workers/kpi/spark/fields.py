"""Splits lines into fields with Spark's own functions, where each field that has quotes begins and ends with them within one line."""

from pyspark.sql import functions as F

# Lines hold one byte a character, so that these occur in none.
QUOTED = "\u0100"
COMMA = "\u0101"


def has_other_quotes(line):
    """Whether a line has quotes that are not around whole fields: inside of fields, after them, or open at its end."""
    marked = F.regexp_replace(line, '"[^"]*"', QUOTED)
    other = (F.instr(marked, '"') > 0) | marked.rlike(f"[^,{QUOTED}]{QUOTED}|{QUOTED}[^,{QUOTED}]")
    return has_quotes(line) & other


def has_quotes(line):
    return F.instr(line, '"') > 0


def split_line(line):
    """The fields as they stand, with quotes where there are any; `field_of` takes them off."""
    # What is between two quotes is at an odd place.
    between = F.transform(F.split(line, '"', -1), lambda part, at: F.when(at % 2 == 1, F.translate(part, ",", COMMA)).otherwise(part))
    return F.split(F.when(has_quotes(line), F.array_join(between, '"')).otherwise(line), ",", -1)


def field_of(text):
    """Without the quotes around it."""
    inner = text.substr(F.lit(2), F.length(text) - 2)
    unquoted = F.translate(F.replace(inner, F.lit('""'), F.lit('"')), COMMA, ",")
    return F.when(text.startswith('"'), unquoted).otherwise(text)
