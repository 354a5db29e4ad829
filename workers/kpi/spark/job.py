"""One job, from the list of files to the mark of success."""

from compute import compute
from check import check_files
from manifest import read_manifest
from result import Result
from storage import Storage
from survey import survey


def run_job(spark, input_prefix, output_prefix):
    """Reads the files that `files.json` below the output names, and writes everything below the output; `_SUCCESS` comes last."""
    source, target = Storage(spark, input_prefix), Storage(spark, output_prefix)
    surveyed = survey(spark, source, read_manifest(target))
    checked = check_files(spark, source, surveyed)
    result = Result(target, surveyed, checked)
    result.write_rejects(spark)
    if result.can_be_computed():
        compute(spark, checked, result)
    result.end()
