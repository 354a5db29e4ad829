# SPDX-License-Identifier: Apache-2.0
"""An attempt of a Batch job is one ECS task on Fargate, in the cluster of the compute environment, as on AWS.

So the task runner gives it what any task gets: a process of the registered bundle, job role and execution role, log
stream `<prefix>/default/<task id>`, credentials endpoint, and the judgement of VPC endpoints by its subnet.
Source: Batch user guide, "AWS Batch job environment variables" and "Using the awslogs log driver".
"""

import json
from typing import Any

from ministack.services import batch, cloudwatch_logs, ecs

from launcher.batch_clock import MINUTE_SECONDS
from launcher.batch_job_state import Job

Data = dict[str, Any]

_CONTAINER = "default"
_DEFAULT_GROUP = "/aws/batch/job"
_STOP_SECONDS = 30
# ARNs of task definitions by the job definition that they were made of.
_task_definitions: dict[str, str] = {}


class TaskRefused(Exception):
    """Why ECS takes no such task."""


def forget_task_definitions() -> None:
    """After a reset of the emulator."""
    _task_definitions.clear()


def cluster_name(place: str) -> str:
    """The cluster that Batch keeps for a compute environment."""
    return f"AWSBatch-{place}"


def log_stream_of(job: Job) -> str:
    """Of the attempt under way."""
    prefix = _logs_of(job)["options"]["awslogs-stream-prefix"]
    return f"{prefix}/{_CONTAINER}/{job.task_arn.rsplit('/', 1)[-1]}"


def run_task(job: Job) -> str:
    """Runs the task of the next attempt and returns its ARN. Raises TaskRefused."""
    name = cluster_name(job.place)
    if name not in ecs._clusters:
        ecs._create_cluster({"clusterName": name})
    resources = (batch._compute_envs.get(job.place) or {}).get("computeResources") or {}
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


def _body_of(answer: Any) -> Data:
    status, _headers, body = answer
    content: Data = json.loads(body)
    if status != 200:
        raise TaskRefused(f"ECS refused the job's task: {content.get('message') or content}")
    return content
