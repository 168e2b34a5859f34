"""What has happened, with the person of the own seat who did it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from tabletop.showing.clockwords import stamp
from tabletop.showing.gate import one_line
from tabletop.showing.happened import Happening, sentence
from tabletop.showing.names import Names
from tabletop.showing.rows import PLAIN, WARN, Row

NEW = "NEW  "


class Done(Happening, Protocol):
    """A happening; `person` did it, as far as the reader may know."""

    @property
    def person(self) -> str: ...


def by_whom(item: Done, person: str, team: Mapping[str, str]) -> str:
    """(you), (Ana): who of one's own seat did it; empty for all others and where nobody signed in."""
    if not item.person:
        return ""
    if item.person == person:
        return " (you)"
    return f" ({one_line(team[item.person], 40)})" if team.get(item.person) else ""


class Told:
    """Sentences by the fact they tell, made once each."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, str]] = {}

    def sentence(self, names: Names, item: Done) -> str:
        """What happened."""
        known = self._known.get(id(item.fact))
        if known is None:
            known = self._known[id(item.fact)] = (item.fact, sentence(names, item))
        return known[1]

    def rows(
        self, names: Names, items: Iterable[Done], person: str, team: Mapping[str, str],
        fresh: Iterable[object] = (),
    ) -> list[Row]:  # fmt: skip
        """A row each with its time and who did it; those among `fresh` say that they are new."""
        new = {id(item) for item in fresh}
        found = []
        for item in items:
            mark, look = (NEW, WARN) if id(item) in new else ("", PLAIN)
            who = by_whom(item, person, team)
            found.append(Row(f"{stamp(item.at)} {mark}{self.sentence(names, item)}{who}", look))
        return found
