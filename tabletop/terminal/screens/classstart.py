"""Start of class: a checklist that opens what each step needs and ticks what is done."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from tabletop.desk.vocabulary import VERBS
from tabletop.exercise.views.control import ControlView
from tabletop.showing import readings
from tabletop.store.errors import StoreError
from tabletop.terminal import checklist
from tabletop.terminal.literal import line
from tabletop.terminal.papers import print_papers
from tabletop.terminal.screens.practice import Practice
from tabletop.terminal.screens.reader import Reader
from tabletop.terminal.widgets.board import Board
from tabletop.terminal.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from tabletop.terminal.screens.console import Console

WORDS = "The console is in room view: all of this may stand on the wall. F2 comes back here at any time."


class ClassStart(Screen[None]):
    """Works on the console it was opened from; ticks are kept beside the exercise, as drafts are."""

    CSS_PATH = "classstart.tcss"
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Tick"),
        *(Binding(str(n), f"step({n})", show=False) for n in range(1, len(checklist.STEPS) + 1)),
        Binding("escape,f2,ctrl+q", "dismiss(None)", "Console"),
    ]

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._behind = console
        self._ticked: set[str] = set()

    def compose(self) -> ComposeResult:
        """The steps."""
        yield Static(line("Start of class"), id="title")
        yield Static(line(WORDS), id="words")
        yield Board(id="steps")
        yield Static("", id="ticker")
        yield KeyLine()

    async def on_mount(self) -> None:
        """As it stands."""
        drafts = await self._behind.present.drafts()
        self._ticked = checklist.ticked_of(drafts.get(checklist.FIELD, ""))
        self._behind.desk.used.update(self._ticked)
        await self.look(move=True, first=True)
        self.query_one(Board).focus()

    async def look(self, *, move: bool = False, first: bool = False) -> None:
        """Show the steps; `move` puts the cursor on the next that is open, or on the `first` of all."""
        view = cast(ControlView, await self._behind.present.view())
        known = checklist.steps(view, self._ticked)
        board = self.query_one(Board)
        board.show(checklist.rows(known))
        step = checklist.following(known, 0 if first else max(0, board.cursor))
        if move and step is not None:
            board.cursor = 1 + known.index(step)
            board.refresh()

    def tell(self, words: str, look: str = "") -> None:
        """News on the last line."""
        if self.is_attached:
            ticker = self.query_one("#ticker", Static)
            ticker.set_classes(look)
            ticker.update(line(words, limit=600))

    @on(Board.Chosen)
    def chosen(self, event: Board.Chosen) -> None:
        """Do the step."""
        if event.row.target is not None:
            self._do(event.row.target.name)

    def action_step(self, number: int) -> None:
        """Do the step of this number."""
        self._do(checklist.STEPS[number - 1][0])

    async def action_tick(self) -> None:
        """Tick the step under the cursor, or take the tick back."""
        row = self.query_one(Board).current
        if row is not None and row.target is not None:
            await self._keep(self._ticked ^ {row.target.name})
            await self.look(move=row.target.name in self._ticked)

    @work(group="step")
    async def _do(self, step: str) -> None:
        deeds: dict[str, Callable[[], Awaitable[bool]]] = {
            "papers": self._papers, "roster": self._roster, "practice": self._practice, "clock": self._clock,
        }  # fmt: skip
        self.query_one(Board).cursor = 1 + [each for each, *_ in checklist.STEPS].index(step)
        done = await deeds[step]() if step in deeds else await self._aloud(step)
        if done:
            await self._keep(self._ticked | {step})
            self._behind.desk.used.add(step)
        await self.look(move=True)

    async def _keep(self, ticked: set[str]) -> None:
        self._ticked = ticked
        try:
            await self._behind.present.save_draft(checklist.FIELD, checklist.draft_of(ticked))
        except StoreError as error:
            self.tell(str(error), "bad")

    async def _aloud(self, step: str) -> bool:
        view = await self._behind.present.view("alliance")
        lines = {
            "opening": readings.opening(view), "rules": readings.GROUND_RULES, "notice": readings.DATA_NOTICE,
        }[step]  # fmt: skip
        await self.app.push_screen_wait(Reader(["Read aloud", "", *lines]))
        return True

    async def _papers(self) -> bool:
        return await print_papers(self._behind.app, self.tell)

    async def _roster(self) -> bool:
        await self._behind.open_roster()
        return False

    async def _practice(self) -> bool:
        seats = (await self._behind.present.view()).seats
        still = self._behind.app.settings.motion == "reduced"
        await self.app.push_screen_wait(Practice(seats, still=still))
        return True

    async def _clock(self) -> bool:
        view = await self._behind.present.view()
        if view.clock.paused:
            await self._behind.desk.run(VERBS["start"])
            view = await self._behind.present.view()
        if not view.clock.paused:
            self.tell("The clock runs. esc goes to the console.", "good")
        return False
