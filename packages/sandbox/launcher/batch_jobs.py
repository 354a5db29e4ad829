# SPDX-License-Identifier: Apache-2.0
"""Batch jobs that really run: SubmitJob, DescribeJobs, ListJobs, CancelJob and TerminateJob.

The emulator lets every job succeed at once. Here the scheduler takes it through its states, and each attempt is a task
of the sandbox's task runner. Source: Batch API reference, 2016-08-10. A job that has ended is kept until a reset.
"""

import asyncio
import json
from collections.abc import Callable
from typing import Any

from ministack.core.responses import error_response_json, get_account_id, get_region, request_scope
from ministack.services import batch

from launcher import batch_attempts, batch_permissions, batch_scheduler, batch_tasks
from launcher.batch_job_state import Job, changed, described, forget, jobs, move
from launcher.batch_submission import Refusal, submit

Data = dict[str, Any]

_PAGE = 100
_WAITING = ("SUBMITTED", "PENDING", "RUNNABLE")
_SUMMARY = ("jobArn", "jobId", "jobName", "createdAt", "status", "statusReason", "startedAt", "stoppedAt")


def install() -> None:
    stock_handle, stock_reset = batch.handle_request, batch.reset

    async def handle_request(method: str, path: str, headers: Data, body: bytes, query: Data) -> Any:
        call = _CALLS.get(path.rstrip("/").lower()) if method == "POST" else None
        if call is None:
            return await stock_handle(method, path, headers, body, query)
        # The lock may be held for a while: the emulator's loop must not wait for it.
        return await asyncio.to_thread(_answer, call, body)

    def reset() -> None:
        stock_reset()
        forget()
        batch_tasks.forget_task_definitions()

    batch.handle_request, batch.reset = handle_request, reset
    batch_permissions.install()


def end_jobs_of(queue: str) -> None:
    """Ends all jobs of a queue that is deleted."""
    with changed:
        for job in [found for found in jobs.values() if _is_here(found) and found.queue == queue and not found.children]:
            _end(job, "Job queue was deleted", running=True)


def _answer(call: Callable[[Data], Data], body: bytes) -> Any:
    try:
        with changed:
            return batch._json(200, call(json.loads(body or b"{}")))
    except ValueError:
        return error_response_json("SerializationException", "invalid JSON body", 400)
    except Refusal as refusal:
        return error_response_json("ClientException", str(refusal), 400)


def _submit_job(data: Data) -> Data:
    job = submit(data)
    batch_scheduler.wake()
    return {name: job.record[name] for name in ("jobArn", "jobId", "jobName")}


def _describe_jobs(data: Data) -> Data:
    ids = data.get("jobs") or []
    if len(ids) > _PAGE:
        raise Refusal(f"At most {_PAGE} jobs can be described at once")
    found = [jobs.get(reference.rsplit("/", 1)[-1]) for reference in ids]
    return {"jobs": [described(job) for job in found if job is not None and _is_here(job)]}


def _list_jobs(data: Data) -> Data:
    """The newest first; without status and filters only what is RUNNING, as on AWS."""
    filters = {entry["name"]: (entry.get("values") or [""])[0] for entry in data.get("filters") or []}
    status = data.get("jobStatus") or (None if filters else "RUNNING")
    if filters:
        # "The filter doesn't apply to child jobs in an array"; a status is ignored beside a filter.
        status = None
    found = [
        _summary(job)
        for job in reversed(_listed(data))
        if status in (None, job.status) and all(_passes(job, name, value) for name, value in filters.items())
    ]
    start = int(data.get("nextToken") or 0)
    end = start + min(int(data.get("maxResults") or _PAGE), _PAGE)
    return {"jobSummaryList": found[start:end], **({"nextToken": str(end)} if end < len(found) else {})}


def _listed(data: Data) -> list[Job]:
    array, queue = data.get("arrayJobId"), data.get("jobQueue")
    if bool(array) == bool(queue):
        raise Refusal("Give one of jobQueue and arrayJobId")
    if array:
        parent = jobs.get(array)
        return list(parent.children) if parent is not None and _is_here(parent) else []
    name = str(queue).rsplit("/", 1)[-1]
    return [job for job in jobs.values() if _is_here(job) and job.queue == name and job.parent is None]


def _passes(job: Job, name: str, value: str) -> bool:
    record = job.record
    if name == "JOB_NAME":
        return _like(str(record["jobName"]).lower(), value.lower())
    if name == "JOB_DEFINITION":
        definition = str(record["jobDefinition"])
        return value == definition or _like(definition.rsplit("/", 1)[-1].partition(":")[0], value)
    if name == "BEFORE_CREATED_AT":
        return int(record["createdAt"]) < int(value)
    if name == "AFTER_CREATED_AT":
        return int(record["createdAt"]) > int(value)
    raise Refusal(f"Filter {name} is not known")


def _like(text: str, pattern: str) -> bool:
    return text.startswith(pattern[:-1]) if pattern.endswith("*") else text == pattern


def _summary(job: Job) -> Data:
    record, container = job.record, job.record["container"]
    summary: Data = {name: record[name] for name in _SUMMARY if name in record}
    summary["jobDefinition"] = record["jobDefinition"]
    summary["container"] = {name: container[name] for name in ("exitCode", "reason") if name in container}
    if "arrayProperties" in record:
        summary["arrayProperties"] = dict(record["arrayProperties"])
    return summary


def _cancel_job(data: Data) -> Data:
    """What runs already goes on."""
    _end_all(data, running=False)
    return {}


def _terminate_job(data: Data) -> Data:
    _end_all(data, running=True)
    return {}


def _end_all(data: Data, running: bool) -> None:
    job, reason = jobs.get((data.get("jobId") or "").rsplit("/", 1)[-1]), data.get("reason")
    if not reason:
        raise Refusal("reason must be given")
    if job is None or not _is_here(job):
        raise Refusal(f"Job {data.get('jobId')} does not exist")
    if job.children and not job.has_ended:
        job.end_reason = reason
        job.record["isTerminated" if running else "isCancelled"] = True
    for one in job.children or [job]:
        _end(one, reason, running)


def _end(job: Job, reason: str, running: bool) -> None:
    if job.status in _WAITING:
        job.record["isTerminated" if running else "isCancelled"] = True
        move(job, "FAILED", reason)
    elif running and not job.has_ended and job.end_reason is None:
        job.record["isTerminated"] = True
        with request_scope(job.account, job.region):
            batch_attempts.end(job, reason)


def _is_here(job: Job) -> bool:
    return (job.account, job.region) == (get_account_id(), get_region())


_CALLS: dict[str, Callable[[Data], Data]] = {
    "/v1/submitjob": _submit_job,
    "/v1/describejobs": _describe_jobs,
    "/v1/listjobs": _list_jobs,
    "/v1/canceljob": _cancel_job,
    "/v1/terminatejob": _terminate_job,
}
