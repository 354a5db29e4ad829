# SPDX-License-Identifier: Apache-2.0
"""AssumeRoleWithWebIdentity, which no key signs: the token must prove itself, and the role's trust policy decides.

The emulator believes any token. Here one must be signed with the sandbox's own deploy secret (HS256) in its issuer's
stead and not be expired: whoever may deploy to the sandbox may play any issuer, and no other process may.
"""

import base64
import binascii
import hashlib
import hmac
import json
import os
import time
from typing import Any

from ministack.core import iam_evaluator
from ministack.core.responses import get_region

from launcher.decisions import Decision, record

_ACTION = "sts:AssumeRoleWithWebIdentity"


def token_is_signed(token: str, secret: str, now: float) -> bool:
    """Whether a JSON Web Token carries our signature and has not expired."""
    signed, _, signature = token.rpartition(".")
    expected = hmac.new(secret.encode(), signed.encode(), hashlib.sha256).digest()
    try:
        header, claims = (json.loads(_decoded(part)) for part in signed.split("."))
        matches = hmac.compare_digest(_decoded(signature), expected)
    except (binascii.Error, ValueError):
        return False
    return matches and header.get("alg") == "HS256" and claims.get("exp", 0) > now


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def install() -> None:
    from ministack.services import sts

    enforce, trust_denied = iam_evaluator.enforce, sts._web_identity_trust_denied

    def by_token(
        access_key_id: str, iam_action: str, service: str, region: str, resource_arn: str = "*",
        service_context: dict[str, Any] | None = None,
    ) -> Any:
        if iam_action == _ACTION:
            return None  # Decided below, where the token is read.
        return enforce(
            access_key_id, iam_action, service, region, resource_arn=resource_arn, service_context=service_context
        )

    def denied(role_arn: str, params: Any, use_json: bool) -> Any:
        token = sts._p(params, "WebIdentityToken")
        if not token_is_signed(token, os.environ["AWS_SECRET_ACCESS_KEY"], time.time()):
            _record("unknown", role_arn, "credentials: the token is not signed by this sandbox, or has expired")
            message = "The token is not signed by this sandbox, or has expired"
            return sts._error(400, "InvalidIdentityToken", message, ns="sts")
        issuer, _claims = sts._web_identity_principal(token, "", role_arn)
        response = trust_denied(role_arn, params, use_json)
        _record(issuer, role_arn, "the role's trust policy does not allow it" if response else None)
        return response

    iam_evaluator.enforce = by_token
    sts._web_identity_trust_denied = denied


def _record(issuer: str, role_arn: str, refusal: str | None) -> None:
    policy = None if refusal else "trust policy"
    decision = "deny" if refusal else "allow"
    record(Decision(issuer, _ACTION, role_arn, decision, policy, None, get_region(), refusal))
