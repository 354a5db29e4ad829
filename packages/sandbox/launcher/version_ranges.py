# SPDX-License-Identifier: Apache-2.0
"""Answers a ranged read of a named version with the range, as S3 does: the emulator gives the whole version.

Source: S3 API reference, GetObject: Range and versionId go together; a range that cannot be satisfied gets 416.
"""

from typing import Any


def install() -> None:
    from ministack.services import s3

    get_object = s3._get_object

    def get_range(bucket: str, key: str, headers: dict[str, str], query_params: dict[str, Any] | None = None) -> Any:
        wanted = headers.get("range", "")
        if not wanted or not s3._qp(query_params or {}, "versionId"):
            return get_object(bucket, key, headers, query_params)
        status, answered, body = get_object(bucket, key, headers, query_params)
        if status != 200:
            return status, answered, body
        found = s3._parse_range(wanted, len(body))
        if found is None:
            unsatisfied = {"Content-Type": "application/xml", "Content-Range": f"bytes */{len(body)}"}
            return 416, unsatisfied, s3._xml_body(s3._range_error_xml(bucket, key))
        start, end = found
        # A checksum of the whole object says nothing of a part.
        kept = {name: value for name, value in answered.items() if not name.lower().startswith("x-amz-checksum-")}
        kept["Content-Length"] = str(end + 1 - start)
        kept["Content-Range"] = f"bytes {start}-{end}/{len(body)}"
        return 206, kept, body[start : end + 1]

    s3._get_object = get_range
