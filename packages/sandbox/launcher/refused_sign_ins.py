# SPDX-License-Identifier: Apache-2.0
"""Records S3 object requests with a wrong key or signature: the emulator refuses them before any authorization."""

import re
from typing import Any

from launcher.decisions import Decision, record


def install() -> None:
    from ministack.core.iam_actions import extract_iam_action, extract_resource_arn
    from ministack.core.responses import get_account_id, get_region
    from ministack.services import s3

    validate = s3.validate_object_request

    def recorded(method: str, path: str, headers: dict[str, str], query_params: dict[str, Any]) -> Any:
        response = validate(method, path, headers, query_params)
        if response is not None and response[0] == 403:
            account, region = get_account_id(), get_region()
            action = extract_iam_action("s3", method, path, headers, b"", query_params) or "s3:unknown"
            resource = extract_resource_arn("s3", method, path, headers, b"", query_params, region, account)
            why = f"credentials: {_code(response[2])}"
            record(Decision("unknown", action, resource, "deny", None, None, region, why))
        return response

    s3.validate_object_request = recorded


def _code(body: bytes) -> str:
    found = re.search(rb"<Code>(\w+)</Code>", body)
    return found.group(1).decode() if found else "refused"
