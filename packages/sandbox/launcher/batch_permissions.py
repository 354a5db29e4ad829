# SPDX-License-Identifier: Apache-2.0
"""What the calls for Batch jobs are judged by: both resources of SubmitJob, and the tags of the job that is to end.

Source: Service Authorization Reference, "Actions, resources, and condition keys for AWS Batch": SubmitJob needs the
definition and the queue, CancelJob and TerminateJob the job, with aws:ResourceTag; the others have no resource.
"""

import json
from typing import Any

from ministack.core import iam_evaluator
from ministack.core.responses import get_account_id

from launcher.batch_job_state import jobs
from launcher.request_facts import current_request


def install() -> None:
    enforce = iam_evaluator.enforce

    def with_jobs(
        access_key_id: str, iam_action: str, service: str, region: str, resource_arn: str = "*",
        service_context: dict[str, Any] | None = None,
    ) -> Any:
        context = dict(service_context or {})
        if resource_arn.startswith("arn:") and ":job/" in resource_arn and service == "batch":
            context = {**_tags_of(resource_arn), **context}
        refused = enforce(
            access_key_id, iam_action, service, region, resource_arn=resource_arn, service_context=context
        )
        if refused is not None or iam_action != "batch:SubmitJob":
            return refused
        return enforce(
            access_key_id, iam_action, service, region, resource_arn=_queue_arn(region), service_context=context
        )

    iam_evaluator.enforce = with_jobs


def _tags_of(arn: str) -> dict[str, str]:
    job = jobs.get(arn.rpartition("/")[2])
    return {f"aws:resourcetag/{key}".lower(): value for key, value in job.record["tags"].items()} if job else {}


def _queue_arn(region: str) -> str:
    try:
        named = json.loads(current_request().body or b"{}").get("jobQueue")
    except (ValueError, AttributeError):
        named = None
    if not isinstance(named, str) or not named:
        return "*"
    return named if named.startswith("arn:") else f"arn:aws:batch:{region}:{get_account_id()}:job-queue/{named}"
