# SPDX-License-Identifier: Apache-2.0
"""One attempt of a rotation: the function is called for each step, and what comes of it is told as AWS does.

CloudTrail's service events of rotations (RotationStarted, RotationSucceeded, RotationFailed, and their Test… forms)
reach EventBridge where a trail records the region, as on AWS (EventBridge user guide, "Events from AWS services through
CloudTrail").
"""

import json
import logging
import threading
import time
from dataclasses import dataclass
from typing import Any

from ministack.core.responses import get_account_id, get_region, new_uuid, request_scope

from launcher.function_invokers import may_invoke
from launcher.secret_versions import detach

_log = logging.getLogger("launcher.rotation_attempt")
_STEPS = ("createSecret", "setSecret", "testSecret", "finishSecret")

# Seconds before the second attempt; twice as many before each further one, of which the last is left to the next schedule.
_FIRST_RETRY = 2
_ATTEMPTS = 5
_NEVER = 253_402_300_799

# Where a secret's record keeps the rotation that is to be done; it survives a restart of the sandbox.
DUE = "_SallyportRotation"

_running: set[str] = set()
_running_lock = threading.Lock()


@dataclass(frozen=True)
class Rotation:
    """The rotation that a secret's record asks for, in its account and region."""

    account: str
    region: str
    secret: dict[str, Any]

    def claim(self) -> bool:
        """False while an attempt of the same secret is at work."""
        with _running_lock:
            if self.secret["ARN"] in _running:
                return False
            _running.add(self.secret["ARN"])
            return True

    def release(self) -> None:
        with _running_lock:
            _running.discard(self.secret["ARN"])


def attempt(rotation: Rotation) -> None:
    """Calls the function for the steps, until one fails."""
    try:
        with request_scope(rotation.account, rotation.region):
            _attempt(rotation.secret)
    except Exception:
        _log.exception("rotation of %s", rotation.secret["Name"])
    finally:
        rotation.release()


def _attempt(secret: dict[str, Any]) -> None:
    due = secret[DUE]
    token, test = due["Token"], due["Test"]
    kind = "TestRotation" if test else "Rotation"
    due["Attempts"] += 1
    _tell(secret, f"{kind}Started")
    failed = next((step for step in (("testSecret",) if test else _STEPS) if not _call(secret, step, token)), None)
    # A reset, or CancelRotateSecret, may have taken the rotation away.
    if secret.get(DUE) is not due:
        return
    if failed is None and (test or "AWSCURRENT" in secret["Versions"].get(token, {}).get("Stages", ())):
        secret["LastRotatedDate"] = secret.get("LastRotatedDate") if test else int(time.time())
        _end(secret, test)
        _tell(secret, f"{kind}Succeeded")
        return
    _log.warning("%s: %s failed at %s", secret["Name"], kind, failed or "its end: the version is not current")
    if test:
        _end(secret, test)
    elif due["Attempts"] >= _ATTEMPTS:
        due["NotBefore"] = secret.get("NextRotationDate") or _NEVER
    else:
        due["NotBefore"] = time.time() + _FIRST_RETRY * 2 ** (due["Attempts"] - 1)
    _tell(secret, f"{kind}Failed")


def _end(secret: dict[str, Any], test: bool) -> None:
    del secret[DUE]
    if test:
        detach(secret, "AWSPENDING")


def _call(secret: dict[str, Any], step: str, token: str) -> bool:
    from ministack.services import lambda_svc

    if not secret.get("RotationEnabled"):
        return False
    function_arn = secret["RotationLambdaARN"]
    func, config, name = lambda_svc._get_func_record_for_ref(function_arn)
    if not func or not config or not may_invoke(function_arn, "secretsmanager.amazonaws.com", secret["ARN"]):
        return False
    event = {"SecretId": secret["ARN"], "ClientRequestToken": token, "Step": step}
    started = time.time()
    record = lambda_svc._execution_record_for_config(func, config)
    result = lambda_svc._execute_function_with_config_scope(record, event)
    failed, throttled = bool(result.get("error")), bool(result.get("throttle"))
    lambda_svc._emit_lambda_metrics(
        name, duration_ms=(time.time() - started) * 1000, error=failed, throttle=throttled
    )
    return not failed and not throttled


def _tell(secret: dict[str, Any], name: str) -> None:
    from ministack.services import cloudtrail, eventbridge

    if not any(trail.get("IsLogging") for _region, _name, trail in cloudtrail._visible_trail_items()):
        return
    account, region, now = get_account_id(), get_region(), time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    detail = {
        "eventVersion": "1.08",
        "userIdentity": {"accountId": account, "invokedBy": "secretsmanager.amazonaws.com"},
        "eventTime": now,
        "eventSource": "secretsmanager.amazonaws.com",
        "eventName": name,
        "awsRegion": region,
        "sourceIPAddress": "secretsmanager.amazonaws.com",
        "userAgent": "secretsmanager.amazonaws.com",
        "requestParameters": None,
        "responseElements": None,
        "additionalEventData": {"SecretId": secret["ARN"]},
        "eventID": new_uuid(),
        "readOnly": False,
        "eventType": "AwsServiceEvent",
        "managementEvent": True,
        "recipientAccountId": account,
        "eventCategory": "Management",
    }
    eventbridge._dispatch_event(
        {
            "EventId": new_uuid(),
            "Source": "aws.secretsmanager",
            "DetailType": "AWS Service Event via CloudTrail",
            "Detail": json.dumps(detail),
            "EventBusName": "default",
            "Time": now,
            "Resources": [],
            "Account": account,
            "Region": region,
        }
    )
