# SPDX-License-Identifier: Apache-2.0
"""Replicates as S3 does on AWS where the emulator stops short: to every destination, under its key, with an event.

The emulator follows the first matching rule only, keeps the source region's KMS key on the replica, and tells nobody of
the replica. Here each rule with another destination is followed; a replica has the rule's ReplicaKmsKeyID, or else the
destination's default encryption; and the destination's notification fires ObjectCreated:Put, as AWS documents.
"""

from contextvars import ContextVar
from typing import Any

_ALGORITHM = "x-amz-server-side-encryption"
_KEY_ID = "x-amz-server-side-encryption-aws-kms-key-id"
_Rule = dict[str, Any]
_chosen: ContextVar[tuple[_Rule, str] | None] = ContextVar("sallyport_replication_rule", default=None)


def install() -> None:
    from ministack.services import s3

    first_rule, replicate = s3._replication_rule_for, s3._maybe_replicate

    def chosen_rule(bucket: str, key: str, tags: dict[str, str] | None) -> tuple[_Rule | None, str]:
        return _chosen.get() or first_rule(bucket, key, tags)

    def replicate_to_all(bucket: str, key: str, record: _Rule, data: Any, tags: dict[str, str] | None = None) -> None:
        statuses = []
        for rule, role in _matching_rules(bucket, key, tags):
            destination = (rule.get("Destination") or {}).get("Bucket", "").split(":::")[-1]
            encrypted = {**record, "preserved_headers": _reencrypted(record, rule, destination)}
            token = _chosen.set((rule, role))
            try:
                replicate(bucket, key, encrypted, data, tags)
            finally:
                _chosen.reset(token)
            statuses.append(encrypted.get("replication_status"))
            if "_replica" in encrypted:
                record["_replica"] = encrypted["_replica"]
            if statuses[-1] == "COMPLETED":
                _tell(destination, key)
        if statuses:
            record["replication_status"] = "COMPLETED" if all(s == "COMPLETED" for s in statuses) else "FAILED"

    s3._replication_rule_for = chosen_rule
    s3._maybe_replicate = replicate_to_all


def _matching_rules(bucket: str, key: str, tags: dict[str, str] | None) -> list[tuple[_Rule, str]]:
    """Enabled rules that cover the object, one a destination: the first in the configuration's order."""
    from ministack.services import s3

    config = s3._bucket_replication.get(bucket)
    if not config or s3._bucket_versioning.get(bucket) != "Enabled":
        return []
    found: dict[str, _Rule] = {}
    for rule in config.get("Rules", []):
        if rule.get("Status") != "Enabled" or not key.startswith(s3._replication_rule_prefix(rule)):
            continue
        if all((tags or {}).get(name) == value for name, value in s3._replication_rule_tags(rule).items()):
            found.setdefault((rule.get("Destination") or {}).get("Bucket", ""), rule)
    return [(rule, config.get("Role", "")) for rule in found.values()]


def _reencrypted(record: _Rule, rule: _Rule, destination: str) -> dict[str, Any]:
    from ministack.services import s3

    headers = {k: v for k, v in (record.get("preserved_headers") or {}).items() if k not in (_ALGORITHM, _KEY_ID)}
    replica_key = ((rule.get("Destination") or {}).get("EncryptionConfiguration") or {}).get("ReplicaKmsKeyID")
    if replica_key:
        return {**headers, _ALGORITHM: "aws:kms", _KEY_ID: replica_key}
    return {**headers, **s3._bucket_default_sse_headers(destination)}


def _tell(destination: str, key: str) -> None:
    from ministack.services import s3

    replica = ((s3._buckets.get(destination) or {}).get("objects") or {}).get(key) or {}
    s3._fire_s3_event_async(
        destination,
        key,
        "s3:ObjectCreated:Put",
        size=replica.get("size", 0),
        etag=replica.get("etag", ""),
        version_id=replica.get("version_id"),
    )
