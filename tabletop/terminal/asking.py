"""The console's surface: questions, refusals and grids are pushed as screens and waited for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from textual.app import App

from tabletop.desk.desk import Desk, Grid
from tabletop.terminal.screens.menu import Menu
from tabletop.terminal.screens.question import Asked, QuestionScreen
from tabletop.terminal.screens.reader import Reader


class Host(Protocol):
    """What a screen must be able to do for a surface to stand on it."""

    @property
    def app(self) -> App[Any]:
        """The app it belongs to."""

    def tell(self, words: str, look: str = "") -> None:
        """News on its last line."""

    def keeper(self, field: str) -> Callable[[str], None]:
        """What stores a text under this name, soon."""


class ScreenSurface:
    """A Surface over a screen that can tell and keep; it must be used inside a worker."""

    def __init__(self, screen: Host) -> None:
        self._screen = screen

    def tell(self, words: str, *, bad: bool = False, quiet: bool = False) -> None:
        """On the last line."""
        self._screen.tell(words, "bad" if bad else "quiet" if quiet else "")

    def read(self, lines: list[str]) -> None:
        """In a reader."""
        self._screen.app.push_screen(Reader(lines))

    def keep_as(self, field: str, text: str) -> None:
        """Soon."""
        self._screen.keeper(field)(text)

    async def choose(self, title: str, choices: Sequence[str], words: str = "") -> int | None:
        """From a menu."""
        return await self._screen.app.push_screen_wait(Menu(title, choices, words))

    async def question(self, asked: Asked, keep: Callable[[str], None]) -> str | None:
        """A form."""
        return await self._screen.app.push_screen_wait(QuestionScreen(asked, keep))

    async def refused(self, why: str) -> bool:
        """Why, and whether to change it."""
        chosen = await self._screen.app.push_screen_wait(
            Menu("Not done", ["Change it and try again", "Leave it; what I typed is kept"], why, bad=True)
        )
        return chosen == 0

    async def confirm(self, question: str, what: str) -> bool:
        """Once."""
        chosen = await self._screen.app.push_screen_wait(Menu(question, ["No, leave it", "Yes, do it"], what))
        return chosen == 1

    async def grid(self, grid: Grid, desk: Desk) -> None:
        """A grid screen; what is typed survives under the grid's own title."""
        from tabletop.terminal.screens.gridscreen import GridScreen

        field = f"grid {grid.title}"
        kept = (await desk.port.drafts()).get(field, "")
        keep = self._screen.keeper(field)
        if await self._screen.app.push_screen_wait(GridScreen(grid, desk, kept, keep)):
            keep("")
