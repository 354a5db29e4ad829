# SPDX-License-Identifier: Apache-2.0
"""The applications of EMR Serverless, which the emulator lacks: records only. No Spark runs, so job runs are refused.

Shapes, states and errors follow the EMR Serverless API reference, 2021-07-13, but that an application which is gone is
not found at once, where AWS still shows it as TERMINATED for a while.
"""

import json
import re
import secrets
import sys
import time
from typing import Any
from urllib.parse import unquote

from ministack.core.responses import AccountRegionScopedDict, get_account_id, get_region

SERVICE = "emr-serverless"
_MODULE = "emr_serverless"

_applications = AccountRegionScopedDict()

Data = dict[str, Any]
Response = tuple[int, dict[str, str], bytes]

# What AWS fills in where a request says nothing.
_DEFAULTS: Data = {
    "architecture": "X86_64",
    "autoStartConfiguration": {"enabled": True},
    "autoStopConfiguration": {"enabled": True, "idleTimeoutMinutes": 15},
}


def install() -> None:
    """Registers the service where the emulator keeps its own: routing, permissions, reset and dispatch."""
    from ministack import app
    from ministack.core import iam_actions, router

    router.SERVICE_PATTERNS[SERVICE] = {
        "target_prefixes": [],
        "host_patterns": [r"^emr-serverless\."],
        "credential_scope": SERVICE,
    }
    iam_actions.SERVICE_TO_IAM_NAMESPACE[SERVICE] = SERVICE
    iam_actions._BOTOCORE_SERVICE_MAP[SERVICE] = [SERVICE]
    module = sys.modules[__name__]
    sys.modules[f"ministack.services.{_MODULE}"] = module
    app._loaded_modules[_MODULE] = module
    app.SERVICE_REGISTRY[SERVICE] = {"module": _MODULE}
    app.SERVICE_HANDLERS[SERVICE] = handle_request


async def handle_request(method: str, path: str, _headers: dict[str, str], body: bytes, query: Data) -> Response:
    """One REST request: an application by its id, or the tags of one by its ARN."""
    data = json.loads(body) if body else {}
    if (application := re.fullmatch(r"/applications(?:/([^/]+))?", path)) is not None:
        return _application_request(method, application.group(1) or "", data)
    if (tagged := re.fullmatch(r"/tags/(.+)", path)) is not None:
        return _tags_request(method, unquote(tagged.group(1)), data, query)
    return _unavailable(method, path)


def reset() -> None:
    _applications.clear()


def get_state() -> Data:
    return {"applications": dict(_applications._data)}


def load_persisted_state(state: Data) -> None:
    _applications._data.update((state or {}).get("applications", {}))


def tags_of(arn: str) -> dict[str, str]:
    """Tags of an application, for who judges a call by them."""
    application = _applications.get(arn.partition("/applications/")[2].partition("/")[0])
    return dict(application["tags"]) if application else {}


def _application_request(method: str, application_id: str, data: Data) -> Response:
    if method == "POST" and application_id == "":
        return _create(data)
    if method == "GET" and application_id == "":
        return _answer({"applications": [_summary(found) for found in _applications.values()]})
    application = _applications.get(application_id)
    if application is None:
        return _refusal(404, "ResourceNotFoundException", f"Application {application_id} does not exist")
    if method == "GET":
        return _answer({"application": application})
    if method == "PATCH":
        application.update({key: value for key, value in data.items() if key != "clientToken"})
        application["updatedAt"] = time.time()
        return _answer({"application": application})
    if method == "DELETE":
        del _applications[application_id]
        return _answer({})
    return _unavailable(method, f"/applications/{application_id}")


def _create(data: Data) -> Response:
    if not data.get("releaseLabel") or not data.get("type"):
        return _refusal(400, "ValidationException", "releaseLabel and type must be given")
    application_id = f"00{secrets.token_hex(7)}"
    arn = f"arn:aws:{SERVICE}:{get_region()}:{get_account_id()}:/applications/{application_id}"
    given = {key: value for key, value in data.items() if key not in ("clientToken", "tags")}
    _applications[application_id] = {
        **_DEFAULTS,
        **given,
        "applicationId": application_id,
        "arn": arn,
        # Started by the first job run.
        "state": "CREATED",
        "createdAt": time.time(),
        "updatedAt": time.time(),
        "tags": data.get("tags") or {},
    }
    return _answer({"applicationId": application_id, "name": data.get("name"), "arn": arn})


def _summary(application: Data) -> Data:
    names = ("name", "arn", "releaseLabel", "type", "state", "createdAt", "updatedAt", "architecture")
    return {"id": application["applicationId"], **{name: application.get(name) for name in names}}


def _tags_request(method: str, arn: str, data: Data, query: Data) -> Response:
    application = next((found for found in _applications.values() if found["arn"] == arn), None)
    if application is None:
        return _refusal(404, "ResourceNotFoundException", f"Could not find the resource {arn}")
    if method == "POST":
        application["tags"] = {**application["tags"], **data["tags"]}
    if method == "DELETE":
        given = query.get("tagKeys", [])
        gone = [given] if isinstance(given, str) else given
        application["tags"] = {key: value for key, value in application["tags"].items() if key not in gone}
    return _answer({"tags": application["tags"]} if method == "GET" else {})


def _answer(data: Data) -> Response:
    return 200, {"Content-Type": "application/json"}, json.dumps(data).encode()


def _unavailable(method: str, path: str) -> Response:
    return _refusal(400, "ValidationException", f"{method} {path} is not available in the sandbox: it runs no Spark")


def _refusal(status: int, code: str, message: str) -> Response:
    headers = {"Content-Type": "application/json", "x-amzn-errortype": code}
    return status, headers, json.dumps({"message": message}).encode()
