# SPDX-License-Identifier: Apache-2.0
"""Keeps the tags that CreateMultipartUpload names, which the emulator forgets: the object has them once it is complete."""

import re
from typing import Any
from urllib.parse import parse_qs

_MOST_TAGS = 10


def install() -> None:
    from ministack.services import s3

    create, complete = s3._create_multipart_upload, s3._complete_multipart_upload
    tags_of_upload: dict[str, dict[str, str]] = {}

    def create_with_tags(bucket_name: str, key: str, headers: dict[str, str]) -> Any:
        pairs = parse_qs(headers.get("x-amz-tagging", ""), keep_blank_values=True)
        if len(pairs) > _MOST_TAGS:
            return s3._error("BadRequest", "Object tags cannot be greater than 10", 400)
        response = create(bucket_name, key, headers)
        upload_id = _upload_id(response)
        if pairs and upload_id:
            tags_of_upload[upload_id] = {name: values[0] for name, values in pairs.items()}
        return response

    def complete_with_tags(
        bucket_name: str, key: str, body: bytes, query_params: dict[str, Any], headers: dict[str, str] | None = None
    ) -> Any:
        response = complete(bucket_name, key, body, query_params, headers)
        tags = tags_of_upload.pop(s3._qp(query_params, "uploadId"), None) if response[0] == 200 else None
        if tags:
            _set_tags(bucket_name, key, response[1].get("x-amz-version-id"), tags)
        return response

    s3._create_multipart_upload, s3._complete_multipart_upload = create_with_tags, complete_with_tags


def _upload_id(response: Any) -> str | None:
    status, _headers, body = response
    found = re.search(rb"<UploadId>([^<]+)</UploadId>", body) if status == 200 else None
    return found.group(1).decode() if found else None


def _set_tags(bucket_name: str, key: str, version_id: str | None, tags: dict[str, str]) -> None:
    """On the object and on its replica, as for an object that was put whole."""
    from ministack.services import s3

    s3._object_tags[(bucket_name, key, version_id)] = tags
    written = s3._buckets[bucket_name]["objects"].get(key) or {}
    if written.get("version_id") == version_id and written.get("_replica"):
        replica_bucket, replica_version, account = written["_replica"]
        with s3._in_account(account):
            s3._object_tags[(replica_bucket, key, replica_version)] = dict(tags)
