"""A grid: one row a delegation, filled in at leisure, sent in one go; what is refused stays to be mended."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tabletop.desk.choices import Wrong
from tabletop.desk.desk import Desk, Grid
from tabletop.exercise.facts import Act
from tabletop.showing.gate import one_line
from tabletop.showing.names import listed
from tabletop.terminal.literal import hints, line, literal
from tabletop.terminal.widgets.words import OneLine

KEYS = "`ctrl+s` sends all   `esc` leaves, rows are kept   `page up`, `page down` list"
NEW = "ready to send"


class GridScreen(ModalScreen[bool]):
    """Gives whether all that was typed is sent. `keep` stores what is typed, `kept` is what was."""

    CSS_PATH = "gridscreen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "send", "Send all", priority=True),
        Binding("escape", "leave", "Leave", priority=True),
        Binding("ctrl+q", "app.quit", "Leave the exercise", priority=True, show=False),
        Binding("up", "step(-1)", "Up", priority=True, show=False),
        Binding("down", "step(1)", "Down", priority=True, show=False),
        Binding("f1", "help", "Help", priority=True),
        Binding("pageup", "legend(-4)", "Legend up", priority=True, show=False),
        Binding("pagedown", "legend(4)", "Legend down", priority=True, show=False),
    ]

    def __init__(self, grid: Grid, desk: Desk, kept: str, keep: Callable[[str], None]) -> None:
        super().__init__()
        self._grid, self._desk, self._keep = grid, desk, keep
        self._kept = _rows(kept)

    def compose(self) -> ComposeResult:
        """Title, legend, a row a seat: name, what is typed, how it reads or what stands."""
        grid = self._grid
        with Vertical(id="grid"):
            yield Static(line(grid.title), id="title")
            if grid.legend:
                words = "\n".join(one_line(each, 200) for each in grid.legend)
                with VerticalScroll(id="legend", can_focus=False):
                    yield Static(literal(words))
            with VerticalScroll(id="rows", can_focus=False):
                for number, seat in enumerate(grid.seats):
                    with Horizontal(classes="row"):
                        yield Static(line(seat.name), classes="name")
                        yield OneLine(self._kept.get(seat.id, ""), id=f"cell-{number}")
                        yield Static("", id=f"said-{number}", classes="said")
            yield Static(line(grid.help, limit=400), id="help")
            yield Static(hints(KEYS), id="keys")

    def on_mount(self) -> None:
        """Say what stands."""
        for number in range(len(self._grid.seats)):
            self._say(number, self._standing(number))
        self.set_focus(self.query_one("#cell-0", OneLine))
        self.run_worker(self._read_all(), group="reading")

    def _standing(self, number: int) -> str:
        seat = self._grid.seats[number].id
        return self._grid.stands.get(seat, "")

    def _cell(self, number: int) -> OneLine:
        return self.query_one(f"#cell-{number}", OneLine)

    def _say(self, number: int, words: str, look: str = "") -> None:
        said = self.query_one(f"#said-{number}", Static)
        said.set_classes(f"said {look}")
        said.update(line(words, limit=200))

    async def _read_all(self) -> None:
        for number in range(len(self._grid.seats)):
            if self._cell(number).answer:
                await self._read(number)

    async def _read(self, number: int) -> Act | None:
        """How a row reads; Wrong is said beside it and raised."""
        answer = self._cell(number).answer
        if not answer:
            self._say(number, self._standing(number))
            return None
        try:
            act = await self._grid.read(answer, self._grid.seats[number])
        except Wrong as wrong:
            self._say(number, str(wrong), "bad")
            raise
        self._say(number, NEW, "good")
        return act

    @on(OneLine.Changed)
    async def changed(self, event: OneLine.Changed) -> None:
        """Keep it, and read it anew."""
        number = int((event.input.id or "cell-0").removeprefix("cell-"))
        self._keep(self._typed())
        try:
            await self._read(number)
        except Wrong:
            return

    def _typed(self) -> str:
        typed = {s.id: self._cell(n).answer for n, s in enumerate(self._grid.seats) if self._cell(n).answer}
        return json.dumps(typed, ensure_ascii=False) if typed else ""

    @on(OneLine.Done)
    def next_row(self) -> None:
        """Down, or send at the last."""
        if self._focused() == len(self._grid.seats) - 1:
            self.query_one("#keys", Static).update(hints("That was the last row: `ctrl+s` sends them all."))
        else:
            self.action_step(1)

    def _focused(self) -> int:
        focused = self.focused
        return int((focused.id or "cell-0").removeprefix("cell-")) if isinstance(focused, OneLine) else 0

    def action_step(self, step: int) -> None:
        """Another row."""
        number = max(0, min(self._focused() + step, len(self._grid.seats) - 1))
        self.set_focus(self._cell(number))

    async def action_send(self) -> None:
        """Send every row that says something; the first that is refused stays under the cursor."""
        failed = []
        for number in range(len(self._grid.seats)):
            if not self._cell(number).answer:
                continue
            if await self._send(number):
                self._cell(number).set_answer("")
            else:
                failed.append(number)
        self._keep(self._typed())
        if not failed:
            self.dismiss(True)
            return
        self.set_focus(self._cell(failed[0]))
        names = listed([self._grid.seats[n].name for n in failed])
        self.query_one("#keys", Static).update(line(f"Kept to be mended: {names}. The others are done."))

    async def _send(self, number: int) -> bool:
        try:
            act = await self._read(number)
        except Wrong:
            return False
        done = act is None or await self._desk.act(act, self._grid.seats[number].id)
        if done:
            self._say(number, "done", "good")
        else:
            self._say(number, self._desk.refused_why, "bad")
        return done

    def action_legend(self, lines: int) -> None:
        """Scroll what the numbers mean."""
        for legend in self.query("#legend"):
            legend.scroll_relative(y=lines, animate=False)

    def action_help(self) -> None:
        """How a row is typed."""
        self.query_one("#help", Static).toggle_class("tall")

    def action_leave(self) -> None:
        """Leave; what is typed is kept."""
        self.dismiss(not self._typed())


def _rows(kept: str) -> dict[str, str]:
    """Rows as they were kept; nothing if they cannot be read."""
    try:
        rows = json.loads(kept) if kept else {}
    except ValueError:
        return {}
    return {str(k): str(v) for k, v in rows.items()} if isinstance(rows, dict) else {}
