"""The palette: everything the console can do, found by a few letters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tabletop.desk.choices import Choice
from tabletop.terminal.commands import COMMANDS, key_names, shown_key
from tabletop.terminal.literal import hints, line
from tabletop.terminal.screens.menu import show_whole
from tabletop.terminal.widgets.picker import Picker


class Finder(ModalScreen[str | None]):
    """Gives the id of a command, None when it is left."""

    CSS_PATH = "menu.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Leave", priority=True),
        Binding("ctrl+q", "app.quit", "Leave the exercise", priority=True, show=False),
    ]

    def __init__(self, keys: Mapping[str, str]) -> None:
        super().__init__()
        names = key_names(keys)
        self._choices = [
            Choice(id, _words(known.title, known.help, names[id])) for id, known in COMMANDS.items()
        ]

    def compose(self) -> ComposeResult:
        """What is typed, and what fits it."""
        with Vertical(id="menu"):
            yield Static(line("What do you want to do?"), id="title")
            yield Picker(self._choices, by_number=True)
            yield Static("", id="whole")
            yield Static(hints("type a few letters   `enter` does it   `esc` leaves"), id="keys")

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
        self.dismiss(self._choices[done.picker.ticked[0]].value if done.picker.ticked else None)


def _words(title: str, help: str, key: str) -> str:
    return f"{title} [{shown_key(key)}]  {help}" if key else f"{title}  {help}"
