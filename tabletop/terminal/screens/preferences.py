"""Settings: themes that are seen at once, motion, and how keys are changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from tabletop.showing.rows import HEADING, PLAIN, QUIET, STRONG, Row, Target
from tabletop.terminal.literal import line
from tabletop.terminal.settings import Settings, path
from tabletop.terminal.themes import WHAT
from tabletop.terminal.widgets.board import Board

if TYPE_CHECKING:
    from tabletop.terminal.app import ConsoleApp

MOTION = {"full": "what moves may move", "reduced": "nothing moves by itself but the clock"}
KEYS = (
    "Keys are changed in that file, a command and its key on each line. These lines give pledges the key P "
    "and the first panel f12:"
)
EXAMPLE = ("keys:", "  verb.pledge: P", "  panel.now: f12")


def settings_rows(settings: Settings, file: str) -> list[Row]:
    """Everything that can be set, with what is in use now."""
    rows = [Row("Theme", HEADING)]
    for theme, what in WHAT.items():
        rows.append(_row("theme", theme, what, settings.theme))
    rows += [Row(""), Row("Motion", HEADING)]
    for motion, what in MOTION.items():
        rows.append(_row("motion", motion, what, settings.motion))
    rows += [
        Row(""), Row("Keys", HEADING), Row(f"The settings are kept in {file}", PLAIN, 1),
        Row(KEYS, QUIET, 1), *(Row(each.strip(), PLAIN, 2 + each.startswith(" ")) for each in EXAMPLE),
        Row("enter lists every command by the name it has in that file", PLAIN, 1, Target("keys", "")),
    ]  # fmt: skip
    return rows


def _row(kind: str, name: str, what: str, used: str) -> Row:
    mark, look = ("●", STRONG) if name == used else ("○", PLAIN)
    return Row(f"{mark} {name}: {what}{', in use' if name == used else ''}", look, 1, Target(kind, name))


def key_rows(settings: Settings) -> list[Row]:
    """Every command: its name in the settings file, its key, what it is."""
    from tabletop.terminal.commands import COMMANDS, key_names, shown_key

    names = key_names(settings.keys)
    return [
        Row("Commands as the settings file names them", HEADING),
        *(
            Row(f"{id:<22} {shown_key(names[id]) if names[id] else '-':<8} {known.title}")
            for id, known in COMMANDS.items()
        ),
    ]


class Preferences(Screen[None]):
    """Moving to a theme shows it; enter keeps it, esc brings back what was kept."""

    CSS_PATH = "preferences.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "Back", priority=True),
    ]

    if TYPE_CHECKING:
        app: ConsoleApp

    def compose(self) -> ComposeResult:
        """A heading, what can be set, what came of it."""
        yield Static(line("SETTINGS"), id="frame")
        yield Board(id="set")
        yield Static(line("moving shows a theme; enter keeps it; esc goes back", "$quiet"), id="news")

    def on_mount(self) -> None:
        """To the first theme in use."""
        board = self.query_one(Board)
        self._show()
        board.cursor = 1 + list(WHAT).index(self.app.settings.theme)
        board.focus()
        self.watch(board, "cursor", self._preview, init=False)

    def _show(self) -> None:
        self.query_one(Board).show(settings_rows(self.app.settings, str(path())))

    def _preview(self) -> None:
        row, settings = self.query_one(Board).current, self.app.settings
        on_theme = row is not None and row.target is not None and row.target.kind == "theme"
        self.app.use(replace(settings, theme=row.target.name) if on_theme else settings)  # type: ignore[union-attr]

    @on(Board.Chosen)
    def chosen(self, event: Board.Chosen) -> None:
        """Keep it, or list the keys."""
        target, settings = event.row.target, self.app.settings
        if target is None:
            return
        if target.kind == "keys":
            from tabletop.terminal.screens.reader import Reader

            self.app.push_screen(Reader(key_rows(settings)))
            return
        new = (
            replace(settings, theme=target.name)
            if target.kind == "theme"
            else replace(settings, motion=target.name)
        )
        trouble = self.app.keep(new)
        self._show()
        self.query_one("#news", Static).update(line(trouble or f"Kept: {target.kind} {target.name}."))

    def action_leave(self) -> None:
        """Back, with what was kept."""
        self.app.use(self.app.settings)
        self.dismiss()
