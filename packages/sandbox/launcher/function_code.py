# SPDX-License-Identifier: Apache-2.0
"""Which Lambda code may run: what the deploy key deployed, under a role that trusts Lambda for that function.

A function's code runs as a process of the developer. The emulator would take it from any principal whose policies allow
lambda:CreateFunction or lambda:UpdateFunctionCode; here that is no question of policies. The same holds for what decides
how code starts: handler, runtime, environment and layers. Lambda refuses a role that it cannot assume, on AWS at the
same calls.
"""

from collections.abc import Callable
from typing import Any

from ministack.core import iam_evaluator
from ministack.core.responses import error_response_json, get_account_id, get_region

from launcher.service_trust import service_may_assume

SERVICE = "lambda.amazonaws.com"


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


def may_assume(role_arn: str, function_arn: str) -> bool:
    """Whether the role exists and its trust policy lets Lambda take it for this function."""
    from ministack.services import iam

    role = iam._roles.get(role_arn.rsplit("/", 1)[-1])
    if role is None:
        return False
    return service_may_assume(
        role.get("AssumeRolePolicyDocument"), SERVICE, role_arn, function_arn, get_region(), get_account_id()
    )


def _deploy_key_only(operation: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(*args: Any, **rest: Any) -> Any:
        # Work that no request started, such as another service's in the background, has no caller and is refused too.
        if not iam_evaluator._request_caller_arn.get().endswith(":root"):
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
