"""Lines that ask and say: at a terminal whose line can be written anew, or at anything simpler."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from typing import Protocol, TextIO

from tabletop.plain.lines import StreamLines

Idle = Callable[[], Awaitable[str | None]]
"""What is done once a second while nobody types; it gives the prompt as it reads now."""


class Asking(Protocol):
    """Lines that ask and say; `scripted` ones come from no person."""

    @property
    def scripted(self) -> bool:
        """Whether they come from a pipe or a file."""

    idle: Idle | None

    def say(self, line: str) -> None:
        """A line."""

    async def ask(self, prompt: str) -> str | None:
        """The next answer; None at the end of all lines."""

    def renew(self, prompt: str) -> None:
        """The prompt of the line that is being typed reads otherwise now."""

    def pass_time(self, prompt: str) -> None:
        """Only time has moved the prompt: it is written anew now and then, while nothing is typed."""

    def wipe(self) -> None:
        """Clear a terminal, and what has scrolled off it."""


def lines_for(source: TextIO, out: TextIO) -> Asking:
    """At a terminal lines that stay whole while things are told; else those of a pipe, file or dumb one."""
    if source.isatty() and out.isatty() and os.environ.get("TERM", "dumb") not in ("", "dumb", "unknown"):
        from tabletop.plain.livelines import LiveLines

        return LiveLines()
    return StreamLines(source, out)
