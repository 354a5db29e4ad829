# SPDX-License-Identifier: Apache-2.0
"""Which Lambda code may run: what the deploy key deployed, under a role that trusts Lambda for that function.

A function's code runs as a process of the developer. The emulator would take it from any principal whose policies allow
lambda:CreateFunction or lambda:UpdateFunctionCode; here policies alone do not do: the caller must hold the deploy key,
or have signed in by a token that the deploy secret signed (web_identity), as CI does, and then be allowed by policy.
The same holds for what decides how code starts: handler, runtime, environment and layers. Lambda refuses a role that it
cannot assume, on AWS at the same calls.
"""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from ministack.core import iam_evaluator
from ministack.core.responses import error_response_json, get_account_id, get_region

from launcher.service_trust import service_may_assume

SERVICE = "lambda.amazonaws.com"
_SIGNED_IN = "_SallyportSignedIn"
_signing_in: ContextVar[bool] = ContextVar("sallyport_signing_in", default=False)


def install() -> None:
    from ministack.services import lambda_svc

    create, configure = lambda_svc._create_function, lambda_svc._update_config

    def create_trusted(data: dict[str, Any]) -> Any:
        return _unless_untrusted(data.get("FunctionName", ""), data.get("Role"), lambda: create(data))

    def configure_trusted(name: str, data: dict[str, Any]) -> Any:
        return _unless_untrusted(name, data.get("Role"), lambda: configure(name, data))

    lambda_svc._create_function = _deploy_key_only(create_trusted)
    lambda_svc._update_config = _deploy_key_only(configure_trusted)
    lambda_svc._update_code = _deploy_key_only(lambda_svc._update_code)
    lambda_svc._publish_layer_version = _deploy_key_only(lambda_svc._publish_layer_version)
    _mark_sign_ins()


def may_assume(role_arn: str, function_arn: str) -> bool:
    """Whether the role exists and its trust policy lets Lambda take it for this function."""
    from ministack.services import iam

    role = iam._roles.get(role_arn.rsplit("/", 1)[-1])
    if role is None:
        return False
    return service_may_assume(
        role.get("AssumeRolePolicyDocument"), SERVICE, role_arn, function_arn, get_region(), get_account_id()
    )


def _mark_sign_ins() -> None:
    """Sessions that a signed token gave, so that they are told from those of workloads."""
    from ministack.services import sts

    trust_denied, register = sts._web_identity_trust_denied, sts.register_session

    def judged(*args: Any) -> Any:
        refused = trust_denied(*args)
        _signing_in.set(refused is None)
        return refused

    def register_marked(access_key: str, session: dict[str, Any]) -> None:
        register(access_key, {**session, _SIGNED_IN: _signing_in.get()})

    sts._web_identity_trust_denied, sts.register_session = judged, register_marked


def _may_deploy() -> bool:
    from ministack.services import lambda_svc, sts

    if iam_evaluator._request_caller_arn.get().endswith(":root"):
        return True
    session = sts._sessions.get(lambda_svc._request_access_key.get())
    return bool(session and session.get(_SIGNED_IN))


def _deploy_key_only(operation: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(*args: Any, **rest: Any) -> Any:
        # Work that no request started, such as another service's in the background, has no caller and is refused too.
        if not _may_deploy():
            message = "The sandbox runs only functions that its deploy key deployed"
            return error_response_json("AccessDeniedException", message, 403)
        return operation(*args, **rest)

    return guarded


def _unless_untrusted(name: str, role_arn: str | None, operation: Callable[[], Any]) -> Any:
    from ministack.services import lambda_svc

    if role_arn is not None and not may_assume(role_arn, lambda_svc._func_arn(name)):
        message = "The role defined for the function cannot be assumed by Lambda."
        return error_response_json("InvalidParameterValueException", message, 400)
    return operation()
