# SPDX-License-Identifier: Apache-2.0
"""What is known of each Batch job, and its way through the states, each told to EventBridge as AWS does.

Source: Batch user guide, "Job states", "Array jobs" and "AWS Batch events for Amazon EventBridge".
"""

import copy
import json
import queue
import threading
import time
from dataclasses import dataclass, field
from typing import Any

from ministack.core.responses import new_uuid, request_scope

Data = dict[str, Any]

ENDED = ("SUCCEEDED", "FAILED")
STATES = ("SUBMITTED", "PENDING", "RUNNABLE", "STARTING", "RUNNING", *ENDED)


@dataclass
class Job:
    """A job, a child of an array, or an array. `record` is what DescribeJobs says."""

    account: str
    region: str
    record: Data
    queue: str
    vcpus: float = 0.0
    memory: int | None = None
    dependencies: list["Job"] = field(default_factory=list)
    parent: "Job | None" = None
    children: list["Job"] = field(default_factory=list)
    # Of the attempt that is under way: its compute environment and its task.
    place: str = ""
    task_arn: str = ""
    # Why it was asked to end.
    end_reason: str | None = None
    # Seconds of the monotonic clock.
    runnable_since: float = 0.0
    running_since: float = 0.0

    @property
    def id(self) -> str:
        return str(self.record["jobId"])

    @property
    def status(self) -> str:
        return str(self.record["status"])

    @property
    def has_ended(self) -> bool:
        return self.status in ENDED


# Held while jobs are read or changed; notified when there may be something to do.
changed = threading.Condition()
jobs: dict[str, Job] = {}
by_status: dict[str, dict[str, Job]] = {status: {} for status in STATES}
_events: queue.SimpleQueue[tuple[str, str, str, str]] = queue.SimpleQueue()
_delivery: threading.Thread | None = None


def add(job: Job) -> None:
    """A job that was just submitted."""
    jobs[job.id] = job
    by_status["SUBMITTED"][job.id] = job
    if job.parent is not None:
        _count(job.parent, "SUBMITTED", 1)
    _tell(job)


def move(job: Job, status: str, reason: str | None = None) -> None:
    """To another state, with the reason if there is one; an array whose last child ends, ends with it."""
    before = job.status
    del by_status[before][job.id]
    by_status[status][job.id] = job
    job.record["status"] = status
    if reason is not None:
        job.record["statusReason"] = reason
    if status == "RUNNABLE":
        job.runnable_since = time.monotonic()
    if status == "STARTING":
        # Why it waited, or why its last attempt failed, which the attempt keeps.
        job.record.pop("statusReason", None)
    if status == "RUNNING":
        job.running_since, job.record["startedAt"] = time.monotonic(), now()
    if status in ENDED:
        job.record["stoppedAt"] = now()
    _tell(job)
    if job.parent is not None:
        _count(job.parent, before, -1)
        _count(job.parent, status, 1)
        _end_array(job.parent)


def forget() -> None:
    """After a reset of the emulator."""
    with changed:
        jobs.clear()
        for found in by_status.values():
            found.clear()


def now() -> int:
    return int(time.time() * 1000)


def _count(array: Job, status: str, change: int) -> None:
    array.record["arrayProperties"]["statusSummary"][status] += change


def _end_array(array: Job) -> None:
    summary = array.record["arrayProperties"]["statusSummary"]
    if array.has_ended or summary["SUCCEEDED"] + summary["FAILED"] < len(array.children):
        return
    if summary["FAILED"] == 0:
        move(array, "SUCCEEDED")
    else:
        move(array, "FAILED", array.end_reason or "Array Child Job failed")


def _tell(job: Job) -> None:
    global _delivery
    _events.put((job.account, job.region, job.record["jobArn"], json.dumps(job.record)))
    if _delivery is None:
        _delivery = threading.Thread(target=_deliver_events, daemon=True, name="batch-events")
        _delivery.start()


def _deliver_events() -> None:
    """In order, and apart from the states: a slow target holds no job up. Services of AWS reach each other by TLS."""
    from ministack.core.iam_evaluator import pin_request_origin
    from ministack.services import eventbridge

    pin_request_origin("127.0.0.1", True)
    while True:
        account, region, arn, detail = _events.get()
        event = {
            "EventId": new_uuid(),
            "Source": "aws.batch",
            "DetailType": "Batch Job State Change",
            "Detail": detail,
            "EventBusName": "default",
            "Time": int(time.time()),
            "Resources": [arn],
            "Account": account,
            "Region": region,
        }
        with request_scope(account, region):
            try:
                eventbridge._dispatch_event(event)
                eventbridge._archive_event(event)
            except Exception:  # The emulator's dispatch may fail for one target; the next event must still go out.
                eventbridge.logger.exception("Batch: the state of %s was not delivered", arn)


def described(job: Job) -> Data:
    """A copy for an answer."""
    return copy.deepcopy(job.record)
