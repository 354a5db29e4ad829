# SPDX-License-Identifier: Apache-2.0
"""What the calls for Batch jobs are judged by: all resources of SubmitJob, and the tags of the job that is to end.

Source: Service Authorization Reference, "Actions, resources, and condition keys for AWS Batch": SubmitJob needs the
definition and the queue, with tags also batch:TagResource on jobs; CancelJob and TerminateJob need the job;
aws:ResourceTag holds the tags of each. Batch was seen to ask for batch:TagResource on the definition too ("not authorized to
perform: batch:TagResource on resource: …:job-definition/…"), which the reference leaves out; so it is asked for here.
"""

import json
from typing import Any

from ministack.core import iam_evaluator
from ministack.core.responses import get_account_id
from ministack.services import batch

from launcher.batch_job_state import jobs
from launcher.request_facts import current_request


def install() -> None:
    enforce = iam_evaluator.enforce

    def with_jobs(
        access_key_id: str, iam_action: str, service: str, region: str, resource_arn: str = "*",
        service_context: dict[str, Any] | None = None,
    ) -> Any:
        calls = [(iam_action, resource_arn)]
        if iam_action == "batch:SubmitJob":
            calls += _further_calls(f"arn:aws:batch:{region}:{get_account_id()}", resource_arn)
        for action, resource in calls:
            context = {**(_tags_of(resource) if service == "batch" else {}), **(service_context or {})}
            refused = enforce(
                access_key_id, action, service, region, resource_arn=resource, service_context=context
            )
            if refused is not None:
                return refused
        return None

    iam_evaluator.enforce = with_jobs


def _further_calls(home: str, definition: str) -> list[tuple[str, str]]:
    try:
        data = json.loads(current_request().body or b"{}")
    except ValueError:
        data = {}
    data = data if isinstance(data, dict) else {}
    queue = str(data.get("jobQueue") or "")
    calls = [("batch:SubmitJob", queue if queue.startswith("arn:") else f"{home}:job-queue/{queue}")]
    tagged = [("batch:TagResource", f"{home}:job/*"), ("batch:TagResource", definition)]
    return [*calls, *tagged] if data.get("tags") else calls


def _tags_of(arn: str) -> dict[str, str]:
    """aws:ResourceTag keys. A definition without its revision has no tags, as on AWS."""
    kind, _, name = arn.split(":", 5)[-1].partition("/")
    tags: dict[str, str] = {}
    if kind == "job" and name in jobs:
        tags = jobs[name].record["tags"]
    elif kind == "job-queue":
        tags = (batch._job_queues.get(name) or {}).get("tags") or {}
    elif kind == "job-definition":
        revisions = batch._job_definitions.get(name.partition(":")[0]) or []
        found = [record for record in revisions if str(record["revision"]) == name.partition(":")[2]]
        tags = found[0]["tags"] if found else {}
    return {f"aws:resourcetag/{key}".lower(): value for key, value in tags.items()}
