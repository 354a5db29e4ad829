# SPDX-License-Identifier: Apache-2.0
"""Sessions under which probes are sent: with the deploy key, of any role, whomever its trust policy names.

Otherwise a role that only a service may take could never be asked what it is refused. The session's name says so to
whoever reads the decision log: its refusals are no failure of a run.
"""

from typing import Any

from ministack.core import iam_evaluator
from ministack.core.iam_evaluator import EvalContext

# The same as in src/decisions/probeSessionName.ts.
_SESSION = "sallyport-probe"


def install() -> None:
    evaluate_trust_policy = iam_evaluator.evaluate_trust_policy

    def judged(trust_doc: Any, caller_arn: str, ctx: EvalContext | None = None) -> bool:
        name = ctx.service_context.get("sts:rolesessionname") if ctx is not None else None
        if name == _SESSION and caller_arn.endswith(":root"):
            return True
        return evaluate_trust_policy(trust_doc, caller_arn, ctx)

    iam_evaluator.evaluate_trust_policy = judged
