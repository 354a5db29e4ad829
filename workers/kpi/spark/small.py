"""Small tables out of what the driver knows, made in the executors' Java: `createDataFrame` would ask Python for them."""

import json

from pyspark.sql import functions as F


def small_table(spark, rows, fields):
    """`fields` as in SQL, for example `id INT, name STRING`; each row a tuple in their order."""
    names = [field.split()[0] for field in fields.split(", ")]
    text = json.dumps([dict(zip(names, row)) for row in rows])
    return spark.range(1).select(F.inline(F.from_json(F.lit(text), f"array<struct<{struct_of(fields)}>>")))


def struct_of(fields):
    return ", ".join(field.replace(" ", ": ", 1) for field in fields.split(", "))
