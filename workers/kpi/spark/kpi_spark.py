"""The KPI pipeline's computation on Spark: `kpi_spark.py --input <prefix> --output <prefix>`. README.md says what is read and written.

The exit code tells the truth: 0 where the output is complete. An input that cannot be used is told in `quality.json`, not by failing.
"""

import argparse

from job import run_job
from session import open_session


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--input", required=True, help="prefix that holds orders/, order_items/ and products/")
    parser.add_argument("--output", required=True, help="prefix that holds files.json, and for all that is written")
    arguments = parser.parse_args()
    spark = open_session()
    try:
        run_job(spark, arguments.input, arguments.output)
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
