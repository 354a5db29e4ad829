"""Reads the rows of all readable files, and sorts out those that cannot be taken."""

from collections import namedtuple

from pyspark.sql import functions as F

from columns import trim
from datasets import COLUMNS, DATASETS
from rows import rows_of

# tables: by dataset, the checked rows: file, line, the columns, and where and why a row is refused (null where it is not).
# counts: by a file's id, its rows and those of them that are refused.
Checked = namedtuple("Checked", ["tables", "counts"])


def check_files(spark, source, surveyed):
    tables = {}
    counts = {}
    for dataset in DATASETS:
        files = [id for id, file in surveyed.readable.items() if file.file.dataset == dataset]
        if not files:
            continue
        tables[dataset] = check(rows_of(spark, source, surveyed, dataset, list(COLUMNS[dataset])), dataset).persist()
        counts.update({id: (0, 0) for id in files})
        counts.update(count(tables[dataset]))
    return Checked(tables, counts)


def check(rows, dataset):
    """Each column in its type; the first that is wrong says why its row is refused."""
    rows = rows.select("file", "line", "fault", *(trim(F.col(name)).alias(name) for name in COLUMNS[dataset]))
    refusals = [F.when(F.col("fault").isNotNull(), F.struct(F.lit("").alias("column"), F.col("fault").alias("reason")))]
    values = []
    for name, read in COLUMNS[dataset].items():
        reason, value = read(F.col(name))
        refusals.append(F.when(reason.isNotNull(), F.struct(F.lit(name).alias("column"), reason.alias("reason"))))
        values.append(value.alias(name))
    return rows.select("file", "line", *values, F.coalesce(*refusals).alias("refusal"))


def count(table):
    rows = table.groupBy("file").agg(F.count(F.lit(1)).alias("rows"), F.count("refusal").alias("rejected"))
    return {row.file: (row.rows, row.rejected) for row in rows.collect()}
