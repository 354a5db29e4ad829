# SPDX-License-Identifier: Apache-2.0
"""Judges whether API Gateway, SNS and EventBridge may invoke a function: by the function's own policy.

The emulator invokes without asking. On AWS each needs a statement for its service principal, closed by aws:SourceArn and
aws:SourceAccount; API Gateway answers 500 without one, the others lose the event.
"""

import logging
from typing import Any

from ministack.core import iam_evaluator
from ministack.core.arn import ArnParseError, execute_api_arn, parse_arn
from ministack.core.iam_evaluator import EvalContext
from ministack.core.responses import get_account_id, get_region, request_scope

from launcher.decisions import Decision, noted_matches, record

_log = logging.getLogger("launcher.function_invokers")
_ACTION = "lambda:InvokeFunction"


def install() -> None:
    from ministack.services import apigateway_v1, eventbridge, sns

    invoke_target, deliver = eventbridge._invoke_target, sns._deliver_to_lambda

    def invoke_judged(target: dict[str, Any], event: dict[str, Any], rule: dict[str, Any], view: Any = None) -> None:
        if may_invoke(target.get("Arn", ""), "events.amazonaws.com", rule.get("Arn") or ""):
            invoke_target(target, event, rule, view)

    def deliver_judged(endpoint: str, envelope: str, topic_arn: str, *rest: Any) -> None:
        if may_invoke(endpoint, "sns.amazonaws.com", topic_arn):
            deliver(endpoint, envelope, topic_arn, *rest)

    eventbridge._invoke_target, sns._deliver_to_lambda = invoke_judged, deliver_judged
    for name in ("_invoke_lambda_proxy_v1", "_invoke_lambda_custom_v1"):
        setattr(apigateway_v1, name, _judged_integration(apigateway_v1, getattr(apigateway_v1, name)))


def _judged_integration(apigateway: Any, invoke: Any) -> Any:
    async def judged(
        integration: dict[str, Any], api_id: str, stage_name: str, stage: Any, resource: dict[str, Any], path: str,
        method: str, *rest: Any, **named: Any,
    ) -> Any:
        function = apigateway._extract_lambda_ref_from_integration_uri(integration.get("uri", ""))
        # The route, not the path that was called: {id} stays {id}, and a permission's * matches it.
        source = execute_api_arn(get_region(), get_account_id(), api_id, stage_name, method, resource["path"])
        if not may_invoke(function, "apigateway.amazonaws.com", source):
            return apigateway._gw_error("API_CONFIGURATION_ERROR", "Internal server error")
        return await invoke(integration, api_id, stage_name, stage, resource, path, method, *rest, **named)

    return judged


def may_invoke(function_arn: str, service: str, source_arn: str) -> bool:
    """True also for what is no function of this sandbox: the emulator says what is wrong with it."""
    from ministack.services import lambda_svc

    try:
        spec = parse_arn(function_arn)
    except ArnParseError:
        return True
    if spec.service != "lambda":
        return True
    with request_scope(spec.account_id, spec.region), noted_matches() as matches:
        found = lambda_svc.function_policy_for_arn(function_arn)
        if found is None:
            return True
        context = EvalContext(
            principal_arn="*",
            principal_type="Service",
            principal_account="",
            action=_ACTION,
            resource_arn=function_arn,
            region=spec.region,
            service_context={"aws:sourcearn": source_arn, "aws:sourceaccount": source_arn.split(":")[4]},
        )
        allowed: bool = iam_evaluator.evaluate_resource_policy(found[0], context, service=service).decision == "Allow"
        decisive = next((match.statement for match in reversed(matches) if match.effect == "Allow"), None)
        place = (f"policy of {function_arn}", decisive.sid or "0") if decisive and allowed else (None, None)
        why = None if allowed else f"the function's policy does not let {service} in for {source_arn}"
        decision = "allow" if allowed else "deny"
        record(Decision(service, _ACTION, function_arn, decision, *place, spec.region, why))
    if not allowed:
        _log.warning("%s: not invoked for %s: no permission for %s", function_arn, source_arn, service)
    return allowed
