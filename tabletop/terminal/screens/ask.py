"""One line with a suggestion in it, such as a file's name; what does not fit is said at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tabletop.terminal.literal import hints, line, literal
from tabletop.terminal.widgets.words import OneLine


class Ask(ModalScreen[str | None]):
    """Gives what was typed, None when it is left. `fault` says what is wrong with it, nothing if it fits."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["menu.tcss", "ask.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Leave", priority=True)]

    def __init__(self, title: str, value: str, words: str, fault: Callable[[str], str]) -> None:
        super().__init__()
        self._title, self._value, self._words, self._fault = title, value, words, fault

    def compose(self) -> ComposeResult:
        """Title, words, the line, what is wrong with it."""
        with Vertical(id="menu"):
            yield Static(line(self._title), id="title")
            yield Static(literal(self._words), id="words")
            yield OneLine(self._value, id="line")
            yield Static("", id="fault")
            yield Static(hints("`enter` takes   `esc` leaves"), id="keys")

    def on_mount(self) -> None:
        """To the line, all of it marked: the first letter typed takes its place, an arrow keeps it."""
        field = self.query_one(OneLine)
        self.set_focus(field)
        field.select_all()

    @on(OneLine.Changed)
    def typed(self) -> None:
        """Say whether it fits."""
        self.query_one("#fault", Static).update(line(self._fault(self.query_one(OneLine).answer)))

    @on(OneLine.Done)
    def taken(self, done: OneLine.Done) -> None:
        """Give it, if it fits."""
        if not self._fault(done.answer):
            self.dismiss(done.answer)
