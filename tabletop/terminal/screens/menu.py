"""A short list to choose from, and a question to be answered yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from tabletop.desk.choices import Choice
from tabletop.terminal.literal import hints, line, literal
from tabletop.terminal.widgets.picker import Picker


def show_whole(screen: Screen[Any], picker: Picker) -> None:
    """The choice under the cursor below the list, if the list has not enough room for it."""
    whole = screen.query_one("#whole", Static)
    whole.display = picker.is_cut
    whole.update(line(picker.current))


class Menu(ModalScreen[int | None]):
    """Gives the place of what was chosen, None when it is left. `words` stand above the list."""

    CSS_PATH = "menu.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Leave", priority=True),
        Binding("ctrl+q", "app.quit", "Leave the exercise", priority=True, show=False),
    ]

    def __init__(self, title: str, choices: Sequence[str], words: str = "", *, bad: bool = False) -> None:
        super().__init__()
        self._title, self._choices, self._words, self._bad = title, tuple(choices), words, bad

    def compose(self) -> ComposeResult:
        """Title, words, list."""
        with Vertical(id="menu"):
            yield Static(line(self._title), id="title", classes="bad" if self._bad else "")
            if self._words:
                yield Static(literal(self._words), id="words")
            yield Picker([Choice(n, words) for n, words in enumerate(self._choices)], by_number=True)
            yield Static("", id="whole")
            yield Static(hints("`enter` or a number takes   `esc` leaves   type to narrow"), id="keys")

    def on_mount(self) -> None:
        """To the list."""
        self.set_focus(self.query_one(Picker))

    @on(Picker.Changed)
    def moved(self, moved: Picker.Changed) -> None:
        """Say in full what has no room in the list."""
        show_whole(self, moved.picker)

    @on(Picker.Done)
    def taken(self, done: Picker.Done) -> None:
        """Give it."""
        self.dismiss(done.picker.ticked[0] if done.picker.ticked else None)
