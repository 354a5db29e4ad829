# SPDX-License-Identifier: Apache-2.0
"""Refuses what a browser or another machine could send: a foreign Host (DNS rebinding) and the emulator's own paths.

The emulator serves /_ministack, /_aws, /_localstack, /health and an instance-metadata copy without credentials. Here
they need the administration token of the sandbox, as do the sandbox's own paths; only /_sallyport/health, which tells nothing, is open.
"""

import hmac
import json
import re
from collections.abc import Awaitable, Callable
from typing import Any

from launcher import database_servers

App = Callable[[dict[str, Any], Any, Any], Awaitable[None]]

HEALTH_PATH = "/_sallyport/health"
TOKEN_HEADER = b"x-sallyport-admin-token"
_UNSIGNED_PATHS = re.compile(r"^/(_|health$|latest/(meta-data|api|user-data|dynamic)|v[34]/|oauth2/|log(in|out)$)")


def guard(app: App, port: int, token: str) -> App:
    """The ASGI application behind both checks. `token` is the secret that administration requests carry."""
    hosts = {f"{name}:{port}".encode() for name in ("127.0.0.1", "localhost")}

    async def guarded(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        headers: list[tuple[bytes, bytes]] = scope.get("headers", [])
        if [value.lower() for name, value in headers if name.lower() == b"host"] not in [[host] for host in hosts]:
            await _answer(send, 421, {"error": "the sandbox answers only to its own loopback address in Host"})
            return
        path: str = scope["path"]
        if path == HEALTH_PATH:
            await _answer(send, 200, {"status": "ready"})
            return
        if _UNSIGNED_PATHS.match(path) and not _has_token(headers, token):
            await _answer(send, 403, {"error": "this path needs the sandbox's administration token"})
            return
        if path == database_servers.PATH:
            await _answer(send, *await database_servers.serve(scope, receive))
            return
        await app(scope, receive, send)

    return guarded


def _has_token(headers: list[tuple[bytes, bytes]], token: str) -> bool:
    given = next((value for name, value in headers if name.lower() == TOKEN_HEADER), b"")
    return hmac.compare_digest(given, token.encode())


async def _answer(send: Any, status: int, body: dict[str, Any]) -> None:
    content = json.dumps(body).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(content)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": content})
