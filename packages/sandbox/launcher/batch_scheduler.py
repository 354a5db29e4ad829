# SPDX-License-Identifier: Apache-2.0
"""Takes Batch jobs from SUBMITTED to their end: dependencies, order of the queues, room in the compute environments.

A queue is first in, first out: a job for which there is no room holds up those behind it, as on AWS without a scheduling
policy. Of several queues on one compute environment the one with the higher priority comes first. Beside maxvCpus, which
is the environment's, the machine bounds how many jobs run at one time.
"""

import logging
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ministack.core.responses import request_scope
from ministack.services import batch

from launcher import batch_attempts
from launcher.batch_clock import JOB_SLOTS, MINUTE_SECONDS
from launcher.batch_job_state import Job, by_status, changed, move

Data = dict[str, Any]
# Account, region and name.
_Place = tuple[str, str, str]

_log = logging.getLogger("launcher.batch_scheduler")
_LOOK_EVERY_SECONDS = 0.05
_TOO_LARGE = "MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE"
_thread: threading.Thread | None = None


def wake() -> None:
    """There are new jobs. Call it with the state's lock held."""
    global _thread
    if _thread is None:
        _thread = threading.Thread(target=_run, daemon=True, name="batch-scheduler")
        _thread.start()
    changed.notify_all()


def _run() -> None:
    while True:
        with changed:
            _step()
            changed.wait(_LOOK_EVERY_SECONDS if _open_jobs() else None)


@contextmanager
def _at_home_of(job: Job) -> Iterator[None]:
    """In the job's account and region. A fault of the sandbox ends this job, and holds no other one up."""
    with request_scope(job.account, job.region):
        try:
            yield
        except Exception as fault:
            _log.exception("job %s", job.id)
            if not job.has_ended:
                move(job, "FAILED", f"The sandbox could not go on with the job: {fault!r}")


def _open_jobs() -> bool:
    return any(by_status[status] for status in ("SUBMITTED", "PENDING", "RUNNABLE", "STARTING", "RUNNING"))


def _step() -> None:
    for job in [*by_status["STARTING"].values(), *by_status["RUNNING"].values()]:
        with _at_home_of(job):
            batch_attempts.follow(job)
    for job in list(by_status["SUBMITTED"].values()):
        move(job, "PENDING" if job.children or job.dependencies else "RUNNABLE")
    for job in list(by_status["PENDING"].values()):
        _release(job)
    _place_jobs()


def _release(job: Job) -> None:
    """An array waits for its children; any other job for those that it depends on."""
    if job.children or job.has_ended:
        return
    if any(other.status == "FAILED" for other in job.dependencies):
        move(job, "FAILED", "Dependent Job failed")
    elif all(other.status == "SUCCEEDED" for other in job.dependencies):
        move(job, "RUNNABLE")


def _place_jobs() -> None:
    running = [*by_status["STARTING"].values(), *by_status["RUNNING"].values()]
    used: dict[_Place, float] = defaultdict(float)
    for job in running:
        used[_place_key(job, job.place)] += job.vcpus
    free = JOB_SLOTS - len(running)
    for queued in _queues_by_priority():
        for job in queued:
            with request_scope(job.account, job.region):
                place = _room(job, used)
                if place is None:
                    _limit_wait(job)
                    break
            if free <= 0:
                return
            with _at_home_of(job):
                batch_attempts.start(job, place)
            if job.status == "STARTING":
                used[_place_key(job, place)] += job.vcpus
                free -= 1


def _place_key(job: Job, place: str) -> _Place:
    return (job.account, job.region, place)


def _queues_by_priority() -> list[list[Job]]:
    queued: dict[_Place, list[Job]] = {}
    for job in by_status["RUNNABLE"].values():
        queued.setdefault(_place_key(job, job.queue), []).append(job)

    def priority(key: _Place) -> int:
        record = batch._job_queues.get_scoped(*key) or {}
        return -int(record.get("priority", 1))

    return [queued[key] for key in sorted(queued, key=priority)]


def _environments(job: Job) -> list[Data]:
    queue = batch._job_queues.get(job.queue) or {}
    order = sorted(queue.get("computeEnvironmentOrder") or [], key=lambda place: place["order"])
    found = [batch._compute_envs.get(place["computeEnvironment"].rsplit("/", 1)[-1]) for place in order]
    return [environment for environment in found if environment and environment["state"] == "ENABLED"]


def _room(job: Job, used: dict[_Place, float]) -> str | None:
    """The first compute environment of its queue with vCPUs left for the job."""
    for environment in _environments(job):
        name = str(environment["computeEnvironmentName"])
        if used[_place_key(job, name)] + job.vcpus <= _limit(environment):
            return name
    return None


def _limit(environment: Data) -> float:
    return float((environment.get("computeResources") or {}).get("maxvCpus", 0))


def _limit_wait(job: Job) -> None:
    """A job that no compute environment can ever hold says so, and is cancelled when its queue limits how long."""
    environments = _environments(job)
    if not environments or any(job.vcpus <= _limit(environment) for environment in environments):
        return
    job.record["statusReason"] = (
        f"{_TOO_LARGE} - The job needs {job.vcpus:g} vCPUs, more than any compute environment of its queue may hold"
    )
    waited = time.monotonic() - job.runnable_since
    for action in (batch._job_queues.get(job.queue) or {}).get("jobStateTimeLimitActions") or []:
        if action["reason"] == _TOO_LARGE and waited >= action["maxTimeSeconds"] / 60 * MINUTE_SECONDS:
            move(job, "FAILED", action["reason"])
            return
