# SPDX-License-Identifier: Apache-2.0
"""The analyzers of IAM Access Analyzer, which the emulator lacks: records only, nothing is analyzed and nothing found.

Shapes and errors follow the IAM Access Analyzer API reference, 2019-11-01. Findings, archive rules and policy checks
are answered as unknown operations.
"""

import json
import re
import sys
from datetime import datetime, timezone
from urllib.parse import unquote

from ministack.core.responses import AccountRegionScopedDict, get_account_id, get_region

from launcher.rest_service import Data, Response, answer, refusal, register, tags_request

SERVICE = "access-analyzer"
_MODULE = "access_analyzer"

_analyzers = AccountRegionScopedDict()


def install() -> None:
    register(SERVICE, _MODULE, sys.modules[__name__], "accessanalyzer")


async def handle_request(method: str, path: str, _headers: dict[str, str], body: bytes, query: Data) -> Response:
    """One REST request: an analyzer by its name, or the tags of one by its ARN."""
    data = json.loads(body) if body else {}
    if (analyzer := re.fullmatch(r"/analyzer(?:/([^/]+))?", path)) is not None:
        return _analyzer_request(method, unquote(analyzer.group(1) or ""), data)
    if (tagged := re.fullmatch(r"/tags/(.+)", path)) is not None:
        return tags_request(_analyzers.values(), method, unquote(tagged.group(1)), data, query)
    return refusal(404, "UnknownOperationException", f"{method} {path} is not available in the sandbox")


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
        return answer({"analyzers": list(_analyzers.values())})
    analyzer = _analyzers.get(name)
    if analyzer is None:
        return refusal(404, "ResourceNotFoundException", f"Could not find the analyzer {name}")
    if method == "GET":
        return answer({"analyzer": analyzer})
    if method == "PUT":
        _analyzers[name] = {**analyzer, "configuration": data.get("configuration")}
        return answer({"configuration": data.get("configuration")})
    if method == "DELETE":
        del _analyzers[name]
        return answer({})
    return refusal(404, "UnknownOperationException", f"{method} /analyzer/{name} is not available in the sandbox")


def _create(data: Data) -> Response:
    name, kind = data.get("analyzerName"), data.get("type")
    if not name or not kind:
        return refusal(400, "ValidationException", "analyzerName and type must be given")
    if name in _analyzers:
        return refusal(409, "ConflictException", f"An analyzer with the name {name} exists already")
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
    return answer({"arn": arn})
