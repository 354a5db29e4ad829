# SPDX-License-Identifier: Apache-2.0
"""What services of ours have in common that speak REST with JSON and stand beside the emulator's own: the registration,
answers and refusals, and the tags of their records.
"""

import json
import sys
from collections.abc import Iterable
from types import ModuleType
from typing import Any

Data = dict[str, Any]
Response = tuple[int, dict[str, str], bytes]


def register(service: str, name: str, module: ModuleType, botocore_name: str) -> None:
    """Registers a module as a service where the emulator keeps its own: routing, permissions, reset and dispatch."""
    from ministack import app
    from ministack.core import iam_actions, router

    router.SERVICE_PATTERNS[service] = {
        "target_prefixes": [],
        "host_patterns": [rf"^{service}\."],
        "credential_scope": service,
    }
    iam_actions.SERVICE_TO_IAM_NAMESPACE[service] = service
    iam_actions._BOTOCORE_SERVICE_MAP[service] = [botocore_name]
    sys.modules[f"ministack.services.{name}"] = module
    app._loaded_modules[name] = module
    app.SERVICE_REGISTRY[service] = {"module": name}
    app.SERVICE_HANDLERS[service] = module.handle_request


def answer(data: Data) -> Response:
    return 200, {"Content-Type": "application/json"}, json.dumps(data).encode()


def refusal(status: int, code: str, message: str) -> Response:
    headers = {"Content-Type": "application/json", "x-amzn-errortype": code}
    return status, headers, json.dumps({"message": message}).encode()


def tags_request(records: Iterable[Data], method: str, arn: str, data: Data, query: Data) -> Response:
    """TagResource, UntagResource and ListTagsForResource on the record that has the ARN."""
    record = next((found for found in records if found["arn"] == arn), None)
    if record is None:
        return refusal(404, "ResourceNotFoundException", f"Could not find the resource {arn}")
    if method == "POST":
        record["tags"] = {**record["tags"], **data["tags"]}
    if method == "DELETE":
        given = query.get("tagKeys", [])
        gone = [given] if isinstance(given, str) else given
        record["tags"] = {key: value for key, value in record["tags"].items() if key not in gone}
    return answer({"tags": record["tags"]} if method == "GET" else {})
