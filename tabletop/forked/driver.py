"""Textual's way to a window in a browser: keys come in and pictures go out over a line, without a thread."""

from __future__ import annotations

import asyncio
import json
from codecs import getincrementaldecoder
from collections.abc import Callable
from threading import Thread
from typing import Any

from textual import constants, events, messages
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.driver import Driver
from textual.geometry import Size

from tabletop.forked.line import Line
from tabletop.hosting.browser.packets import DATA

SHOW = "\x1b[?1049h\x1b[?1000h\x1b[?1003h\x1b[?1015h\x1b[?1006h\x1b[?25l\x1b[?2004h"
"""The other screen, mouse, hidden cursor, pastes in brackets."""

ESCAPE = b"\x1b"
"""The escape key: a browser sends each key by itself, so that nobody has to wait for what may follow it."""

LEAST, MOST = (20, 6), (500, 200)
"""Columns and lines of a window."""


def sized(width: Any, height: Any) -> tuple[int, int]:
    """Columns and lines that can be drawn, whatever was asked for."""
    wanted = [each if type(each) is int else least for each, least in zip((width, height), (80, 24))]
    held = [max(low, min(high, each)) for each, low, high in zip(wanted, LEAST, MOST)]
    return held[0], held[1]


def driver_for(line: Line) -> Callable[..., Driver]:
    """What an app makes its driver with."""

    def make(
        app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> Driver:
        return LineDriver(line, app, debug=debug, mouse=mouse, size=size)

    return make


class LineDriver(Driver):
    """Draws and listens over a line."""

    def __init__(
        self, line: Line, app: App[Any], *, debug: bool, mouse: bool, size: tuple[int, int] | None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size or (80, 24))
        self._line = line
        self._parser = XTermParser(debug=False)
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._listening = False

    @property
    def is_web(self) -> bool:
        """It is."""
        return True

    def write(self, data: str) -> None:
        """Show."""
        self._line.data(data)

    def flush(self) -> None:
        """Nothing waits."""

    def start_application_mode(self) -> None:
        """Begin to draw and to listen."""
        self.write(SHOW)
        self._resized(*sized(*(self._size or (80, 24))))
        loop = asyncio.get_running_loop()
        try:
            loop.add_reader(self._line.incoming, self._hear)
        except NotImplementedError:  # where loops cannot watch pipes
            Thread(target=self._hear_for_ever, args=(loop,), daemon=True).start()
        self._listening = True
        loop.call_soon(lambda: self._take(self._line.waiting()))

    def _hear_for_ever(self, loop: asyncio.AbstractEventLoop) -> None:
        while not self._line.lost:
            found = self._line.read()
            loop.call_soon_threadsafe(self._take, found)

    def disable_input(self) -> None:
        """Listen no more."""
        if self._listening:
            self._listening = False
            try:
                asyncio.get_running_loop().remove_reader(self._line.incoming)
            except (NotImplementedError, RuntimeError):
                return

    def stop_application_mode(self) -> None:
        """The end of the app."""
        self.disable_input()
        self._line.meta(type="exit")

    def _hear(self) -> None:
        self._take(self._line.read())

    def _take(self, packets: list[tuple[bytes, bytes]]) -> None:
        for kind, payload in packets:
            if payload == ESCAPE:
                self.process_message(events.Key("escape", "\x1b"))
            elif kind == DATA:
                for event in self._parser.feed(self._decode(payload)):
                    self.process_message(event)
                asyncio.get_running_loop().call_later(constants.ESCAPE_DELAY + 0.01, self._tick)
            else:
                self._obey(json.loads(payload))

    def _tick(self) -> None:
        """What looks like the beginning of a sequence and is none is taken for keys after a while."""
        for event in self._parser.tick():
            self.process_message(event)

    def _obey(self, order: dict[str, Any]) -> None:
        match order.get("type"):
            case "resize":
                self._resized(*sized(order.get("width"), order.get("height")))
            case "attach":
                self._show_again(*sized(order.get("width"), order.get("height")))
            case "focus":
                self._app.post_message(events.AppFocus())
            case "blur":
                self._app.post_message(events.AppBlur())
            case "quit":
                self._app.post_message(messages.ExitApp())
            case _:
                return

    def _resized(self, width: int, height: int) -> None:
        self._size = (width, height)
        size = Size(width, height)
        self._app.post_message(events.Resize(size, size))

    def _show_again(self, width: int, height: int) -> None:
        """A new page looks: all of the screen, for it has nothing yet."""
        self.write(SHOW + "\x1b[2J")
        self._resized(width, height)
        for screen in self._app.screen_stack:
            screen.refresh(layout=True)
        self._app.call_later(self._app.refresh, layout=True)
