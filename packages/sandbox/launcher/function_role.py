# SPDX-License-Identifier: Apache-2.0
"""Judges what Lambda itself does under a function's role: receive from a queue, send what failed, write the log.

The emulator does all of it as root. On AWS an event source mapping is refused for a role that may not receive
(Lambda developer guide, "Using Lambda with Amazon SQS"), a failed event whose destination refuses it is lost, and so is
a log that the role may not write.
"""

import logging
import time
from collections.abc import Callable
from typing import Any

from ministack.core.arn import ArnParseError, parse_arn
from ministack.core.responses import error_response_json, get_region

from launcher.function_code import SERVICE
from launcher.service_role import ServiceRole, Step, refusal

_log = logging.getLogger("launcher.function_role")
_RECEIVE = ("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")


def install() -> None:
    from ministack.services import lambda_svc

    create_mapping, run_batch = lambda_svc._create_esm, lambda_svc._run_sqs_batch
    send_failure, write_log = lambda_svc._route_async_failure, lambda_svc._emit_lambda_logs

    def create_judged(data: dict[str, Any]) -> Any:
        name, _qualifier, unknown = lambda_svc._resolve_existing_esm_function(data.get("FunctionName", ""))
        why = None if unknown else _refusal(lambda_svc._functions[name], _receiving(data.get("EventSourceArn", "")))
        if why is None:
            return create_mapping(data)
        message = f"The provided execution role does not have permissions to call ReceiveMessage on SQS: {why}"
        return error_response_json("InvalidParameterValueException", message, 400)

    def run_judged(mapping: dict[str, Any], function: dict[str, Any], *rest: Any) -> None:
        why = _refusal(function, _receiving(mapping["EventSourceArn"]))
        if why is None:
            run_batch(mapping, function, *rest)
            return
        mapping["LastProcessingResult"] = f"PROBLEM: {why}"
        lambda_svc._esm_backoff_until[mapping["UUID"]] = time.time() + lambda_svc._ESM_BACKOFF_SECONDS
        _log.warning("mapping %s: %s", mapping["UUID"], why)

    def send_judged(target_arn: str, name: str, event: Any, result: Any) -> None:
        function = lambda_svc._functions[name]
        _unless_refused(function, _sending(target_arn), lambda: send_failure(target_arn, name, event, result))

    def write_judged(function: dict[str, Any], *rest: Any, **named: Any) -> None:
        _unless_refused(function, _logging(function), lambda: write_log(function, *rest, **named))

    lambda_svc._create_esm, lambda_svc._run_sqs_batch = create_judged, run_judged
    lambda_svc._route_async_failure, lambda_svc._emit_lambda_logs = send_judged, write_judged


def _unless_refused(function: dict[str, Any], steps: list[Step], do: Callable[[], None]) -> None:
    why = _refusal(function, steps)
    if why is None:
        do()
    else:
        _log.warning("%s: lost: %s", _config(function).get("FunctionName"), why)


def _refusal(function: dict[str, Any], steps: list[Step]) -> str | None:
    config = _config(function)
    arn = ":".join(config["FunctionArn"].split(":")[:7])
    return refusal(ServiceRole(config["Role"], SERVICE, arn), steps, get_region())


def _config(function: dict[str, Any]) -> dict[str, Any]:
    config: dict[str, Any] = function.get("config") or function
    return config


def _receiving(queue_arn: str) -> list[Step]:
    if ":sqs:" not in queue_arn:
        return []
    steps = [Step(action, queue_arn, get_region()) for action in _RECEIVE]
    return steps + _key_steps(queue_arn, ("kms:Decrypt",))


def _sending(target_arn: str) -> list[Step]:
    service = target_arn.split(":")[2] if target_arn.startswith("arn:") else ""
    if service == "sqs":
        keyed = _key_steps(target_arn, ("kms:GenerateDataKey", "kms:Decrypt"))
        return [Step("sqs:SendMessage", target_arn, get_region()), *keyed]
    action = {"sns": "sns:Publish", "lambda": "lambda:InvokeFunction"}.get(service)
    return [Step(action, target_arn, get_region())] if action else []


def _key_steps(queue_arn: str, actions: tuple[str, ...]) -> list[Step]:
    from ministack.services import kms, sqs

    try:
        parse_arn(queue_arn)
    except ArnParseError:
        return []
    queue = sqs._queue_by_arn(queue_arn)
    key = kms._resolve_key(queue["attributes"].get("KmsMasterKeyId") or "") if queue else None
    if key is None:
        return []
    context = {
        "kms:ViaService": f"sqs.{get_region()}.amazonaws.com",
        "kms:EncryptionContext:aws:sqs:arn": queue_arn,
        "kms:EncryptionContextKeys": ["aws:sqs:arn"],
    }
    return [Step(action, key["Arn"], get_region(), context) for action in actions]


def _logging(function: dict[str, Any]) -> list[Step]:
    config = _config(function)
    name = config["FunctionName"]
    group = (config.get("LoggingConfig") or {}).get("LogGroup") or f"/aws/lambda/{name}"
    account = config["FunctionArn"].split(":")[4]
    streams = f"arn:aws:logs:{get_region()}:{account}:log-group:{group}:log-stream:{name}"
    return [Step(action, streams, get_region()) for action in ("logs:CreateLogStream", "logs:PutLogEvents")]
