"""A class list as people paste it, and who sits where: names with a delegation, or spread evenly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from tabletop.desk.choices import Choice, candidates
from tabletop.showing.gate import LINE, one_line

MOST = 200
SEPARATORS = re.compile(r"[,;\t|]")


class Sitter(Struct, frozen=True):
    """A person's name and seat; `spread` if the seat was not on the list but found by spreading."""

    name: str
    seat: str
    spread: bool = False


def read_roster(text: str, seats: Sequence[Choice[str]], taken: Iterable[str] = ()) -> list[Sitter]:
    """One person a line, or "DUN: Ana, Ben". Whoever has no delegation goes where fewest sit, in order.

    A delegation may stand before or after the name, after a comma, semicolon, tab or bar. `taken` are the
    seats of those who sit already. At most 200 persons; empty lines and repeated names are passed over.
    """
    people: dict[tuple[str, str], None] = {}
    for line in dict.fromkeys(text.splitlines()):
        people |= {(name, seat): None for name, seat in _line(_clean(line), seats) if name}
        if len(people) >= MOST:
            break
    return _spread(list(people)[:MOST], [choice.value for choice in seats], list(taken))


def _clean(line: str) -> str:
    """Harmless, and with the tabs of a spreadsheet kept as bars."""
    return one_line(line[: 2 * LINE].replace("\t", " | "), LINE)


def _line(line: str, seats: Sequence[Choice[str]]) -> list[tuple[str, str]]:
    head, colon, rest = line.partition(":")
    if colon and (seat := _seat(head, seats)):
        return [(piece.strip(), seat) for piece in SEPARATORS.split(rest)]
    pieces = [piece.strip(" \"'") for piece in SEPARATORS.split(line) if piece.strip(" \"'")]
    named = [(piece, seat) for piece in pieces if (seat := _seat(piece, seats))]
    if len(pieces) > 1 and named:
        name = " ".join(piece for piece in pieces if piece != named[0][0])
        return [(name, named[0][1])]
    return [(" ".join(pieces), "")]


def called_as(word: str, seats: Sequence[Choice[str]]) -> Choice[str] | None:
    """The delegation of exactly this name, id or letters; None if it is none's, or that of several."""
    exact = [c for c in candidates(word, seats) if word.strip().casefold() in _names(c)]
    return exact[0] if len(exact) == 1 else None


def _seat(word: str, seats: Sequence[Choice[str]]) -> str:
    found = called_as(word, seats)
    return found.value if found else ""


def _names(choice: Choice[str]) -> set[str]:
    return {name.casefold() for name in (choice.name, *choice.also)}


def _spread(people: Sequence[tuple[str, str]], seats: Sequence[str], taken: Sequence[str]) -> list[Sitter]:
    count = {seat: list(taken).count(seat) for seat in seats}
    for _, seat in people:
        if seat:
            count[seat] += 1
    sitters = []
    for name, seat in people:
        where = seat or min(seats, key=lambda each: count[each])
        count[where] += 0 if seat else 1
        sitters.append(Sitter(name, where, not seat))
    return sitters
