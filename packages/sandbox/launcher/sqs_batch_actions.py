# SPDX-License-Identifier: Apache-2.0
"""Judges SQS batch calls by the action that AWS names: there is no sqs:DeleteMessageBatch in IAM, only sqs:DeleteMessage."""

from typing import Any

from ministack.core import iam_evaluator

_ACTIONS = {
    "sqs:ChangeMessageVisibilityBatch": "sqs:ChangeMessageVisibility",
    "sqs:DeleteMessageBatch": "sqs:DeleteMessage",
    "sqs:SendMessageBatch": "sqs:SendMessage",
}


def install() -> None:
    enforce = iam_evaluator.enforce

    def with_single_action(
        access_key_id: str, iam_action: str, service: str, region: str, resource_arn: str = "*",
        service_context: dict[str, Any] | None = None,
    ) -> Any:
        return enforce(
            access_key_id, _ACTIONS.get(iam_action, iam_action), service, region, resource_arn=resource_arn,
            service_context=service_context,
        )

    iam_evaluator.enforce = with_single_action
