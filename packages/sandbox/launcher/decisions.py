# SPDX-License-Identifier: Apache-2.0
"""The decision log: one JSON line for every authorization, naming the statement that decided.

A statement's use is then read, not guessed. No body, no header and no key ever enters it. Left out are the deploy-key
calls of the task runner's control loops, several a second, which on AWS are no calls of the account at all.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from typing import IO, Any

from ministack.core import iam_evaluator
from ministack.core.iam_evaluator import AuthError, EvalContext, EvalResult, ParsedStatement

from launcher.request_facts import current_request
from launcher.statement_labels import label_of


@dataclass(frozen=True)
class Decision:
    """A line of the log. `policy` and `statement` are null where no statement decided; `reason` then says why."""

    principal: str
    action: str
    resource: str
    decision: str
    policy: str | None
    statement: str | None
    region: str
    reason: str | None = None


@dataclass(frozen=True)
class Match:
    """A statement that matched while a request was judged."""

    effect: str
    statement: ParsedStatement


_matches: ContextVar[list[Match] | None] = ContextVar("sallyport_matches", default=None)
_file: IO[str] | None = None


def record(decision: Decision) -> None:
    """Appends one line. Modules that refuse by other means than IAM policies record here as well."""
    global _file
    if _file is None:
        descriptor = os.open(os.environ["SALLYPORT_DECISION_LOG"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        _file = os.fdopen(descriptor, "a", buffering=1, encoding="utf-8")
    time = datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    line = {"time": time, "requestId": current_request().request_id, **asdict(decision)}
    _file.write(json.dumps({key: value for key, value in line.items() if key != "reason" or value}) + "\n")


@contextmanager
def noted_matches() -> Iterator[list[Match]]:
    """Collects the statements that match within the block."""
    matches: list[Match] = []
    token = _matches.set(matches)
    try:
        yield matches
    finally:
        _matches.reset(token)


def install() -> None:
    enforce, first_match = iam_evaluator.enforce, iam_evaluator._first_match

    def noting_match(ctx: EvalContext, stmts: list[ParsedStatement], effect: str) -> ParsedStatement | None:
        found = first_match(ctx, stmts, effect)
        matches = _matches.get()
        if found is not None and matches is not None:
            matches.append(Match(effect, found))
        return found

    def recorded(
        access_key_id: str, iam_action: str, service: str, region: str, resource_arn: str = "*",
        service_context: dict[str, Any] | None = None,
    ) -> EvalResult | AuthError | None:
        with noted_matches() as matches:
            result = enforce(
                access_key_id, iam_action, service, region, resource_arn=resource_arn, service_context=service_context
            )
        if not _is_control_loop(access_key_id):
            record(_decision(access_key_id, iam_action, resource_arn, region, result, matches))
        return result

    iam_evaluator._first_match = noting_match
    iam_evaluator.enforce = recorded


def _is_control_loop(access_key_id: str) -> bool:
    if not iam_evaluator.is_root_access_key(access_key_id):
        return False
    return "sallyport-control-loop" in current_request().headers.get("user-agent", "")


def _decision(
    access_key_id: str, action: str, resource: str, region: str, result: EvalResult | AuthError | None,
    matches: list[Match],
) -> Decision:
    if isinstance(result, AuthError):
        return Decision("unknown", action, resource, "deny", None, None, region, f"credentials: {result.code}")
    if result is not None:
        denying = next((match.statement for match in reversed(matches) if match.effect == "Deny"), None)
        if result.decision != "Deny" or denying is None:
            return Decision(result.principal_arn, action, resource, "deny", None, None, region, _why_implicit(matches))
        return Decision(result.principal_arn, action, resource, "deny", *_place(denying, resource), region)
    principal = _principal_arn(access_key_id)
    if iam_evaluator.is_root_access_key(access_key_id):
        return Decision(principal, action, resource, "allow", "deploy-key", "root", region)
    allowing = [match.statement for match in matches if match.effect == "Allow"]
    if not allowing:
        return Decision(principal, action, resource, "allow", None, None, region, "always allowed by AWS")
    # The identity statement comes first; a key policy that delegates to IAM comes after it.
    chosen = next((statement for statement in allowing if label_of(statement)), allowing[0])
    return Decision(principal, action, resource, "allow", *_place(chosen, resource), region)


def _place(statement: ParsedStatement, resource: str) -> tuple[str, str]:
    label = label_of(statement)
    return (label.policy, label.statement) if label else (f"policy of {resource}", statement.sid or "0")


def _why_implicit(matches: list[Match]) -> str:
    if any(match.effect == "Allow" for match in matches):
        return "a permissions boundary, session policy or resource policy does not allow it"
    return "no statement allows it"


def _principal_arn(access_key_id: str) -> str:
    from ministack.core.responses import get_account_id

    principal = iam_evaluator.resolve_principal(access_key_id, get_account_id())
    return "unknown" if isinstance(principal, AuthError) else principal.arn
