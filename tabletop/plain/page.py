"""Lines of words on the way out: cleaned, folded at 78 columns, nothing but text."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable

from tabletop.showing.gate import LIMIT, clean

WIDTH = 78
OUTPUT_LIMIT = 4 * LIMIT


class Page:
    """Where everything is said; `out` receives finished lines."""

    def __init__(self, out: Callable[[str], None]) -> None:
        self._out = out

    def say(self, *lines: str) -> None:
        """Each line folded, with what follows a number or an indent set under its words."""
        for line in lines:
            self._fold(clean(line, OUTPUT_LIMIT))

    def show(self, lines: Iterable[str]) -> None:
        """A table of lines, with an empty line after it."""
        self.say(*lines, "")

    def _fold(self, line: str) -> None:
        for each in line.split("\n"):
            folded = textwrap.wrap(each, WIDTH, subsequent_indent=_hang(each), drop_whitespace=True)
            for part in folded or [""]:
                self._out(part)


def _hang(line: str) -> str:
    bare = line.lstrip(" ")
    indent = len(line) - len(bare)
    number = bare.split(" ", 1)[0]
    if number.rstrip(".").isdecimal() and number.endswith("."):
        indent += len(number) + 1
    elif indent:
        indent += 2
    return " " * min(indent, 20)
