# SPDX-License-Identifier: Apache-2.0
"""Has API Gateway answer by the gateway responses of the stage's deployment also where the emulator answers by itself.

That is a call that is not signed, one that its caller may not make, a body over 10 MiB (which the emulator would take),
and a function that fails: AWS says 502, and not why.
"""

import json
from typing import Any

# The largest body that a REST API takes.
_MOST_BYTES = 10 * 1024 * 1024

# The gateway response and x-amzn-ErrorType of what is refused before a route is reached.
_REFUSALS: dict[str, tuple[str, str]] = {
    "AccessDenied": ("ACCESS_DENIED", "AccessDeniedException"),
    "MissingAuthenticationToken": ("MISSING_AUTHENTICATION_TOKEN", "MissingAuthenticationTokenException"),
    "RequestTooLarge": ("REQUEST_TOO_LARGE", ""),
}


class _FunctionFailed(Exception):
    """What a function answers that is no answer; its text is the function's own."""


def install() -> None:
    from ministack import app
    from ministack.core.iam_evaluator import AuthError
    from ministack.services import apigateway_v1 as api

    enforce, execute = app._enforce_execute_api, api.handle_execute
    shape, invoke, answer = api._lambda_proxy_response, api._invoke_lambda_proxy_v1, api._gateway_error_response

    def enforce_answered(
        api_id: str, stage: str, method: str, path: str, headers: dict[str, str], query_params: dict[str, Any],
        *rest: Any, **named: Any,
    ) -> Any:
        denied = enforce(api_id, stage, method, path, headers, query_params, *rest, **named)
        if not denied:
            return None
        if not headers.get("authorization") and "X-Amz-Signature" not in (query_params or {}):
            error = AuthError("MissingAuthenticationToken", "Missing Authentication Token")
        elif str(denied[1].get("x-amzn-errortype", "")).startswith("AccessDenied"):
            error = AuthError("AccessDenied", _message_of(denied[2]))
        else:
            return denied
        return api.authentication_error_response(api_id, stage, error, headers, query_params) or denied

    async def execute_limited(
        api_id: str, stage: str, method: str, path: str, headers: dict[str, str], body: bytes, query_params: Any
    ) -> Any:
        if len(body or b"") > _MOST_BYTES:
            error = AuthError("RequestTooLarge", "Request Too Long")
            refused = api.authentication_error_response(api_id, stage, error, headers, query_params)
            if refused is not None:
                return refused
        return await execute(api_id, stage, method, path, headers, body, query_params)

    def shape_or_fail(result: dict[str, Any]) -> Any:
        response, failed = shape(result)
        if failed:
            raise _FunctionFailed(failed)
        return response, None

    async def invoke_answered(*args: Any, **named: Any) -> Any:
        try:
            return await invoke(*args, **named)
        except _FunctionFailed:
            error = api._gw_error("DEFAULT_5XX", "Internal server error")
            error.status = 502
            return error

    def answer_with_status(error: Any, request: dict[str, Any]) -> Any:
        status, headers, body = answer(error, request)
        return getattr(error, "status", status), headers, body

    api._AUTHENTICATION_GATEWAY_ERRORS.update(_REFUSALS)
    app._enforce_execute_api, api.handle_execute = enforce_answered, execute_limited
    api._lambda_proxy_response, api._invoke_lambda_proxy_v1 = shape_or_fail, invoke_answered
    api._gateway_error_response = answer_with_status


def _message_of(body: bytes) -> str:
    try:
        found = json.loads(body)
    except ValueError:
        return ""
    return str(found.get("message") or found.get("Message") or "") if isinstance(found, dict) else ""
