# SPDX-License-Identifier: Apache-2.0
"""Judges the tags that an object is written with: they need s3:PutObjectTagging beside s3:PutObject, as S3 asks on AWS.

Source: S3 user guide, "Required permissions for Amazon S3 API operations", PutObject and CreateMultipartUpload.
"""

from typing import Any

from ministack.core import iam_evaluator

from launcher.request_facts import current_request

_TAGGING = "x-amz-tagging"


def install() -> None:
    enforce = iam_evaluator.enforce

    def with_tag_check(
        access_key_id: str, iam_action: str, service: str, region: str, resource_arn: str = "*",
        service_context: dict[str, Any] | None = None,
    ) -> Any:
        result = enforce(
            access_key_id, iam_action, service, region, resource_arn=resource_arn, service_context=service_context
        )
        if result is not None or iam_action != "s3:PutObject" or not current_request().headers.get(_TAGGING):
            return result
        return enforce(access_key_id, "s3:PutObjectTagging", service, region, resource_arn=resource_arn)

    iam_evaluator.enforce = with_tag_check
