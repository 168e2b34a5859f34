"""One line as in line mode: a verb and its answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tabletop.terminal.literal import hints, line
from tabletop.terminal.widgets.words import OneLine

HINT = "A verb, with its answers if you like: {example}. What is missing is asked for."
COMES_BACK = "This is what you had typed. ctrl+u clears it."
KEYS = "`enter` takes   `esc` leaves; what you typed is kept"

Keep = Callable[[str], None]


class LineEntry(ModalScreen[str | None]):
    """Gives the line, None when it is left; `before` stands there already, `keep` hears of each letter."""

    CSS_PATH = "menu.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Leave", priority=True),
        Binding("ctrl+q", "app.quit", "Leave the exercise", priority=True, show=False),
    ]

    def __init__(self, hint: str, before: str, keep: Keep) -> None:
        super().__init__()
        self._hint = f"{COMES_BACK} {hint}" if before else hint
        self._before, self._keep = before, keep

    def compose(self) -> ComposeResult:
        """A field."""
        with Vertical(id="menu"):
            yield Static(line("Type a line"), id="title")
            yield OneLine(self._before, id="line")
            yield Static(line(self._hint), id="hint")
            yield Static(hints(KEYS), id="keys")

    def on_mount(self) -> None:
        """To the field."""
        self.set_focus(self.query_one(OneLine))

    @on(Input.Changed)
    def changed(self, event: Input.Changed) -> None:
        """Keep it as it stands."""
        self._keep(event.value)

    @on(OneLine.Done)
    def typed(self, done: OneLine.Done) -> None:
        """Give it."""
        self.dismiss(done.answer or None)
