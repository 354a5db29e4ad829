"""A first pass over all bytes: lines, headers, and which files need more than Spark's own functions."""

from collections import defaultdict, namedtuple

from pyspark.sql import functions as F

from datasets import DATASETS
from fields import has_other_quotes
from header import LONGEST_HEADER, read_header
from lines import bare_line, packed_lines, text_of_parts

# header: names of columns. parts: of a plain file; none of a packed one. lines: with the header. spread: whether quotes are used otherwise than around
# whole fields within a line.
SurveyedFile = namedtuple("SurveyedFile", ["file", "header", "parts", "lines", "spread"])
# offset: in bytes. first: the number that Spark gave to the part's first line. lines: in the part. before: lines of the file before the part.
Part = namedtuple("Part", ["offset", "first", "lines", "before"])
# readable: SurveyedFile by the file's id. faults: what is wrong with a file as a whole, by the file's id.
Survey = namedtuple("Survey", ["files", "readable", "faults"])

# Spark hands a packed file to Python as one value.
LARGEST_PACKED = 2_000_000_000


def survey(spark, source, files):
    found = {}
    for dataset in DATASETS:
        found.update(survey_plain(spark, source, [file for file in files if file.dataset == dataset and not named_gzip(file)]))
    # Gzip is known by its content, as by DuckDB's side; and so is what is only named so.
    packed = [file for file in files if named_gzip(file) or is_packed(found.get(file.id))]
    large = [file for file in packed if file.bytes > LARGEST_PACKED]
    found.update(survey_packed(spark, source, [file for file in packed if file not in large]))
    faults = {file.id: f"is gzip of more than {LARGEST_PACKED} bytes, which Spark cannot split: write several files" for file in large}
    readable = {}
    for file in files:
        if file.id in faults:
            continue
        surveyed, fault = judge(file, found.get(file.id))
        if fault is None:
            readable[file.id] = surveyed
        else:
            faults[file.id] = fault
    return Survey(files, readable, faults)


def named_gzip(file):
    return file.path.lower().endswith(".gz")


def is_packed(found):
    return found is not None and found["head"].startswith("\x1f\x8b")


def judge(file, found):
    if found is None:
        if file.bytes > 0:
            raise RuntimeError(f"{file.key} has {file.bytes} bytes, and Spark found no line in it")
        return None, "is empty: not even a header"
    if found.get("damage"):
        return None, f"is damaged gzip ({found['damage']})"
    if found["lines"] == 0:
        return None, "is empty: not even a header"
    header, fault = read_header(found["head"], file.dataset)
    if fault is not None:
        return None, fault
    return SurveyedFile(file, header, found["parts"], found["lines"], found["spread"]), None


def survey_plain(spark, source, files):
    if not files:
        return {}
    line = bare_line(F.col("value"))
    rows = (
        text_of_parts(spark, source, files)
        .withColumn("line", line)
        .groupBy("address", "offset")
        .agg(
            F.min("at").alias("first"),
            F.count(F.lit(1)).alias("lines"),
            F.min_by(F.when(F.col("offset") == 0, F.substring("line", 1, LONGEST_HEADER)), "at").alias("head"),
            F.bool_or(has_other_quotes(F.col("line"))).alias("spread"),
        )
        .collect()
    )
    ids = {source.address(file.path): file.id for file in files}
    by_file = defaultdict(list)
    for row in rows:
        by_file[ids[row.address]].append(row)
    return {id: together(sorted(parts, key=lambda part: part.offset)) for id, parts in by_file.items()}


def together(rows):
    parts = []
    before = 0
    for row in rows:
        parts.append(Part(row.offset, row.first, row.lines, before))
        before += row.lines
    return {"parts": parts, "lines": before, "head": rows[0].head, "spread": any(row.spread for row in rows)}


def survey_packed(spark, source, files):
    if not files:
        return {}
    rows = (
        packed_lines(spark, source, files)
        .groupBy("file")
        .agg(
            F.count(F.when(F.col("damage").isNull(), 1)).alias("lines"),
            F.max(F.when(F.col("line") == 1, F.substring("text", 1, LONGEST_HEADER))).alias("head"),
            F.bool_or(has_other_quotes(F.col("text"))).alias("spread"),
            F.max("damage").alias("damage"),
        )
        .collect()
    )
    # Of a file that unpacks to nothing there is no row.
    found = {file.id: {"lines": 0, "damage": None} for file in files}
    found.update({row.file: {**row.asDict(), "parts": []} for row in rows})
    return found
