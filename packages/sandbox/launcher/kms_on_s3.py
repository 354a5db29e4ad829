# SPDX-License-Identifier: Apache-2.0
"""Judges the KMS key of every SSE-KMS read and write, as S3 does on AWS and the emulator does not.

Reads need kms:Decrypt; PutObject, copies and CreateMultipartUpload need kms:GenerateDataKey; UploadPart and
CompleteMultipartUpload need kms:Decrypt (S3 user guide, "Using server-side encryption with AWS KMS keys").
"""

from dataclasses import dataclass
from typing import Any

from ministack.core import iam_evaluator

from launcher.request_facts import RequestFacts, current_request

_READS = frozenset({"s3:GetObject", "s3:GetObjectVersion"})
_ALGORITHM = "x-amz-server-side-encryption"
_KEY_ID = "x-amz-server-side-encryption-aws-kms-key-id"


@dataclass(frozen=True)
class KeyUse:
    """The key that an S3 request uses, and how."""

    action: str
    key: str


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
        key_arn = _key_arn(use.key, region)
        context_arn = f"arn:aws:s3:::{bucket}" if _bucket_key_enabled(bucket) else resource_arn
        context = {
            "kms:ViaService": f"s3.{region}.amazonaws.com",
            "kms:CallerAccount": key_arn.split(":")[4],
            "kms:EncryptionContext:aws:s3:arn": context_arn,
            "kms:EncryptionContextKeys": ["aws:s3:arn"],
        }
        return enforce(access_key_id, use.action, "kms", region, resource_arn=key_arn, service_context=context)

    iam_evaluator.enforce = with_key_check


def _key_use(iam_action: str, bucket: str, object_key: str) -> KeyUse | None:
    request = current_request()
    if iam_action in _READS:
        key = _object_key_id(bucket, object_key, request)
        return KeyUse("kms:Decrypt", key) if key else None
    if iam_action != "s3:PutObject":
        return None
    upload_id = next(iter(request.query.get("uploadId", [])), None)
    if upload_id is not None:
        key = _upload_key_id(upload_id)
        return KeyUse("kms:Decrypt", key) if key else None
    key = _write_key_id(bucket, request)
    return KeyUse("kms:GenerateDataKey", key) if key else None


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


def _object_key_id(bucket: str, object_key: str, request: RequestFacts) -> str | None:
    """The key under which the object, or the version named by the request or by its copy source, was written."""
    from ministack.services import s3

    source = request.headers.get("x-amz-copy-source", "")
    version_id = next(iter(request.query.get("versionId", [])), None) or source.partition("?versionId=")[2] or None
    current = ((s3._buckets.get(bucket) or {}).get("objects") or {}).get(object_key)
    record = current
    if version_id is not None and (current or {}).get("version_id") != version_id:
        versions = s3._object_versions.get((bucket, object_key)) or []
        record = next((entry for entry in versions if entry["version_id"] == version_id), None)
    return s3._stored_sse_headers(record).get(_KEY_ID) if record else None


def _key_arn(key: str, region: str) -> str:
    from ministack.core.responses import get_account_id
    from ministack.services import kms

    record = kms._resolve_key(key)
    if record:
        return str(record["Arn"])
    return key if key.startswith("arn:") else f"arn:aws:kms:{region}:{get_account_id()}:key/{key}"


def _bucket_key_enabled(bucket: str) -> bool:
    from ministack.services import s3

    return "<BucketKeyEnabled>true<" in (s3._bucket_encryption.get(bucket) or "").replace(" ", "")
