# SPDX-License-Identifier: Apache-2.0
"""The attempts of a Batch job: started, watched, ended, and after each the question whether there is another.

Source: Batch user guide, "Job retries" and "Job timeouts"; API reference, EvaluateOnExit.
"""

import time
from typing import Any

from ministack.services import ecs

from launcher.batch_clock import MINUTE_SECONDS
from launcher.batch_faults import fault_of
from launcher.batch_job_state import Job, move, now
from launcher.batch_tasks import TaskRefused, cluster_name, log_stream_of, run_task

Data = dict[str, Any]

_TIMED_OUT = "Job attempt duration exceeded timeout"


def start(job: Job, place: str) -> None:
    """Call it in the job's account and region. A task that cannot be made fails the attempt."""
    job.place, job.task_arn = place, ""
    move(job, "STARTING")
    fault = fault_of(job.record["tags"], len(job.record["attempts"]))
    if fault is not None:
        _conclude(job, None, *fault)
        return
    try:
        job.task_arn = run_task(job)
    except TaskRefused as refusal:
        _conclude(job, None, str(refusal), str(refusal))
        return
    job.record["container"].update(taskArn=job.task_arn, logStreamName=log_stream_of(job))


def follow(job: Job) -> None:
    """Takes over what has become of the attempt's task, and ends one that has run out of time."""
    task = ecs._tasks.get(job.task_arn)
    if task is None:
        _conclude(job, None, "", "The task of the job is gone")
        return
    if job.status == "STARTING" and task.get("startedAt"):
        move(job, "RUNNING")
    if task["lastStatus"] == "STOPPED":
        _conclude_by_task(job, task)
        return
    limit = (job.record.get("timeout") or {}).get("attemptDurationSeconds")
    if job.status != "RUNNING" or limit is None or job.end_reason is not None:
        return
    if time.monotonic() - job.running_since >= limit / 60 * MINUTE_SECONDS:
        end(job, _TIMED_OUT)


def end(job: Job, reason: str) -> None:
    """SIGTERM, and SIGKILL 30 seconds later; the job is over once the process is. Not retried."""
    job.end_reason = reason
    ecs._stop_task({"task": job.task_arn, "cluster": cluster_name(job.place), "reason": reason})


def _conclude_by_task(job: Job, task: Data) -> None:
    exit_code = task["containers"][0].get("exitCode")
    reason = task.get("stoppedReason") or ""
    # Only a container that did not start has a reason of its own.
    _conclude(job, exit_code, "" if task.get("startedAt") else reason, reason)


def _conclude(job: Job, exit_code: int | None, container_reason: str, status_reason: str) -> None:
    container, record = job.record["container"], job.record
    outcome: Data = {"taskArn": job.task_arn, "logStreamName": container.get("logStreamName", "")}
    container.pop("exitCode", None)
    container.pop("reason", None)
    if exit_code is not None:
        outcome["exitCode"] = container["exitCode"] = exit_code
    if container_reason:
        outcome["reason"] = container["reason"] = container_reason
    attempt = {"container": outcome, "stoppedAt": now(), "statusReason": status_reason}
    if job.status == "RUNNING":
        attempt["startedAt"] = record["startedAt"]
    record["attempts"].append(attempt)
    if job.end_reason is not None:
        move(job, "FAILED", job.end_reason)
    elif exit_code == 0:
        move(job, "SUCCEEDED", status_reason)
    elif len(record["attempts"]) < record["retryStrategy"]["attempts"] and _retries(job, attempt):
        move(job, "RUNNABLE", status_reason)
    else:
        move(job, "FAILED", status_reason)


def _retries(job: Job, attempt: Data) -> bool:
    """The first condition whose patterns all match decides; where none does, the job is tried again."""
    container = attempt["container"]
    told = {
        "onExitCode": str(container.get("exitCode", "")),
        "onReason": container.get("reason", ""),
        "onStatusReason": attempt["statusReason"],
    }
    for condition in job.record["retryStrategy"]["evaluateOnExit"]:
        patterns = {name: condition[name] for name in told if condition.get(name)}
        if all(_matches(pattern, told[name]) for name, pattern in patterns.items()):
            return bool(condition["action"].upper() == "RETRY")
    return True


def _matches(pattern: str, text: str) -> bool:
    return text.startswith(pattern[:-1]) if pattern.endswith("*") else text == pattern
