"""The first screen: what can be begun, what can be gone on with, and everything before and after class."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import Screen
from textual.widgets import Static

from tabletop.showing.rows import Row
from tabletop.terminal import shelf
from tabletop.terminal.beginning import ready
from tabletop.terminal.literal import line
from tabletop.terminal.screens.homework import Homework
from tabletop.terminal.screens.reader import Reader
from tabletop.terminal.shelf import Offer, Saved
from tabletop.terminal.shelfrows import SCENARIO, offer_details, saved_details, shelf_rows
from tabletop.terminal.widgets.board import Board
from tabletop.terminal.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from tabletop.terminal.app import ConsoleApp

WIDE = 120
LEAST = (80, 24)
HELP = (
    "The list of exercises",
    "up and down move; enter begins a scenario, or goes on with a saved exercise. tab goes to the details.",
    "p prints the papers of a scenario: seat cards, briefs, rules, slips and the facilitator's guide.",
    "d lets stand-ins play a whole scenario in a few seconds, to see what it is about.",
    "i looks at a saved exercise and changes nothing: left and right walk its log.",
    "r writes the report of a saved exercise beside its file.",
    "s has themes for dark and bright rooms, and says how keys are changed.",
    "Saved exercises are the .exercise files of the folder in which the program was started. Copy them, "
    "rename them, carry them to another machine.",
    "New here? Take the tutorial: it plays a whole exercise in half an hour and says what to press.",
)


class Home(Homework, Screen[None]):
    """Shows the shelf; names come first, what is in the files follows."""

    CSS_PATH = "home.tcss"
    AUTO_FOCUS = "#shelf"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "papers", "Papers"),
        Binding("d", "demo", "Demo"),
        Binding("i", "look_inside", "Look inside"),
        Binding("r", "report", "Report"),
        Binding("s", "settings", "Settings"),
        Binding("ctrl+r", "read_again", "Read again", show=False),
        Binding("f1,question_mark", "help", "Help", key_display="f1"),
        Binding("q", "leave", "Leave"),
    ]

    if TYPE_CHECKING:
        app: ConsoleApp

    def __init__(self, told: Sequence[str] = ()) -> None:
        super().__init__()
        self._told = list(told)
        self.offers: list[Offer] = shelf.offers()
        self.kept: list[Saved] = shelf.saved(Path())

    def compose(self) -> ComposeResult:
        """Title, shelf, details, news, keys."""
        yield Static(line("TABLETOP: negotiation exercises at policy level"), id="frame")
        with Container(id="both"):
            yield Board(id="shelf")
            yield Board(id="details")
        yield Static(line(" ".join(self._told)), id="news", classes="bad" if self._told else "quiet")
        yield KeyLine()
        yield Static("", id="small")

    def on_mount(self) -> None:
        """Names at once; the files after the first paint."""
        self._show(keep=False)
        self.watch(self.query_one("#shelf", Board), "cursor", self._details)
        if not self._told:
            self.tell("enter opens what the cursor is on", "quiet")
        self.call_after_refresh(self.read)

    def on_resize(self, event: events.Resize) -> None:
        """Details beside the shelf, below it, or neither."""
        width, height = event.size
        self.set_class(width >= WIDE, "wide")
        self.set_class(width < LEAST[0] or height < LEAST[1], "small")
        words = f"This window has {width} by {height} characters; {LEAST[0]} by {LEAST[1]} are needed."
        self.query_one("#small", Static).update(line(f"{words} Make it larger, or its letters smaller."))

    @work(group="shelf", exclusive=True)
    async def read(self) -> None:
        """Read everything on the shelf, one after the other, in a thread; then make the console ready."""
        for place, offer in enumerate(self.offers):
            self.offers[place] = await asyncio.to_thread(shelf.read_offer, offer)
            self._show()
        for number, each in enumerate(self.kept):
            self.kept[number] = await asyncio.to_thread(shelf.read_saved, each)
            self._show()
        await asyncio.to_thread(ready)

    def action_read_again(self) -> None:
        """What has changed on the disk meanwhile."""
        self.offers = shelf.offers()
        self.kept = shelf.saved(Path())
        self._show()
        self.read()

    def _show(self, *, keep: bool = True) -> None:
        self.query_one("#shelf", Board).show(shelf_rows(self.offers, self.kept), keep=keep)
        self._details()

    def _details(self) -> None:
        rows: list[Row] = [Row("")]
        found = self.chosen
        if isinstance(found, Offer):
            rows = offer_details(found)
        elif found is not None:
            rows = saved_details(found)
        details = self.query_one("#details", Board)
        if tuple(rows) != details.rows:
            details.show(rows, keep=False)

    @property
    def chosen(self) -> Offer | Saved | None:
        """What the cursor is on."""
        row = self.query_one("#shelf", Board).current
        if row is None or row.target is None:
            return None
        kind, name = row.target.kind, row.target.name
        if kind == SCENARIO:
            return next((offer for offer in self.offers if offer.folder.name == name), None)
        return next((each for each in self.kept if each.path.name == name), None)

    def tell(self, words: str, look: str = "") -> None:
        """News on the last line."""
        news = self.query_one("#news", Static)
        news.set_classes(look)
        news.update(line(words, limit=600))

    @on(Board.Chosen)
    def opened(self, event: Board.Chosen) -> None:
        """Begin, or go on."""
        if event.board.id == "shelf":
            self.open_chosen()

    def action_settings(self) -> None:
        """Themes and keys."""
        from tabletop.terminal.screens.preferences import Preferences

        self.app.push_screen(Preferences())

    def action_help(self) -> None:
        """All of this in words."""
        self.app.push_screen(Reader(HELP))

    def action_leave(self) -> None:
        """To the shell."""
        self.app.exit(0)
