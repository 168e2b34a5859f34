"""What the console's desk needs of a screen: to tell, to ask, to show, to keep what is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from tabletop.desk.desk import Desk, Grid
from tabletop.terminal.screens.question import Asked


class Surface(Protocol):
    """A screen on which a desk works."""

    def tell(self, words: str, *, bad: bool = False, quiet: bool = False) -> None:
        """News for the last line."""

    def read(self, lines: list[str]) -> None:
        """Lines to read at leisure, the first a heading."""

    def keep_as(self, field: str, text: str) -> None:
        """Store what is being written under this name, soon; an empty text drops it."""

    async def choose(self, title: str, choices: Sequence[str], words: str = "") -> int | None:
        """The place of what is chosen from a list, None when it is left."""

    async def question(self, asked: Asked, keep: Callable[[str], None]) -> str | None:
        """The answer to a question, None when it is left."""

    async def refused(self, why: str) -> bool:
        """Say why an act is refused; whether it is to be changed and tried again."""

    async def confirm(self, question: str, what: str) -> bool:
        """Ask once."""

    async def grid(self, grid: Grid, desk: Desk) -> None:
        """Fill a grid, row by row, through the desk."""
