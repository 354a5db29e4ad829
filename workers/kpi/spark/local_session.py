"""Jobs one after the other in one session on this machine: each a line of JSON on standard input, `{"input": …, "output": …}`, answered by one on
standard output, `{"error": null}` or why it failed. Ends with its input. A session takes seconds to start, a small job less than that.
"""

import json
import os
import sys

from job import run_job
from session import open_session


def main():
    # Spark and what it starts may print: standard output is for answers alone.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    spark = open_session(local=True)
    try:
        for line in sys.stdin:
            answers.write(json.dumps({"error": attempt(spark, json.loads(line))}) + "\n")
            answers.flush()
    finally:
        spark.stop()


def attempt(spark, job):
    try:
        run_job(spark, job["input"], job["output"])
        return None
    except Exception as error:  # pylint: disable=broad-exception-caught -- told to whoever asked
        return f"{type(error).__name__}: {error}"[:4000]
    finally:
        spark.catalog.clearCache()


if __name__ == "__main__":
    main()
