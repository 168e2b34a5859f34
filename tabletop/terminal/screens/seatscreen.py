"""One delegation at the laptop: its papers and acts alone, through a port that is its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from tabletop.desk.desk import UNSENT
from tabletop.exercise.views.public import Seat
from tabletop.exercise.views.seat import SeatView
from tabletop.room.port import Port
from tabletop.showing.clockwords import left, where
from tabletop.store.errors import StoreError
from tabletop.terminal.asking import ScreenSurface
from tabletop.terminal.literal import line
from tabletop.terminal.screens.seatdoing import SeatDoings
from tabletop.terminal.seatdesk import SeatDesk
from tabletop.terminal.seatpanels import EMPTY, PANELS, SHORT, SeatMoment, rows_for
from tabletop.terminal.unsent import Keeper
from tabletop.terminal.widgets.board import Board

LATELY = 5
WIDE = 110


class SeatScreen(SeatDoings, Screen[int]):
    """Shows and does what one delegation may. Gives the exercise second at which it was done."""

    CSS_PATH = "seatscreen.tcss"
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "acts", "Act"),
        Binding("x", "row", "Row", show=False),
        Binding("z", "resume", "Go on"),
        *(Binding(key, f"panel('{name}')", title, show=False) for name, (key, title) in PANELS.items()),
        Binding("f1", "help", "Help", priority=True),
        Binding("escape,h,ctrl+q", "hand_back", "Hand it back"),
    ]

    def __init__(self, port: Port, seat: Seat) -> None:
        super().__init__()
        self._seat, self.port = seat, port
        self.desk = SeatDesk(ScreenSurface(self), port, seat.id)
        self._keeper = Keeper(port, self._later, lambda words: self.tell(words, "bad"))
        self.panel = "now"
        self.seen: SeatMoment | None = None

    def _later(self, seconds: float, do: Callable[[], Awaitable[None]]) -> object:
        return self.app.set_timer(seconds, do)

    def compose(self) -> ComposeResult:
        """Whose screen it is, the clock, panels, the last line, keys."""
        yield Static(line(f"{self._seat.name.upper()} ALONE. Nobody else should read along."), id="frame")
        yield Static("", id="clock")
        yield Static("", id="tabs")
        yield Board(id="board")
        yield Static("", id="ticker")
        yield Footer(show_command_palette=False, compact=True)

    async def on_mount(self) -> None:
        """Look for the first time, then once a second."""
        await self.desk.open_with()
        self.action_panel("now")
        await self.look()
        self.query_one(Board).focus()
        if self.desk.unsent:
            self.tell("You left an act unfinished: z goes on with it.")
        self.set_interval(1.0, self._tick)

    def on_resize(self) -> None:
        """Long or short titles."""
        self._tabs()

    async def _tick(self) -> None:
        await self.desk.catch_up()
        await self.look()

    async def look(self) -> None:
        """What the delegation sees now."""
        view = cast(SeatView, await self.port.view())
        now, feed = await self.port.now(), await self.port.feed()
        self.seen = SeatMoment(view, now, feed, await self.desk.lately(LATELY))
        self.query_one("#clock", Static).update(
            line(f"{where(view.clock)}. {left(view.clock, now)}".rstrip(" ."))
        )
        self._show()

    def _show(self) -> None:
        if self.seen is not None:
            board = self.query_one(Board)
            board.empty = EMPTY.get(self.panel, "")
            board.show(rows_for(self.panel, self.seen), keep=board.name_shown == self.panel)
            board.name_shown = self.panel

    def _tabs(self) -> None:
        words: list[Content | tuple[str, str]] = []
        for name, (key, title) in PANELS.items():
            label = f"{key} {title if self.size.width >= WIDE else SHORT.get(name, title)}"
            here = name == self.panel
            words.append((f"[{label}]", "bold $primary") if here else (f" {label}", ""))
        self.query_one("#tabs", Static).update(Content.assemble(*words))

    def action_panel(self, name: str) -> None:
        """Show another panel."""
        self.panel = name
        self._tabs()
        self._show()

    def tell(self, words: str, look: str = "") -> None:
        """News on the last line."""
        if self.is_attached:
            ticker = self.query_one("#ticker", Static)
            ticker.set_classes(look)
            ticker.update(line(words, limit=600))

    def keep(self, unsent: str) -> None:
        """Store what is being written, soon."""
        self._keeper.keep(UNSENT, unsent)

    async def store_now(self) -> None:
        """Store what is being written."""
        await self._keeper.store()

    def keeper(self, field: str) -> Callable[[str], None]:
        """The same under another name."""
        return partial(self._keeper.keep, field)

    @work(group="act")
    async def begin(self, doing: Callable[[], Awaitable[None]]) -> None:
        """Do something that asks questions."""
        try:
            await doing()
        except StoreError as error:
            self.tell(str(error), "bad")
        await self.look()

    @on(Board.Chosen)
    def row_chosen(self, event: Board.Chosen) -> None:
        """Open a row."""
        self.open_row(event.row)

    async def action_hand_back(self) -> None:
        """Keep what was typed, and go."""
        await self._keeper.store()
        self.dismiss(self.seen.now if self.seen else 0)
