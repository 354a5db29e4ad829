# SPDX-License-Identifier: Apache-2.0
"""Judges and records what an AWS service does under a role that it was given, as if in a session of that role."""

from dataclasses import dataclass, field
from typing import Any

from ministack.core import iam_evaluator
from ministack.core.iam_evaluator import EvalContext
from ministack.core.responses import get_account_id, request_scope

from launcher.decisions import Decision, noted_matches, record
from launcher.service_trust import service_may_assume
from launcher.statement_labels import label_of


@dataclass(frozen=True)
class ServiceRole:
    """A role, the service that assumes it, and the resource for which it does."""

    arn: str
    service: str
    source_arn: str

    @property
    def name(self) -> str:
        return self.arn.rsplit("/", 1)[-1]


@dataclass(frozen=True)
class Step:
    """One call that the service makes under the role."""

    action: str
    resource: str
    region: str
    context: dict[str, Any] = field(default_factory=dict)


def refusal(role: ServiceRole, steps: list[Step], region: str) -> str | None:
    """Why the service cannot do all the steps; None where it can. Recorded up to the first step that is refused."""
    from ministack.services import iam

    account = get_account_id()
    found = iam._roles.get(role.name)
    if found is None:
        return f"the role {role.arn} does not exist"
    trust = found.get("AssumeRolePolicyDocument")
    if not service_may_assume(trust, role.service, role.arn, role.source_arn, region, account):
        return f"the trust policy of {role.arn} does not let {role.service} assume it for {role.source_arn}"
    denied = next((step for step in steps if not _allows(role, step, account)), None)
    return None if denied is None else f"{role.arn} does not allow {denied.action} on {denied.resource}"


def _allows(role: ServiceRole, step: Step, account: str) -> bool:
    from ministack.services import iam

    session = f"arn:aws:sts::{account}:assumed-role/{role.name}/{role.service.partition('.')[0]}"
    context = EvalContext(
        principal_arn=session,
        principal_type="AssumedRole",
        principal_account=account,
        action=step.action,
        resource_arn=step.resource,
        region=step.region,
        # AWS services call one another over TLS, also where the emulator acts without any request.
        secure_transport=True,
        service_context={name.lower(): value for name, value in step.context.items()},
    )
    service = step.action.partition(":")[0]
    with request_scope(account, step.region), noted_matches() as matches:
        policies = iam_evaluator._gather_role_policies(role.name, account)
        limits = iam_evaluator._permissions_boundary(iam._roles, role.name, account)
        result = iam_evaluator.evaluate(context, policies, *limits)
        own = iam_evaluator._resource_policy(service, step.resource)
        if own is not None:
            required = service in iam_evaluator._POLICY_REQUIRED
            result = iam_evaluator.combine_resource_policy(result, context, *own, required=required, limits=limits)
    allowed: bool = result.decision == "Allow"
    effect = "Allow" if allowed else "Deny"
    decisive = [match.statement for match in matches if match.effect == effect]
    label = next((label_of(statement) for statement in decisive if label_of(statement)), None)
    record(
        Decision(
            session,
            step.action,
            step.resource,
            effect.lower(),
            label.policy if label else None,
            label.statement if label else None,
            step.region,
            None if label else "no statement of the role decides it",
        )
    )
    return allowed
