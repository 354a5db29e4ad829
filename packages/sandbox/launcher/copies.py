# SPDX-License-Identifier: Apache-2.0
"""Copies as S3 does on AWS where the emulator stops short: under the request's condition, and with its checksum.

The emulator overwrites in spite of If-None-Match, and forgets the checksum that CopyObject asks for and that the parts of
an upload with a checksum have. Here a refused copy writes nothing; the checksum is made of what was copied, kept, and told.
"""

from typing import Any


def install() -> None:
    from ministack.services import s3

    copy_object, copy_part = s3._copy_object, s3._upload_part_copy

    def copy_object_checked(bucket_name: str, dest_key: str, headers: dict[str, str]) -> Any:
        existing = ((s3._buckets.get(bucket_name) or {}).get("objects") or {}).get(dest_key)
        refused = s3._check_put_preconditions(headers, existing)
        if refused:
            return refused
        algorithm = headers.get("x-amz-checksum-algorithm")
        if not algorithm:
            return copy_object(bucket_name, dest_key, headers)
        response = copy_object(bucket_name, dest_key, {**headers, "x-amz-sdk-checksum-algorithm": algorithm})
        if response[0] != 200:
            return response
        checksums = s3._buckets[bucket_name]["objects"][dest_key]["checksums"]
        return _telling(response, "CopyObjectResult", algorithm.upper(), checksums.get(algorithm.upper()))

    def copy_part_checked(bucket_name: str, dest_key: str, query_params: dict[str, Any], headers: dict[str, str]) -> Any:
        response = copy_part(bucket_name, dest_key, query_params, headers)
        upload = s3._multipart_uploads.get(s3._qp(query_params, "uploadId")) or {}
        algorithm = upload.get("checksum_algorithm")
        if response[0] != 200 or not algorithm:
            return response
        part = upload["parts"][int(s3._qp(query_params, "partNumber", "1"))]
        checksum = s3._compute_s3_checksum(algorithm, part["body"])
        part["checksums"] = {algorithm: checksum}
        return _telling(response, "CopyPartResult", algorithm, checksum)

    s3._copy_object, s3._upload_part_copy = copy_object_checked, copy_part_checked


def _telling(response: Any, element: str, algorithm: str, checksum: str | None) -> Any:
    status, headers, body = response
    told = f"<Checksum{algorithm}>{checksum}</Checksum{algorithm}></{element}>"
    return status, headers, body.replace(f"</{element}>".encode(), told.encode())
