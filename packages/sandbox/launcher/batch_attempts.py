# SPDX-License-Identifier: Apache-2.0
"""One attempt of a Batch job is one ECS task on Fargate, in the cluster of the compute environment, as on AWS.

So the task runner gives it what any task gets: a process of the registered bundle, job role and execution role, log
stream `<prefix>/default/<task id>`, credentials endpoint, and the judgement of VPC endpoints by its subnet.
Source: Batch user guide, "AWS Batch job environment variables", "Job retries" and "Job timeouts".
"""

import json
import time
from typing import Any

from ministack.services import batch, cloudwatch_logs, ecs

from launcher.batch_clock import MINUTE_SECONDS
from launcher.batch_job_state import Job, move, now

Data = dict[str, Any]

_CONTAINER = "default"
_DEFAULT_GROUP = "/aws/batch/job"
_STOP_SECONDS = 30
_TIMED_OUT = "Job attempt duration exceeded timeout"
# ARNs of task definitions by the job definition that they were made of.
_task_definitions: dict[str, str] = {}


def forget_task_definitions() -> None:
    """After a reset of the emulator."""
    _task_definitions.clear()


def start(job: Job, place: str) -> None:
    """Call it in the job's account and region. A task that cannot be made fails the attempt."""
    job.place = place
    move(job, "STARTING")
    environment = batch._compute_envs[place]
    try:
        job.task_arn = _run_task(job, environment)
    except ValueError as error:
        job.task_arn = ""
        _conclude(job, None, str(error), str(error))
        return
    prefix = _logs_of(job)["options"]["awslogs-stream-prefix"]
    stream = f"{prefix}/{_CONTAINER}/{job.task_arn.rsplit('/', 1)[-1]}"
    job.record["container"].update(taskArn=job.task_arn, logStreamName=stream)


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


def _run_task(job: Job, environment: Data) -> str:
    name = cluster_name(job.place)
    if name not in ecs._clusters:
        ecs._create_cluster({"clusterName": name})
    resources = environment.get("computeResources") or {}
    network = job.record["container"].get("networkConfiguration") or {}
    tags = job.record["tags"] if job.record["propagateTags"] else {}
    answer = ecs._run_task(
        {
            "cluster": name,
            "taskDefinition": _task_definition(job),
            "launchType": "FARGATE",
            "startedBy": job.id[:36],
            "networkConfiguration": {
                "awsvpcConfiguration": {
                    "subnets": list(resources.get("subnets") or []),
                    "securityGroups": list(resources.get("securityGroupIds") or []),
                    "assignPublicIp": network.get("assignPublicIp", "DISABLED"),
                }
            },
            "overrides": {"containerOverrides": [_override(job)]},
            "tags": [{"key": key, "value": value} for key, value in tags.items()],
        }
    )
    return str(_body_of(answer)["tasks"][0]["taskArn"])


def _override(job: Job) -> Data:
    container = job.record["container"]
    own = {
        "AWS_BATCH_CE_NAME": job.place,
        "AWS_BATCH_JOB_ATTEMPT": str(len(job.record["attempts"]) + 1),
        "AWS_BATCH_JOB_ID": job.id,
        "AWS_BATCH_JQ_NAME": job.queue,
    }
    if job.parent is not None:
        own["AWS_BATCH_JOB_ARRAY_INDEX"] = str(job.record["arrayProperties"]["index"])
        own["AWS_BATCH_JOB_ARRAY_SIZE"] = str(job.record["arrayProperties"]["size"])
    variables = {entry["name"]: entry["value"] for entry in container["environment"]}
    return {
        "name": _CONTAINER,
        "command": list(container["command"]),
        "environment": [{"name": name, "value": value} for name, value in {**variables, **own}.items()],
        "cpu": int(job.vcpus * 1024),
        **({"memory": job.memory} if job.memory else {}),
    }


def _task_definition(job: Job) -> str:
    definition_arn = job.record["jobDefinition"]
    known = _task_definitions.get(definition_arn)
    if known is not None:
        return known
    name, container = definition_arn.rsplit("/", 1)[-1], job.record["container"]
    if container.get("logConfiguration") is None:
        # Batch makes its default group itself.
        cloudwatch_logs._create_log_group({"logGroupName": _DEFAULT_GROUP})
    answer = ecs._register_task_definition(
        {
            "family": f"AWSBatch-{name.replace(':', '-')}",
            "networkMode": "awsvpc",
            "requiresCompatibilities": ["FARGATE"],
            "cpu": str(int(job.vcpus * 1024)),
            **({"memory": str(job.memory)} if job.memory else {}),
            "taskRoleArn": container.get("jobRoleArn") or "",
            "executionRoleArn": container.get("executionRoleArn") or "",
            "containerDefinitions": [
                {
                    "name": _CONTAINER,
                    "image": container.get("image") or "",
                    "stopTimeout": _STOP_SECONDS / 60 * MINUTE_SECONDS,
                    "secrets": container.get("secrets") or [],
                    "logConfiguration": _logs_of(job),
                }
            ],
        }
    )
    arn = str(_body_of(answer)["taskDefinition"]["taskDefinitionArn"])
    _task_definitions[definition_arn] = arn
    return arn


def _logs_of(job: Job) -> Data:
    """What Batch fills in where the definition says nothing."""
    own = {"logDriver": "awslogs", "options": {"awslogs-group": _DEFAULT_GROUP}}
    configuration = job.record["container"].get("logConfiguration") or own
    name = job.record["jobDefinition"].rsplit("/", 1)[-1].partition(":")[0]
    defaults = {"awslogs-region": job.region, "awslogs-stream-prefix": name}
    return {**configuration, "options": {**defaults, **(configuration.get("options") or {})}}


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


def cluster_name(place: str) -> str:
    """The cluster that Batch keeps for a compute environment."""
    return f"AWSBatch-{place}"


def _body_of(answer: Any) -> Data:
    status, _headers, body = answer
    content: Data = json.loads(body)
    if status != 200:
        raise ValueError(f"ECS refused the job's task: {content.get('message') or content}")
    return content
