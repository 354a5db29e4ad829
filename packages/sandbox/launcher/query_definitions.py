# SPDX-License-Identifier: Apache-2.0
"""Saved queries of CloudWatch Logs Insights, which the emulator lacks: kept and listed; running one is StartQuery's."""

import json
import time
import uuid
from typing import Any

from ministack.core.responses import AccountRegionScopedDict, error_response_json, json_response

_definitions = AccountRegionScopedDict()

Data = dict[str, Any]


def install() -> None:
    from ministack.services import cloudwatch_logs

    handle, reset = cloudwatch_logs.handle_request, cloudwatch_logs.reset

    async def with_definitions(method: str, path: str, headers: dict[str, str], body: bytes, query_params: Any) -> Any:
        action = _ACTIONS.get(headers.get("x-amz-target", "").rpartition(".")[2])
        if action is None:
            return await handle(method, path, headers, body, query_params)
        return action(json.loads(body or b"{}"))

    def reset_all() -> None:
        reset()
        _definitions.clear()

    cloudwatch_logs.handle_request = with_definitions
    cloudwatch_logs.reset = reset_all


def _put(data: Data) -> Any:
    if not data.get("name") or not data.get("queryString"):
        return error_response_json("InvalidParameterException", "name and queryString must be given", 400)
    query_id = data.get("queryDefinitionId") or str(uuid.uuid4())
    if "queryDefinitionId" in data and query_id not in _definitions:
        return _unknown(query_id)
    _definitions[query_id] = {
        "queryDefinitionId": query_id,
        "name": data["name"],
        "queryString": data["queryString"],
        "logGroupNames": data.get("logGroupNames") or [],
        "lastModified": int(time.time() * 1000),
    }
    return json_response({"queryDefinitionId": query_id})


def _describe(data: Data) -> Any:
    prefix = data.get("queryDefinitionNamePrefix") or ""
    found = [definition for definition in _definitions.values() if definition["name"].startswith(prefix)]
    return json_response({"queryDefinitions": sorted(found, key=lambda definition: definition["name"])})


def _delete(data: Data) -> Any:
    query_id = data.get("queryDefinitionId")
    if query_id not in _definitions:
        return _unknown(query_id)
    del _definitions[query_id]
    return json_response({"success": True})


def _unknown(query_id: Any) -> Any:
    return error_response_json("ResourceNotFoundException", f"There is no query definition {query_id}", 400)


_ACTIONS = {
    "PutQueryDefinition": _put,
    "DescribeQueryDefinitions": _describe,
    "DeleteQueryDefinition": _delete,
}
