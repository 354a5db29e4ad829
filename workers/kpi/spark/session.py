"""The Spark session, with all settings on which results depend."""

import os

from pyspark import SparkConf
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

# On one machine, where nothing else is asked for: few partitions.
LOCAL_DEFAULTS = {"spark.master": "local[*]", "spark.sql.shuffle.partitions": "8", "spark.ui.showConsoleProgress": "false"}

# On one machine: no server that others could reach.
LOCAL_SETTINGS = {"spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1", "spark.ui.enabled": "false"}

# What runs in the executors' Python.
SHIPPED = ["records.py", "packed.py"]


def open_session(local=False):
    configuration = SparkConf().setAll(SETTINGS.items())
    if local:
        configuration.setAll(LOCAL_SETTINGS.items())
        for name, value in LOCAL_DEFAULTS.items():
            configuration.setIfMissing(name, value)
    spark = SparkSession.builder.appName("sallyport-kpi").config(conf=configuration).getOrCreate()
    for name in SHIPPED:
        spark.sparkContext.addPyFile(os.path.join(os.path.dirname(os.path.abspath(__file__)), name))
    return spark
