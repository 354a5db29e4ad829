# SPDX-License-Identifier: Apache-2.0
"""Judges the KMS key of every SSE-KMS read and write, as S3 does on AWS and the emulator does not.

Reads need kms:Decrypt; PutObject, copies and CreateMultipartUpload need kms:GenerateDataKey; UploadPart and
CompleteMultipartUpload need kms:Decrypt (S3 user guide, "Using server-side encryption with AWS KMS keys").
"""

from typing import Any

from ministack.core import iam_evaluator

from launcher.key_use import KeyUse, judge_key
from launcher.request_facts import RequestFacts, current_request

_READS = frozenset({"s3:GetObject", "s3:GetObjectVersion"})
_ALGORITHM = "x-amz-server-side-encryption"
_KEY_ID = "x-amz-server-side-encryption-aws-kms-key-id"


def install() -> None:
    enforce = iam_evaluator.enforce

    def with_key_check(
        access_key_id: str, iam_action: str, service: str, region: str, resource_arn: str = "*",
        service_context: dict[str, Any] | None = None,
    ) -> Any:
        result = enforce(
            access_key_id, iam_action, service, region, resource_arn=resource_arn, service_context=service_context
        )
        if result is not None or service != "s3" or not resource_arn.startswith("arn:aws:s3:::"):
            return result
        bucket, _, object_key = resource_arn.removeprefix("arn:aws:s3:::").partition("/")
        use = _key_use(iam_action, bucket, object_key) if object_key else None
        if use is None:
            return None
        return judge_key(enforce, access_key_id, region, use)

    iam_evaluator.enforce = with_key_check


def _key_use(iam_action: str, bucket: str, object_key: str) -> KeyUse | None:
    request = current_request()
    # With a bucket key the context is the bucket's ARN, without one the object's.
    arn = f"arn:aws:s3:::{bucket}" if bucket_key_enabled(bucket) else f"arn:aws:s3:::{bucket}/{object_key}"

    def use(action: str, key: str | None) -> KeyUse | None:
        return KeyUse(action, key, "s3", {"aws:s3:arn": arn}) if key else None

    if iam_action in _READS:
        return use("kms:Decrypt", object_key_id(bucket, object_key, request))
    if iam_action != "s3:PutObject":
        return None
    upload_id = next(iter(request.query.get("uploadId", [])), None)
    if upload_id is not None:
        return use("kms:Decrypt", _upload_key_id(upload_id))
    return use("kms:GenerateDataKey", _write_key_id(bucket, request))


def _write_key_id(bucket: str, request: RequestFacts) -> str | None:
    """A key that the request names wins over the bucket's default."""
    from ministack.services import s3

    if request.headers.get(_ALGORITHM) or request.headers.get(_KEY_ID):
        return request.headers.get(_KEY_ID)
    return s3._bucket_default_sse_headers(bucket).get(_KEY_ID)


def _upload_key_id(upload_id: str) -> str | None:
    from ministack.services import s3

    upload = s3._multipart_uploads.get(upload_id) or {}
    return (upload.get("preserved_headers") or {}).get(_KEY_ID)


def object_key_id(bucket: str, object_key: str, request: RequestFacts | None) -> str | None:
    """The key of an object: of the version that the request or its copy source names, else of the last one."""
    from ministack.services import s3

    source = request.headers.get("x-amz-copy-source", "") if request else ""
    version_id = next(iter(request.query.get("versionId", [])), None) if request else None
    version_id = version_id or source.partition("?versionId=")[2] or None
    current = ((s3._buckets.get(bucket) or {}).get("objects") or {}).get(object_key)
    record = current
    if version_id is not None and (current or {}).get("version_id") != version_id:
        versions = s3._object_versions.get((bucket, object_key)) or []
        record = next((entry for entry in versions if entry["version_id"] == version_id), None)
    return s3._stored_sse_headers(record).get(_KEY_ID) if record else None


def bucket_key_enabled(bucket: str) -> bool:
    from ministack.services import s3

    return "<BucketKeyEnabled>true<" in (s3._bucket_encryption.get(bucket) or "").replace(" ", "")
