# SPDX-License-Identifier: Apache-2.0
"""Fills the condition keys that the emulator leaves unknown, so that a statement conditioned on one is really judged.

Added: kms:EncryptionContext:<key> and kms:EncryptionContextKeys, cloudwatch:namespace, dynamodb:LeadingKeys (items,
keys, batches, transactions; for Query the equality on the partition key), and of an S3 write the KMS key that it names
and whether it brings a key of its own (SSE-C); of a subscription sns:Endpoint and sns:Protocol;
aws:PrincipalIsAWSService. Put right: aws:PrincipalArn of a role's session. Not judged: iam:PassRole, which only the
deploy key calls for.
"""

import json
import re
from typing import Any
from urllib.parse import parse_qs

from ministack.core import iam_evaluator

from launcher.request_facts import current_request


_WRITE_HEADERS = ("x-amz-server-side-encryption-aws-kms-key-id", "x-amz-server-side-encryption-customer-algorithm")


def _json_body(body: bytes) -> dict[str, Any]:
    try:
        parsed = json.loads(body or b"{}")
    except (ValueError, UnicodeDecodeError):
        return {}
    return parsed if isinstance(parsed, dict) else {}


def s3_write_context(headers: dict[str, str]) -> dict[str, Any]:
    """The encryption that a write asks for; a key is absent where its header is, as on AWS."""
    return {f"s3:{name}": headers[name] for name in _WRITE_HEADERS if headers.get(name)}


def kms_context(body: bytes) -> dict[str, Any]:
    """The encryption context of a direct KMS call."""
    pairs = _json_body(body).get("EncryptionContext")
    if not isinstance(pairs, dict) or not pairs:
        return {}
    context: dict[str, Any] = {f"kms:EncryptionContext:{key}": value for key, value in pairs.items()}
    context["kms:EncryptionContextKeys"] = list(pairs)
    return context


def cloudwatch_context(body: bytes) -> dict[str, Any]:
    """The namespace of PutMetricData in its three encodings: JSON, query string and CBOR."""
    namespace: Any = _json_body(body).get("Namespace")
    if namespace is None and b"Namespace=" in body:
        namespace = parse_qs(body.decode("latin-1")).get("Namespace", [None])[0]
    if namespace is None and b"iNamespace" in body:
        namespace = _cbor_text(body, body.index(b"iNamespace") + len(b"iNamespace"))
    return {"cloudwatch:namespace": namespace} if isinstance(namespace, str) else {}


def _cbor_text(body: bytes, at: int) -> str | None:
    """A CBOR text string of up to 255 bytes at an offset."""
    head = body[at]
    if 0x60 <= head < 0x78:
        start, length = at + 1, head - 0x60
    elif head == 0x78:
        start, length = at + 2, body[at + 1]
    else:
        return None
    return body[start : start + length].decode("utf-8", "replace")


def dynamodb_context(body: bytes, resource_arn: str) -> dict[str, Any]:
    """The partition key values that a DynamoDB request names."""
    from ministack.services import dynamodb

    table_name = resource_arn.partition("/")[2].partition("/")[0]
    table = dynamodb._tables.get(table_name) or {}
    schema = table.get("KeySchema") or []
    hash_key = next((entry["AttributeName"] for entry in schema if entry["KeyType"] == "HASH"), None)
    if hash_key is None:
        return {}
    data = _json_body(body)
    items = _items(data, table_name)
    values = [next(iter(item[hash_key].values())) for item in items if isinstance(item.get(hash_key), dict)]
    values += _query_values(data, hash_key)
    return {"dynamodb:LeadingKeys": [str(value) for value in values]} if values else {}


def _items(data: dict[str, Any], table: str) -> list[dict[str, Any]]:
    """Items and keys of this table: a batch or a transaction may name others too, each judged for itself."""
    found = [data.get("Item"), data.get("Key")]
    for named, requests in (data.get("RequestItems") or {}).items():
        if not _is_table(named, table):
            continue
        if isinstance(requests, dict):
            found += requests.get("Keys") or []
        for request in requests if isinstance(requests, list) else []:
            found += [inner.get("Item") or inner.get("Key") for inner in request.values()]
    for entry in data.get("TransactItems") or []:
        for inner in entry.values():
            if _is_table(inner.get("TableName"), table):
                found.append(inner.get("Item") or inner.get("Key"))
    return [item for item in found if isinstance(item, dict)]


def _is_table(name_or_arn: Any, table: str) -> bool:
    return isinstance(name_or_arn, str) and name_or_arn.rpartition("/")[2] == table


def _query_values(data: dict[str, Any], hash_key: str) -> list[Any]:
    expression = data.get("KeyConditionExpression")
    if not isinstance(expression, str):
        return []
    names, values = data.get("ExpressionAttributeNames") or {}, data.get("ExpressionAttributeValues") or {}
    found = re.findall(r"([#\w.-]+)\s*=\s*(:\w+)", expression)
    return [
        next(iter(values[placeholder].values()))
        for name, placeholder in found
        if names.get(name, name) == hash_key and isinstance(values.get(placeholder), dict)
    ]


def principal_arn(arn: str) -> str:
    """aws:PrincipalArn: of a role's session the role, with its path (IAM user guide, global condition context keys)."""
    from ministack.services import iam

    _, session, named = arn.partition(":assumed-role/")
    role = iam._roles.get_scoped(arn.split(":")[4], None, named.partition("/")[0]) if session else None
    return str(role["Arn"]) if role else arn


def subscribe_value(field: str, body: bytes) -> str | None:
    """A field of an SNS Subscribe request, which is a form."""
    return parse_qs(body.decode("utf-8", "replace")).get(field, [None])[0]


_SUBSCRIBE_FIELDS = {"sns:endpoint": "Endpoint", "sns:protocol": "Protocol"}


def install() -> None:
    enforce = iam_evaluator.enforce
    resolve = iam_evaluator._resolve_condition_key

    def resolve_key(key: str, ctx: Any) -> Any:
        if key.lower() == "aws:principalisawsservice":
            return "true" if ctx.principal_type == "Service" else "false"
        if ctx.action.lower() == "sns:subscribe" and key.lower() in _SUBSCRIBE_FIELDS:
            return subscribe_value(_SUBSCRIBE_FIELDS[key.lower()], current_request().body)
        return principal_arn(ctx.principal_arn) if key.lower() == "aws:principalarn" else resolve(key, ctx)

    def with_context(
        access_key_id: str, iam_action: str, service: str, region: str, resource_arn: str = "*",
        service_context: dict[str, Any] | None = None,
    ) -> Any:
        body, context = current_request().body, dict(service_context or {})
        if service == "kms" and "kms:ViaService" not in context:
            context = {**kms_context(body), **context}
        elif iam_action == "cloudwatch:PutMetricData":
            context = {**cloudwatch_context(body), **context}
        elif iam_action == "s3:PutObject":
            context = {**s3_write_context(current_request().headers), **context}
        elif service == "dynamodb":
            context = {**dynamodb_context(body, resource_arn), **context}
        return enforce(access_key_id, iam_action, service, region, resource_arn=resource_arn, service_context=context)

    iam_evaluator.enforce = with_context
    iam_evaluator._resolve_condition_key = resolve_key
