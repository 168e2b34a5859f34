"""Being stopped from outside: what is typed is stored, the file closed, the terminal given back."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tabletop.terminal.app import ConsoleApp

NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
_ENDING: set[asyncio.Task[None]] = set()


def obey(app: ConsoleApp) -> None:
    """End cleanly on signals, with 128 and the signal's number; where there are none, nothing is done."""
    loop = asyncio.get_running_loop()

    def end(number: int) -> None:
        task = loop.create_task(app.end(128 + number))
        _ENDING.add(task)
        task.add_done_callback(_ENDING.discard)

    for name in NAMES:
        number = getattr(signal, name, None)
        if number is not None:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, end, int(number))
