# SPDX-License-Identifier: Apache-2.0
"""SubmitJob: checks the request and makes the job, or the array with its children.

Limits and meanings follow the Batch API reference (SubmitJob) and user guide ("Array jobs", "Job dependencies",
"Job definition parameters"). Only container jobs on Fargate run in the sandbox.
"""

import copy
import re
from typing import Any

from ministack.core.responses import get_account_id, get_region, new_uuid
from ministack.services import batch

from launcher.batch_faults import TAG, unknown_in
from launcher.batch_job_state import STATES, Job, add, jobs, now

Data = dict[str, Any]

_JOB_NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$")
_ELSEWHERE = ("ecsPropertiesOverride", "eksPropertiesOverride", "nodeOverrides")
_LEAST_TIMEOUT_SECONDS = 60
_MOST_DEPENDENCIES = 20
_MOST_TAGS = 50


class Refusal(Exception):
    """A ClientException with the message."""


def submit(data: Data) -> Job:
    """Call it with the state's lock held. Raises Refusal."""
    if not _JOB_NAME.fullmatch(data.get("jobName") or ""):
        raise Refusal("jobName must be 1 to 128 letters, digits, hyphens and underscores, the first a letter or digit")
    for name in _ELSEWHERE:
        if data.get(name):
            raise Refusal(f"{name} is not available in the sandbox: it runs container jobs only")
    queue, definition = _queue_of(data.get("jobQueue") or ""), _definition_of(data.get("jobDefinition") or "")
    record = _record_of(data, queue, definition)
    size = (data.get("arrayProperties") or {}).get("size")
    if size is not None and not (isinstance(size, int) and 2 <= size <= 10_000):
        raise Refusal(f"Array size {size} is not within 2 to 10000")
    needs = _needs_of(record["container"])
    job = Job(get_account_id(), get_region(), record, queue["jobQueueName"], *needs)
    links = data.get("dependsOn") or []
    if len(links) > _MOST_DEPENDENCIES:
        raise Refusal(f"A job can depend on at most {_MOST_DEPENDENCIES} jobs")
    if size is None:
        job.dependencies = [_dependency(link) for link in links if _whole(link, size)]
        add(job)
    else:
        _add_array(job, size, links)
    return job


def _queue_of(reference: str) -> Data:
    queue = batch._job_queues.get(reference.rsplit("/", 1)[-1])
    if queue is None:
        raise Refusal(f"JobQueue {reference} not found.")
    if queue["state"] != "ENABLED":
        raise Refusal(f"JobQueue {reference} is not in the ENABLED state")
    return dict(queue)


def _definition_of(reference: str) -> Data:
    name, _, revision = reference.rsplit("/", 1)[-1].partition(":")
    active = [record for record in batch._job_definitions.get(name) or [] if record["status"] == "ACTIVE"]
    found = [record for record in active if revision in ("", str(record["revision"]))]
    if not found:
        raise Refusal(f"JobDefinition {reference} not found or not active")
    definition: Data = found[-1]
    if definition["type"] != "container" or not definition.get("containerProperties"):
        raise Refusal(f"JobDefinition {reference}: the sandbox runs container jobs only")
    return definition


def _record_of(data: Data, queue: Data, definition: Data) -> Data:
    job_id = new_uuid()
    parameters = {**(definition.get("parameters") or {}), **(data.get("parameters") or {})}
    retries = _retries_of(data.get("retryStrategy") or definition.get("retryStrategy") or {})
    timeout = data.get("timeout") or definition.get("timeout")
    seconds = (timeout or {}).get("attemptDurationSeconds", _LEAST_TIMEOUT_SECONDS)
    if seconds < _LEAST_TIMEOUT_SECONDS:
        raise Refusal(f"Timeout {seconds} is less than {_LEAST_TIMEOUT_SECONDS} seconds")
    tags = data.get("tags") or {}
    if len(tags) > _MOST_TAGS:
        raise Refusal(f"A job can have at most {_MOST_TAGS} tags")
    if unknown_in(tags):
        raise Refusal(f"{TAG}: the sandbox knows no fault {', '.join(unknown_in(tags))}")
    return {
        "jobArn": batch._job_arn(job_id),
        "jobName": data["jobName"],
        "jobId": job_id,
        "jobQueue": queue["jobQueueArn"],
        "jobDefinition": definition["jobDefinitionArn"],
        "status": "SUBMITTED",
        "attempts": [],
        "createdAt": now(),
        "retryStrategy": retries,
        "dependsOn": copy.deepcopy(data.get("dependsOn") or []),
        "parameters": parameters,
        "container": _container_of(definition["containerProperties"], data.get("containerOverrides") or {}, parameters),
        **({"timeout": dict(timeout)} if timeout else {}),
        "tags": dict(tags),
        "propagateTags": bool(data.get("propagateTags", definition.get("propagateTags", False))),
        "platformCapabilities": definition.get("platformCapabilities") or ["FARGATE"],
        "isCancelled": False,
        "isTerminated": False,
    }


def _retries_of(strategy: Data) -> Data:
    attempts, conditions = strategy.get("attempts", 1), strategy.get("evaluateOnExit") or []
    if not 1 <= attempts <= 10:
        raise Refusal(f"Retry attempts {attempts} is not within 1 to 10")
    if len(conditions) > 5:
        raise Refusal("evaluateOnExit takes at most 5 conditions")
    return {"attempts": attempts, "evaluateOnExit": copy.deepcopy(conditions)}


def _container_of(properties: Data, overrides: Data, parameters: dict[str, str]) -> Data:
    """The program is the image's: an override gives its arguments, variables and size."""
    command = overrides.get("command") or properties.get("command") or []
    variables = {entry["name"]: entry.get("value", "") for entry in properties.get("environment") or []}
    for entry in overrides.get("environment") or []:
        if entry.get("name", "").startswith("AWS_BATCH"):
            raise Refusal(f"Environment variables cannot start with AWS_BATCH: {entry['name']}")
        variables[entry["name"]] = entry.get("value", "")
    needs = {entry["type"]: entry for entry in properties.get("resourceRequirements") or []}
    needs.update({entry["type"]: entry for entry in overrides.get("resourceRequirements") or []})
    return {
        **copy.deepcopy(properties),
        "command": [_substituted(word, parameters) for word in command],
        "environment": [{"name": name, "value": value} for name, value in variables.items()],
        "resourceRequirements": [dict(entry) for entry in needs.values()],
    }


def _substituted(word: str, parameters: dict[str, str]) -> str:
    name = word.removeprefix("Ref::")
    return parameters.get(name, word) if name != word else word


def _needs_of(container: Data) -> tuple[float, int | None]:
    """vCPUs and MiB."""
    needs = {entry["type"]: entry["value"] for entry in container["resourceRequirements"]}
    try:
        vcpus = float(needs.get("VCPU") or container.get("vcpus") or 1)
        memory = int(needs.get("MEMORY") or container.get("memory") or 0)
    except ValueError as error:
        raise Refusal(f"resourceRequirements: {error}") from error
    if vcpus <= 0 or memory < 0:
        raise Refusal("resourceRequirements must be more than 0")
    return vcpus, memory or None


def _add_array(array: Job, size: int, links: list[Data]) -> None:
    whole = [_dependency(link) for link in links if _whole(link, size)]
    pairs = [_dependency(link) for link in links if link.get("type") == "N_TO_N"]
    if any(len(other.children) != size for other in pairs):
        raise Refusal("N_TO_N needs an array job of the same size")
    sequential = any(link.get("type") == "SEQUENTIAL" for link in links)
    array.record["arrayProperties"] = {"size": size, "statusSummary": dict.fromkeys(STATES, 0)}
    for index in range(size):
        child_id = f"{array.id}:{index}"
        record = {
            **array.record,
            "jobId": child_id,
            "jobArn": batch._job_arn(child_id),
            "arrayProperties": {"size": size, "index": index, "statusSummary": {}},
            "container": dict(array.record["container"]),
            "attempts": [],
        }
        child = Job(array.account, array.region, record, array.queue, array.vcpus, array.memory, parent=array)
        child.dependencies = [*whole, *(other.children[index] for other in pairs)]
        if sequential and index > 0:
            child.dependencies.append(array.children[-1])
        array.children.append(child)
    add(array)
    for child in array.children:
        add(child)


def _whole(link: Data, size: int | None) -> bool:
    """Whether a dependency is on a job as a whole."""
    kind = link.get("type")
    if kind not in (None, "SEQUENTIAL", "N_TO_N"):
        raise Refusal(f"Dependency type {kind} is not SEQUENTIAL or N_TO_N")
    if kind is not None and size is None:
        raise Refusal(f"Dependency type {kind} is for array jobs")
    if kind == "SEQUENTIAL" and link.get("jobId"):
        raise Refusal("A SEQUENTIAL dependency takes no jobId")
    return kind is None


def _dependency(link: Data) -> Job:
    job = jobs.get(link.get("jobId") or "")
    if job is None or (job.account, job.region) != (get_account_id(), get_region()):
        raise Refusal(f"Job {link.get('jobId')} to depend on does not exist")
    return job
