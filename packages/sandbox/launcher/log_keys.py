# SPDX-License-Identifier: Apache-2.0
"""AssociateKmsKey and DisassociateKmsKey of CloudWatch Logs: the emulator takes a key on creation only."""

import json
from typing import Any

from ministack.core.responses import error_response_json, json_response


def install() -> None:
    from ministack.services import cloudwatch_logs

    handle = cloudwatch_logs.handle_request

    async def with_keys(method: str, path: str, headers: dict[str, str], body: bytes, query_params: Any) -> Any:
        action = headers.get("x-amz-target", "").rpartition(".")[2]
        if action not in ("AssociateKmsKey", "DisassociateKmsKey"):
            return await handle(method, path, headers, body, query_params)
        data = json.loads(body or b"{}")
        group = cloudwatch_logs._log_groups.get(data.get("logGroupName"))
        if group is None:
            message = f"The specified log group does not exist: {data.get('logGroupName')}"
            return error_response_json("ResourceNotFoundException", message, 400)
        group["kmsKeyId"] = data.get("kmsKeyId") if action == "AssociateKmsKey" else None
        return json_response({})

    cloudwatch_logs.handle_request = with_keys
