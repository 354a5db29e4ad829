"""The Spark session, with all settings on which results depend."""

import os

from pyspark.sql import SparkSession

SETTINGS = {
    # Casts that fail give null, which the checks count on; sums cannot overflow the types that the SQL gives them.
    "spark.sql.ansi.enabled": "false",
    # How files are split must not depend on how many executors are there at the moment: lines are counted in one pass and numbered in another.
    "spark.sql.files.minPartitionNum": "64",
    "spark.sql.files.ignoreCorruptFiles": "false",
    "spark.sql.files.ignoreMissingFiles": "false",
    "spark.sql.sources.default": "parquet",
}

# What runs in the executors' Python.
SHIPPED = ["records.py", "packed.py"]


# On one machine: few partitions, and no server that others could reach.
LOCAL_SETTINGS = {
    "spark.master": "local[*]",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "8",
}


def open_session(more=None):
    builder = SparkSession.builder.appName("sallyport-kpi")
    for name, value in {**SETTINGS, **(more or {})}.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    for name in SHIPPED:
        spark.sparkContext.addPyFile(os.path.join(os.path.dirname(os.path.abspath(__file__)), name))
    return spark
