# SPDX-License-Identifier: Apache-2.0
"""Judges the batch calls of SQS under the actions that IAM knows: SendMessageBatch needs sqs:SendMessage.

Service authorization reference, "Actions defined by Amazon SQS": the batch calls are no actions of their own. The
emulator asks for them by name, so that a role which AWS lets work would be refused.
"""

from typing import Any

from ministack.core import iam_actions

_SINGLE = {
    "sqs:ChangeMessageVisibilityBatch": "sqs:ChangeMessageVisibility",
    "sqs:DeleteMessageBatch": "sqs:DeleteMessage",
    "sqs:SendMessageBatch": "sqs:SendMessage",
}


def install() -> None:
    extract_iam_action = iam_actions.extract_iam_action

    def single_action(
        service: str, method: str, path: str, headers: dict[str, str], body: bytes, query_params: dict[str, Any]
    ) -> str | None:
        action: str | None = extract_iam_action(service, method, path, headers, body, query_params)
        return _SINGLE.get(action, action) if action else action

    iam_actions.extract_iam_action = single_action
