# SPDX-License-Identifier: Apache-2.0
"""Has S3's events delivered before the emulator writes its state: it delivers them on threads that it does not wait for.

On AWS no event of a write that was answered is lost (S3 user guide, "Amazon S3 Event Notifications": at least once). Without
this a stop between the answer and the thread's turn kept the object and lost its event.
"""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import Any

App = Callable[[dict[str, Any], Any, Any], Awaitable[None]]

_LONGEST_SECONDS = 10.0
_is_counted: ContextVar[bool] = ContextVar("sallyport_event_is_counted", default=False)
_changed = threading.Condition()
_under_way = 0


def install() -> None:
    from ministack.services import s3

    fire, fire_async = s3._fire_s3_event, s3._fire_s3_event_async

    def fire_counted(*args: Any, **options: Any) -> None:
        try:
            fire(*args, **options)
        finally:
            if _is_counted.get():
                _count(-1)

    def fire_async_counted(bucket: str, *args: Any, **options: Any) -> None:
        if bucket not in s3._bucket_notifications:
            return
        _count(1)
        # The emulator's thread runs in a copy of this context.
        token = _is_counted.set(True)
        try:
            fire_async(bucket, *args, **options)
        finally:
            _is_counted.reset(token)

    s3._fire_s3_event, s3._fire_s3_event_async = fire_counted, fire_async_counted


def delivered_before_shutdown(app: App) -> App:
    """The ASGI application, which hears of its shutdown once all events are delivered, or after 10 s."""

    async def waiting(scope: dict[str, Any], receive: Any, send: Any) -> None:
        async def told() -> Any:
            message = await receive()
            if message["type"] == "lifespan.shutdown":
                await asyncio.to_thread(_wait)
            return message

        await app(scope, told if scope["type"] == "lifespan" else receive, send)

    return waiting


def _count(change: int) -> None:
    global _under_way
    with _changed:
        _under_way += change
        _changed.notify_all()


def _wait() -> None:
    with _changed:
        _changed.wait_for(lambda: _under_way == 0, _LONGEST_SECONDS)
