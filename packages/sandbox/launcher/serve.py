# SPDX-License-Identifier: Apache-2.0
"""Serves the emulator on one loopback port with TLS, until SIGTERM.

Not through the emulator's own main: that also binds port 443 where it may, and writes a pid file to the shared
temporary folder.
"""

import asyncio
import os
import signal
import sys
import threading

from hypercorn.asyncio import serve as hypercorn_serve
from hypercorn.config import Config

from launcher.announced_events import delivered_before_shutdown
from launcher.host_guard import guard


def serve() -> None:
    from ministack import app as emulator

    # Scripts found in well-known folders of the machine are not the sandbox's.
    emulator._run_init_scripts = lambda: None
    port = int(os.environ["GATEWAY_PORT"])
    config = Config()
    config.bind = [f"127.0.0.1:{port}"]
    config.certfile = os.environ["MINISTACK_SSL_CERT"]
    config.keyfile = os.environ["MINISTACK_SSL_KEY"]
    config.keep_alive_timeout = 75
    config.loglevel = "WARNING"
    config.graceful_timeout = 2
    app = delivered_before_shutdown(emulator.app)
    asyncio.run(_until_terminated(guard(app, port, os.environ["SALLYPORT_ADMIN_TOKEN"]), config))


async def _until_terminated(app: object, config: Config) -> None:
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    threading.Thread(target=_end_with_supervisor, daemon=True).start()
    await hypercorn_serve(app, config, shutdown_trigger=stopped.wait)  # type: ignore[arg-type]


def _end_with_supervisor() -> None:
    """The supervisor holds the other end of the standard input: when it is gone, however it ended, so are we."""
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)
