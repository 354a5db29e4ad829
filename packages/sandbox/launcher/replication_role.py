# SPDX-License-Identifier: Apache-2.0
"""Judges the role under which S3 replicates, which the emulator asks for another account's buckets only.

Steps of the S3 user guide, "Setting up permissions for live replication", "Replicating encrypted objects" and "Object Lock
considerations". A replica that the role may not make is FAILED, as on AWS, and an object under SSE-KMS is replicated only
where the rule says so.
Not judged: s3:ReplicateTags and kms:GenerateDataKey, which only some objects and keys need.
"""

import logging
from contextvars import ContextVar
from typing import Any

from launcher.key_use import key_arn_of
from launcher.kms_on_s3 import bucket_key_enabled, object_key_id
from launcher.service_role import ServiceRole, Step, refusal

_log = logging.getLogger("launcher.replication_role")
_deleting: ContextVar[bool] = ContextVar("sallyport_replicates_delete", default=False)


def install() -> None:
    from ministack.services import s3

    destination_of, replicate_delete = s3._replication_destination, s3._maybe_replicate_delete_marker

    def judged_destination(bucket: str, key: str, rule: dict[str, Any], role: str) -> Any:
        found = destination_of(bucket, key, rule, role)
        why = _refusal(bucket, key, rule, role, found[0]) if found else None
        if why is not None:
            _log.warning("bucket %s: %s is not replicated to %s: %s", bucket, key, found[0], why)
            return None
        return found

    def with_mark(bucket: str, key: str) -> None:
        token = _deleting.set(True)
        try:
            replicate_delete(bucket, key)
        finally:
            _deleting.reset(token)

    s3._replication_destination, s3._maybe_replicate_delete_marker = judged_destination, with_mark


def _refusal(bucket: str, key: str, rule: dict[str, Any], role_arn: str, target: str) -> str | None:
    from ministack.services import s3

    source_region, target_region = s3.bucket_region(bucket) or "", s3.bucket_region(target) or ""
    source, copy = f"arn:aws:s3:::{bucket}/{key}", f"arn:aws:s3:::{target}/{key}"
    role = ServiceRole(role_arn, "s3.amazonaws.com", f"arn:aws:s3:::{bucket}")
    steps = [
        Step("s3:GetReplicationConfiguration", f"arn:aws:s3:::{bucket}", source_region),
        Step("s3:ListBucket", f"arn:aws:s3:::{bucket}", source_region),
    ]
    if _deleting.get():
        return refusal(role, [*steps, Step("s3:ReplicateDelete", copy, target_region)], source_region)
    source_key = object_key_id(bucket, key, None)
    replica_key = ((rule.get("Destination") or {}).get("EncryptionConfiguration") or {}).get("ReplicaKmsKeyID")
    criteria = (rule.get("SourceSelectionCriteria") or {}).get("SseKmsEncryptedObjects") or {}
    if source_key and criteria.get("Status") != "Enabled":
        return "it is encrypted with a key and the rule does not select such objects (SseKmsEncryptedObjects)"
    steps += [
        Step(f"s3:{name}", source, source_region)
        for name in ("GetObjectVersionForReplication", "GetObjectVersionAcl", "GetObjectVersionTagging")
    ]
    if bucket in s3._bucket_object_lock:
        steps += [Step(f"s3:{name}", source, source_region) for name in ("GetObjectRetention", "GetObjectLegalHold")]
    if source_key:
        steps.append(_key_step("kms:Decrypt", source_key, source_region, bucket, key))
    steps.append(Step("s3:ReplicateObject", copy, target_region))
    if replica_key:
        steps.append(_key_step("kms:Encrypt", replica_key, target_region, target, key))
    return refusal(role, steps, source_region)


def _key_step(action: str, key_id: str, region: str, bucket: str, key: str) -> Step:
    arn = f"arn:aws:s3:::{bucket}" if bucket_key_enabled(bucket) else f"arn:aws:s3:::{bucket}/{key}"
    context = {
        "kms:ViaService": f"s3.{region}.amazonaws.com",
        "kms:EncryptionContext:aws:s3:arn": arn,
        "kms:EncryptionContextKeys": ["aws:s3:arn"],
    }
    return Step(action, key_arn_of(key_id, region), region, context)
