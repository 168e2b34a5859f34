"""The projector's screen: public matter only, legible from the back of a room."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from tabletop.exercise.views.public import PublicView
from tabletop.room.port import Port
from tabletop.showing.boards import projector
from tabletop.showing.clockwords import where
from tabletop.showing.gate import one_line
from tabletop.showing.rows import PLAIN, Row
from tabletop.terminal.joining import RoomPort, VisitorApp
from tabletop.terminal.literal import line, literal
from tabletop.terminal.widgets.board import Board
from tabletop.terminal.widgets.largeclock import LargeClock, figures

WIDE, TALL = 110, 30
ROOMY = 76
"""Columns from which the time a text falls due stands in words as well as in large figures."""

MOST, FEW = 6, 3
"""Headlines at once: beside decisions, and above them."""

LOST = "The line to the room is lost; it comes back by itself. This is what was known last."


class Joining:
    """How people come in: words for the wall, and if there is one, a picture that telephones read."""

    def __init__(self, words: Sequence[str] = (), picture: Callable[[], Widget] | None = None) -> None:
        self.words, self.picture = tuple(words), picture


class Display(Screen[None]):
    """Shows the public view of a port; looks once a second and when something comes in.

    `joining` stands on the screen while people sit down.
    """

    CSS_PATH = "display.tcss"
    AUTO_FOCUS = ""

    def __init__(self, port: Port, joining: Joining | None = None) -> None:
        super().__init__()
        self._port, self._joining = port, joining or Joining()

    def compose(self) -> ComposeResult:
        """Where we are, the clock in large figures, what is under decision, what was said and decided."""
        with Horizontal(id="top"):
            with Vertical(id="place"):
                yield Static("", id="title")
                yield Static("", id="where")
                yield Static("", id="date")
                yield Static("", id="state")
            yield LargeClock(id="clock")
        with Horizontal(id="deciding"):
            with Vertical(id="asks"):
                yield Static("", id="text")
                yield Static("", id="called")
                yield Static("", id="asked")
                yield Static("", id="more")
            yield LargeClock(id="rest")
        with Horizontal(id="joining"):
            if self._joining.picture is not None:
                yield self._joining.picture()
            yield Static(literal("\n".join(self._joining.words)), id="ways")
        with Horizontal(id="body"):
            yield Board(id="told")
            yield Board(id="decided")
        yield Static(line(LOST), id="lost")

    async def on_mount(self) -> None:
        """Look, and go on looking."""
        for board in self.query(Board):
            board.can_focus = False
        await self.look()
        self.set_interval(1.0, self.look)
        if isinstance(heard := getattr(self._port, "heard", None), list):
            heard.append(self._hear)

    def _hear(self) -> None:
        if self.is_attached:
            self.call_later(self.look)

    async def on_resize(self) -> None:
        """Decisions beside the news where there is room, else above them."""
        self.set_class(self.size.width >= WIDE, "wide")
        self.set_class(self.size.height >= TALL, "tall")
        await self.look()

    async def look(self) -> None:
        """Show the view as it is now."""
        view, now = await self._port.view(), await self._port.now()
        clock = view.clock
        self._put("#title", one_line(view.title))
        self._put("#where", where(clock))
        self._put("#date", f"{one_line(clock.date)}: {one_line(clock.move_title)}")
        self._put("#state", projector.state_words(clock, now))
        self.query_one("#clock", LargeClock).show("" if clock.ended else figures(clock.ends - now))
        self._decide(projector.deciding(view, now))
        joining = projector.joining(view) and bool(self._joining.words)
        self.query_one("#joining").display = joining
        self.query_one("#body").display = not joining or self.size.height >= TALL
        self.query_one("#lost").display = not getattr(self._port, "connected", True)
        self._body(view, now)

    def _decide(self, texts: Sequence[projector.Deciding]) -> None:
        """The text that falls due first in large, the others below it."""
        self.query_one("#deciding").display = bool(texts)
        if texts:
            due = f", {texts[0].due}" if self.size.width >= ROOMY else ""
            self._put("#text", f"{texts[0].words}{due}")
            self._put("#called", texts[0].about)
            self._put("#asked", texts[0].asks)
            more = (f"{each.words} {figures(each.rest)}, {each.about}" for each in texts[1:])
            self._put("#more", "   ".join(more))
            self.query_one("#rest", LargeClock).show(figures(texts[0].rest))

    def _body(self, view: PublicView, now: int) -> None:
        settled = [*projector.scores(view), *projector.decisions(view)]
        beside = self.query_one("#decided", Board)
        beside.display = self.has_class("wide") and bool(settled)
        most = MOST if beside.display or not settled else FEW
        spaced = self.size.height >= TALL
        told = projector.headlines(view, now, most, spaced=spaced) or projector.empty(view)
        if not beside.display and settled:
            parts = (settled, told) if view.clock.ended else (told, settled)
            told = [*parts[0], Row("", PLAIN), *parts[1]]
        beside.show(settled, keep=False)
        self.query_one("#told", Board).show(told, keep=False)

    def _put(self, id: str, words: str) -> None:
        static = self.query_one(id, Static)
        static.display = bool(words)
        static.update(line(words))


class DisplayApp(VisitorApp):
    """The display, on a port that is open."""

    TITLE = "Tabletop display"

    def __init__(self, port: RoomPort, joining: Joining | None = None) -> None:
        super().__init__()
        self.port, self._joining = port, joining

    def on_mount(self) -> None:
        """Show it."""
        assert self.port is not None
        self.push_screen(Display(self.port, self._joining))
