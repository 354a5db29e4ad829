# SPDX-License-Identifier: Apache-2.0
"""Delivers an EventBridge rule's events to a bus of another region of the same account, which the emulator drops.

As on AWS the target needs a RoleArn: the role must trust events.amazonaws.com and allow events:PutEvents on the bus. An
event keeps the region it was put in, and one that came from another region is not sent on to a third.
"""

import logging
from typing import Any

from ministack.core.arn import ArnParseError, parse_arn
from ministack.core.responses import get_account_id, get_region, request_scope

from launcher.service_role import ServiceRole, Step, refusal

_log = logging.getLogger("launcher.cross_region_events")
_CAME_FROM = "_SallyportCameFrom"


def install() -> None:
    from ministack.services import eventbridge

    invoke = eventbridge._invoke_target

    def invoke_anywhere(target: dict[str, Any], event: dict[str, Any], rule: dict[str, Any], view: Any = None) -> None:
        bus = _bus_elsewhere(target.get("Arn", ""))
        if bus is None:
            invoke(target, event, rule, view)
            return
        why = _refusal(target, event, rule)
        if why is not None:
            _log.warning("rule %s: not delivered to %s: %s", rule.get("Name"), target["Arn"], why)
            return
        _deliver(bus, event)

    eventbridge._invoke_target = invoke_anywhere


def _bus_elsewhere(arn: str) -> Any:
    try:
        spec = parse_arn(arn)
    except ArnParseError:
        return None
    if spec.service != "events" or not spec.resource.startswith("event-bus/"):
        return None
    return spec if spec.account_id == get_account_id() and spec.region != get_region() else None


def _deliver(bus: Any, event: dict[str, Any]) -> None:
    from ministack.services import eventbridge

    name = bus.resource.removeprefix("event-bus/")
    home = get_region()
    with request_scope(bus.account_id, bus.region):
        if name != "default" and name not in eventbridge._event_buses:
            _log.warning("event bus %s not found in %s", name, bus.region)
            return
        moved = {**event, "EventBusName": name, "Region": event.get("Region") or home, _CAME_FROM: home}
        moved.pop("_DispatchPath", None)
        eventbridge._dispatch_event(moved)


def _refusal(target: dict[str, Any], event: dict[str, Any], rule: dict[str, Any]) -> str | None:
    if event.get(_CAME_FROM):
        return f"the event already came from {event[_CAME_FROM]}"
    role_arn = target.get("RoleArn")
    if not role_arn:
        return "a target in another region needs a RoleArn that EventBridge assumes"
    role = ServiceRole(role_arn, "events.amazonaws.com", rule.get("Arn") or "")
    return refusal(role, [Step("events:PutEvents", target["Arn"], get_region())], get_region())
