# SPDX-License-Identifier: Apache-2.0
"""The analyzers of IAM Access Analyzer, which the emulator lacks: records only, nothing is analyzed and nothing found.

Shapes and errors follow the IAM Access Analyzer API reference, 2019-11-01. Findings, archive rules and policy checks
are answered as unknown operations.
"""

import json
import re
import sys
from datetime import datetime, timezone
from typing import Any
from urllib.parse import unquote

from ministack.core.responses import AccountRegionScopedDict, get_account_id, get_region

SERVICE = "access-analyzer"
_MODULE = "access_analyzer"

_analyzers = AccountRegionScopedDict()

Data = dict[str, Any]
Response = tuple[int, dict[str, str], bytes]


def install() -> None:
    """Registers the service where the emulator keeps its own: routing, permissions, reset and dispatch."""
    from ministack import app
    from ministack.core import iam_actions, router

    router.SERVICE_PATTERNS[SERVICE] = {
        "target_prefixes": [],
        "host_patterns": [r"^access-analyzer\."],
        "credential_scope": SERVICE,
    }
    iam_actions.SERVICE_TO_IAM_NAMESPACE[SERVICE] = SERVICE
    iam_actions._BOTOCORE_SERVICE_MAP[SERVICE] = ["accessanalyzer"]
    module = sys.modules[__name__]
    sys.modules[f"ministack.services.{_MODULE}"] = module
    app._loaded_modules[_MODULE] = module
    app.SERVICE_REGISTRY[SERVICE] = {"module": _MODULE}
    app.SERVICE_HANDLERS[SERVICE] = handle_request


async def handle_request(method: str, path: str, _headers: dict[str, str], body: bytes, query: Data) -> Response:
    """One REST request: an analyzer by its name, or the tags of one by its ARN."""
    data = json.loads(body) if body else {}
    if (analyzer := re.fullmatch(r"/analyzer(?:/([^/]+))?", path)) is not None:
        return _analyzer_request(method, unquote(analyzer.group(1) or ""), data)
    if (tagged := re.fullmatch(r"/tags/(.+)", path)) is not None:
        return _tags_request(method, unquote(tagged.group(1)), data, query)
    return _refusal(404, "UnknownOperationException", f"{method} {path} is not available in the sandbox")


def reset() -> None:
    _analyzers.clear()


def get_state() -> Data:
    return {"analyzers": dict(_analyzers._data)}


def load_persisted_state(state: Data) -> None:
    _analyzers._data.update((state or {}).get("analyzers", {}))


def _analyzer_request(method: str, name: str, data: Data) -> Response:
    if method == "PUT" and name == "":
        return _create(data)
    if method == "GET" and name == "":
        return _answer({"analyzers": list(_analyzers.values())})
    analyzer = _analyzers.get(name)
    if analyzer is None:
        return _refusal(404, "ResourceNotFoundException", f"Could not find the analyzer {name}")
    if method == "GET":
        return _answer({"analyzer": analyzer})
    if method == "PUT":
        _analyzers[name] = {**analyzer, "configuration": data.get("configuration")}
        return _answer({"configuration": data.get("configuration")})
    if method == "DELETE":
        del _analyzers[name]
        return _answer({})
    return _refusal(404, "UnknownOperationException", f"{method} /analyzer/{name} is not available in the sandbox")


def _create(data: Data) -> Response:
    name, kind = data.get("analyzerName"), data.get("type")
    if not name or not kind:
        return _refusal(400, "ValidationException", "analyzerName and type must be given")
    if name in _analyzers:
        return _refusal(409, "ConflictException", f"An analyzer with the name {name} exists already")
    arn = f"arn:aws:{SERVICE}:{get_region()}:{get_account_id()}:analyzer/{name}"
    _analyzers[name] = {
        "arn": arn,
        "name": name,
        "type": kind,
        "createdAt": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "status": "ACTIVE",
        "tags": data.get("tags") or {},
        **({"configuration": data["configuration"]} if data.get("configuration") else {}),
    }
    return _answer({"arn": arn})


def _tags_request(method: str, arn: str, data: Data, query: Data) -> Response:
    analyzer = next((found for found in _analyzers.values() if found["arn"] == arn), None)
    if analyzer is None:
        return _refusal(404, "ResourceNotFoundException", f"Could not find the resource {arn}")
    if method == "POST":
        analyzer["tags"] = {**analyzer["tags"], **data["tags"]}
    if method == "DELETE":
        given = query.get("tagKeys", [])
        gone = [given] if isinstance(given, str) else given
        analyzer["tags"] = {key: value for key, value in analyzer["tags"].items() if key not in gone}
    return _answer({"tags": analyzer["tags"]} if method == "GET" else {})


def _answer(data: Data) -> Response:
    return 200, {"Content-Type": "application/json"}, json.dumps(data).encode()


def _refusal(status: int, code: str, message: str) -> Response:
    headers = {"Content-Type": "application/json", "x-amzn-errortype": code}
    return status, headers, json.dumps({"message": message}).encode()
