# SPDX-License-Identifier: Apache-2.0
"""Rotation of secrets: RotateSecret and its schedule call the rotation function, CancelRotateSecret ends that.

The emulator calls no function, makes a copy of the value current, and knows no cancelling. Here, as on AWS (Secrets
Manager user guide, "Rotation by Lambda function"): a version without a value gets AWSPENDING, the function is called
for the four steps one after the other, and what it does with the stages counts. A rotation that fails leaves its
version AWSPENDING and is tried again as a whole; another one is refused until then. Without an immediate rotation the
step testSecret alone is tried, with a copy of the current value. AWS waits for hours before it tries again, here it is
seconds. Schedules are days or rates; a cron expression and the window's duration are kept and not acted on.
"""

import json
import threading
import time
from typing import Any

from ministack.core import iam_evaluator
from ministack.core.responses import error_response_json, get_region, json_response, new_uuid
from ministack.core.router import extract_access_key_id

from launcher.function_invokers import may_invoke
from launcher.request_facts import current_request
from launcher.rotation_attempt import DUE, Rotation, attempt
from launcher.secret_versions import detach, has_value

Data = dict[str, Any]
Secret = dict[str, Any]

# Seconds between two looks for what is due.
_PAUSE = 0.25


def install() -> None:
    from ministack.services import secretsmanager

    handle, describe = secretsmanager.handle_request, secretsmanager._describe_secret

    async def with_cancelling(method: str, path: str, headers: dict[str, str], body: bytes, query_params: Any) -> Any:
        if headers.get("x-amz-target", "").endswith(".CancelRotateSecret"):
            return _cancel(json.loads(body or b"{}"))
        return await handle(method, path, headers, body, query_params)

    def describe_rotation(data: Data) -> Any:
        answer = describe(data)
        _, secret = secretsmanager._resolve(data.get("SecretId"))
        if answer[0] != 200 or secret is None:
            return answer
        dates = {name: secret[name] for name in ("LastRotatedDate", "NextRotationDate") if secret.get(name)}
        return json_response({**json.loads(answer[2]), **dates})

    secretsmanager.handle_request = with_cancelling
    secretsmanager._describe_secret = describe_rotation
    secretsmanager._rotate_secret = _rotate
    threading.Thread(target=_start_what_is_due, daemon=True).start()


def _rotate(data: Data) -> Any:
    from ministack.services import secretsmanager

    _, secret = secretsmanager._resolve(data.get("SecretId"))
    if secret is None:
        return _not_found()
    if secret.get("DeletedDate"):
        return _invalid("You can't perform this operation on the secret because it was marked for deletion.")
    if secretsmanager._is_replica(secret):
        return secretsmanager._replica_mutation_error()
    function = data.get("RotationLambdaARN") or secret.get("RotationLambdaARN")
    if not function:
        return _invalid("No Lambda rotation function ARN is associated with this secret.")
    refused = _refusal(function, secret)
    if refused is not None:
        return refused
    token = data.get("ClientRequestToken") or new_uuid()
    pending, _ = secretsmanager._find_stage_version(secret, "AWSPENDING")
    if pending is not None and "AWSCURRENT" not in secret["Versions"][pending]["Stages"]:
        if pending == token:
            return _answer(secret, token)
        if DUE in secret:
            secret[DUE]["NotBefore"] = 0
        return _invalid("A previous rotation isn't complete. That rotation will be reattempted.")
    secret["RotationLambdaARN"] = function
    secret["RotationRules"] = data.get("RotationRules") or secret.get("RotationRules")
    secret["RotationEnabled"] = True
    secret["NextRotationDate"] = _next_date(secret)
    if data.get("RotateImmediately", True):
        _begin(secret, token)
    else:
        _begin_test(secret, token)
    return _answer(secret, token)


def _refusal(function_arn: str, secret: Secret) -> Any:
    """Who turns rotation on must be allowed to call the function himself, and Secrets Manager must be."""
    from ministack.services import lambda_svc

    request = current_request()
    caller = extract_access_key_id(request.headers, request.query) or ""
    if iam_evaluator.enforce(caller, "lambda:InvokeFunction", "lambda", get_region(), resource_arn=function_arn):
        message = f"You are not authorized to perform lambda:InvokeFunction on {function_arn}"
        return error_response_json("AccessDeniedException", message, 400)
    func, config, _ = lambda_svc._get_func_record_for_ref(function_arn)
    if func and config and may_invoke(function_arn, "secretsmanager.amazonaws.com", secret["ARN"]):
        return None
    message = (
        "Secrets Manager cannot invoke the specified Lambda function. Ensure that the function policy grants access to "
        "the principal secretsmanager.amazonaws.com"
    )
    return error_response_json("AccessDeniedException", message, 400)


def _begin(secret: Secret, token: str) -> None:
    detach(secret, "AWSPENDING")
    secret["Versions"].setdefault(
        token, {"SecretString": None, "SecretBinary": None, "CreatedDate": int(time.time()), "Stages": []}
    )["Stages"].append("AWSPENDING")
    secret[DUE] = {"Token": token, "Attempts": 0, "NotBefore": 0, "Test": False}


def _begin_test(secret: Secret, token: str) -> None:
    from ministack.services import secretsmanager

    _, current = secretsmanager._find_stage_version(secret, "AWSCURRENT")
    # Without a value there is no login that could be tried.
    if current is None or not has_value(current):
        return
    detach(secret, "AWSPENDING")
    secret["Versions"][token] = {**current, "CreatedDate": int(time.time()), "Stages": ["AWSPENDING"]}
    secret[DUE] = {"Token": token, "Attempts": 0, "NotBefore": 0, "Test": True}


def _cancel(data: Data) -> Any:
    """Stages stay as they are: one that is left AWSPENDING keeps the next rotation from starting, as on AWS."""
    from ministack.services import secretsmanager

    _, secret = secretsmanager._resolve(data.get("SecretId"))
    if secret is None:
        return _not_found()
    if secret.get("DeletedDate"):
        return _invalid("You can't perform this operation on the secret because it was marked for deletion.")
    secret["RotationEnabled"] = False
    secret["NextRotationDate"] = None
    secret.pop(DUE, None)
    return json_response({"ARN": secret["ARN"], "Name": secret["Name"]})


def _next_date(secret: Secret) -> int | None:
    from ministack.services import eventbridge

    rules = secret.get("RotationRules") or {}
    days = rules.get("AutomaticallyAfterDays")
    seconds = days * 86_400 if days else eventbridge._parse_rate_seconds(rules.get("ScheduleExpression") or "")
    return int(time.time()) + seconds if seconds else None


def _start_what_is_due() -> None:
    from ministack.services import secretsmanager

    while True:
        time.sleep(_PAUSE)
        for (account, region, _name), secret in secretsmanager._secrets.all_items():
            if secret.get("RotationEnabled") and not secret.get("DeletedDate"):
                _start_if_due(Rotation(account, region, secret))


def _start_if_due(rotation: Rotation) -> None:
    secret, now = rotation.secret, time.time()
    if (secret.get("NextRotationDate") or now + 1) <= now:
        secret["NextRotationDate"] = _next_date(secret)
        if DUE not in secret:
            _begin(secret, new_uuid())
    due = secret.get(DUE)
    if due is not None and due["NotBefore"] <= now and rotation.claim():
        threading.Thread(target=attempt, args=(rotation,), daemon=True).start()


def _answer(secret: Secret, token: str) -> Any:
    return json_response({"ARN": secret["ARN"], "Name": secret["Name"], "VersionId": token})


def _not_found() -> Any:
    message = "Secrets Manager can't find the specified secret."
    return error_response_json("ResourceNotFoundException", message, 400)


def _invalid(message: str) -> Any:
    return error_response_json("InvalidRequestException", message, 400)
