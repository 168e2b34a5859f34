"""What a surface gives the desk: a place where lines are said, and somebody who answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol


class Lines(Protocol):
    """Asks with a prompt and gives the answer, without its line end; None when there are no more."""

    async def ask(self, prompt: str) -> str | None:
        """The next answer."""


class Page(Protocol):
    """Where things are told."""

    def say(self, *lines: str) -> None:
        """News, answers and complaints, a line each."""

    def show(self, lines: Iterable[str]) -> None:
        """A table of lines: a heading, then a line for each thing."""
