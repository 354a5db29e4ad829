# SPDX-License-Identifier: Apache-2.0
"""Role sessions of ECS tasks: who may start one, and which task a session belongs to.

The task runner assumes a task's role with the deploy key, the session named for the task's id, as ECS does on AWS.
The role's trust policy is then judged for ecs-tasks.amazonaws.com, not for the deploy key.
"""

from typing import Any

from ministack.core import iam_evaluator
from ministack.core.iam_evaluator import EvalContext

from launcher.service_trust import service_may_assume

_SERVICE = "ecs-tasks.amazonaws.com"
_keys_by_id: dict[str, tuple[str, str, str]] = {}


def task_by_id(task_id: str) -> dict[str, Any] | None:
    """The task record with this id, in whichever region it runs."""
    from ministack.services import ecs

    known = _keys_by_id.get(task_id)
    if known is not None:
        return ecs._tasks._data.get(known)
    for key in list(ecs._tasks._data):
        _keys_by_id.setdefault(key[2].rsplit("/", 1)[-1], key)
    key = _keys_by_id.get(task_id)
    return None if key is None else ecs._tasks._data.get(key)


def forget_tasks() -> None:
    """After a reset of the emulator."""
    _keys_by_id.clear()


def task_of_session(access_key_id: str) -> dict[str, Any] | None:
    """The task whose credentials these are, also where the task went on to assume another role with them."""
    from ministack.services import sts

    session = sts._sessions.get(access_key_id)
    if session is None:
        return None
    for arn in (session.get("Arn", ""), session.get("SourcePrincipalArn", "")):
        task = task_by_id(arn.rsplit("/", 1)[-1]) if ":assumed-role/" in arn else None
        if task is not None:
            return task
    return None


def install() -> None:
    evaluate_trust_policy = iam_evaluator.evaluate_trust_policy

    def judged(trust_doc: Any, caller_arn: str, ctx: EvalContext | None = None) -> bool:
        name = ctx.service_context.get("sts:rolesessionname") if ctx is not None else None
        task = task_by_id(name) if name and caller_arn.endswith(":root") else None
        if task is None or ctx is None:
            return evaluate_trust_policy(trust_doc, caller_arn, ctx)
        if ctx.resource_arn not in _roles_of(task):
            return False
        return service_may_assume(trust_doc, _SERVICE, ctx.resource_arn, task["taskArn"], task["taskArn"].split(":")[3])

    iam_evaluator.evaluate_trust_policy = judged


def _roles_of(task: dict[str, Any]) -> set[str]:
    from ministack.services import ecs

    arn = task["taskDefinitionArn"]
    account, region, name = arn.split(":")[4], arn.split(":")[3], arn.rsplit("/", 1)[-1]
    definition = ecs._task_defs.get_scoped(account, region, name) or {}
    overrides = task.get("overrides") or {}
    roles = {overrides.get("taskRoleArn") or definition.get("taskRoleArn")}
    roles.add(overrides.get("executionRoleArn") or definition.get("executionRoleArn"))
    return {role for role in roles if role}
