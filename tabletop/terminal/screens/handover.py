"""The cover between two pairs of hands: opaque, with nothing private on it or behind it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Middle
from textual.screen import Screen
from textual.widgets import Static

from tabletop.room.port import Port
from tabletop.terminal.circuit import Round
from tabletop.terminal.literal import line, literal
from tabletop.terminal.screens.seatscreen import SeatScreen

GIVE = "Hand the laptop to {}."
GIVE_KEYS = "Press Enter when nobody else looks. Esc: not now."
BACK = "Hand it back."
BACK_KEYS = "Enter: the facilitator has it. a: the same delegation again."
NEXT = "n: straight to {}."


class HandOver(Screen[None]):
    """Lies under a delegation's screen for as long as the laptop goes round; closing it ends the circuit.

    `people` are the names of those who sit on each seat, as words to add to the delegation's name.
    """

    CSS_PATH = "handover.tcss"
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go", "Go on", priority=True),
        Binding("escape", "leave", "Not now", priority=True),
        Binding("n", "next", "Next delegation"),
        Binding("a", "again", "The same again"),
        Binding("ctrl+q", "nothing", show=False, priority=True),
    ]

    def __init__(self, port: Port, round: Round, seat: str, people: Mapping[str, str]) -> None:
        super().__init__()
        self._port, self._round, self._people = port, round, people
        self.seat, self.giving = seat, True

    def compose(self) -> ComposeResult:
        """What to do, how, and how far the round has come."""
        with Middle(), Center():
            yield Static("", id="what")
            yield Static("", id="how")
            yield Static("", id="round")

    def on_mount(self) -> None:
        """Say it."""
        self._say()

    def _called(self, seat: str) -> str:
        return f"{self._round.seat(seat).name}{self._people.get(seat, '')}"

    def _say(self) -> None:
        follows = self._round.after(self.seat)
        if self.giving:
            what, how = GIVE.format(self._called(self.seat)), GIVE_KEYS
        else:
            more = f"\n{NEXT.format(self._round.seat(follows).name)}" if follows else ""
            what, how = BACK, BACK_KEYS + more
        self.query_one("#what", Static).update(line(what))
        self.query_one("#how", Static).update(literal(how))
        self.query_one("#round", Static).update(line(self._round.told()))

    async def action_go(self) -> None:
        """Open the delegation's screen; when it is back, close this one."""
        if not self.giving:
            self.dismiss(None)
            return
        self.giving = False
        port = await self._port.for_seat(self.seat)
        self._say()
        self.app.push_screen(SeatScreen(port, self._round.seat(self.seat)), self._returned)

    def _returned(self, at: int | None) -> None:
        """The delegation is done at this second."""
        self._round.been[self.seat] = at or 0
        self.app.clear_notifications()
        if self.app.clipboard:
            self.app.copy_to_clipboard("")
        self._say()

    def action_leave(self) -> None:
        """Give it to nobody; once a delegation has had it, only Enter ends the round."""
        if self.giving:
            self.dismiss(None)

    def action_next(self) -> None:
        """To the next delegation that has not had it."""
        follows = self._round.after(self.seat)
        if not self.giving and follows is not None:
            self.seat = follows
            self.action_again()

    def action_again(self) -> None:
        """To the same delegation once more."""
        if not self.giving:
            self.giving = True
            self._say()

    def action_nothing(self) -> None:
        """Keys that would end the program do nothing here."""
