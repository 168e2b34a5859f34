"""Being stopped from outside: what is typed is stored, the file closed, the terminal given back."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tabletop.terminal.app import ConsoleApp

CODE = 128
_ENDING: set[asyncio.Task[None]] = set()


def obey(app: ConsoleApp) -> None:
    """End cleanly on signals, with 128 and the signal's number; where there are none, nothing is done."""
    for name in ("SIGINT", "SIGTERM"):
        with contextlib.suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
            _on(app, getattr(signal, name))
    with contextlib.suppress(AttributeError, ValueError):
        signal.signal(signal.SIGHUP, lambda number, frame: _gone(app, number, frame))


def _on(app: ConsoleApp, number: signal.Signals) -> None:
    loop = asyncio.get_running_loop()

    def end() -> None:
        task = loop.create_task(app.end(CODE + number))
        _ENDING.add(task)
        task.add_done_callback(_ENDING.discard)

    loop.add_signal_handler(number, end)


def _gone(app: ConsoleApp, number: int, _: FrameType | None) -> None:
    """The window was closed. Writing to it may never come back, so nothing is waited for but the file."""
    try:
        storing = app.store_drafts()
        with contextlib.suppress(StopIteration):
            storing.send(None)
        if app.sitting is not None:
            app.sitting.close()
    finally:
        os._exit(CODE + number)
