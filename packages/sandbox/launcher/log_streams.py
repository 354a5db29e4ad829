# SPDX-License-Identifier: Apache-2.0
"""The resource that CloudWatch Logs authorizes a call on: a log stream, empty where the call names none.

AWS names `log-group:<group>:log-stream:<stream>` in its decisions, so that a policy's `log-group:<group>:*` matches and
the bare `log-group:<group>` does not. The emulator asks for the bare one, which turns both around.
"""

import json
from typing import Any

from ministack.core import iam_actions

_NOT_BY_GROUP_NAME = frozenset({"TagResource", "UntagResource", "ListTagsForResource"})


def install() -> None:
    extract_resource_arn = iam_actions.extract_resource_arn

    def with_stream(
        service: str, method: str, path: str, headers: dict[str, str], body: bytes, query_params: dict[str, Any],
        region: str, account_id: str,
    ) -> str:
        resource = extract_resource_arn(service, method, path, headers, body, query_params, region, account_id)
        if service != "logs" or ":log-group:" not in resource:
            return resource
        if headers.get("x-amz-target", "").rpartition(".")[2] in _NOT_BY_GROUP_NAME:
            return resource
        return f"{resource}:log-stream:{_stream_of(body)}"

    iam_actions.extract_resource_arn = with_stream


def _stream_of(body: bytes) -> str:
    try:
        parsed = json.loads(body or b"{}")
    except ValueError:
        return ""
    name = parsed.get("logStreamName") if isinstance(parsed, dict) else None
    return name if isinstance(name, str) else ""
