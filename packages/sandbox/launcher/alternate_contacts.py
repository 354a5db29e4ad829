# SPDX-License-Identifier: Apache-2.0
"""The alternate contacts of an account, which the emulator lacks: kept and returned; nobody writes to them.

Calls and errors follow the Account Management API reference (PutAlternateContact and its likes).
"""

import json
from typing import Any

from ministack.core.responses import AccountScopedDict

_FIELDS = ("AlternateContactType", "EmailAddress", "Name", "PhoneNumber", "Title")
_PATHS = ("/putAlternateContact", "/getAlternateContact", "/deleteAlternateContact")

_contacts = AccountScopedDict()


def install() -> None:
    from ministack.services import account

    handle, reset = account.handle_request, account.reset

    async def with_contacts(method: str, path: str, headers: dict[str, str], body: bytes, query_params: Any) -> Any:
        if method != "POST" or path.rstrip("/") not in _PATHS:
            return await handle(method, path, headers, body, query_params)
        return _answer(account, path.rstrip("/"), json.loads(body or b"{}"))

    def reset_all() -> None:
        reset()
        _contacts.clear()

    account.handle_request = with_contacts
    account.reset = reset_all


def _answer(account: Any, path: str, data: dict[str, Any]) -> Any:
    kind = data.get("AlternateContactType")
    if kind not in ("BILLING", "OPERATIONS", "SECURITY"):
        return _refusal(400, "ValidationException", "AlternateContactType must be BILLING, OPERATIONS or SECURITY")
    if path == "/putAlternateContact":
        missing = [field for field in _FIELDS if not data.get(field)]
        if missing:
            return _refusal(400, "ValidationException", f"{', '.join(missing)} must be given")
        _contacts[kind] = {field: data[field] for field in _FIELDS}
        return account._json(200, {})
    if kind not in _contacts:
        return _refusal(404, "ResourceNotFoundException", "No contact of the inputted alternate contact type found.")
    if path == "/deleteAlternateContact":
        del _contacts[kind]
        return account._json(200, {})
    return account._json(200, {"AlternateContact": _contacts[kind]})


def _refusal(status: int, code: str, message: str) -> Any:
    headers = {"Content-Type": "application/json", "x-amzn-errortype": code}
    return status, headers, json.dumps({"message": message}).encode()
