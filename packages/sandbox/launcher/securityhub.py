# SPDX-License-Identifier: Apache-2.0
"""The hub of Security Hub with its standards and the aggregation of regions, which the emulator lacks: records only,
nothing is checked and no finding comes in.

Shapes and errors follow the Security Hub API reference, 2018-10-26: a region has one hub, an account one aggregator, and
without a hub every other call is refused. Findings, products and members are answered as unknown operations.
"""

import json
import re
import sys
import uuid
from datetime import datetime, timezone
from urllib.parse import unquote

from ministack.core.responses import AccountRegionScopedDict, get_account_id, get_region

from launcher.rest_service import Data, Response, answer, refusal, register, tags_request

SERVICE = "securityhub"
_MODULE = "securityhub"

# What AWS turns on by itself where EnableDefaultStandards does not say otherwise.
_DEFAULT_STANDARDS = ("aws-foundational-security-best-practices/v/1.0.0", "cis-aws-foundations-benchmark/v/1.2.0")

_hubs = AccountRegionScopedDict()
_standards = AccountRegionScopedDict()
_aggregators = AccountRegionScopedDict()


def install() -> None:
    register(SERVICE, _MODULE, sys.modules[__name__], SERVICE)


async def handle_request(method: str, path: str, _headers: dict[str, str], body: bytes, query: Data) -> Response:
    """One REST request: the hub, its standards, the aggregator, or the tags of the hub."""
    data = json.loads(body) if body else {}
    if path == "/accounts" and method == "POST":
        return _enable(data)
    hub = _hubs.get("default")
    if hub is None:
        problem = f"Account {get_account_id()} is not subscribed to AWS Security Hub"
        return refusal(401, "InvalidAccessException", problem)
    if path == "/accounts":
        return _hub_request(method, hub, data)
    if (asked := re.fullmatch(r"/standards/(register|deregister|get)", path)) is not None:
        return _STANDARDS[asked.group(1)](data)
    if (asked := re.fullmatch(r"/findingAggregator/(\w+)(?:/(.+))?", path)) is not None:
        return _aggregator_request(asked.group(1), unquote(asked.group(2) or ""), data)
    if (tagged := re.fullmatch(r"/tags/(.+)", path)) is not None:
        return tags_request([hub], method, unquote(tagged.group(1)), data, query)
    return _unavailable(method, path)


def reset() -> None:
    for kept in (_hubs, _standards, _aggregators):
        kept.clear()


def get_state() -> Data:
    return {"hubs": dict(_hubs._data), "standards": dict(_standards._data), "aggregators": dict(_aggregators._data)}


def load_persisted_state(state: Data) -> None:
    for name, kept in (("hubs", _hubs), ("standards", _standards), ("aggregators", _aggregators)):
        kept._data.update((state or {}).get(name, {}))


def _enable(data: Data) -> Response:
    if "default" in _hubs:
        return refusal(409, "ResourceConflictException", "Account is already subscribed to Security Hub")
    _hubs["default"] = {
        "arn": _arn("hub/default"),
        "SubscribedAt": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "AutoEnableControls": True,
        "ControlFindingGenerator": data.get("ControlFindingGenerator") or "SECURITY_CONTROL",
        "tags": data.get("Tags") or {},
    }
    if data.get("EnableDefaultStandards", True):
        for standard in _DEFAULT_STANDARDS:
            _subscribe(f"arn:aws:{SERVICE}:{get_region()}::standards/{standard}")
    return answer({})


def _hub_request(method: str, hub: Data, data: Data) -> Response:
    if method == "GET":
        told = {name: value for name, value in hub.items() if name not in ("arn", "tags")}
        return answer({"HubArn": hub["arn"], **told})
    if method == "PATCH":
        hub.update({name: data[name] for name in ("AutoEnableControls", "ControlFindingGenerator") if name in data})
        return answer({})
    if method == "DELETE":
        for kept in (_hubs, _standards, _aggregators):
            for key in list(kept):
                del kept[key]
        return answer({})
    return _unavailable(method, "/accounts")


def _subscribe(standard: str) -> Data:
    """The subscription of a standard, which is one however often it is asked for."""
    subscription = _arn("subscription/" + re.sub(r"^.*(?:standards|ruleset)/", "", standard))
    record = {"StandardsSubscriptionArn": subscription, "StandardsArn": standard, "StandardsInput": {}}
    return _standards.setdefault(subscription, {**record, "StandardsStatus": "READY"})


def _register(data: Data) -> Response:
    asked = [one["StandardsArn"] for one in data.get("StandardsSubscriptionRequests") or []]
    return answer({"StandardsSubscriptions": [_subscribe(standard) for standard in asked]})


def _deregister(data: Data) -> Response:
    gone = [_standards.pop(arn) for arn in data["StandardsSubscriptionArns"] if arn in _standards]
    return answer({"StandardsSubscriptions": [{**one, "StandardsStatus": "DELETING"} for one in gone]})


def _enabled(data: Data) -> Response:
    asked = data.get("StandardsSubscriptionArns")
    return answer({"StandardsSubscriptions": [one for arn, one in _standards.items() if asked is None or arn in asked]})


_STANDARDS = {"register": _register, "deregister": _deregister, "get": _enabled}


def _aggregator_request(action: str, arn: str, data: Data) -> Response:
    if action == "create":
        return _aggregate(data)
    if action == "list":
        return answer({"FindingAggregators": [{"FindingAggregatorArn": known} for known in _aggregators]})
    found = _aggregators.get(arn or data.get("FindingAggregatorArn", ""))
    if found is None:
        return refusal(404, "ResourceNotFoundException", "The finding aggregator does not exist")
    if action == "update":
        found.update(RegionLinkingMode=data["RegionLinkingMode"], Regions=data.get("Regions") or [])
    if action == "delete":
        del _aggregators[arn]
        return answer({})
    return answer(found) if action in ("get", "update") else _unavailable("", f"/findingAggregator/{action}")


def _aggregate(data: Data) -> Response:
    if any(True for scope in _aggregators._data if scope[0] == get_account_id()):
        return refusal(409, "ResourceConflictException", "A finding aggregator already exists for the account")
    arn = _arn(f"finding-aggregator/{uuid.uuid4()}")
    aggregator = {"FindingAggregatorArn": arn, "FindingAggregationRegion": get_region()}
    linked = {"RegionLinkingMode": data["RegionLinkingMode"], "Regions": data.get("Regions") or []}
    _aggregators[arn] = {**aggregator, **linked}
    return answer(_aggregators[arn])


def _arn(resource: str) -> str:
    return f"arn:aws:{SERVICE}:{get_region()}:{get_account_id()}:{resource}"


def _unavailable(method: str, path: str) -> Response:
    return refusal(404, "UnknownOperationException", f"{method} {path} is not available in the sandbox")
