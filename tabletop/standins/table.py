"""What lies before everybody: who could accept what, clause by clause, and what is adopted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from tabletop.exercise.views.alliance import AllianceView, Position
from tabletop.exercise.views.public import Seat, Standing

Stands = dict[str, dict[str, Position]]
"""Positions by clause and seat."""


@dataclass(frozen=True)
class Voices:
    """Positions on one clause, by seat; what follows from them is found once."""

    stands: dict[str, Position]
    members: frozenset[str]

    @cached_property
    def acceptors(self) -> dict[str, int]:
        """How many members have declared an option acceptable; options nobody has are left out."""
        counts: dict[str, int] = {}
        for seat, position in self.stands.items():
            for option in position.accepts if seat in self.members else ():
                counts[option] = counts.get(option, 0) + 1
        return counts


@dataclass(frozen=True)
class Table:
    """The same for every delegation at one moment, made of parts of a view that never change in place."""

    positions: tuple[Position, ...]
    standing: tuple[Standing, ...]
    seats: tuple[Seat, ...]
    voices: dict[str, Voices]

    @cached_property
    def members(self) -> frozenset[str]:
        """Delegations that have a voice in decisions."""
        return _members(self.seats)

    @cached_property
    def adopted(self) -> dict[str, str]:
        """Option by clause of what is adopted."""
        return {s.clause: s.option for s in self.standing}

    @cached_property
    def stands(self) -> Stands:
        """Positions by clause and seat."""
        return {clause: voices.stands for clause, voices in self.voices.items()}


def table_of(view: AllianceView) -> Table:
    """The table as a view shows it; what nobody has moved since the last look is taken over."""
    last = _last[0]
    if last.positions is view.positions and last.standing is view.adopted and last.seats is view.seats:
        return last
    voices = _moved(last, view.positions) if last.seats is view.seats else None
    if voices is None:
        voices = _voices(view.positions, _members(view.seats), {})
    _last[0] = Table(view.positions, view.adopted, view.seats, voices)
    return _last[0]


def _moved(last: Table, positions: tuple[Position, ...]) -> dict[str, Voices] | None:
    """Voices with the positions that are new; None where one was taken back."""
    known = set(map(id, last.positions))
    new = [p for p in positions if id(p) not in known]
    voices = _voices(new, last.members, last.voices)
    whole = sum(len(each.stands) for each in voices.values()) == len(positions)
    return voices if whole else None


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


def _members(seats: Iterable[Seat]) -> frozenset[str]:
    return frozenset(s.id for s in seats if s.member)


_last = [Table((), (), (), {})]
"""The table as it was last looked at: eight delegations look at the same one, one after the other."""
