# SPDX-License-Identifier: Apache-2.0
"""S3's block of public access for a whole account, which the emulator lacks: it holds for each of its buckets.

Calls and errors follow the S3 Control API reference (PutPublicAccessBlock and its likes, on an account).
"""

from typing import Any
from xml.etree.ElementTree import fromstring

from ministack.core.responses import AccountScopedDict, get_account_id

_PATH = "/v20180820/configuration/publicAccessBlock"
_SETTINGS = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
_ACTIONS = {
    "GET": "s3:GetAccountPublicAccessBlock",
    "PUT": "s3:PutAccountPublicAccessBlock",
    "DELETE": "s3:PutAccountPublicAccessBlock",
}

_blocks = AccountScopedDict()


def install() -> None:
    from ministack import app
    from ministack.services import s3

    handle, blocked, reset = app._handle_s3_control_request, s3._public_access_blocked, s3.reset

    async def with_account(
        path: str, method: str, body: bytes, query_params: Any, request_id: str, headers: Any = None
    ) -> Any:
        if path.rstrip("/") != _PATH or method not in _ACTIONS:
            return await handle(path, method, body, query_params, request_id, headers)
        denied = app._enforce_data_plane("s3", _ACTIONS[method], headers or {}, query_params, request_id)
        if denied:
            return denied
        if refused := s3.s3control_account_error(headers or {}):
            return refused
        status, kept, answered = _answer(s3, method, body)
        return status, {**kept, "x-amzn-requestid": request_id}, answered

    def blocked_by_either(owner_account: str, bucket_name: str, setting: str) -> bool:
        account = _blocks._data.get((owner_account, "block")) or {}
        return bool(account.get(setting)) or bool(blocked(owner_account, bucket_name, setting))

    def reset_all() -> None:
        reset()
        _blocks.clear()

    app._handle_s3_control_request = with_account
    s3._public_access_blocked = blocked_by_either
    s3.reset = reset_all


def _answer(s3: Any, method: str, body: bytes) -> Any:
    if method == "PUT":
        root = fromstring(body)
        given = {child.tag.rpartition("}")[2]: (child.text or "").strip().lower() == "true" for child in root}
        _blocks["block"] = {setting: given.get(setting, False) for setting in _SETTINGS}
        return 200, {}, b""
    if "block" not in _blocks:
        problem = "The public access block configuration was not found"
        return s3.s3control_error("NoSuchPublicAccessBlockConfiguration", problem, 404, {"AccountId": get_account_id()})
    if method == "DELETE":
        del _blocks["block"]
        return 204, {}, b""
    settings = "".join(f"<{name}>{str(on).lower()}</{name}>" for name, on in _blocks["block"].items())
    xml = f'<PublicAccessBlockConfiguration xmlns="{s3.S3CONTROL_NS}">{settings}</PublicAccessBlockConfiguration>'
    return 200, {"Content-Type": "application/xml"}, xml.encode()
