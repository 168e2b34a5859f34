"""Who would sit where, by a list that is typed, and who sits already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from tabletop.exercise.views.control import ControlView
from tabletop.exercise.views.public import Seat
from tabletop.showing.gate import one_line
from tabletop.showing.rows import HEADING, PLAIN, QUIET, STRONG, Row, Target

MARK = "*"
NOBODY = "Nobody sits by name yet. Names are wanted for the room, not for the record."


class Seated(Protocol):
    """A person on a list: a name, a seat, and whether the seat was found by spreading."""

    @property
    def name(self) -> str: ...
    @property
    def seat(self) -> str: ...
    @property
    def spread(self) -> bool: ...


def sitting_rows(view: ControlView, typed: Sequence[Seated], known: Mapping[str, str]) -> list[Row]:
    """First those on the list, by delegation; then those who sit, a row a person."""
    rows = _would(view.seats, typed) if typed else []
    count = len(view.people)
    rows += [Row("Sit already" if not count else f"Sit already: {count}", HEADING)]
    if not count:
        return [*rows, Row(NOBODY, QUIET)]
    for seat in view.seats:
        persons = [person for person, where in view.people.items() if where == seat.id]
        rows.append(Row(f"{seat.name}: {len(persons) or 'nobody by name'}", STRONG if persons else QUIET))
        rows += [Row(_named(known, person), PLAIN, 1, Target("person", person)) for person in persons]
    return rows


def _named(known: Mapping[str, str], person: str) -> str:
    return one_line(known[person]) if person in known else "somebody, the name is erased"


def _would(seats: Sequence[Seat], typed: Sequence[Seated]) -> list[Row]:
    spread = any(each.spread for each in typed)
    note = f"; {MARK} is spread evenly" if spread else ""
    rows = [Row(f"Would sit, after ctrl+s: {len(typed)}{note}", HEADING)]
    for seat in seats:
        names = [f"{one_line(s.name)}{MARK if s.spread else ''}" for s in typed if s.seat == seat.id]
        if names:
            rows.append(Row(f"{seat.name} ({len(names)}): {', '.join(names)}"))
    return [*rows, *_mistaken(seats, typed), Row("", PLAIN)]


def _mistaken(seats: Sequence[Seat], typed: Sequence[Seated]) -> list[Row]:
    """Delegations that stand on the list as if they were persons."""
    alone = {each.name.strip().casefold() for each in typed if each.spread}
    return [
        Row(
            f"Is “{seat.name}” a person? Those who sit there come after a colon: {seat.name}: Ana, Ben",
            STRONG,
        )
        for seat in seats
        if alone & {seat.name.casefold(), seat.short.casefold(), seat.id.casefold()}
    ]
