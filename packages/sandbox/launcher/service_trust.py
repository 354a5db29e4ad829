# SPDX-License-Identifier: Apache-2.0
"""Whether a role's trust policy lets an AWS service assume it, with the confused-deputy keys that the service sends.

The emulator lets its root caller pass for any service and sends neither aws:SourceArn nor aws:SourceAccount, so a trust
policy with the recommended conditions would never match, and one that names the wrong service always would.
"""

import json
from typing import Any

from ministack.core import iam_evaluator
from ministack.core.iam_evaluator import EvalContext

# Taken before any patch, since callers wrap the function themselves.
_evaluate_trust_policy = iam_evaluator.evaluate_trust_policy


def service_may_assume(
    trust_document: Any, service: str, role_arn: str, source_arn: str, region: str, account: str | None = None
) -> bool:
    """`service` is a principal such as ecs-tasks.amazonaws.com; `source_arn` the resource it acts for.

    `account` is that of the resource, for ARNs that name none (buckets).
    """
    document = _parsed(trust_document)
    statements = document.get("Statement", [])
    statements = [statements] if isinstance(statements, dict) else statements
    named = [statement for statement in statements if isinstance(statement, dict) and _names(statement, service)]
    account = account or source_arn.split(":")[4]
    context = EvalContext(
        principal_arn=f"arn:aws:iam::{account}:root",
        principal_type="Service",
        principal_account=account,
        action="sts:AssumeRole",
        resource_arn=role_arn,
        region=region,
        service_context={"aws:sourcearn": source_arn, "aws:sourceaccount": account},
    )
    return _evaluate_trust_policy({**document, "Statement": named}, context.principal_arn, context)


def _parsed(document: Any) -> dict[str, Any]:
    if isinstance(document, dict):
        return document
    try:
        parsed = json.loads(document or "{}")
    except (TypeError, ValueError):
        return {}
    return parsed if isinstance(parsed, dict) else {}


def _names(statement: dict[str, Any], service: str) -> bool:
    principal = statement.get("Principal")
    if principal == "*":
        return True
    services = principal.get("Service", []) if isinstance(principal, dict) else []
    return service in ([services] if isinstance(services, str) else services)
