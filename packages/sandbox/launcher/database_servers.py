# SPDX-License-Identifier: Apache-2.0
"""PostgreSQL instances whose servers run outside this process: the sandbox's supervisor starts, changes and ends them.

A record is the desired state. The supervisor asks for all of them at /_sallyport/databases, where it waits for a change,
and reports there what it has done. Until a server is as its record says, the instance is `creating` or `modifying`, as on
AWS; the endpoint is the real one from the first report on. Other engines, and members of clusters, stay records alone.
"""

import asyncio
import hashlib
import json
import time
import uuid
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

PATH = "/_sallyport/databases"

Params = dict[str, Any]
Handler = Callable[[Params], Any]
Instance = dict[str, Any]
Reported = dict[str, Any]

_LONGEST_WAIT_SECONDS = 3.0
_LOOK_EVERY_SECONDS = 0.05

# What an instance keeps of its server: the last report, and how often a restart was asked for.
_SERVER = "_server"

# Named anew by a reset, so that the supervisor also removes what was never described in this account.
_account = {"generation": uuid.uuid4().hex}


def install() -> None:
    from ministack.services import rds

    rds._ACTION_MAP["CreateDBInstance"] = _created(rds, rds._ACTION_MAP["CreateDBInstance"])
    for action in ("Reboot", "Start"):
        rds._ACTION_MAP[f"{action}DBInstance"] = _restarted(rds, action, rds._ACTION_MAP[f"{action}DBInstance"])
    # It would sign in with the old password and send the new one in plain text, which the server's log then keeps.
    rds._rotate_instance_password = lambda *_: None
    instance_xml, reset = rds._instance_xml, rds.reset

    def with_server(instance: Instance) -> str:
        shown = _shown(rds, instance)
        failure = (instance.get(_SERVER) or {}).get("failure") if shown is not instance else None
        xml = str(instance_xml(shown))
        return xml.replace("<StatusInfos/>", _status_info(failure)) if failure else xml

    def reset_all() -> None:
        reset()
        _account["generation"] = uuid.uuid4().hex

    rds._instance_xml, rds.reset = with_server, reset_all


def _created(rds: Any, create: Handler) -> Handler:
    def create_instance(params: Params) -> Any:
        response = create(params)
        instance = rds._instances.get(rds._p(params, "DBInstanceIdentifier")) if response[0] == 200 else None
        if instance is None or instance["Engine"] != "postgres" or instance.get("DBClusterIdentifier"):
            return response
        # The emulator makes a name up; RDS makes no database then.
        instance["DBName"] = rds._p(params, "DBName") or ""
        instance[_SERVER] = {"boots": 0, "revision": None, "failure": None}
        return rds._single_instance_response("CreateDBInstanceResponse", "CreateDBInstanceResult", instance)

    return create_instance


def _restarted(rds: Any, action: str, restart: Handler) -> Handler:
    def restart_instance(params: Params) -> Any:
        response = restart(params)
        instance = rds._resolve_instance(rds._p(params, "DBInstanceIdentifier")) if response[0] == 200 else None
        if instance is None or _SERVER not in instance:
            return response
        instance[_SERVER]["boots"] += 1
        name = f"{action}DBInstance"
        return rds._single_instance_response(f"{name}Response", f"{name}Result", instance)

    return restart_instance


def _shown(rds: Any, instance: Instance) -> Instance:
    """The record as a caller sees it: available only once the server is what it says."""
    server = instance.get(_SERVER)
    if server is None or instance["DBInstanceStatus"] not in ("available", "rebooting"):
        return instance
    done = server["revision"] == _desired(rds, _key_of(instance), instance)["revision"]
    if not done:
        waiting = "creating" if server["revision"] is None else "modifying"
        return {**instance, "DBInstanceStatus": waiting, _SERVER: {**server, "failure": None}}
    groups = [{**group, "ParameterApplyStatus": "in-sync"} for group in instance["DBParameterGroups"]]
    status = "failed" if server["failure"] else "available"
    return {**instance, "DBInstanceStatus": status, "DBParameterGroups": groups}


def _status_info(message: str) -> str:
    from xml.sax.saxutils import escape

    content = f"<StatusType>server</StatusType><Normal>false</Normal><Message>{escape(message)}</Message>"
    return f"<StatusInfos><DBInstanceStatusInfo>{content}</DBInstanceStatusInfo></StatusInfos>"


def _key_of(instance: Instance) -> tuple[str, str]:
    """Account and region."""
    parts = instance["DBInstanceArn"].split(":")
    return parts[4], parts[3]


def _desired(rds: Any, scope: tuple[str, str], instance: Instance) -> dict[str, Any]:
    names = [group["DBParameterGroupName"] for group in instance["DBParameterGroups"]]
    groups = [rds._param_groups._data.get((*scope, name)) for name in names]
    parameters = {
        name: {"value": setting["ParameterValue"], "immediate": setting["ApplyMethod"] == "immediate"}
        for group in groups
        if group is not None
        for name, setting in sorted(group["Parameters"].items())
    }
    desired = {
        "region": scope[1],
        "identifier": instance["DBInstanceIdentifier"],
        "resourceId": instance["DbiResourceId"],
        "running": instance["DBInstanceStatus"] != "stopped",
        "boots": instance[_SERVER]["boots"],
        "username": instance["MasterUsername"],
        "password": instance["_MasterUserPassword"],
        "database": instance["DBName"],
        "parameters": parameters,
    }
    return {**desired, "revision": hashlib.sha256(json.dumps(desired, sort_keys=True).encode()).hexdigest()[:16]}


def _all_desired(rds: Any) -> list[dict[str, Any]]:
    found = [(key, instance) for key, instance in list(rds._instances._data.items()) if _SERVER in instance]
    return [_desired(rds, key[:2], instance) for key, instance in found]


async def serve(scope: dict[str, Any], receive: Any) -> tuple[int, dict[str, Any]]:
    """Answers the supervisor, whose administration token has been checked."""
    from ministack.services import rds

    if scope["method"] == "POST":
        return 200, {"accepted": _take_report(rds, json.loads(await _body(receive)))}
    known = parse_qs(scope["query_string"].decode()).get("version", [""])[0]
    deadline = time.monotonic() + _LONGEST_WAIT_SECONDS
    # A supervisor that stops hangs up: an answer that nobody waits for would hold up the stop of this process.
    gone = asyncio.ensure_future(_hung_up(receive))
    while (answer := _answer(rds))["version"] == known and time.monotonic() < deadline and not gone.done():
        await asyncio.wait({gone}, timeout=_LOOK_EVERY_SECONDS)
    gone.cancel()
    return 200, answer


async def _hung_up(receive: Any) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _answer(rds: Any) -> dict[str, Any]:
    instances = _all_desired(rds)
    revisions = json.dumps([_account, [(one["region"], one["resourceId"], one["revision"]) for one in instances]])
    version = hashlib.sha256(revisions.encode()).hexdigest()[:16]
    return {"version": version, "generation": _account["generation"], "instances": instances}


def _take_report(rds: Any, report: Reported) -> bool:
    """False when the instance is gone, or another has taken its name."""
    for key, instance in list(rds._instances._data.items()):
        if key[1] == report["region"] and instance["DbiResourceId"] == report["resourceId"] and _SERVER in instance:
            instance[_SERVER].update(revision=report["revision"], failure=report.get("failure"))
            if report.get("port"):
                instance["Endpoint"] = {**instance["Endpoint"], "Address": report["address"], "Port": report["port"]}
            return True
    return False


async def _body(receive: Any) -> bytes:
    body, more = b"", True
    while more:
        message = await receive()
        body, more = body + message.get("body", b""), message.get("more_body", False)
    return body
