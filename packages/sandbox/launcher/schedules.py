# SPDX-License-Identifier: Apache-2.0
"""Due schedules act under their target's role, as EventBridge Scheduler's do, and can start ECS tasks.

The emulator sends them as if EventBridge rules had, asks no role, and knows no target of ECS. Here the role must trust
scheduler.amazonaws.com for the schedule's group (aws:SourceArn is the group, Scheduler user guide, "Confused deputy
prevention") and allow each step, iam:PassRole of the task's roles among them. What fails goes to the target's dead-letter
queue under the same role, at once: retries are not made. Time zones and flexible windows are kept only.
"""

import json
import logging
from typing import Any

from ministack.core.arn import parse_arn
from ministack.core.responses import get_account_id, get_region

from launcher.service_role import ServiceRole, Step, refusal

_log = logging.getLogger("launcher.schedules")
_SERVICE = "scheduler.amazonaws.com"
_KEY_ACTIONS = ("kms:GenerateDataKey", "kms:Decrypt")
_ACTIONS = {"sqs": "sqs:SendMessage", "sns": "sns:Publish", "lambda": "lambda:InvokeFunction"}

Data = dict[str, Any]


def install() -> None:
    from ministack.services import eventbridge

    invoke = eventbridge._invoke_target

    def invoke_under_role(target: Data, event: Data, rule: Data, view: Any = None) -> None:
        if "FlexibleTimeWindow" in rule:
            _start(target, rule)
        else:
            invoke(target, event, rule, view)

    eventbridge._invoke_target = invoke_under_role


def _start(target: Data, schedule: Data) -> None:
    group = f"arn:aws:scheduler:{get_region()}:{get_account_id()}:schedule-group/{schedule['GroupName']}"
    role = ServiceRole(target["RoleArn"], _SERVICE, group)
    why = refusal(role, _steps(target), get_region()) or _deliver(target, target["Arn"])
    if why is None:
        return
    _log.warning("schedule %s: %s", schedule["Name"], why)
    queue = (target.get("DeadLetterConfig") or {}).get("Arn")
    if queue is None:
        return
    why = refusal(role, _message_steps(queue), get_region()) or _deliver({"Input": target.get("Input")}, queue)
    if why is not None:
        _log.warning("schedule %s: not kept in %s: %s", schedule["Name"], queue, why)


def _steps(target: Data) -> list[Step]:
    if "EcsParameters" in target:
        return _task_steps(target)
    if parse_arn(target["Arn"]).service == "sqs":
        return _message_steps(target["Arn"])
    action = _ACTIONS.get(parse_arn(target["Arn"]).service)
    return [Step(action, target["Arn"], get_region())] if action else []


def _task_steps(target: Data) -> list[Step]:
    from ministack.services import ecs

    definition = target["EcsParameters"]["TaskDefinitionArn"]
    record = ecs._task_defs.get(ecs._resolve_td_key(definition)) or {}
    roles = [record.get(name) for name in ("taskRoleArn", "executionRoleArn")]
    passed = {"iam:PassedToService": "ecs-tasks.amazonaws.com"}
    return [
        Step("ecs:RunTask", definition, get_region(), {"ecs:cluster": target["Arn"]}),
        *(Step("iam:PassRole", role, get_region(), passed) for role in roles if role),
    ]


def _message_steps(queue_arn: str) -> list[Step]:
    """Sending, and the use of the queue's own key through SQS."""
    from ministack.services import kms, sqs

    queue = sqs._queue_by_arn(queue_arn)
    found = kms._resolve_key(queue["attributes"].get("KmsMasterKeyId") or "") if queue else None
    context = {"kms:ViaService": f"sqs.{get_region()}.amazonaws.com", "kms:EncryptionContext:aws:sqs:arn": queue_arn}
    keyed = [Step(action, found["Arn"], get_region(), context) for action in _KEY_ACTIONS] if found else []
    return [Step("sqs:SendMessage", queue_arn, get_region()), *keyed]


def _deliver(target: Data, arn: str) -> str | None:
    """Why the target did not take it; None where it did."""
    from ministack.services import eventbridge

    spec, payload = parse_arn(arn), target.get("Input") or "{}"
    if (spec.account_id, spec.region) != (get_account_id(), get_region()):
        return f"{arn} is in another account or region"
    if "EcsParameters" in target:
        return _run_task(target["EcsParameters"], arn)
    if spec.service == "sqs":
        eventbridge._dispatch_to_sqs(spec, payload, target.get("SqsParameters") or {})
    elif spec.service == "sns":
        eventbridge._dispatch_to_sns(arn, payload)
    elif spec.service == "lambda":
        eventbridge._dispatch_to_lambda(arn, payload)
    else:
        return f"the sandbox's schedules have no target such as {arn}"
    return None


def _run_task(parameters: Data, cluster: str) -> str | None:
    from ministack.services import ecs

    # RunTask of the emulator makes a cluster that is missing.
    if ecs._resolve_cluster_name(cluster) not in ecs._clusters:
        return f"there is no cluster {cluster}"
    network = (parameters.get("NetworkConfiguration") or {}).get("awsvpcConfiguration") or {}
    request = {
        "cluster": cluster,
        "taskDefinition": parameters["TaskDefinitionArn"],
        "count": parameters.get("TaskCount") or 1,
        "launchType": parameters.get("LaunchType"),
        "capacityProviderStrategy": parameters.get("CapacityProviderStrategy"),
        "platformVersion": parameters.get("PlatformVersion"),
        "group": parameters.get("Group"),
        "networkConfiguration": {
            "awsvpcConfiguration": {
                "subnets": network.get("Subnets"),
                "securityGroups": network.get("SecurityGroups"),
                "assignPublicIp": network.get("AssignPublicIp"),
            }
        },
    }
    given = {name: value for name, value in request.items() if value is not None}
    status, _headers, body = ecs._ACTION_MAP["RunTask"](given)
    answer = json.loads(body)
    if status != 200:
        return f"ECS refused the task: {answer.get('message') or answer}"
    failures = answer.get("failures")
    return f"ECS started no task: {failures}" if failures else None
