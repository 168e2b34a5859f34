"""Passing the laptop round: who has had it in this move, and who comes next."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from tabletop.exercise.views.public import PublicView, Seat
from tabletop.showing.clockwords import stamp
from tabletop.showing.gate import one_line
from tabletop.showing.names import listed


class Round(Struct):
    """One private circuit of a move: `been` holds, by seat, the exercise second at which it was done."""

    move: int
    seats: tuple[Seat, ...]
    been: dict[str, int] = field(default_factory=dict)

    def seat(self, id: str) -> Seat:
        """The delegation of this id."""
        return next(seat for seat in self.seats if seat.id == id)

    def after(self, id: str) -> str | None:
        """The next delegation that has not had it, in the scenario's order and round to the first."""
        ids = [seat.id for seat in self.seats]
        start = ids.index(id) + 1 if id in ids else 0
        return next((each for each in (*ids[start:], *ids[:start]) if each not in self.been), None)

    def words(self, id: str) -> str:
        """Whether a delegation has had it."""
        return f"had it at {stamp(self.been[id])}" if id in self.been else "to come"

    def told(self) -> str:
        """Who has had it, and who is to come."""
        done = [seat.name for seat in self.seats if seat.id in self.been]
        left = [seat.name for seat in self.seats if seat.id not in self.been]
        if not left:
            return "All delegations have had it in this move."
        return f"Had it in this move: {listed(done)}. To come: {listed(left)}."


def round_of(before: Round | None, view: PublicView) -> Round:
    """The round of this move: the one that is under way, or a new one."""
    if before is not None and before.move == view.clock.slot.move:
        return before
    return Round(view.clock.slot.move, view.seats)


def sitting(people: dict[str, str], names: dict[str, str]) -> dict[str, str]:
    """By seat the names of those who sit there, in brackets; a seat without any is left out."""
    found: dict[str, list[str]] = {}
    for person, seat in people.items():
        if person in names:
            found.setdefault(seat, []).append(one_line(names[person], 40))
    return {seat: f" ({_some(known)})" for seat, known in found.items()}


def _some(names: Sequence[str], most: int = 6) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
