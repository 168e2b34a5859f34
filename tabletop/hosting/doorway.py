"""Connections before they are anything: few enough, none for ever, and files enough to hold them all."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

from tabletop.hosting.crowding import Threshold

MOST = 500
"""Connections at once that are no web socket: forty browsers load a page over six each."""

PATIENCE = 15.0
"""Seconds for a whole request, and for the next one."""

FILES = 4096
"""Files and lines that a room may have open, where the system lets it; each browser seat takes three."""


def doorway(threshold: Threshold) -> type[H11Protocol]:
    """How HTTP is spoken at a threshold; who says nothing whole does not stand there for ever."""

    class Doorway(H11Protocol):
        _late: asyncio.TimerHandle | None = None

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            threshold.come(self, self.client[0] if self.client else "", transport.abort)
            self._wait()

        def connection_lost(self, exc: Exception | None) -> None:
            self._leave()
            super().connection_lost(exc)

        def handle_websocket_upgrade(self, *event: Any) -> None:
            self._leave()
            super().handle_websocket_upgrade(*event)

        def on_response_complete(self) -> None:
            super().on_response_complete()
            self._wait()

        def _leave(self) -> None:
            threshold.go(self)
            if self._late is not None:
                self._late.cancel()

        def _wait(self) -> None:
            if self._late is not None:
                self._late.cancel()
            self._late = self.loop.call_later(PATIENCE, self._look)

        def _look(self) -> None:
            answering = self.cycle is not None and not self.cycle.response_complete
            if answering and not self.cycle.more_body:
                self._wait()
            else:
                self.transport.abort()

    return Doorway


def room_for(wanted: int = FILES) -> int:
    """Let this process open as many files as it may, up to `wanted`; how many that is."""
    try:
        import resource
    except ImportError:  # where there is no such limit
        return wanted
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY:
        return wanted
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft < most:
        with contextlib.suppress(OSError, ValueError):  # macOS lets it have fewer than it says
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]
