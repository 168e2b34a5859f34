"""One line as in line mode: a verb and its answers."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tabletop.terminal.literal import hints, line
from tabletop.terminal.widgets.words import OneLine

HINT = "A verb, with its answers if you like: {example}. What is missing is asked for."
KEYS = "`enter` takes   `esc` leaves"


class LineEntry(ModalScreen[str | None]):
    """Gives the line, None when it is left."""

    CSS_PATH = "menu.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Leave", priority=True),
        Binding("ctrl+q", "app.quit", "Leave the exercise", priority=True, show=False),
    ]

    def __init__(self, hint: str) -> None:
        super().__init__()
        self._hint = hint

    def compose(self) -> ComposeResult:
        """A field."""
        with Vertical(id="menu"):
            yield Static(line("Type a line"), id="title")
            yield OneLine(id="line")
            yield Static(line(self._hint), id="hint")
            yield Static(hints(KEYS), id="keys")

    def on_mount(self) -> None:
        """To the field."""
        self.set_focus(self.query_one(OneLine))

    @on(OneLine.Done)
    def typed(self, done: OneLine.Done) -> None:
        """Give it."""
        self.dismiss(done.answer or None)
