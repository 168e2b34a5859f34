"""Being stopped from outside, by Ctrl-C, a closed window or `kill`: at once, or in good order."""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
from collections.abc import Callable, Iterator
from types import FrameType

NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
STOPPED = "Stopped. Everything acknowledged is kept."

_last = int(signal.SIGINT)


def code() -> int:
    """The exit code of a program that was stopped: 128 and the signal's number; 130 for Ctrl-C."""
    return 128 + _last


def at_once() -> None:
    """From now on being stopped ends the program on the spot: no library that is loading can swallow it."""
    _handle(dict.fromkeys(NAMES, _leave))


def never() -> None:
    """From now on nothing stops the program, which is about to end anyway."""
    _handle(dict.fromkeys(NAMES, signal.SIG_IGN))


@contextlib.contextmanager
def in_order() -> Iterator[None]:
    """Inside, being stopped raises KeyboardInterrupt, or cancels the task that asyncio runs."""
    before = _handle({"SIGINT": signal.default_int_handler, "SIGTERM": _interrupt, "SIGHUP": _interrupt})
    try:
        yield
    finally:
        _handle(before)


@contextlib.contextmanager
def noted() -> Iterator[Callable[[], None]]:
    """Inside, being stopped is only noted; what is handed out raises KeyboardInterrupt if it was."""
    came: list[int] = []

    def look() -> None:
        if came:
            raise KeyboardInterrupt

    def note(number: int, frame: FrameType | None) -> None:
        _remember(number)
        came.append(number)

    before = _handle(dict.fromkeys(NAMES, note))
    try:
        yield look
        look()
    finally:
        _handle(before)


_Handler = Callable[[int, FrameType | None], object] | int | None


def _handle(handlers: dict[str, _Handler]) -> dict[str, _Handler]:
    """Set these handlers, except where a signal is to be ignored; gives those before."""
    before: dict[str, _Handler] = {}
    for name, handler in handlers.items():
        number = getattr(signal, name, None)
        if number is None or handler is None or signal.getsignal(number) is signal.SIG_IGN:
            continue
        with contextlib.suppress(ValueError):  # only the main thread has signals
            before[name] = signal.signal(number, handler)
    return before


def _remember(number: int) -> None:
    global _last
    _last = number


def _leave(number: int, frame: FrameType | None) -> None:
    _remember(number)
    atexit._run_exitfuncs()  # what was written aside is cleared away
    with contextlib.suppress(OSError):
        os.write(2, f"\n{STOPPED}\n".encode())
    os._exit(code())


def _interrupt(number: int, frame: FrameType | None) -> None:
    """Do what Ctrl-C does now."""
    _remember(number)
    handler = signal.getsignal(signal.SIGINT)
    if not callable(handler):
        raise KeyboardInterrupt
    handler(signal.SIGINT, frame)
