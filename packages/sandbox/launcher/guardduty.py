# SPDX-License-Identifier: Apache-2.0
"""The detectors of GuardDuty, which the emulator lacks: records only, nothing is watched and nothing found.

Shapes and errors follow the GuardDuty API reference, 2017-11-28: a region has one detector, which starts with the
features that AWS turns on by itself. Findings, filters and members are answered as unknown operations.
"""

import json
import re
import secrets
import sys
import time
from datetime import datetime, timezone
from urllib.parse import unquote

from ministack.core.responses import AccountRegionScopedDict, get_account_id, get_region

from launcher.rest_service import Data, Response, answer, refusal, register, tags_request

SERVICE = "guardduty"
_MODULE = "guardduty"

# Of a new detector; runtime monitoring is off until it is asked for.
_FEATURES = {
    "S3_DATA_EVENTS": "ENABLED",
    "EKS_AUDIT_LOGS": "ENABLED",
    "EBS_MALWARE_PROTECTION": "ENABLED",
    "RDS_LOGIN_EVENTS": "ENABLED",
    "LAMBDA_NETWORK_LOGS": "ENABLED",
    "EKS_RUNTIME_MONITORING": "DISABLED",
    "RUNTIME_MONITORING": "DISABLED",
}

_detectors = AccountRegionScopedDict()


def install() -> None:
    register(SERVICE, _MODULE, sys.modules[__name__], SERVICE)


async def handle_request(method: str, path: str, _headers: dict[str, str], body: bytes, query: Data) -> Response:
    """One REST request: a detector by its id, or the tags of one by its ARN."""
    data = json.loads(body) if body else {}
    if (detector := re.fullmatch(r"/detector(?:/([^/]+))?", path)) is not None:
        return _detector_request(method, detector.group(1) or "", data)
    if (tagged := re.fullmatch(r"/tags/(.+)", path)) is not None:
        return tags_request(_detectors.values(), method, unquote(tagged.group(1)), data, query)
    return _unavailable(method, path)


def reset() -> None:
    _detectors.clear()


def get_state() -> Data:
    return {"detectors": dict(_detectors._data)}


def load_persisted_state(state: Data) -> None:
    _detectors._data.update((state or {}).get("detectors", {}))


def _detector_request(method: str, detector_id: str, data: Data) -> Response:
    if method == "POST" and detector_id == "":
        return _create(data)
    if method == "GET" and detector_id == "":
        return answer({"detectorIds": list(_detectors)})
    detector = _detectors.get(detector_id)
    if detector is None:
        problem = "the input detectorId is not owned by the current account."
        return refusal(400, "BadRequestException", f"The request is rejected because {problem}")
    if method == "GET":
        return answer({name: value for name, value in detector.items() if name != "arn"})
    if method == "POST":
        _change(detector, data)
        return answer({})
    if method == "DELETE":
        del _detectors[detector_id]
        return answer({})
    return _unavailable(method, f"/detector/{detector_id}")


def _create(data: Data) -> Response:
    if len(_detectors) > 0:
        problem = "a detector already exists for the current account."
        return refusal(400, "BadRequestException", f"The request is rejected because {problem}")
    detector_id, now = secrets.token_hex(16), _now()
    service_role = f"arn:aws:iam::{get_account_id()}:role/aws-service-role/guardduty.amazonaws.com"
    detector = {
        "arn": f"arn:aws:{SERVICE}:{get_region()}:{get_account_id()}:detector/{detector_id}",
        "createdAt": now,
        "findingPublishingFrequency": "SIX_HOURS",
        "serviceRole": f"{service_role}/AWSServiceRoleForAmazonGuardDuty",
        "features": [{"name": name, "status": status, "updatedAt": _seconds()} for name, status in _FEATURES.items()],
        "tags": data.get("tags") or {},
    }
    _change(detector, data)
    _detectors[detector_id] = detector
    return answer({"detectorId": detector_id})


def _change(detector: Data, data: Data) -> None:
    if "enable" in data:
        detector["status"] = "ENABLED" if data["enable"] else "DISABLED"
    if data.get("findingPublishingFrequency"):
        detector["findingPublishingFrequency"] = data["findingPublishingFrequency"]
    for feature in data.get("features") or []:
        kept = [one for one in detector["features"] if one["name"] != feature["name"]]
        detector["features"] = [*kept, {**feature, "updatedAt": _seconds()}]
    detector["updatedAt"] = _now()


def _seconds() -> int:
    """Features carry their time as a number, where the detector carries a text."""
    return int(time.time())


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds")


def _unavailable(method: str, path: str) -> Response:
    return refusal(404, "UnknownOperationException", f"{method} {path} is not available in the sandbox")
