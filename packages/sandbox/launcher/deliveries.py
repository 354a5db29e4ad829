# SPDX-License-Identifier: Apache-2.0
"""Judges what AWS services deliver to queues and topics: the resource's policy and, where encrypted, its key's policy.

The emulator asks the policy for S3 and SNS deliveries only, never a key, and records nothing. On AWS EventBridge and
alarms need the policy as well, and a service uses the key as its own principal, for kms:GenerateDataKey and
kms:Decrypt (SQS developer guide, "Configure KMS permissions for AWS services"). A refused delivery is lost, as there.
"""

import logging
from typing import Any

from ministack.core import iam_evaluator
from ministack.core.arn import ArnParseError, parse_arn
from ministack.core.iam_evaluator import EvalContext
from ministack.core.responses import get_account_id, get_region, request_scope

from launcher.decisions import Decision, Match, noted_matches, record

_log = logging.getLogger("launcher.deliveries")


def install() -> None:
    from ministack.services import cloudwatch, eventbridge, sns, sqs

    queue_allows, topic_allows = sqs.queue_policy_allows, sns.topic_policy_allows
    invoke, dispatch = eventbridge._invoke_target, cloudwatch._dispatch_alarm_actions

    def queue_takes(queue_arn: str, service: str, source_arn: str, source_account: str) -> bool:
        with noted_matches() as matches:
            allowed = queue_allows(queue_arn, service, source_arn, source_account)
        _note(service, "sqs:SendMessage", queue_arn, source_arn, allowed, matches)
        queue = sqs._queue_by_arn(queue_arn)
        key = queue["attributes"].get("KmsMasterKeyId") if queue else None
        context = {"aws:sqs:arn": queue_arn}
        return allowed and (not key or _key_takes(key, queue_arn, context, service, source_arn, source_account))

    def topic_takes(topic_arn: str, service: str, source_arn: str, source_account: str) -> bool:
        with noted_matches() as matches:
            allowed = topic_allows(topic_arn, service, source_arn, source_account)
        _note(service, "sns:Publish", topic_arn, source_arn, allowed, matches)
        topic = sns._topic_by_arn_any_scope(topic_arn)
        key = topic["attributes"].get("KmsMasterKeyId") if topic else None
        context = {"aws:sns:topicArn": topic_arn}
        return allowed and (not key or _key_takes(key, topic_arn, context, service, source_arn, source_account))

    takes = {"sqs": queue_takes, "sns": topic_takes}

    def invoke_judged(target: dict[str, Any], event: dict[str, Any], rule: dict[str, Any], view: Any = None) -> None:
        kind = _kind_here(target.get("Arn", ""))
        if kind in takes and not takes[kind](
            target["Arn"], "events.amazonaws.com", rule.get("Arn") or "", get_account_id()
        ):
            _log.warning("rule %s: %s does not take its events", rule.get("Name"), target["Arn"])
            return
        invoke(target, event, rule, view)

    def dispatch_judged(alarm: dict[str, Any], old_state: str, new_state: str, reason: str) -> None:
        field = {"ALARM": "AlarmActions", "OK": "OKActions"}.get(new_state, "InsufficientDataActions")
        actions = [
            action
            for action in alarm.get(field) or []
            if _kind_here(action) != "sns"
            or topic_takes(action, "cloudwatch.amazonaws.com", alarm["AlarmArn"], get_account_id())
        ]
        dispatch({**alarm, field: actions}, old_state, new_state, reason)

    sqs.queue_policy_allows, sns.topic_policy_allows = queue_takes, topic_takes
    eventbridge._invoke_target, cloudwatch._dispatch_alarm_actions = invoke_judged, dispatch_judged


def _kind_here(arn: str) -> str | None:
    """The service of an ARN in the region being served; the emulator itself drops deliveries to others."""
    try:
        spec = parse_arn(arn)
    except ArnParseError:
        return None
    return spec.service if (spec.account_id, spec.region) == (get_account_id(), get_region()) else None


def _key_takes(
    key: str, resource_arn: str, context: dict[str, str], service: str, source_arn: str, source_account: str
) -> bool:
    spec = parse_arn(resource_arn)
    with request_scope(spec.account_id, spec.region):
        return all(
            _key_allows(action, key, resource_arn, context, service, source_arn, source_account)
            for action in ("kms:GenerateDataKey", "kms:Decrypt")
        )


def _key_allows(
    action: str, key: str, resource_arn: str, context: dict[str, str], service: str, source_arn: str, account: str
) -> bool:
    from ministack.services import kms

    found = kms._resolve_key(key)
    if found is None:
        # Also alias/aws/…: AWS manages such a key and its policy names no delivering service.
        why = f"no key of the account is {key}, so no policy lets {service} use it"
        record(Decision(service, action, key, "deny", None, None, get_region(), why))
        return False
    judged = EvalContext(
        principal_arn="*",
        principal_type="Service",
        principal_account="",
        action=action,
        resource_arn=found["Arn"],
        region=get_region(),
        service_context={
            "aws:sourcearn": source_arn,
            "aws:sourceaccount": account,
            "kms:viaservice": f"{parse_arn(resource_arn).service}.{get_region()}.amazonaws.com",
            **{f"kms:encryptioncontext:{name}".lower(): value for name, value in context.items()},
            "kms:encryptioncontextkeys": list(context),
        },
    )
    with noted_matches() as matches:
        result = iam_evaluator.evaluate_resource_policy(found.get("Policy") or "", judged, service=service)
    allowed: bool = result.decision == "Allow"
    _note(service, action, found["Arn"], source_arn, allowed, matches)
    return allowed


def _note(service: str, action: str, resource: str, source: str, allowed: bool, matches: list[Match]) -> None:
    effect = "Allow" if allowed else "Deny"
    decisive = next((match.statement for match in reversed(matches) if match.effect == effect), None)
    place = (f"policy of {resource}", decisive.sid or "0") if decisive else (None, None)
    why = None if decisive else f"its policy does not let {service} in for {source}"
    record(Decision(service, action, resource, "allow" if allowed else "deny", *place, get_region(), why))
