# SPDX-License-Identifier: Apache-2.0
"""What the request being authorized looks like: the emulator hands enforcement only action and resource."""

from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class RequestFacts:
    """One HTTP request. Bodies stay here; they never reach the decision log."""

    request_id: str = ""
    method: str = ""
    path: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    query: dict[str, list[str]] = field(default_factory=dict)
    body: bytes = b""


_current: ContextVar[RequestFacts] = ContextVar("sallyport_request_facts", default=RequestFacts())


def current_request() -> RequestFacts:
    """The request that this task serves; empty values outside one."""
    return _current.get()


def install() -> None:
    from ministack import app

    dispatch = app._dispatch_service_request
    special = app._handle_special_data_plane_request

    async def with_facts(
        method: str, path: str, headers: dict[str, str], body: bytes, query_params: dict[str, Any], request_id: str
    ) -> Any:
        _current.set(RequestFacts(request_id, method, path, headers, query_params, body))
        return await dispatch(method, path, headers, body, query_params, request_id)

    async def special_with_facts(
        method: str, path: str, headers: dict[str, str], body: bytes, query_params: dict[str, Any], request_id: str,
        **rest: Any,
    ) -> Any:
        _current.set(RequestFacts(request_id, method, path, headers, query_params, body))
        return await special(method, path, headers, body, query_params, request_id, **rest)

    app._dispatch_service_request = with_facts
    app._handle_special_data_plane_request = special_with_facts
