"""The log: what has happened, in sentences, the newest last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tabletop.showing.clockwords import stamp
from tabletop.showing.happened import Happening, sentence
from tabletop.showing.names import Names
from tabletop.showing.rows import HEADING, PLAIN, QUIET, Row, Target

NOTHING = "Nothing has happened yet."


class Teller:
    """Tells events as rows and remembers its sentences, for as long as names stay what they are."""

    def __init__(self) -> None:
        self._told: dict[int, tuple[object, str]] = {}

    def rows(self, names: Names, feed: Iterable[tuple[int, Happening]]) -> list[Row]:
        """A row for each, with its number in the log."""
        return [
            Row(f"[{number}] {stamp(item.at)} {self._words(names, number, item)}", PLAIN, 0,
                Target("act", str(number)))
            for number, item in feed
        ]  # fmt: skip

    def _words(self, names: Names, number: int, item: Happening) -> str:
        known = self._told.get(number)
        if known is None or known[0] is not item.fact:
            known = self._told[number] = (item.fact, sentence(names, item))
        return known[1]


def just_now(lately: Sequence[Row] | None, nothing: str = NOTHING) -> list[Row]:
    """The last happenings, given oldest first, under their heading; no rows if None: they are told beside."""
    if lately is None:
        return []
    return [Row("", PLAIN), Row("Just now", HEADING), *(list(reversed(lately)) or [Row(nothing, QUIET)])]
