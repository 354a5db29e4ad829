# SPDX-License-Identifier: Apache-2.0
"""Judges the use of a KMS key that an AWS service makes on behalf of its caller."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ministack.core import iam_actions
from ministack.core.iam_evaluator import AuthError

# API references of SQS (KmsAccessDenied), SNS (KMSAccessDenied) and Step Functions. Others answer as for any denial.
_DENIED_CODES = {"sqs": "KmsAccessDenied", "sns": "KMSAccessDenied", "states": "KmsAccessDeniedException"}


@dataclass(frozen=True)
class KeyUse:
    """A call that `service` makes to KMS for its caller. `key` is an id, an ARN or an alias."""

    action: str
    key: str
    service: str
    encryption_context: dict[str, str]


def judge_key(enforce: Callable[..., Any], access_key_id: str, region: str, use: KeyUse) -> Any:
    """None where the caller may; else a denial that names the action on the key, as AWS's message does."""
    key_arn = key_arn_of(use.key, region)
    context = {
        "kms:ViaService": f"{use.service}.{region}.amazonaws.com",
        "kms:CallerAccount": key_arn.split(":")[4],
        **{f"kms:EncryptionContext:{name}": value for name, value in use.encryption_context.items()},
        "kms:EncryptionContextKeys": list(use.encryption_context),
    }
    denied = enforce(access_key_id, use.action, "kms", region, resource_arn=key_arn, service_context=context)
    if denied is None or isinstance(denied, AuthError):
        return denied
    explicit = denied.decision == "Deny"
    message = iam_actions.identity_denial_message(use.action, denied.principal_arn, key_arn, explicit)
    return AuthError(_DENIED_CODES.get(use.service, "AccessDenied"), message)


def key_arn_of(key: str, region: str) -> str:
    from ministack.core.responses import get_account_id
    from ministack.services import kms

    record = kms._resolve_key(key)
    if record:
        return str(record["Arn"])
    return key if key.startswith("arn:") else f"arn:aws:kms:{region}:{get_account_id()}:key/{key}"
