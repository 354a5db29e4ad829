"""What a job writes below its output: rows as Parquet, reports as NDJSON, `quality.json` about all of it, and `_SUCCESS` last."""

import json
from functools import reduce

from pyspark.sql import functions as F

from datasets import DATASETS
from small import small_table


class Result:
    def __init__(self, target, surveyed, checked):
        self._target = target
        self._surveyed = surveyed
        self._checked = checked
        self._document = {
            "version": 1,
            "files": [{"id": id, "rows": rows, "rejected": rejected} for id, (rows, rejected) in sorted(checked.counts.items())],
            "faults": [{"id": id, "fault": fault} for id, fault in sorted(surveyed.faults.items())],
            "parts": {},
        }

    def can_be_computed(self):
        """Not where a file cannot be read, or where a dataset has no row: the worker says so."""
        return not self._surveyed.faults and all(self._accepted(dataset) > 0 for dataset in DATASETS)

    def write_rejects(self, spark):
        """Values are left out: they may be personal data."""
        keys = {file.id: file.key for file in self._surveyed.files}
        names = small_table(spark, list(keys.items()), "id INT, key STRING")
        refused = [
            table.filter("refusal IS NOT NULL").select("file", "line", "refusal.column", "refusal.reason")
            for table in self._checked.tables.values()
        ]
        faults = [(id, 1, "", fault) for id, fault in self._surveyed.faults.items()]
        told = small_table(spark, faults, "file INT, line BIGINT, column STRING, reason STRING")
        rejects = reduce(lambda all, more: all.union(more), refused, told)
        if faults or any(rejected > 0 for _, rejected in self._checked.counts.values()):
            ordered = rejects.join(F.broadcast(names), F.col("file") == F.col("id")).orderBy("file", "line")
            self.write_lines(ordered.select(F.col("key").alias("file"), "line", "column", "reason"), "rejects")

    def write_rows(self, rows, folder):
        """One file: there are as many rows as days, or as days and categories."""
        rows.coalesce(1).write.mode("overwrite").parquet(self._target.address(folder))
        self._document["parts"][folder] = self._target.parts(folder)

    def write_lines(self, rows, folder):
        rows.write.mode("overwrite").json(self._target.address(folder))
        self._document["parts"][folder] = self._target.parts(folder)

    def count(self, distinct, orphans):
        rows, rejected = (sum(count[place] for count in self._checked.counts.values()) for place in (0, 1))
        duplicates = rows - rejected - distinct
        self._document["quality"] = {"rows": rows, "duplicates": duplicates, "rejected": rejected, "orphans": orphans}

    def end(self):
        self._target.write("quality.json", json.dumps(self._document))
        # Not empty: an artifact without content counts as none.
        self._target.write("_SUCCESS", "complete\n")

    def _accepted(self, dataset):
        ids = [file.id for file in self._surveyed.files if file.dataset == dataset]
        return sum(rows - rejected for rows, rejected in (self._checked.counts.get(id, (0, 0)) for id in ids))
