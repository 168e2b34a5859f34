"""Rows of a board: words, how they are meant to look, and what they are about."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

HEADING, PLAIN, QUIET, STRONG = "heading", "plain", "quiet", "strong"
GOOD, WARN, BAD = "good", "warn", "bad"
LOOKS = (HEADING, PLAIN, QUIET, STRONG, GOOD, WARN, BAD)


class Target(Struct, frozen=True):
    """What a row is about: its kind (text, inject, promise ...) and the name that means it in an answer.

    `state` is how it stands, where that decides what can be done with it.
    """

    kind: str
    name: str
    state: str = ""


class Row(Struct, frozen=True):
    """One row: `indent` in steps of two cells; a look never says anything that the words do not.

    `fixed`: a line of a table, whose blanks stay and which is not folded.
    """

    words: str
    look: str = PLAIN
    indent: int = 0
    target: Target | None = None
    fixed: bool = False


def rows_of(lines: Iterable[str]) -> list[Row]:
    """Lines of a table as rows: the first is its heading, leading blanks are an indent."""
    made = []
    for number, words in enumerate(lines):
        bare = words.lstrip(" ")
        look = HEADING if number == 0 else PLAIN
        made.append(Row(bare, look, (len(words) - len(bare) + 1) // 2))
    return made
