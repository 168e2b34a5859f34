"""The program on the screen: themes, settings, and the way between the list and an exercise."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from tabletop.room.port import LocalPort
from tabletop.room.service import Room
from tabletop.terminal.commands import COMMANDS
from tabletop.terminal.screens.console import Console
from tabletop.terminal.settings import load, save, themed
from tabletop.terminal.themes import THEMES

Reporter = Callable[[Room, Path], str]


class ConsoleApp(App[int]):
    """Begins with an exercise, or with the list of all. `reporter` writes a report and says where."""

    TITLE = "Tabletop"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", "Stop", show=False, priority=True)
    ]

    def __init__(self, room: Room | None = None, reporter: Reporter | None = None) -> None:
        self.settings, self._told = load()
        super().__init__()
        self.room, self.reporter = room, reporter
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.settings.theme
        if self.settings.motion == "reduced":
            self.animation_level = "none"
        if self.settings.keys:
            self.set_keymap(dict(self.settings.keys))

    def on_mount(self) -> None:
        """The exercise, or the list."""
        if self.room is not None:
            self.push_screen(Console(LocalPort(self.room)))

    def key_of(self, id: str) -> str:
        """The key of a command as the settings have it."""
        return self.settings.keys.get(id, COMMANDS[id].key)

    def next_theme(self) -> None:
        """Another theme, kept for the next time."""
        names = [theme.name for theme in THEMES]
        theme = names[(names.index(self.theme) + 1) % len(names)] if self.theme in names else names[0]
        self.theme = theme
        self.settings = themed(self.settings, theme)
        trouble = save(self.settings)
        screen = self.screen
        if isinstance(screen, Console):
            screen.tell(trouble or f"Theme: {theme}.", "bad" if trouble else "quiet")

    def leave_exercise(self) -> None:
        """Let go of the exercise."""
        self.exit(0)

    def action_interrupt(self) -> None:
        """Ctrl-C: a clean end."""
        self.exit(130)


def run(room: Room, reporter: Reporter | None = None) -> int:
    """Show an exercise until it is left; gives the exit code. The room is closed at the end."""
    app = ConsoleApp(room, reporter)
    try:
        code = app.run()
    finally:
        room.close()
    return code if code is not None else 0
