# SPDX-License-Identifier: Apache-2.0
"""The Application Auto Scaling API, which the emulator lacks: records only, authorized like any other service.

The sandbox's task runner acts on the records of ECS services (step scaling). Shapes and errors follow the Application
Auto Scaling API reference, 2016-02-06. Target tracking is stored, but creates no alarms and is not acted on.
"""

import json
import sys
import time
import uuid
from collections.abc import Callable
from typing import Any

from ministack.core.responses import (
    AccountRegionScopedDict,
    error_response_json,
    get_account_id,
    get_region,
    json_response,
)

SERVICE = "application-autoscaling"
_MODULE = "application_autoscaling"

_targets = AccountRegionScopedDict()
_policies = AccountRegionScopedDict()
_tags = AccountRegionScopedDict()

Data = dict[str, Any]


class _Refusal(Exception):
    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def install() -> None:
    """Registers the service where the emulator keeps its own: routing, permissions, reset and dispatch."""
    from ministack import app
    from ministack.core import iam_actions, router

    router.SERVICE_PATTERNS[SERVICE] = {
        "target_prefixes": ["AnyScaleFrontendService."],
        "host_patterns": [r"^application-autoscaling\."],
        "credential_scope": SERVICE,
    }
    iam_actions.SERVICE_TO_IAM_NAMESPACE[SERVICE] = SERVICE
    module = sys.modules[__name__]
    sys.modules[f"ministack.services.{_MODULE}"] = module
    app._loaded_modules[_MODULE] = module
    app.SERVICE_REGISTRY[SERVICE] = {"module": _MODULE}
    app.SERVICE_HANDLERS[SERVICE] = handle_request


async def handle_request(_method: str, _path: str, headers: dict[str, str], body: bytes, _query: Data) -> Any:
    """One JSON 1.1 request, told apart by X-Amz-Target."""
    action = headers.get("x-amz-target", "").rpartition(".")[2]
    handler = _ACTIONS.get(action)
    if handler is None:
        return error_response_json("UnknownOperationException", f"{action} is not available in the sandbox", 400)
    try:
        return json_response(handler(json.loads(body or b"{}")))
    except _Refusal as refusal:
        return error_response_json(refusal.code, str(refusal), 400)
    except KeyError as missing:
        return error_response_json("ValidationException", f"1 validation error: {missing} must not be null", 400)


def reset() -> None:
    for store in (_targets, _policies, _tags):
        store.clear()


def get_state() -> Data:
    return {"targets": dict(_targets._data), "policies": dict(_policies._data), "tags": dict(_tags._data)}


def load_persisted_state(state: Data) -> None:
    for store, name in ((_targets, "targets"), (_policies, "policies"), (_tags, "tags")):
        store._data.update((state or {}).get(name, {}))


def _target_key(data: Data) -> tuple[str, str, str]:
    return data["ServiceNamespace"], data["ResourceId"], data["ScalableDimension"]


def _register_scalable_target(data: Data) -> Data:
    key = _target_key(data)
    existing = _targets.get(key)
    if existing is None:
        _check_ecs_service(data)
        if "MinCapacity" not in data or "MaxCapacity" not in data:
            raise _Refusal("ValidationException", "MinCapacity and MaxCapacity must be given for a new scalable target")
    account, region = get_account_id(), get_region()
    record = existing or {
        "ServiceNamespace": key[0],
        "ResourceId": key[1],
        "ScalableDimension": key[2],
        "RoleARN": data.get("RoleARN") or f"arn:aws:iam::{account}:role/aws-service-role/ecs.application-autoscaling."
        "amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService",
        "CreationTime": time.time(),
        "ScalableTargetARN": f"arn:aws:{SERVICE}:{region}:{account}:scalable-target/{uuid.uuid4().hex[:18]}",
        "SuspendedState": dict.fromkeys(
            ("DynamicScalingInSuspended", "DynamicScalingOutSuspended", "ScheduledScalingSuspended"), False
        ),
    }
    changed = {**record, **{name: data[name] for name in ("MinCapacity", "MaxCapacity", "RoleARN") if name in data}}
    changed["SuspendedState"] = {**record["SuspendedState"], **(data.get("SuspendedState") or {})}
    if not 0 <= changed["MinCapacity"] <= changed["MaxCapacity"]:
        raise _Refusal("ValidationException", "Maximum capacity cannot be less than minimum capacity")
    _targets[key] = changed
    if data.get("Tags"):
        _tags[changed["ScalableTargetARN"]] = dict(data["Tags"])
    return {"ScalableTargetARN": changed["ScalableTargetARN"]}


def _check_ecs_service(data: Data) -> None:
    from ministack.services import ecs

    if data["ServiceNamespace"] != "ecs":
        return
    service = ecs._services.get(data["ResourceId"].removeprefix("service/"))
    if service is None or service.get("status") != "ACTIVE":
        raise _Refusal("ValidationException", f"ECS service doesn't exist: {data['ResourceId']}")


def _describe_scalable_targets(data: Data) -> Data:
    wanted = data.get("ResourceIds")
    found = [
        target
        for target in _targets.values()
        if target["ServiceNamespace"] == data["ServiceNamespace"]
        and (not wanted or target["ResourceId"] in wanted)
        and data.get("ScalableDimension") in (None, target["ScalableDimension"])
    ]
    return {"ScalableTargets": found}


def _deregister_scalable_target(data: Data) -> Data:
    key = _target_key(data)
    target = _targets.get(key)
    if target is None:
        raise _Refusal("ObjectNotFoundException", f"No scalable target found for {_described(data)}")
    for policy_key in [found for found in _policies if found[:3] == key]:
        del _policies[policy_key]
    _tags.pop(target["ScalableTargetARN"], None)
    del _targets[key]
    return {}


def _put_scaling_policy(data: Data) -> Data:
    key = (*_target_key(data), data["PolicyName"])
    if key[:3] not in _targets:
        raise _Refusal("ObjectNotFoundException", f"No scalable target registered for {_described(data)}")
    existing = _policies.get(key) or {}
    kind = data.get("PolicyType") or existing.get("PolicyType") or "StepScaling"
    arn = existing.get("PolicyARN") or (
        f"arn:aws:autoscaling:{get_region()}:{get_account_id()}:scalingPolicy:{uuid.uuid4()}:"
        f"resource/{key[0]}/{key[1]}:policyName/{key[3]}"
    )
    configuration = f"{kind}PolicyConfiguration"
    if configuration not in data:
        raise _Refusal("ValidationException", f"{configuration} must be given for a policy of type {kind}")
    _policies[key] = {
        "PolicyARN": arn,
        "PolicyName": key[3],
        "ServiceNamespace": key[0],
        "ResourceId": key[1],
        "ScalableDimension": key[2],
        "PolicyType": kind,
        configuration: data[configuration],
        "CreationTime": existing.get("CreationTime") or time.time(),
    }
    return {"PolicyARN": arn, "Alarms": _alarms_of(arn)}


def _describe_scaling_policies(data: Data) -> Data:
    names = data.get("PolicyNames")
    found = [
        {**policy, "Alarms": _alarms_of(policy["PolicyARN"])}
        for policy in _policies.values()
        if policy["ServiceNamespace"] == data["ServiceNamespace"]
        and data.get("ResourceId") in (None, policy["ResourceId"])
        and data.get("ScalableDimension") in (None, policy["ScalableDimension"])
        and (not names or policy["PolicyName"] in names)
    ]
    return {"ScalingPolicies": found}


def _alarms_of(policy_arn: str) -> list[dict[str, str]]:
    """The CloudWatch alarms of this region that name the policy as an action."""
    from ministack.services import cloudwatch

    alarms = [alarm for alarm in cloudwatch._alarms.values() if policy_arn in (alarm.get("AlarmActions") or [])]
    return [{"AlarmName": alarm["AlarmName"], "AlarmARN": alarm["AlarmArn"]} for alarm in alarms]


def _delete_scaling_policy(data: Data) -> Data:
    key = (*_target_key(data), data["PolicyName"])
    if key not in _policies:
        raise _Refusal("ObjectNotFoundException", f"No scaling policy {key[3]} found for {_described(data)}")
    del _policies[key]
    return {}


def _described(data: Data) -> str:
    namespace, resource, dimension = _target_key(data)
    return f"service namespace: {namespace}, resource ID: {resource}, scalable dimension: {dimension}"


def _tagged(data: Data) -> str:
    arn: str = data["ResourceARN"]
    if not any(target["ScalableTargetARN"] == arn for target in _targets.values()):
        raise _Refusal("ResourceNotFoundException", f"No scalable target found: {arn}")
    return arn


def _tag_resource(data: Data) -> Data:
    arn = _tagged(data)
    _tags[arn] = {**_tags.get(arn, {}), **data["Tags"]}
    return {}


def _untag_resource(data: Data) -> Data:
    arn = _tagged(data)
    _tags[arn] = {key: value for key, value in _tags.get(arn, {}).items() if key not in data["TagKeys"]}
    return {}


def _list_tags_for_resource(data: Data) -> Data:
    return {"Tags": _tags.get(_tagged(data), {})}


_ACTIONS: dict[str, Callable[[Data], Data]] = {
    "RegisterScalableTarget": _register_scalable_target,
    "DescribeScalableTargets": _describe_scalable_targets,
    "DeregisterScalableTarget": _deregister_scalable_target,
    "PutScalingPolicy": _put_scaling_policy,
    "DescribeScalingPolicies": _describe_scaling_policies,
    "DeleteScalingPolicy": _delete_scaling_policy,
    "TagResource": _tag_resource,
    "UntagResource": _untag_resource,
    "ListTagsForResource": _list_tags_for_resource,
}
