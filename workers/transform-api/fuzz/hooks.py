# SPDX-License-Identifier: Apache-2.0
"""What Schemathesis has to know of the API: how calls are signed, what a sound job of the sandbox is, and which findings are none.

AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN and AWS_REGION sign; FUZZ_EXCEPTIONS names a file to which each use of a
reviewed exception is written, one name a line.
"""

import json
import os
from typing import Any

import schemathesis
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from requests import PreparedRequest
from requests.auth import AuthBase


class SignedCalls(AuthBase):
    """Signs what is really sent, by Signature Version 4 for execute-api."""

    def __init__(self) -> None:
        keys = Credentials(
            os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"], os.environ.get("AWS_SESSION_TOKEN")
        )
        self._signer = SigV4Auth(keys, "execute-api", os.environ["AWS_REGION"])

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        signed = AWSRequest(method=request.method, url=request.url, data=request.body or b"")
        self._signer.add_auth(signed)
        request.headers.update(dict(signed.headers.items()))
        return request


schemathesis.auth.set_from_requests(SignedCalls())


@schemathesis.hook
def before_call(ctx: Any, case: Any, **kwargs: Any) -> None:
    """A schema cannot say which programs are allowed: sound requests name one of them, so that they go all the way."""
    if not case.meta.generation.mode.is_positive or not isinstance(case.body, dict):
        return
    for job in [case.body, *(case.body.get("jobs") or [])]:
        if "command" in job:
            job["command"] = ["node", "--version"]
    for server in (case.body.get("mcpServers") or {}).values():
        server["command"] = "npx"


# Reviewed: what Schemathesis finds and is as it has to be.
_EXCEPTIONS = {
    "iam-says-403": "A call without Authorization is answered with 403, by API Gateway with IAM authorization, where HTTP says 401.",
    "meaning": "What is sound in form may be refused for what it means: sizes of Fargate, hosts, buckets, names.",
    "state": "or for what there is: an upload, a page, a job that has ended, a key that was used for another body.",
    "cancelled": "DELETE of a job or a batch cancels it; it stays known.",
    "draft-4": "API Gateway's models are JSON Schema draft 4, in which 216.0 is no integer. Nothing that writes JSON from an integer says so.",
}


@schemathesis.hook
def filter_failure(ctx: Any, failure: Any, case: Any, response: Any) -> bool:
    name = _exception_of(failure, case, response)
    if name is None:
        return True
    if path := os.environ.get("FUZZ_EXCEPTIONS"):
        with open(path, "a", encoding="utf8") as file:
            file.write(f"{name}\n")
    return False


def _exception_of(failure: Any, case: Any, response: Any) -> str | None:
    kind, code = type(failure).__name__, _problem_of(response)
    if kind == "MissingHeaderNotRejected" and response.status_code == 403 and code == "not-signed":
        return "iam-says-403"
    if kind == "UseAfterFree" and case.operation.path.startswith("/jobs"):
        return "cancelled"
    if kind != "RejectedPositiveData":
        return None
    if code in ("job-not-valid", "mcp-config-not-valid"):
        return "meaning"
    if code in ("jobs-not-found", "page-unknown", "job-ended", "idempotency-key-reused"):
        return "state"
    return "draft-4" if code == "body-not-valid" and _has_whole_float(case.body) else None


def _problem_of(response: Any) -> str | None:
    """What the problem document's type ends with."""
    try:
        return str(json.loads(response.content)["type"]).rpartition(":")[2]
    except (ValueError, KeyError, TypeError):
        return None


def _has_whole_float(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_has_whole_float(part) for part in value.values())
    if isinstance(value, list):
        return any(_has_whole_float(part) for part in value)
    return isinstance(value, float) and value.is_integer()
