"""The projector's screen: public matter only, legible from the back of a room."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Digits, Static

from tabletop.exercise.views.public import PublicView
from tabletop.room.port import Port
from tabletop.showing.clockwords import where
from tabletop.showing.gate import one_line
from tabletop.showing.headlines import short_headlines
from tabletop.showing.names import Names, quoted
from tabletop.showing.rows import GOOD, HEADING, PLAIN, STRONG, WARN, Row
from tabletop.showing.tables.talk import spoken
from tabletop.terminal.joining import RoomPort, VisitorApp
from tabletop.terminal.literal import line
from tabletop.terminal.widgets.board import Board

LATEST = 6
DECIDING = {"consensus": "UNDER SILENCE", "coalition": "OPEN FOR SIGNATURE"}


class Display(Screen[None]):
    """Shows the public view of a port; looks once a second and when something comes in."""

    CSS_PATH = "display.tcss"

    def __init__(self, port: Port) -> None:
        super().__init__()
        self._port = port

    def compose(self) -> ComposeResult:
        """Where we are, the clock in large figures, what is under decision, what was said and decided."""
        with Horizontal(id="top"):
            with Vertical(id="place"):
                yield Static("", id="title")
                yield Static("", id="where")
                yield Static("", id="date")
                yield Static("", id="scores")
            yield Digits("", id="clock")
        yield Static("", id="deciding")
        yield Board(id="told", empty="Nothing public yet. Statements, news and decisions are shown here.")

    async def on_mount(self) -> None:
        """Look, and go on looking."""
        self.query_one(Board).can_focus = False
        await self.look()
        self.set_interval(1.0, self.look)

    async def look(self) -> None:
        """Show the view as it is now."""
        view, now = await self._port.view(), await self._port.now()
        clock = view.clock
        self._put("#title", view.title)
        self._put(
            "#where", where(clock) + (" (the clock stands)" if clock.paused and not clock.ended else "")
        )
        self._put("#date", f"{clock.date}: {clock.move_title}")
        self._put("#scores", short_headlines(view.scores) if view.scores else "")
        rest = clock.ends - now
        figures = f"{'-' if rest < 0 else ''}{abs(rest) // 60}:{abs(rest) % 60:02d}"
        self.query_one("#clock", Digits).update("" if clock.ended else figures)
        self._put("#deciding", deciding(view, now))
        self.query_one(Board).show(public_rows(view), keep=False)

    def _put(self, id: str, words: str) -> None:
        static = self.query_one(id, Static)
        static.display = bool(words)
        static.update(line(words))


def deciding(view: PublicView, now: int) -> str:
    """What is under decision, and how long still."""
    words = [
        f"TEXT {number} {DECIDING.get(kind, 'PUT TO THE VOTE')}: {max(0, deadline - now) // 60}:"
        f"{max(0, deadline - now) % 60:02d}"
        for number, kind, deadline in view.deciding
    ]
    return "   ".join(words)


def public_rows(view: PublicView) -> Sequence[Row]:
    """The latest of everything public, decisions first."""
    names = Names(view)
    rows = [Row("Decided", HEADING)] if view.adopted else []
    for standing in view.adopted:
        option = names.option(standing.clause, standing.option)
        rows.append(Row(f"{names.clause(standing.clause)}: {option}", GOOD, 1))
    told = [(s.at, Row(spoken(names, s), PLAIN, 1)) for s in view.spoken]
    told += [(n.at, Row(f"{one_line(n.title)}: {quoted(n.message)}", STRONG, 1)) for n in view.news]
    latest = [row for _, row in sorted(told, key=lambda pair: pair[0])[-LATEST:]]
    if latest:
        rows += [Row(""), Row("Latest", HEADING), *reversed(latest)]
    if view.clock.paused and not view.clock.ended:
        rows.insert(0, Row("The clock stands.", WARN))
    return rows


class DisplayApp(VisitorApp):
    """The display, on a port that is open."""

    TITLE = "Tabletop display"

    def __init__(self, port: RoomPort) -> None:
        super().__init__()
        self.port = port

    def on_mount(self) -> None:
        """Show it."""
        assert self.port is not None
        self.push_screen(Display(self.port))
