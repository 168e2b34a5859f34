"""The screen of one place in a room: what is due on top, then one panel, through a port that is its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import ClassVar

from msgspec.structs import replace
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from tabletop.exercise.views.public import Seat
from tabletop.exercise.views.seat import SeatView
from tabletop.room.port import Port
from tabletop.scorecard.deal import Deal
from tabletop.showing.looked import FIELD, Looked
from tabletop.showing.whodid import Told
from tabletop.store.errors import StoreError
from tabletop.terminal.asking import ScreenSurface
from tabletop.terminal.literal import line
from tabletop.terminal.oneline import put
from tabletop.terminal.places import common
from tabletop.terminal.places.delegation import PLACE
from tabletop.terminal.places.place import Moment, Place, latest, with_news
from tabletop.terminal.places.scores import EvaluatorScores
from tabletop.terminal.places.words import clock_line, ends, on_the_table, people_seated, tab_line, tab_words
from tabletop.terminal.screens.seatdoing import SeatDoings
from tabletop.terminal.screens.talking import Talking
from tabletop.terminal.seatdesk import SeatDesk
from tabletop.terminal.seatkeys import bindings
from tabletop.terminal.unsent import Keeper, waiting
from tabletop.terminal.widgets.board import Board
from tabletop.terminal.widgets.keyline import KeyLine

WIDE = 120
LEAST = (48, 14)
BESIDE = 60
"""Happenings in the column beside."""

TIMED = ("now", "texts")
"""Panels that tell how much time is left."""

ASKED = "reading"
"""Workers that only ask for something to show."""


class PlaceScreen(SeatDoings, Talking, Screen[int]):
    """Shows and does what one place may. Gives the exercise second at which it was left.

    `own` is the seat's id, `frame` the first line, `person` who sits here, where that is known.
    """

    CSS_PATH = "seatscreen.tcss"
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(),
        Binding("escape,h", "away", "Away", show=False),
    ]

    def __init__(self, port: Port, place: Place, own: str, frame: str, person: str = "") -> None:
        super().__init__()
        self.port, self.place, self.own, self.person = port, place, own, person
        self.surface = ScreenSurface(self)
        self.desk = SeatDesk(self.surface, port, own)
        self.words = frame
        self.keeper_of = Keeper(port, self._later, lambda words: self.tell(words, "bad"))
        self.panel = "now"
        self.seen: Moment | None = None
        self.looked = Looked()
        self.team: dict[str, str] = {}
        self.unsent: dict[str, str] = {}
        self.scores = EvaluatorScores(self.desk)
        self._deal: Deal | None = None
        self._told = Told()
        self._wanted: object = None
        self.lost_words = ""

    def _later(self, seconds: float, do: Callable[[], Awaitable[None]]) -> object:
        return self.app.set_timer(seconds, do)

    def compose(self) -> ComposeResult:
        """Whose screen it is, the clock, what is due, panels, the last line, keys."""
        yield Static(line(self.words), id="frame")
        yield Static("", id="lost")
        yield Static("", id="clock")
        yield Static("", id="due")
        yield Static("", id="tabs")
        with Horizontal(id="body"):
            yield Board(id="board")
            yield Board(id="side", empty="What happens is told here.")
        yield Static("", id="ticker")
        yield KeyLine()
        yield Static("", id="small")

    async def on_mount(self) -> None:
        """Look for the first time, then once a second."""
        self.query_one("#side", Board).can_focus = False
        await self.desk.open_with()
        drafts = await self.port.drafts()
        self.unsent_from(drafts)
        await self._begin_looking(drafts.get(FIELD, ""))
        self.action_panel("now")
        board = self.query_one("#board", Board)
        board.focus()
        self.call_after_refresh(board.scroll_to, y=0, animate=False)
        if waits := waiting(self.desk):
            self.tell(waits)
        self.set_interval(1.0, self._tick)

    async def _begin_looking(self, kept: str) -> None:
        """Whoever comes for the first time has nothing new but unread messages."""
        found = Looked.out_of(kept)
        if found is None:
            found, feed = Looked(), await self.port.feed()
            for name in self.place.panels:
                found.look(name, feed)
        self.looked = found
        await self.look()

    def on_resize(self, event: events.Resize) -> None:
        """Long or short titles; news beside where there is room; or too small to be read."""
        width, height = event.size
        self.set_class(width >= WIDE, "wide")
        small = width < LEAST[0] or height < LEAST[1]
        self.set_class(small, "small")
        words = (
            f"This window has {width} by {height} characters; at least {LEAST[0]} by {LEAST[1]} are needed."
        )
        self.query_one("#small", Static).update(line(f"{words} Make it larger, or its letters smaller."))
        if self.seen is not None:
            self.seen = replace(self.seen, beside=width >= WIDE)
        self._show()

    async def _tick(self) -> None:
        await self.desk.catch_up()
        await self.look(anew=False)

    async def look(self, *, anew: bool = True) -> None:
        """What is seen from here now; unless `anew`, what only time has moved is drawn alone."""
        view, before = await self.port.view(), self.seen
        if not self.children:
            return
        now, feed = await self.port.now(), await self.port.feed()
        scores = self.scores.rows_of(view, now, feed) if self.panel == "scores" else ()
        self.seen = Moment(view, now, feed, self.own, self.person, self.team, self.looked, self.unsent,
                           self._deal, scores, self._told, self.has_class("wide"))  # fmt: skip
        if anew or before is None or before.view is not view or ends(before) != ends(self.seen):
            self._ask_for_more()
            self._show()
        else:
            self._move_on()
        self.thread_shows()

    def _ask_for_more(self) -> None:
        """Ask for what the view does not hold, if that can have changed."""
        wanted = (
            on_the_table(self.seen),
            people_seated(self.seen),
            self.panel == "scores" and ends(self.seen),
        )
        if self.seen is not None and wanted != self._wanted:
            self._wanted = wanted
            self._fetch()

    @work(group=ASKED, exclusive=True)
    async def _fetch(self) -> None:
        """Names, worth, scores; a lost line keeps nobody waiting."""
        team = await self.port.team()
        deal = await self.port.worth() if self.seen and isinstance(self.seen.view, SeatView) else None
        if self.panel == "scores":
            await self.scores.fetch(self.port)
        changed = (team, deal) != (self.team, self._deal) or self.panel == "scores"
        self.team, self._deal = team or self.team, deal
        if changed and self.is_attached:
            await self.look()

    def _show(self) -> None:
        seen = self.seen
        if seen is None or self.panel not in self.place.panels:
            return
        self.put_frame()
        self._move_on(anew=True)
        if self.has_class("wide"):
            self.query_one("#side", Board).show(latest(seen, BESIDE))
        self._tabs(seen)

    def _move_on(self, *, anew: bool = False) -> None:
        """The clock, what is due, and a panel on which time is told."""
        seen = self.seen
        if seen is None:
            return
        self._put("#clock", clock_line(seen.view.clock, seen.now))
        words = self.place.headline(seen)
        self.query_one("#due", Static).set_class(words.startswith("DUE"), "pressing")
        self._put("#due", words)
        if anew or self.panel in TIMED:
            panel, board = self.place.panels[self.panel], self.query_one("#board", Board)
            board.empty = panel.empty
            board.show(with_news(seen, self.panel, panel), keep=board.name_shown == self.panel)
            board.name_shown = self.panel

    def _put(self, id: str, words: str) -> None:
        static, content = self.query_one(id, Static), line(words, limit=400)
        if static.content != content:
            put(static, content)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A place without acts or messages shows no keys for them."""
        if action in ("acts", "resume", "line"):
            return bool(self.place.verbs)
        return self.place.writes if action == "write" else super().check_action(action, parameters)

    def put_frame(self) -> None:
        """Bring the first line up to date, where it can change."""

    def _tabs(self, seen: Moment) -> None:
        tabs, wide = self.query_one("#tabs", Static), self.size.width >= WIDE
        labels = []
        for name, panel in self.place.panels.items():
            here = name == self.panel
            new = common.unread_count(seen) if name == "messages" and self.place.writes else 0
            new = new or (0 if here else len(seen.fresh(name, panel)))
            labels.append((tab_words(panel, new, wide=wide), here, bool(new)))
        content = tab_line(labels, self.size.width - 2)
        if tabs.content != content:
            put(tabs, content)

    def action_panel(self, name: str) -> None:
        """Show another panel; what was new on the one before is known now."""
        if name != self.panel:
            self.mark_looked()
        self.panel = name
        self._show()
        if name == "scores":
            self.scores.path = ()
            self.call_later(self.look)

    def mark_looked(self) -> None:
        """Whatever stands on the open panel has been seen."""
        if self.seen is not None and self.looked.look(self.panel, self.seen.feed):
            self.keeper_of.keep(FIELD, self.looked.text())

    def tell(self, words: str, look: str = "") -> None:
        """News on the last line."""
        if self.is_attached:
            ticker = self.query_one("#ticker", Static)
            ticker.set_classes(look)
            put(ticker, line(words, limit=600))

    async def store_now(self) -> None:
        """Store what is being written."""
        await self.keeper_of.store()

    def keeper(self, field: str) -> Callable[[str], None]:
        """What stores a text under this name, soon."""
        return partial(self.keeper_of.keep, field)

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
        """Keep what was typed and seen, and go."""
        self.mark_looked()
        await self.keeper_of.store()
        self.dismiss(self.seen.now if self.seen else 0)

    async def action_away(self) -> None:
        """Esc goes up from an opened score; where nothing is open, it leaves as well."""
        if self.panel == "scores" and self.scores.up():
            await self.look()
        else:
            await self.leave()

    async def leave(self) -> None:
        """What esc does last."""
        await self.action_hand_back()


class SeatScreen(PlaceScreen):
    """A delegation's screen while the facilitator's laptop is in its hands."""

    def __init__(self, port: Port, seat: Seat) -> None:
        super().__init__(port, PLACE, seat.id, f"{seat.name.upper()} ALONE. Nobody else should read along.")
