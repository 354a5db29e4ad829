# SPDX-License-Identifier: Apache-2.0
"""Judges the KMS key of encrypted queues, tables, topics, secrets and state machines, as AWS does and the emulator does not.

Producers of a queue or topic need kms:GenerateDataKey and kms:Decrypt, consumers kms:Decrypt (SQS developer guide, "Key
management"; SNS developer guide, the same). Every caller of a table's items needs kms:Decrypt (DynamoDB developer
guide, "How DynamoDB uses AWS KMS": the table key is cached for each caller; here it never is). A consumer is judged
before the emulator knows whether there is a message. Who reads an execution needs kms:Decrypt, who starts or stops one
nothing (Step Functions developer guide, "Data at rest encryption"). Keys that AWS manages (alias/aws/…) need nothing of the caller.
"""

from collections.abc import Callable
from typing import Any

from ministack.core import iam_evaluator

from launcher.key_use import KeyUse, judge_key

_PRODUCE = ("kms:GenerateDataKey", "kms:Decrypt")
_CONSUME = ("kms:Decrypt",)

_ACTIONS = {
    "sqs:SendMessage": _PRODUCE,
    "sqs:ReceiveMessage": _CONSUME,
    "sns:Publish": _PRODUCE,
    "secretsmanager:GetSecretValue": _CONSUME,
    "secretsmanager:PutSecretValue": _PRODUCE,
    "states:DescribeExecution": _CONSUME,
    **{
        f"dynamodb:{name}": _CONSUME
        for name in (
            "BatchGetItem", "BatchWriteItem", "ConditionCheckItem", "DeleteItem", "GetItem", "PutItem", "Query", "Scan",
            "UpdateItem",
        )
    },
}


def install() -> None:
    enforce = iam_evaluator.enforce

    def with_key_check(
        access_key_id: str, iam_action: str, service: str, region: str, resource_arn: str = "*",
        service_context: dict[str, Any] | None = None,
    ) -> Any:
        result = enforce(
            access_key_id, iam_action, service, region, resource_arn=resource_arn, service_context=service_context
        )
        actions = _ACTIONS.get(iam_action, ())
        found = _KEYS[service](resource_arn) if actions and result is None else None
        if found is None or "alias/aws/" in found[0]:
            return result
        key, context = found
        uses = (KeyUse(action, key, service, context) for action in actions)
        denials = (judge_key(enforce, access_key_id, region, use) for use in uses)
        return next((denied for denied in denials if denied is not None), None)

    iam_evaluator.enforce = with_key_check


# A key, and the encryption context under which the service uses it.
Found = tuple[str, dict[str, str]] | None


def _queue_key(arn: str) -> Found:
    from ministack.services import sqs

    queue = sqs._queue_by_arn(arn) if arn.startswith("arn:") else None
    key = queue["attributes"].get("KmsMasterKeyId") if queue else None
    return (key, {"aws:sqs:arn": arn}) if key else None


def _topic_key(arn: str) -> Found:
    from ministack.services import sns

    topic = sns._topics.get(arn)
    key = topic["attributes"].get("KmsMasterKeyId") if topic else None
    return (key, {"aws:sns:topicArn": arn}) if key else None


def _table_key(arn: str) -> Found:
    from ministack.core.responses import get_account_id
    from ministack.services import dynamodb

    name = arn.partition("/")[2].partition("/")[0]
    encryption = (dynamodb._tables.get(name) or {}).get("SSEDescription") or {}
    key = encryption.get("KMSMasterKeyArn") if encryption.get("Status") == "ENABLED" else None
    context = {"aws:dynamodb:tableName": name, "aws:dynamodb:subscriberId": get_account_id()}
    return (key, context) if key else None


def _secret_key(arn: str) -> Found:
    from ministack.services import secretsmanager

    _, secret = secretsmanager._resolve(arn)
    key = secret.get("KmsKeyId") if secret else None
    return (key, {"SecretARN": secret["ARN"]}) if secret and key else None


def _machine_key(arn: str) -> Found:
    from ministack.services import stepfunctions

    machine_arn = ":".join(arn.replace(":execution:", ":stateMachine:").split(":")[:7])
    machine = stepfunctions._state_machines.get(machine_arn)
    key = (machine.get("encryptionConfiguration") or {}).get("kmsKeyId") if machine else None
    return (key, {"aws:states:stateMachineArn": machine_arn}) if key else None


_KEYS: dict[str, Callable[[str], Found]] = {
    "sqs": _queue_key,
    "sns": _topic_key,
    "dynamodb": _table_key,
    "secretsmanager": _secret_key,
    "states": _machine_key,
}
