"""The lines of files, one byte a character: Spark then takes nothing for granted about what they are encoded in."""

from pyspark.sql import functions as F
from pyspark.sql.types import IntegerType, LongType, StringType, StructField, StructType

from columns import LATIN_1
from packed import DamagedError, lines_of

PACKED = StructType(
    [
        StructField("file", IntegerType()),
        StructField("line", LongType()),
        StructField("text", StringType()),
        StructField("damage", StringType()),
    ]
)


def text_of_parts(spark, source, files):
    """Lines of plain files, with the file, the offset of the part of it that one task reads, and a number that grows within that part."""
    paths = [source.pattern(file.path) for file in files]
    return spark.read.text(paths, lineSep="\n").select(
        F.col("value"),
        address().alias("address"),
        F.col("_metadata.file_block_start").alias("offset"),
        F.monotonically_increasing_id().alias("at"),
    )


def bare_line(value):
    """CRLF is an end of line too."""
    return F.regexp_replace(F.decode(value.cast("binary"), LATIN_1), r"\r\z", "")


def address():
    """The address of a row's file as Storage tells it: Spark escapes some characters, and a plus is one."""
    return F.url_decode(F.replace(F.col("_metadata.file_path"), F.lit("+"), F.lit("%2B")))


def packed_lines(spark, source, files):
    """Lines of gzip files with their numbers; `damage` says why there are no more."""
    ids = {source.address(file.path): file.id for file in files}
    content = (
        spark.read.format("binaryFile")
        .load([source.pattern(file.path) for file in files])
        .select(address().alias("address"), "content")
    )

    def unpack(row):
        id = ids[row.address]
        try:
            for number, text in lines_of(row.content):
                yield id, number, text, None
        except DamagedError as error:
            yield id, None, None, str(error)

    return spark.createDataFrame(content.rdd.flatMap(unpack), PACKED)
