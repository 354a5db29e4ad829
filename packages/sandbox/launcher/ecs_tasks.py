# SPDX-License-Identifier: Apache-2.0
"""ECS records without containers: the sandbox's task runner, outside this process, starts and stops the real ones.

A task record is the desired state. RunTask leaves it PENDING; the runner reports ACTIVATING, RUNNING and STOPPED with
the exit code through SubmitTaskStateChange, as the ECS agent does on AWS. StopTask only asks: the record is STOPPED
once the process has ended. Services start no task themselves: the runner calls RunTask with startedBy = the deployment's id.
DiscoverPollEndpoint, the call by which an agent learns where its work is, waits for a change and names the regions.
"""

import hashlib
import json
import os
import time
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlencode

from ministack.core import iam_evaluator
from ministack.core.concurrency import resource_lock
from ministack.core.responses import error_response_json, get_account_id, get_region, json_response, request_scope
from ministack.services import ecs

from launcher import task_sessions

_LONGEST_WAIT_SECONDS = 3.0
_LOOK_EVERY_SECONDS = 0.05
_STOPPED_TASKS_KEPT_FOR = timedelta(hours=1)
_SCHEDULER = "ServiceSchedulerInitiated"
_SCHEDULER_REASON = "Scaling activity initiated by "
_FAILURES = ("EssentialContainerExited", "TaskFailedToStart")


class _NoDocker:
    """Stands where the emulator expects a Docker client, so that it registers a task and leaves starting it alone."""


def install() -> None:
    no_docker = _NoDocker()
    stock_run_task, stock_deployment, stock_reset = ecs._run_task, ecs._make_deployment, ecs.reset

    def run_task(data: dict[str, Any]) -> Any:
        started_by = str(data.get("startedBy") or "")
        for_service = started_by.startswith("ecs-svc/") or str(data.get("group") or "").startswith("service:")
        if for_service and not _called_by_root():
            return _refused("Only the service scheduler runs tasks of a service; leave out startedBy and group")
        if for_service and not _deployment_is_live(data):
            return _refused("The service is not active, or has no such deployment any more")
        _drop_old_stopped_tasks()
        deployment = started_by if started_by.startswith("ecs-svc/") else None
        response = stock_run_task({**data, "_deploymentId": deployment})
        _keep_network(response, data.get("networkConfiguration"))
        if for_service and not _deployment_is_live(data):
            _stop_late_tasks(response)
        return response

    def make_deployment(task_definition: str, desired_count: int, status: str = "PRIMARY") -> Any:
        deployment = stock_deployment(task_definition, desired_count, status)
        return {**deployment, "rolloutState": "IN_PROGRESS", "rolloutStateReason": ""}

    def reset() -> None:
        stock_reset()
        task_sessions.forget_tasks()

    ecs._docker, ecs._get_docker = no_docker, lambda: no_docker
    ecs._ensure_ecs_reaper_thread = lambda: None
    ecs._cleanup_task_resources = lambda *_args, **_rest: None
    ecs._maybe_mark_stopped = lambda *_args, **_rest: None
    ecs._deployment_needs_first_task = lambda *_args, **_rest: False
    ecs._run_task_worker = _leave_pending
    ecs._reconcile_service_tasks = _recount_service
    ecs._make_deployment = make_deployment
    ecs._run_task = run_task
    ecs._stop_task = lambda data: _stop_task(data, _SCHEDULER)
    ecs.reset = reset
    ecs._ACTION_MAP.update(
        RunTask=run_task,
        StopTask=lambda data: _stop_task(data, "UserInitiated"),
        SubmitTaskStateChange=_submit_task_state_change,
        DiscoverPollEndpoint=_discover_poll_endpoint,
        ExecuteCommand=lambda _data: _refused("ECS Exec is not available in the sandbox"),
    )
    task_sessions.install()


def _called_by_root() -> bool:
    return iam_evaluator.caller_arn().endswith(":root")


def _refused(message: str) -> Any:
    return error_response_json("InvalidParameterException", message, 400)


def _leave_pending(task: Any, _definition: Any, _overrides: Any, _docker: Any, account_id: str, region: str) -> None:
    with request_scope(account_id, region):
        ecs._mark_task_pending(task["taskArn"], task)


def _deployment_is_live(data: dict[str, Any]) -> bool:
    """The scheduler decides from what it has read: meanwhile the service may have been deleted."""
    cluster = ecs._resolve_cluster_name(data.get("cluster", "default"))
    service = ecs._services.get(f"{cluster}/{str(data.get('group') or '').removeprefix('service:')}")
    if service is None or service["status"] != "ACTIVE":
        return False
    return any(deployment["id"] == data.get("startedBy") for deployment in service["deployments"])


def _stop_late_tasks(response: Any) -> None:
    status, _headers, body = response
    for task in json.loads(body).get("tasks", []) if status == 200 else []:
        cluster = ecs._cluster_name_from_arn(task["clusterArn"])
        _stop_task({"task": task["taskArn"], "cluster": cluster, "reason": "Service deleted"}, _SCHEDULER)


def _keep_network(response: Any, network: Any) -> None:
    """The task's record keeps where it runs: VPC endpoints are judged by it."""
    status, _headers, body = response
    for task in json.loads(body).get("tasks", []) if status == 200 else []:
        record = ecs._tasks.get(task["taskArn"])
        if record is None or not record.get("_subnet"):
            continue
        record["_network"] = network
        details = [
            {"name": "subnetId", "value": record["_subnet"]},
            {"name": "privateIPv4Address", "value": "127.0.0.1"},
        ]
        record["attachments"] = [
            {"id": ecs.new_uuid(), "type": "ElasticNetworkInterface", "status": "ATTACHED", "details": details}
        ]


def _recount_service(cluster_name: str, service_key: str) -> None:
    service = ecs._services.get(service_key)
    if not service or service["status"] != "ACTIVE":
        return
    ecs._refresh_service_state(cluster_name, f"service:{service['serviceName']}")
    ecs._recount_cluster(cluster_name)
    if service.get("desiredCount", 0) == 0:
        ecs._complete_service_deployment(cluster_name, service_key)


def _find_task(data: dict[str, Any]) -> dict[str, Any] | None:
    return ecs._resolve_task(data.get("task", ""), ecs._resolve_cluster_name(data.get("cluster", "default")))


def _stop_task(data: dict[str, Any], stop_code: str) -> Any:
    """A task that no process has been claimed for stops at once; another one waits for the runner."""
    task = _find_task(data)
    if task is None:
        return _refused("The referenced task was not found.")
    reason = data.get("reason") or "Task stopped by user"
    with resource_lock("ecs-task", task["taskArn"]):
        if task["desiredStatus"] != "STOPPED":
            ecs._bump_task_version(task)
            scheduled = reason.startswith(_SCHEDULER_REASON)
            task.update(
                desiredStatus="STOPPED",
                stoppingAt=ecs._iso(),
                stoppedReason=reason,
                stopCode=_SCHEDULER if scheduled else stop_code,
            )
            unclaimed = task["lastStatus"] in ("PROVISIONING", "PENDING")
            task["lastStatus"] = "STOPPED" if unclaimed else "STOPPING"
            if unclaimed:
                task["stoppedAt"] = ecs._iso()
    _recount_task(task)
    return json_response({"task": ecs._sanitize(task)})


def _submit_task_state_change(data: dict[str, Any]) -> Any:
    """Acknowledgment REFUSED: the task was stopped meanwhile, or is unknown; the runner ends its process."""
    if not _called_by_root():
        return error_response_json("AccessDeniedException", "Only the task runner reports states of tasks", 403)
    task = _find_task(data)
    accepted = task is not None and _apply_state(task, data)
    return json_response({"acknowledgment": "ACCEPT" if accepted else "REFUSED"})


def _apply_state(task: dict[str, Any], data: dict[str, Any]) -> bool:
    arn, status = task["taskArn"], data.get("status")
    if status == "ACTIVATING":
        return bool(ecs._mark_task_activating(arn, task))
    if status == "RUNNING":
        return _mark_running(task)
    return status == "STOPPED" and _mark_stopped(task, data)


def _mark_running(task: dict[str, Any]) -> bool:
    if not ecs._mark_task_running(task["taskArn"], task):
        return False
    for container in task.get("containers", []):
        container["lastStatus"] = "RUNNING"
    cluster, group = ecs._cluster_name_from_arn(task["clusterArn"]), task.get("group", "")
    if group.startswith("service:"):
        key = f"{cluster}/{group.removeprefix('service:')}"
        ecs._schedule_service_deployment_completion(cluster, key, get_account_id(), get_region(), healthy_task=task)
    return True


def _mark_stopped(task: dict[str, Any], data: dict[str, Any]) -> bool:
    exit_codes = {entry.get("containerName"): entry.get("exitCode") for entry in data.get("containers") or []}
    with resource_lock("ecs-task", task["taskArn"]):
        if task["lastStatus"] == "STOPPED":
            return False
        if task["desiredStatus"] != "STOPPED":
            started = bool(task.get("startedAt"))
            task["stopCode"] = "EssentialContainerExited" if started else "TaskFailedToStart"
            task["stoppedReason"] = data.get("reason") or "Essential container in task exited"
        now = ecs._iso()
        ecs._bump_task_version(task)
        task.update(desiredStatus="STOPPED", lastStatus="STOPPED", stoppedAt=now, executionStoppedAt=now)
        task["stoppingAt"] = task.get("stoppingAt") or now
        for container in task.get("containers", []):
            container["lastStatus"] = "STOPPED"
            container["exitCode"] = exit_codes.get(container["name"])
    _recount_task(task)
    if task["stopCode"] in _FAILURES:
        ecs._record_service_task_failure(task)
    return True


def _recount_task(task: dict[str, Any]) -> None:
    cluster = ecs._cluster_name_from_arn(task["clusterArn"])
    ecs._recount_cluster(cluster)
    ecs._refresh_service_state(cluster, task.get("group", ""))


def _drop_old_stopped_tasks() -> None:
    """ECS shows a stopped task for about an hour."""
    limit = datetime.now(timezone.utc) - _STOPPED_TASKS_KEPT_FOR
    for key, task in list(ecs._tasks._data.items()):
        if task.get("lastStatus") == "STOPPED" and task.get("stoppedAt"):
            if datetime.fromisoformat(str(task["stoppedAt"]).replace("Z", "+00:00")) < limit:
                ecs._tasks._data.pop(key, None)


def _discover_poll_endpoint(data: dict[str, Any]) -> Any:
    """Waits up to 3 s while the work is still the version that the caller names in containerInstance."""
    if not _called_by_root():
        return error_response_json("AccessDeniedException", "Only the task runner polls for work", 403)
    deadline = time.monotonic() + _LONGEST_WAIT_SECONDS
    version = _work_version()
    while version == data.get("containerInstance") and time.monotonic() < deadline:
        time.sleep(_LOOK_EVERY_SECONDS)
        version = _work_version()
    regions = sorted({key[1] for key in list(ecs._clusters._data)})
    query = urlencode({"version": version, "regions": ",".join(regions)})
    endpoint = f"https://127.0.0.1:{os.environ['GATEWAY_PORT']}/?{query}"
    return json_response({"endpoint": endpoint, "telemetryEndpoint": endpoint})


def _work_version() -> str:
    """Changes whenever the runner may have something to do, in any region."""
    tasks = [
        (key, task["lastStatus"], task["desiredStatus"])
        for key, task in list(ecs._tasks._data.items())
        if task["lastStatus"] != "STOPPED"
    ]
    services = [
        (key, service["status"], service.get("desiredCount"), _rollout(service))
        for key, service in list(ecs._services._data.items())
    ]
    clusters = list(ecs._clusters._data)
    return hashlib.sha256(repr((tasks, services, clusters)).encode()).hexdigest()[:16]


def _rollout(service: dict[str, Any]) -> Any:
    return [(entry["id"], entry["status"], entry["rolloutState"]) for entry in service["deployments"]]
