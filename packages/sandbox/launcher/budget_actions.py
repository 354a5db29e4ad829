# SPDX-License-Identifier: Apache-2.0
"""The actions by which IAM judges calls of AWS Budgets: it has two for all of them, where the emulator says the call's.

Source: the Service Authorization Reference of AWS Budgets.
"""

from typing import Any

_TAGS = ("ListTagsForResource", "TagResource", "UntagResource")


def install() -> None:
    from ministack.core import iam_actions

    extract = iam_actions.extract_iam_action

    def action_of(*args: Any, **kwargs: Any) -> str | None:
        action: str | None = extract(*args, **kwargs)
        namespace, _, name = (action or "").partition(":")
        if namespace != "budgets" or name in _TAGS:
            return action
        return "budgets:ViewBudget" if name.startswith("Describe") else "budgets:ModifyBudget"

    iam_actions.extract_iam_action = action_of
