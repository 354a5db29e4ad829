# SPDX-License-Identifier: Apache-2.0
"""Role sessions outlive a restart of a sandbox that keeps its state: the emulator forgets them, and no client would know."""

from typing import Any


def install() -> None:
    from ministack.services import sts

    def state() -> dict[str, Any]:
        return {"sessions": dict(sts._sessions)}

    def restore(data: dict[str, Any]) -> None:
        sts._sessions.update(data.get("sessions", {}))

    sts.get_state, sts.load_persisted_state = state, restore
