"""Positions as cells: letters for options, the preferred one first and large."""

from __future__ import annotations

from msgspec import Struct

from tabletop.exercise.views.alliance import AllianceView, Position
from tabletop.scenario.agenda import Clause
from tabletop.showing.boards.texts import letter
from tabletop.showing.gate import one_line
from tabletop.showing.names import listed

OPEN = "·"


class Cell(Struct, frozen=True):
    """One delegation on one clause: B ac, or a dot while it has declared nothing."""

    words: str
    declared: bool


class Stand(Struct, frozen=True):
    """How a clause stands: adopted B, or the change most members accept and by how many: B 5/8."""

    words: str
    adopted: bool


def cell(clause: Clause, position: Position | None) -> Cell:
    """The preferred option as a capital, what else is acceptable in small letters."""
    if position is None:
        return Cell(OPEN, False)
    places = {option.id: place for place, option in enumerate(clause.options)}
    also = [letter(places[o]).lower() for o in position.accepts if o != position.preferred and o in places]
    preferred = letter(places[position.preferred]) if position.preferred in places else "?"
    return Cell(preferred + "".join(sorted(also))[:4], True)


def acceptors(view: AllianceView, clause: Clause) -> dict[str, list[str]]:
    """By option the shorts of the members that accept it."""
    members = {seat.id: seat.short for seat in view.seats if seat.member}
    found: dict[str, list[str]] = {option.id: [] for option in clause.options}
    for position in view.positions:
        if position.clause == clause.id and position.seat in members:
            for option in dict.fromkeys((position.preferred, *position.accepts)):
                found.get(option, []).append(members[position.seat])
    return found


def stand(view: AllianceView, clause: Clause, adopted: str | None) -> Stand:
    """What is adopted, or the change with the most acceptors."""
    letters = {option.id: letter(place) for place, option in enumerate(clause.options)}
    if adopted is not None:
        return Stand(f"{letters.get(adopted, '?')} adopted", True)
    counts = {o: len(who) for o, who in acceptors(view, clause).items() if o != clause.status_quo}
    top = max(counts, key=lambda o: counts[o], default=None)
    members = sum(seat.member for seat in view.seats)
    if top is None or not counts[top]:
        return Stand(OPEN, False)
    return Stand(f"{letters[top]} {counts[top]}/{members}", False)


def legend(view: AllianceView, clause: Clause, seat: str) -> list[str]:
    """What the letters of a clause mean, who accepts each, and where the delegation stands."""
    lines = [f"{one_line(clause.title)}: a capital is preferred, small letters are acceptable"]
    accepting = acceptors(view, clause)
    for place, option in enumerate(clause.options):
        who = accepting[option.id]
        quo = ", as things stand" if option.id == clause.status_quo else ""
        accepted = f"accepted by {listed(who)}" if who else "nobody yet"
        lines.append(f"{letter(place)}. {one_line(option.label)}{quo}: {accepted}")
    name = next((s.name for s in view.seats if s.id == seat), "")
    return [*lines, f"enter declares for {one_line(name)}, g enters all delegations" if name else ""]
