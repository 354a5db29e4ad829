# SPDX-License-Identifier: Apache-2.0
"""Condition keys that a deployer's policies rest on and the emulator does not know.

Added: iam:PermissionsBoundary (of the role that a call makes or changes), aws:ResourceTag/<key> of EC2 objects and of
Spark applications and plans of AWS Backup, aws:RequestTag/<key> of those EC2 objects and plans that are made, and
lambda:FunctionArn of event source mappings. Not judged: iam:PassRole with iam:PassedToService, kms:CreateGrant by
services, and ec2:CreateTags while a resource is made (ec2:CreateAction),
for which no authorization is asked here.
"""

import json
import re
from typing import Any
from urllib.parse import parse_qs

from ministack.core import iam_evaluator

from launcher.request_facts import current_request

_GIVES_BOUNDARY = frozenset({"iam:CreateRole", "iam:PutRolePermissionsBoundary"})
_CHANGES_ROLE = frozenset(
    {
        "iam:AttachRolePolicy", "iam:DeleteRolePermissionsBoundary", "iam:DeleteRolePolicy", "iam:DetachRolePolicy",
        "iam:PutRolePolicy",
    }
)


def boundary_context(action: str, resource_arn: str, body: bytes) -> dict[str, Any]:
    """The boundary that a role is to get, or has."""
    from ministack.services import iam

    if action in _GIVES_BOUNDARY:
        given = parse_qs(body.decode("latin-1")).get("PermissionsBoundary", [None])[0]
    elif action in _CHANGES_ROLE:
        given = (iam._roles.get(resource_arn.rpartition("/")[2]) or {}).get("PermissionsBoundary")
    else:
        return {}
    return {"iam:PermissionsBoundary": given} if given else {}


def ec2_tag_context(resource_arn: str) -> dict[str, Any]:
    """Tags of the EC2 object that a call is about."""
    from ministack.services import ec2

    tags = ec2._tags.get(resource_arn.rpartition("/")[2]) or []
    return {f"aws:ResourceTag/{tag['Key']}": tag["Value"] for tag in tags}


def spark_tag_context(resource_arn: str) -> dict[str, Any]:
    """Tags of the EMR Serverless application that a call is about."""
    from launcher import emr_serverless

    return {f"aws:ResourceTag/{key}": value for key, value in emr_serverless.tags_of(resource_arn).items()}


def ec2_request_tag_context(body: bytes) -> dict[str, Any]:
    """Tags that come with a call that makes an EC2 object."""
    form = parse_qs(body.decode("latin-1"))
    pairs = {
        form[name][0]: form.get(f"{name[: -len('Key')]}Value", [""])[0]
        for name in form
        if re.fullmatch(r"TagSpecification\.\d+\.Tag\.\d+\.Key", name)
    }
    return {f"aws:RequestTag/{key}": value for key, value in pairs.items()}


def backup_plan_context(resource_arn: str, body: bytes) -> dict[str, Any]:
    """Tags of a plan of backups, and those that come with the call that makes one."""
    from ministack.services import backup

    plan = backup._plans.get(resource_arn.rpartition(":")[2]) or {}
    try:
        given = json.loads(body or b"{}")
    except (ValueError, UnicodeDecodeError):
        given = {}
    requested = (given.get("BackupPlanTags") or given.get("Tags") or {}) if isinstance(given, dict) else {}
    return {
        **{f"aws:ResourceTag/{key}": value for key, value in (plan.get("Tags") or {}).items()},
        **{f"aws:RequestTag/{key}": value for key, value in requested.items()},
    }


def mapping_context(resource_arn: str, body: bytes) -> dict[str, Any]:
    """The function of an event source mapping: named by the call, or by the mapping."""
    from ministack.services import lambda_svc

    mapping = lambda_svc._esms.get(resource_arn.rpartition(":")[2])
    if mapping is not None:
        return {"lambda:FunctionArn": mapping["FunctionArn"]}
    try:
        name = json.loads(body or b"{}").get("FunctionName", "")
    except (ValueError, UnicodeDecodeError, AttributeError):
        return {}
    return {"lambda:FunctionArn": _function_arn(name)} if name else {}


def _function_arn(name: str) -> str:
    from ministack.core.responses import get_account_id, get_region

    return name if name.startswith("arn:") else f"arn:aws:lambda:{get_region()}:{get_account_id()}:function:{name}"


def install() -> None:
    enforce = iam_evaluator.enforce

    def with_context(
        access_key_id: str, iam_action: str, service: str, region: str, resource_arn: str = "*",
        service_context: dict[str, Any] | None = None,
    ) -> Any:
        body, context = current_request().body, dict(service_context or {})
        if service == "iam":
            context = {**boundary_context(iam_action, resource_arn, body), **context}
        elif service == "ec2":
            context = {**ec2_tag_context(resource_arn), **ec2_request_tag_context(body), **context}
        elif service == "emr-serverless":
            context = {**spark_tag_context(resource_arn), **context}
        elif service == "backup":
            context = {**backup_plan_context(resource_arn, body), **context}
        elif service == "lambda" and "EventSourceMapping" in iam_action:
            context = {**mapping_context(resource_arn, body), **context}
        return enforce(access_key_id, iam_action, service, region, resource_arn=resource_arn, service_context=context)

    iam_evaluator.enforce = with_context
