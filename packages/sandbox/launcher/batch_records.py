# SPDX-License-Identifier: Apache-2.0
"""Batch records, whole: the emulator cannot update a queue, delete, deregister or tag, and drops most of a definition.

Shapes and refusals follow the Batch API reference, 2016-08-10: what is enabled or in use is not deleted. Changes are there
at once; on AWS a describe call first shows them as UPDATING. Jobs are those of batch_jobs.
"""

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from ministack.core.responses import error_response_json
from ministack.services import batch, ecs

from launcher.batch_job_state import jobs
from launcher.batch_jobs import end_jobs_of
from launcher.batch_tasks import cluster_name

Data = dict[str, Any]

_stock_create_compute_environment = batch._create_compute_environment
_stock_create_job_queue = batch._create_job_queue

_DEFINITION_FIELDS = (
    "containerProperties",
    "ecsProperties",
    "nodeProperties",
    "parameters",
    "platformCapabilities",
    "propagateTags",
    "retryStrategy",
    "schedulingPriority",
    "timeout",
    "type",
)
_QUEUE_FIELDS = ("computeEnvironmentOrder", "jobStateTimeLimitActions", "priority", "schedulingPolicyArn", "state")
_TAGS_PATH = re.compile(r"^/v1/tags/(?P<arn>.+)$")


class _Refusal(Exception):
    """A ClientException with the message."""


def install() -> None:
    stock_handle = batch.handle_request

    async def handle_request(method: str, path: str, headers: Data, body: bytes, query: Data) -> Any:
        tagged = _TAGS_PATH.match(path)
        if tagged is None:
            return await stock_handle(method, path, headers, body, query)
        return _answer(lambda: _tags_call(method, unquote(tagged["arn"]), json.loads(body or b"{}"), query))

    batch.handle_request = handle_request
    batch._DISPATCH.update(
        {
            "/v1/createcomputeenvironment": _create_compute_environment,
            "/v1/deletecomputeenvironment": lambda data: _answer(lambda: _delete_compute_environment(data)),
            "/v1/describecomputeenvironments": lambda data: batch._describe_compute_environments(
                {**data, "computeEnvironments": [_short(name) for name in data.get("computeEnvironments") or []]}
            ),
            "/v1/createjobqueue": _create_job_queue,
            "/v1/updatejobqueue": lambda data: _answer(lambda: _update_job_queue(data)),
            "/v1/deletejobqueue": lambda data: _answer(lambda: _delete_job_queue(data)),
            "/v1/registerjobdefinition": lambda data: _answer(lambda: _register_job_definition(data)),
            "/v1/deregisterjobdefinition": lambda data: _answer(lambda: _deregister_job_definition(data)),
            "/v1/describejobdefinitions": lambda data: _answer(lambda: _describe_job_definitions(data)),
        }
    )


def _answer(call: Callable[[], Data]) -> Any:
    try:
        return batch._json(200, call())
    except _Refusal as refusal:
        return error_response_json("ClientException", str(refusal), 400)


def _create_compute_environment(data: Data) -> Any:
    """With the cluster of its jobs, which is there once the first job is."""
    response = _stock_create_compute_environment(data)
    if response[0] == 200:
        environment = batch._compute_envs[data["computeEnvironmentName"]]
        environment["ecsClusterArn"] = environment["ecsClusterArn"].replace(
            f":cluster/{data['computeEnvironmentName']}", f":cluster/{cluster_name(data['computeEnvironmentName'])}"
        )
    return response


def _create_job_queue(data: Data) -> Any:
    """The emulator's record, with the fields that it drops."""
    response = _stock_create_job_queue(data)
    if response[0] == 200:
        queue = batch._job_queues[data["jobQueueName"]]
        queue.update({field: data[field] for field in _QUEUE_FIELDS if field in data})
    return response


def _short(reference: str) -> str:
    return reference.rsplit("/", 1)[-1]


def _delete_compute_environment(data: Data) -> Data:
    name = _short(data["computeEnvironment"])
    environment = batch._compute_envs.get(name)
    if environment is None:
        return {}
    if environment["state"] != "DISABLED":
        raise _Refusal("Cannot delete, compute environment must be disabled first.")
    for queue in batch._job_queues.values():
        if any(_short(place["computeEnvironment"]) == name for place in queue["computeEnvironmentOrder"]):
            raise _Refusal("Cannot delete, found existing JobQueue relationship")
    del batch._compute_envs[name]
    ecs._clusters.pop(cluster_name(name), None)
    return {}


def _update_job_queue(data: Data) -> Data:
    queue = batch._job_queues.get(_short(data["jobQueue"]))
    if queue is None:
        raise _Refusal(f"Object does not exist: {data['jobQueue']}")
    queue.update({field: data[field] for field in _QUEUE_FIELDS if data.get(field) is not None})
    return {"jobQueueName": queue["jobQueueName"], "jobQueueArn": queue["jobQueueArn"]}


def _delete_job_queue(data: Data) -> Data:
    name = _short(data["jobQueue"])
    queue = batch._job_queues.get(name)
    if queue is None:
        return {}
    if queue["state"] != "DISABLED":
        raise _Refusal("Cannot delete, job queue must be disabled first.")
    end_jobs_of(name)
    del batch._job_queues[name]
    return {}


def _register_job_definition(data: Data) -> Data:
    name = data.get("jobDefinitionName") or ""
    if not batch._JOB_QUEUE_NAME_RE.fullmatch(name):
        raise _Refusal("jobDefinitionName must be 1 to 128 letters, digits, hyphens and underscores")
    revisions = batch._job_definitions.setdefault(name, [])
    revision = len(revisions) + 1
    record = {
        "jobDefinitionName": name,
        "jobDefinitionArn": batch._jd_arn(name, revision),
        "revision": revision,
        "status": "ACTIVE",
        "containerOrchestrationType": "ECS",
        "type": "container",
        "tags": data.get("tags") or {},
        **{field: data[field] for field in _DEFINITION_FIELDS if data.get(field) is not None},
    }
    revisions.append(record)
    return {name: record[name] for name in ("jobDefinitionName", "jobDefinitionArn", "revision")}


def _deregister_job_definition(data: Data) -> Data:
    for record in _definitions_of(data["jobDefinition"]):
        record["status"] = "INACTIVE"
    return {}


def _describe_job_definitions(data: Data) -> Data:
    references = data.get("jobDefinitions")
    if references:
        found = [record for reference in references for record in _definitions_of(reference)]
    elif data.get("jobDefinitionName"):
        found = list(batch._job_definitions.get(data["jobDefinitionName"]) or [])
    else:
        found = [record for revisions in batch._job_definitions.values() for record in revisions]
    return {"jobDefinitions": [record for record in found if data.get("status") in (None, record["status"])]}


def _definitions_of(reference: str) -> list[Data]:
    """The revision that an ARN or `name:revision` names; none where there is no such one."""
    name, _, revision = _short(reference).partition(":")
    revisions = batch._job_definitions.get(name) or []
    return [record for record in revisions if str(record["revision"]) == revision]


def _tags_call(method: str, arn: str, data: Data, query: Data) -> Data:
    tags = _tagged(arn).setdefault("tags", {})
    if method == "POST":
        tags.update(data.get("tags") or {})
    if method == "DELETE":
        keys = query.get("tagKeys") or []
        for key in [keys] if isinstance(keys, str) else keys:
            tags.pop(key, None)
    return {"tags": dict(tags)} if method == "GET" else {}


def _tagged(arn: str) -> Data:
    kind = arn.split(":", 5)[-1].split("/", 1)[0]
    if kind == "job" and _short(arn) in jobs:
        return jobs[_short(arn)].record
    stores = {"compute-environment": batch._compute_envs, "job-queue": batch._job_queues}
    found = stores[kind].get(_short(arn)) if kind in stores else next(iter(_definitions_of(arn)), None)
    if found is None:
        raise _Refusal(f"Object does not exist: {arn}")
    return found
