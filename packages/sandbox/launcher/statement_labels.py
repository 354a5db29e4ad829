# SPDX-License-Identifier: Apache-2.0
"""Keeps, on each parsed statement, the policy it came from and its Sid or index, which the evaluator forgets."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ministack.core import iam_evaluator
from ministack.core.iam_evaluator import ParsedStatement


@dataclass(frozen=True)
class StatementLabel:
    """Where a statement stands: `policy` is an inline policy's name, a managed policy's ARN, or a description."""

    policy: str
    statement: str


def label_of(statement: ParsedStatement) -> StatementLabel | None:
    """None for a statement of a resource's own policy, which is parsed anew at each evaluation."""
    return getattr(statement, "sallyport_label", None)


def _labelled(policy: str, statements: list[ParsedStatement]) -> list[ParsedStatement]:
    for index, statement in enumerate(statements):
        statement.sallyport_label = StatementLabel(policy, statement.sid or str(index))  # type: ignore[attr-defined]
    return statements


def _label_all(policy: str, layers: Iterable[Iterable[list[ParsedStatement]]]) -> None:
    for layer in layers:
        for statements in layer:
            _labelled(policy, statements)


def install() -> None:
    boundary, session = iam_evaluator._permissions_boundary, iam_evaluator._session_policy_limits
    user_policies = iam_evaluator._gather_user_policies

    def role_policies(role_name: str, account_id: str) -> list[list[ParsedStatement]]:
        from ministack.services import iam

        role = iam._roles.get_scoped(account_id, None, role_name)
        if role is None:
            return []
        documents = list((role.get("InlinePolicies") or {}).items())
        for arn in role.get("AttachedPolicies", []):
            documents.append((arn, iam_evaluator._resolve_managed_policy_document(arn, account_id)))
        parsed = (_labelled(name, iam_evaluator.parse_policy_document(doc)) for name, doc in documents if doc)
        return [statements for statements in parsed if statements]

    def labelled_user_policies(user_name: str, account_id: str) -> list[list[ParsedStatement]]:
        policies = user_policies(user_name, account_id)
        _label_all(f"policies of user {user_name}", [policies])
        return policies

    def labelled_boundary(store: Any, name: str, account_id: str) -> list[list[list[ParsedStatement]]]:
        limits = boundary(store, name, account_id)
        arn = (store.get_scoped(account_id, None, name) or {}).get("PermissionsBoundary") or "permissions boundary"
        _label_all(arn, limits)
        return limits

    def labelled_session(record: dict[str, Any], account_id: str) -> list[list[list[ParsedStatement]]]:
        limits = session(record, account_id)
        _label_all("session policy", limits)
        return limits

    iam_evaluator._gather_role_policies = role_policies
    iam_evaluator._gather_user_policies = labelled_user_policies
    iam_evaluator._permissions_boundary = labelled_boundary
    iam_evaluator._session_policy_limits = labelled_session
