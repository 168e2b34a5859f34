"""Who sits where: a class list is pasted, shown as it would sit, and seated; persons move or leave."""

from __future__ import annotations

from typing import ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import Screen
from textual.widgets import Static, TextArea

from tabletop.desk import picking
from tabletop.desk.desk import Desk, Timekeeping
from tabletop.desk.roster import Sitter, read_roster
from tabletop.exercise.views.control import ControlView
from tabletop.room.port import Port
from tabletop.showing.boards.sitting import sitting_rows
from tabletop.terminal.asking import ScreenSurface
from tabletop.terminal.deskwork import NoLines, ScreenPage
from tabletop.terminal.literal import line
from tabletop.terminal.screens.seatwork import SeatWork
from tabletop.terminal.widgets.board import Board
from tabletop.terminal.widgets.keyline import KeyLine
from tabletop.terminal.widgets.pasting import NameList

WIDE = 120
SOON = 0.15
"""Seconds after the last letter until the list is read anew."""

HINT = (
    "One person a line. A delegation before or after the name seats it there: {}: Ana, Ben. All others are "
    "spread evenly. Names stand beside the record, never in it."
)


class Roster(SeatWork, Screen[str]):
    """Gives what was typed and not seated. `typed` is what was left the last time; it is stored nowhere."""

    CSS_PATH = "roster.tcss"
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "seat", "Seat them", priority=True),
        Binding("f9", "other", "List or names", priority=True),
        Binding("f8", "forget", "Forget all names", priority=True),
        Binding("escape", "leave", "Leave", priority=True),
        Binding("ctrl+q", "leave", show=False, priority=True),
    ]

    def __init__(self, port: Port, typed: str = "") -> None:
        super().__init__()
        self.port, self._typed = port, typed
        self.surface = ScreenSurface(self)
        self.desk = Desk(port, NoLines(), ScreenPage(self.surface), Timekeeping())
        self.sitters: list[Sitter] = []
        self._waiting = False

    def compose(self) -> ComposeResult:
        """Names to be seated, and beside or below them who would sit where and who does."""
        yield Static(line("Who sits where"), id="title")
        yield Static("", id="hint")
        with Container(id="both"):
            yield NameList(self._typed, id="names")
            yield Board(id="sitting")
        yield Static("", id="ticker")
        yield KeyLine()

    async def on_mount(self) -> None:
        """Show who sits already."""
        await self.desk.open_with()
        await self.look()
        short = (await self.port.view()).seats[0].short
        self.query_one("#hint", Static).update(line(HINT.format(short)))
        self.query_one(NameList).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Beside each other, or one below the other."""
        self.set_class(event.size.width >= WIDE, "wide")

    @on(TextArea.Changed)
    def changed(self) -> None:
        """Read the list anew, soon."""
        if not self._waiting:
            self._waiting = True
            self.set_timer(SOON, self.look)

    @on(Board.Chosen)
    def person_chosen(self, event: Board.Chosen) -> None:
        """Move a person, or let it go."""
        if event.row.target is not None:
            self.open_person(event.row.target.name, event.row.words)

    async def look(self) -> None:
        """Read what is typed, and show how all would sit."""
        self._waiting = False
        view = cast(ControlView, await self.port.view())
        typed = self.query_one(NameList).text
        self.sitters = read_roster(typed, picking.seats(view), view.people.values()) if typed.strip() else []
        rows = sitting_rows(view, self.sitters, await self.port.people())
        self.query_one(Board).show(rows)

    def tell(self, words: str, look: str = "") -> None:
        """News on the last line."""
        if self.is_attached:
            ticker = self.query_one("#ticker", Static)
            ticker.set_classes(look)
            ticker.update(line(words, limit=600))

    def action_other(self) -> None:
        """From the list that is typed to those who sit, and back."""
        names, board = self.query_one(NameList), self.query_one(Board)
        (board if names.has_focus else names).focus()

    def action_leave(self) -> None:
        """Back to the console; what is not seated is kept in memory alone."""
        self.dismiss(self.query_one(NameList).text)
