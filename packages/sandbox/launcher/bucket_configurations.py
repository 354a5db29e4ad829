# SPDX-License-Identifier: Apache-2.0
"""A bucket's inventories and Intelligent-Tiering settings, for which the emulator has no calls: it would take them for
"create bucket" and "list objects".

Kept and returned with the bucket; no report is written and no object changes its tier. Shapes and errors follow the S3
API reference (PutBucketInventoryConfiguration, PutBucketIntelligentTieringConfiguration and their likes).
"""

import re
from typing import Any

_ROOTS = {"inventory": "InventoryConfiguration", "intelligent-tiering": "IntelligentTieringConfiguration"}


def install() -> None:
    from ministack.services import s3

    dispatch = s3._dispatch

    def dispatch_with_configurations(
        method: str, bucket: str, key: str, headers: dict[str, str], body: bytes, query_params: dict[str, Any]
    ) -> Any:
        kind = next((name for name in _ROOTS if name in query_params), None)
        if kind is None or key or method not in ("GET", "PUT", "DELETE"):
            return dispatch(method, bucket, key, headers, body, query_params)
        record = s3._ensure_bucket(bucket)
        if record is None:
            return s3._no_such_bucket(bucket)
        # In the bucket's own record, like its ownership controls: so it is persisted, reset and deleted with it.
        kept: dict[str, str] = record.setdefault(f"_{kind}", {})
        return _answer(s3, method, kind, kept, s3._qp(query_params, "id"), body)

    s3._dispatch = dispatch_with_configurations


def _answer(s3: Any, method: str, kind: str, kept: dict[str, str], name: str, body: bytes) -> Any:
    root, xml = _ROOTS[kind], {"Content-Type": "application/xml"}
    if method == "PUT":
        return _put(s3, root, kept, name, body)
    if method == "GET" and not name:
        listed = "".join(kept[one] for one in sorted(kept))
        result = f"<List{root}sResult><IsTruncated>false</IsTruncated>{listed}</List{root}sResult>"
        return 200, xml, result.encode()
    if name not in kept:
        return s3._error("NoSuchConfiguration", "The specified configuration does not exist.", 404)
    if method == "GET":
        return 200, xml, kept[name].encode()
    del kept[name]
    return 204, {}, b""


def _put(s3: Any, root: str, kept: dict[str, str], name: str, body: bytes) -> Any:
    try:
        element = s3.fromstring(body)
    except Exception:
        return s3._error("MalformedXML", s3._MALFORMED_XML, 400)
    found = s3._find_xml_tag(element, "Id")
    if element.tag.rpartition("}")[2] != root or found is None:
        return s3._error("MalformedXML", s3._MALFORMED_XML, 400)
    if not name or found.text != name:
        return s3._error("InvalidArgument", "The id of the request is not that of the configuration.", 400)
    # Without the XML declaration, so that the list can hold it.
    kept[name] = re.sub(r"^\s*<\?xml.*?\?>", "", body.decode())
    return 200, {}, b""
