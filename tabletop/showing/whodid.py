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


def told(names: Names, item: Done, person: str, team: Mapping[str, str]) -> str:
    """The sentence, and who did it."""
    return f"{sentence(names, item)}{by_whom(item, person, team)}"


def rows(
    names: Names, items: Iterable[Done], person: str, team: Mapping[str, str], fresh: Iterable[object] = ()
) -> list[Row]:
    """A row each with its time; those among `fresh` say that they are new."""
    new = {id(item) for item in fresh}
    found = []
    for item in items:
        mark, look = (NEW, WARN) if id(item) in new else ("", PLAIN)
        found.append(Row(f"{stamp(item.at)} {mark}{told(names, item, person, team)}", look))
    return found
