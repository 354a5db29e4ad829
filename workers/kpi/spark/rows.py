"""Records of files of one dataset: file, line, the wanted columns as text (one byte a character), and `fault` where a record has no fields."""

from functools import reduce
from itertools import groupby

from pyspark.sql import functions as F
from pyspark.sql.types import IntegerType, LongType, StringType, StructField, StructType

from fields import field_of, split_line
from lines import bare_line, packed_lines, text_of_parts
from records import records_of
from small import small_table
from survey import named_gzip


def rows_of(spark, source, surveyed, dataset, names):
    files = [file for file in surveyed.readable.values() if file.file.dataset == dataset]
    lines = lines_of_files(spark, source, surveyed, dataset, files)
    spread = [file for file in files if file.spread]
    within = [file for file in files if not file.spread]
    frames = []
    if within:
        frames.append(rows_within_lines(spark, lines, within, names))
    if spread:
        frames.append(rows_over_lines(spark, lines, spread, names))
    return reduce(lambda all, more: all.unionByName(more), frames)


def lines_of_files(spark, source, surveyed, dataset, files):
    """file, line (from 1), text: of all files, whichever way they are read."""
    plain = [file for file in files if file.parts]
    packed = [file.file for file in files if not file.parts]
    frames = []
    if plain:
        # Those that were surveyed together are read together, the faulty too: Spark then numbers their lines as it did before.
        together = [file for file in surveyed.files if file.dataset == dataset and not named_gzip(file)]
        frames.append(plain_lines(spark, source, together, plain))
    if packed:
        frames.append(packed_lines(spark, source, packed).select("file", "line", "text"))
    return reduce(lambda all, more: all.unionByName(more), frames)


def plain_lines(spark, source, together, files):
    parts = [(source.address(file.file.path), file.file.id, *part) for file in files for part in file.parts]
    known = small_table(spark, parts, "address STRING, file INT, offset BIGINT, first BIGINT, lines BIGINT, before BIGINT")
    place = F.col("at") - F.col("first")
    moved = F.raise_error(F.concat(F.lit("was replaced or split differently while it was read: "), F.col("address")))
    return (
        text_of_parts(spark, source, together)
        .join(F.broadcast(known), ["address", "offset"])
        .withColumn("place", F.when(place.between(0, F.col("lines") - 1), place).otherwise(moved.cast("long")))
        .select("file", (F.col("before") + F.col("place") + 1).alias("line"), bare_line(F.col("value")).alias("text"))
    )


def rows_within_lines(spark, lines, files, names):
    """Where no record spreads over lines, with Spark's own functions."""
    layouts = [(file.file.id, len(file.header), [file.header.index(name) for name in names]) for file in files]
    known = small_table(spark, layouts, "file INT, width INT, places ARRAY<INT>")
    split = (
        lines.filter((F.col("line") > 1) & (F.col("text") != ""))
        .join(F.broadcast(known), "file")
        .withColumn("fields", split_line(F.col("text")))
        .withColumn("found", F.size("fields"))
    )
    wrong = F.format_string("has %d fields, the header has %d", "found", "width")
    return split.select(
        "file",
        "line",
        *(field_of(F.get("fields", F.col("places")[at])).alias(name) for at, name in enumerate(names)),
        F.when(F.col("found") != F.col("width"), wrong).alias("fault"),
    )


def rows_over_lines(spark, lines, files, names):
    """Where records may spread over lines, each file is gone through in the order of its lines by one task, in Python."""
    layouts = {file.file.id: (len(file.header), [file.header.index(name) for name in names]) for file in files}
    ordered = (
        lines.filter(F.col("file").isin(list(layouts)) & (F.col("line") > 1))
        .repartition(len(layouts), "file")
        .sortWithinPartitions("file", "line")
    )

    def split(rows):
        for file, group in groupby(rows, lambda row: row.file):
            width, places = layouts[file]
            for line, fields, fault in records_of(((row.line, row.text) for row in group), width):
                yield (file, line, *(None if fields is None else fields[place] for place in places), fault)

    texts = [StructField(name, StringType()) for name in [*names, "fault"]]
    schema = StructType([StructField("file", IntegerType()), StructField("line", LongType()), *texts])
    return spark.createDataFrame(ordered.rdd.mapPartitions(split), schema)
