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
from urllib.parse import unquote

from ministack.core.responses import AccountRegionScopedDict, get_account_id, get_region

from launcher.rest_service import Data, Response, answer, refusal, register, tags_request

SERVICE = "emr-serverless"
_MODULE = "emr_serverless"

_applications = AccountRegionScopedDict()


# What AWS fills in where a request says nothing.
_DEFAULTS: Data = {
    "architecture": "X86_64",
    "autoStartConfiguration": {"enabled": True},
    "autoStopConfiguration": {"enabled": True, "idleTimeoutMinutes": 15},
}


def install() -> None:
    register(SERVICE, _MODULE, sys.modules[__name__], SERVICE)


async def handle_request(method: str, path: str, _headers: dict[str, str], body: bytes, query: Data) -> Response:
    """One REST request: an application by its id, or the tags of one by its ARN."""
    data = json.loads(body) if body else {}
    if (application := re.fullmatch(r"/applications(?:/([^/]+))?", path)) is not None:
        return _application_request(method, application.group(1) or "", data)
    if (tagged := re.fullmatch(r"/tags/(.+)", path)) is not None:
        return tags_request(_applications.values(), method, unquote(tagged.group(1)), data, query)
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
        return answer({"applications": [_summary(found) for found in _applications.values()]})
    application = _applications.get(application_id)
    if application is None:
        return refusal(404, "ResourceNotFoundException", f"Application {application_id} does not exist")
    if method == "GET":
        return answer({"application": application})
    if method == "PATCH":
        application.update({key: value for key, value in data.items() if key != "clientToken"})
        application["updatedAt"] = time.time()
        return answer({"application": application})
    if method == "DELETE":
        del _applications[application_id]
        return answer({})
    return _unavailable(method, f"/applications/{application_id}")


def _create(data: Data) -> Response:
    if not data.get("releaseLabel") or not data.get("type"):
        return refusal(400, "ValidationException", "releaseLabel and type must be given")
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
    return answer({"applicationId": application_id, "name": data.get("name"), "arn": arn})


def _summary(application: Data) -> Data:
    names = ("name", "arn", "releaseLabel", "type", "state", "createdAt", "updatedAt", "architecture")
    return {"id": application["applicationId"], **{name: application.get(name) for name in names}}


def _unavailable(method: str, path: str) -> Response:
    return refusal(400, "ValidationException", f"{method} {path} is not available in the sandbox: it runs no Spark")
