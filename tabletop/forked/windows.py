"""What a window shows: a place in the room, or the display; a client of the room like any other."""

from __future__ import annotations

import asyncio
import json
import os
import traceback
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, ClassVar

from msgspec import Struct
from textual.app import App
from textual.binding import Binding, BindingType

from tabletop.forked.driver import driver_for, sized
from tabletop.forked.line import Line
from tabletop.hosting.client import RemotePort
from tabletop.hosting.line import SignInRefused
from tabletop.terminal.joining import JoinApp, Refused, RoomPort
from tabletop.terminal.screens.display import DisplayApp
from tabletop.terminal.widgets.qrcode import joining

STORING = 1.0
"""Seconds to store what is being typed when the host hangs up, or to leave when another process goes on."""

AWAY = "The room does not answer. It will, once the host is back: try again."


class Begin(Struct, frozen=True):
    """What the host says first: what to show, where the room is, and the token of an earlier sign-in.

    `once`: end when somebody has signed in; another process, which has not been used yet, goes on.
    """

    kind: str
    room: str
    window: str
    where: str
    token: str
    width: int
    height: int
    once: bool = False


class Windowed(App[int]):
    """What windows have in common: they end with their line, and tell a fault to the host alone."""

    line: Line
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "stay", "Copy", show=False, priority=True),
    ]

    def action_stay(self) -> None:
        """Whoever copies a word does not want to leave."""

    def _fatal_error(self) -> None:
        """A fault: its trace without the values of variables, which may be private."""
        self.line.meta(type="fault", trace=traceback.format_exc())
        self.panic("")

    async def gone(self) -> None:
        """The host has hung up: keep what is being typed, and end."""
        with suppress(Exception):
            async with asyncio.timeout(STORING):
                for screen in self.screen_stack:
                    store: Callable[[], Awaitable[None]] | None = getattr(screen, "store_now", None)
                    if store is not None:
                        await store()
                port: RoomPort | None = getattr(self, "port", None)
                if port is not None:
                    await port.close()
        os._exit(0)


class SeatWindow(Windowed, JoinApp):
    """A place in the room."""


class DisplayWindow(Windowed, DisplayApp):
    """The display."""


def run(incoming: int, outgoing: int) -> None:
    """Be told what to show, and show it until the end of the line."""
    line = Line(incoming, outgoing)
    first = line.first()
    if first is not None:
        told = json.loads(first[1])
        told["width"], told["height"] = sized(told["width"], told["height"])
        asyncio.run(_show(line, Begin(**told)))


async def _show(line: Line, begin: Begin) -> None:
    app: Windowed = await (_display(line, begin) if begin.kind == "display" else _seat(line, begin))
    app.line = line
    app.driver_class = driver_for(line)  # type: ignore[assignment]
    tasks: list[asyncio.Task[None]] = []
    line.gone = lambda: tasks.append(asyncio.ensure_future(app.gone()))
    await app.run_async(size=(begin.width, begin.height))


async def _seat(line: Line, begin: Begin) -> SeatWindow:
    async def connect(code: str, name: str) -> RoomPort:
        port = await _knock(begin, code=code, name=name)
        line.meta(type="seated", token=port.token)
        if begin.once:
            with suppress(Exception):
                async with asyncio.timeout(STORING):
                    await port.close()
            os._exit(0)
        return port

    port = None
    if begin.token:
        try:
            port = await _knock(begin, token=begin.token)
        except Refused:
            line.meta(type="unseated")
    return SeatWindow(begin.where, connect, port)


async def _display(line: Line, begin: Begin) -> DisplayWindow:
    port = await _knock(begin)
    return DisplayWindow(port, joining(port.where or (begin.where,)))


async def _knock(begin: Begin, **how: Any) -> RemotePort:
    """Sign in; Refused with a sentence."""
    port = RemotePort(begin.room, window=begin.window, **how)
    try:
        await port.open()
    except SignInRefused as refusal:
        raise Refused(str(refusal)) from refusal
    except (OSError, TimeoutError, ValueError) as error:
        raise Refused(AWAY) from error
    return port
