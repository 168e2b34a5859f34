"""A delegation's screen on its own device: the same as with the laptop in its hands, over a line."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Static

from tabletop.exercise.views.public import Seat
from tabletop.terminal.joining import RoomPort
from tabletop.terminal.literal import line
from tabletop.terminal.screens.seatscreen import SeatScreen

LOST = "THE LINE IS LOST, it comes back by itself. What you type is kept"


class RoomSeat(SeatScreen):
    """Follows its port: looks when something comes in, and says when the line is gone."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,h", "stay", "Stay", show=False),
        Binding("ctrl+q", "hand_back", "Leave"),
    ]

    def __init__(self, port: RoomPort, seat: Seat) -> None:
        super().__init__(port, seat)
        self._line = port
        self._due = False

    async def on_mount(self) -> None:
        """Listen as well."""
        self._frame()
        self._line.heard.append(self._hear)

    def on_unmount(self) -> None:
        """Listen no more."""
        self._line.heard.remove(self._hear)

    def action_stay(self) -> None:
        """A stray key does not leave the room."""
        self.tell("ctrl+q leaves the room; your seat stays yours.", "quiet")

    def _hear(self) -> None:
        if not self._due and self.is_attached:
            self._due = True
            self.call_later(self._listen)

    async def _listen(self) -> None:
        self._due = False
        self._frame()
        await self.desk.catch_up()
        await self.look()

    def _frame(self) -> None:
        words = "" if self._line.connected else f"  {LOST}"
        self.query_one("#frame", Static).update(line(f"{self._seat.name.upper()}{words}"))
