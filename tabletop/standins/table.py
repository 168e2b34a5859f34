"""What lies before everybody: who could accept what, clause by clause, and what is adopted."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from tabletop.exercise.views.alliance import AllianceView, Position
from tabletop.exercise.views.public import Seat, Standing
from tabletop.standins.once import once

Stands = dict[str, dict[str, Position]]
"""Positions by clause and seat."""


class Voices(Struct, frozen=True, dict=True):
    """Positions on one clause, by seat; what follows from them is found once."""

    stands: dict[str, Position]
    members: frozenset[str]

    @once
    def acceptors(self) -> dict[str, int]:
        """How many members have declared an option acceptable; options nobody has are left out."""
        counts: dict[str, int] = {}
        for seat, position in self.stands.items():
            for option in position.accepts if seat in self.members else ():
                counts[option] = counts.get(option, 0) + 1
        return counts

    @once
    def leaders(self) -> tuple[str, ...]:
        """Options that most members could accept; none while no member has spoken."""
        counts = self.acceptors
        most = max(counts.values(), default=0)
        return tuple(option for option, count in counts.items() if count == most)


class Table(Struct, frozen=True):
    """The same for every delegation at one moment, made of parts of a view that never change in place.

    `adopted` is the option by clause of what is adopted; `stands` are the positions by clause and seat.
    """

    positions: tuple[Position, ...]
    standing: tuple[Standing, ...]
    seats: tuple[Seat, ...]
    members: frozenset[str]
    adopted: dict[str, str]
    voices: dict[str, Voices]
    stands: Stands


def table_of(view: AllianceView) -> Table:
    """The table as a view shows it; what nobody has moved since the last look is taken over."""
    last, positions = _last[0], view.positions
    same_seats, same_standing = last.seats is view.seats, last.standing is view.adopted
    if last.positions is positions and same_seats and same_standing:
        return last
    members = last.members if same_seats else frozenset(s.id for s in view.seats if s.member)
    adopted = last.adopted if same_standing else {s.clause: s.option for s in view.adopted}
    voices = (_moved(last, positions) if same_seats else None) or _voices(positions, members, {})
    stands = {clause: each.stands for clause, each in voices.items()}
    _last[0] = Table(positions, view.adopted, view.seats, members, adopted, voices, stands)
    return _last[0]


def _moved(last: Table, positions: tuple[Position, ...]) -> dict[str, Voices] | None:
    """Voices with the positions that are new; None where one was taken back."""
    if len(positions) == len(last.positions):
        new = [now for now, before in zip(positions, last.positions) if now is not before]
    else:
        known = set(map(id, last.positions))
        new = [p for p in positions if id(p) not in known]
    voices = _voices(new, last.members, last.voices)
    return voices if sum([len(each.stands) for each in voices.values()]) == len(positions) else None


def _voices(
    positions: Iterable[Position], members: frozenset[str], before: dict[str, Voices]
) -> dict[str, Voices]:
    moved: Stands = {}
    for position in positions:
        if position.clause not in moved:
            known = before.get(position.clause)
            moved[position.clause] = dict(known.stands) if known else {}
        moved[position.clause][position.seat] = position
    return {**before, **{clause: Voices(stands, members) for clause, stands in moved.items()}}


_last = [Table((), (), (), frozenset(), {}, {}, {})]
"""The table as it was last looked at: eight delegations look at the same one, one after the other."""
