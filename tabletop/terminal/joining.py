"""Sitting down in a room on the network: sign in, then the seat's own screen; the line may drop."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Protocol

from rich.text import Text
from textual.binding import Binding, BindingType

from tabletop.exercise.facts import Act
from tabletop.room.port import Port
from tabletop.terminal.ahead import TypedAhead
from tabletop.terminal.settings import load
from tabletop.terminal.themes import THEMES

if TYPE_CHECKING:
    from tabletop.exercise.facts import Event
    from tabletop.room.door import RoomState
    from tabletop.terminal.screens.signin import Connect

NO_SCREEN = (
    "This code is the facilitator's. The facilitator's console is on the host; whoever holds it can open it "
    "there."
)


FAULT = (
    "Tabletop has a fault and had to stop. Everything confirmed is kept on the host; join again.\n"
    "What follows helps to mend it.\n\n{trace}"
)


class RoomPort(Port, Protocol):
    """A port over a line that can drop and come back by itself."""

    seat: str
    role: str
    person: str
    title: str
    token: str
    connected: bool
    turned_away: str
    heard: list[Callable[[], None]]
    settled: list[Callable[[Act, str], None]]

    async def close(self) -> None:
        """Leave."""

    async def record(self) -> tuple[Event, ...]:
        """The whole log, for control and evaluators."""

    async def state(self) -> RoomState:
        """The room at the door, for control."""

    async def order(self, what: str, seat: str = "", person: str = "", text: str = "") -> str | None:
        """Do something at the door, for control."""


class Refused(Exception):
    """The room does not let one in; carries a sentence."""


class VisitorApp(TypedAhead):
    """Themes and a clean end, for screens that look at a room from elsewhere."""

    TITLE = "Tabletop"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "leave(130)", "Stop", show=False, priority=True)
    ]

    def __init__(self) -> None:
        self.settings, _ = load()
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.settings.theme
        self.animation_level = "none" if self.settings.motion == "reduced" else "full"
        self.port: RoomPort | None = None

    def _fatal_error(self) -> None:
        """A fault in words, its trace without the values of variables: they may be private."""
        self.panic(Text(FAULT.format(trace=traceback.format_exc())))

    async def action_leave(self, code: int = 0) -> None:
        """Leave the room; the seat stays one's own."""
        if self.port is not None:
            await self.port.close()
        self.exit(code, return_code=code)


class JoinApp(VisitorApp):
    """A delegation's place: `connect` knocks with a code and a name; a port that is open needs neither."""

    TITLE = "Tabletop seat"

    def __init__(self, address: str, connect: Connect, port: RoomPort | None = None) -> None:
        super().__init__()
        self._address, self._connect, self.port = address, connect, port

    def on_mount(self) -> None:
        """Sign in, or go on where one sat."""
        self.run_worker(self._sit(), group="sit")

    async def _sit(self) -> None:
        from tabletop.terminal.screens.reader import Reader
        from tabletop.terminal.screens.roomseat import screen_for
        from tabletop.terminal.screens.signin import SignIn

        note = ""
        while True:
            if self.port is None:
                self.port = await self.push_screen_wait(SignIn(self._address, self._connect, note))
            screen = screen_for(self.port, await self.port.view())
            if screen is None:
                await self.push_screen_wait(Reader(["No screen for this code", NO_SCREEN]))
                break
            if await self.push_screen_wait(screen) >= 0:
                break
            if note := self.port.turned_away:
                await self.port.close()
                self.port = None
        await self.action_leave()
