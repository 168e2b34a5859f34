"""Concessions: how much of its own utility each delegation gave up in what it says it could accept."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.exercise.agenda.positions import PositionDeclared
from tabletop.exercise.core import State
from tabletop.exercise.words import name
from tabletop.scenario.valuing import gain
from tabletop.scorecard.headlines import Part
from tabletop.scorecard.rounding import figure
from tabletop.scorecard.timeline import MoveRecord
from tabletop.scorecard.trail import Moment

GROUP = "Who moved"


def concessions(records: Sequence[MoveRecord]) -> dict[str, tuple[float, ...]]:
    """By member and at the end of every move: the fall since it first spoke, summed over clauses.

    A clause is valued by the member's own weight and worth of the least it has declared acceptable (costs
    aside), 0 to 1. Above 0 it gave way, below 0 it hardened; clauses without a position count nothing.
    """
    scenario = records[0].opening.state.scenario
    first = _first(records)
    return {
        seat: tuple(_conceded(record.end, seat, first) for record in records) for seat in scenario.members
    }


def moved_most(conceded: dict[str, tuple[float, ...]]) -> str | None:
    """The member that gave up most by the last move; the first of equals, None when nobody gave way."""
    most = max(conceded, key=lambda seat: conceded[seat][-1], default=None)
    return most if most is not None and conceded[most][-1] > 1e-9 else None


def concession_parts(records: Sequence[MoveRecord], conceded: dict[str, tuple[float, ...]]) -> list[Part]:
    """One line a member, with its declarations."""
    state = records[-1].last.state
    acts = {
        seat: tuple(
            event.sequence
            for record in records
            for event in record.events
            if event.seat == seat and isinstance(event.fact, PositionDeclared)
        )
        for seat in conceded
    }
    return [
        Part(name(state, seat), course[-1], "worth", _note(course), acts[seat], GROUP)
        for seat, course in sorted(conceded.items(), key=lambda item: -item[1][-1])
    ]


def _note(course: tuple[float, ...]) -> str:
    told = [f"move {number}: {figure(value, 2)}" for number, value in enumerate(course, 1)]
    return f"of its own worth given up in what it could accept, {', '.join(told)}"


def _first(records: Sequence[MoveRecord]) -> dict[tuple[str, str], float]:
    """The least each member first declared acceptable, by seat and clause."""
    state = records[-1].last.state
    found: dict[tuple[str, str], float] = {}
    for seat, stands in records[0].opening.state.agenda.stands.items():
        found |= {(seat, clause): _least(state, seat, clause, s.accepts) for clause, s in stands.items()}
    for record in records:
        for event in record.events:
            if isinstance(event.fact, PositionDeclared):
                key = event.seat, event.fact.clause
                options = (event.fact.preferred, *event.fact.accepts)
                found.setdefault(key, _least(state, *key, options))
    return found


def _least(state: State, seat: str, clause: str, options: Sequence[str]) -> float:
    known = state.scenario.clauses[clause]
    return min(gain(state.scenario, seat, known, option) for option in options)


def _conceded(moment: Moment, seat: str, first: dict[tuple[str, str], float]) -> float:
    stands = moment.state.agenda.stands.get(seat, {})
    return sum(
        first[seat, clause] - _least(moment.state, seat, clause, stand.accepts)
        for clause, stand in stands.items()
    )
