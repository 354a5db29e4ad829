# SPDX-License-Identifier: Apache-2.0
"""Leaves exactly one root key, whose signature is checked like any other.

The emulator takes an empty key, `test` and every 12-digit key as root without looking at a signature: any page or
process that reaches the port would own the account.
"""

import hmac
import os
import sys
from typing import Any

from ministack.core import iam_evaluator


def install() -> None:
    """Must run before a service module copies the functions by name."""
    if "ministack.services.sts" in sys.modules:
        raise RuntimeError("root_keys must be installed before the emulator's services are imported")
    deploy_key_id = os.environ["AWS_ACCESS_KEY_ID"]
    stock_identity = iam_evaluator.resolve_caller_identity

    def is_root_access_key(access_key_id: str) -> bool:
        return bool(access_key_id) and hmac.compare_digest(access_key_id.encode(), deploy_key_id.encode())

    def skips_signature_check(_access_key_id: str) -> bool:
        return False

    def resolve_caller_identity(access_key_id: str) -> dict[str, Any] | None:
        if not is_root_access_key(access_key_id):
            return stock_identity(access_key_id)
        from ministack.core.responses import get_account_id

        account = get_account_id()
        return {
            "accessKey": access_key_id,
            "accountId": account,
            "userArn": f"arn:aws:iam::{account}:root",
            "userId": account,
            "principalOrgId": None,
            "session": None,
        }

    iam_evaluator.is_root_access_key = is_root_access_key
    # Within the evaluator this name only decides whether a signature may go unchecked.
    iam_evaluator._is_root_key = skips_signature_check
    iam_evaluator.resolve_caller_identity = resolve_caller_identity
