"""The timeline of a chapter: phase by phase, with what came in one stroke on one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby

from tabletop.debrief.report.model import Happening, Timeline
from tabletop.debrief.report.names import Names, people_of
from tabletop.debrief.report.phrases import clock, listed
from tabletop.debrief.report.telling.texts import position
from tabletop.debrief.report.walking import Step, Walk
from tabletop.exercise.agenda.positions import PositionDeclared, PositionsRedeclared
from tabletop.exercise.budget.carrying import PledgeCarried
from tabletop.exercise.budget.funding import LinePaid
from tabletop.exercise.budget.headroom import HeadroomGranted, HeadroomLapsed
from tabletop.exercise.budget.pledges import PledgeReturned

Joined = Callable[[Names, list[Step]], str]


def timelines(walked: Walk, chapter: int, people: Mapping[str, str] | None) -> tuple[Timeline, ...]:
    """What happened in a chapter, what was undone among it, by phase."""
    steps = [step for step in walked.steps if step.chapter == chapter]
    plan = walked.state.plan
    return tuple(
        Timeline(plan[phase].name, _rows(walked.names, list(group), people))
        for phase, group in groupby(steps, key=lambda step: step.phase)
    )


def _rows(names: Names, steps: list[Step], people: Mapping[str, str] | None) -> tuple[Happening, ...]:
    return tuple(_row(names, list(group), people) for _, group in groupby(steps, key=_stroke))


def _row(names: Names, steps: list[Step], people: Mapping[str, str] | None) -> Happening:
    first = steps[0]
    together = JOINED.get(type(first.event.fact))
    text = together(names, steps) if together and len(steps) > 1 else first.text
    by = dict.fromkeys(person for step in steps if (person := people_of(step.event, people)))
    numbers = tuple(step.event.sequence for step in steps)
    return Happening(numbers, clock(first.event.at), text, listed(by, ""), first.undone)


def _stroke(step: Step) -> tuple[object, ...]:
    """Neighbours with the same stroke stand on one line."""
    event, fact = step.event, step.event.fact
    if isinstance(fact, PositionDeclared):
        return ("position", event.seat, event.person, step.undone)
    if isinstance(fact, PositionsRedeclared):
        return ("confirmed", event.at, step.undone)
    if isinstance(fact, HeadroomGranted):
        return ("granted", event.cause, fact.why, step.undone)
    if isinstance(fact, HeadroomLapsed):
        return ("lapsed", event.cause, step.undone)
    if isinstance(fact, PledgeReturned | PledgeCarried | LinePaid):
        return (type(fact), event.cause, fact.clause, step.undone)
    return (event.sequence,)


def _sums(names: Names, steps: list[Step]) -> str:
    return listed(f"{names.seat(s.event.seat)} {s.event.fact.amount}" for s in steps)  # type: ignore[attr-defined]


def _positions(names: Names, steps: list[Step]) -> str:
    stands = [position(names, s.event.fact) for s in steps if isinstance(s.event.fact, PositionDeclared)]
    return f"{names.who(steps[0].event)} declared on {'; '.join(stands)}."


def _confirmed(names: Names, steps: list[Step]) -> str:
    return f"{listed(names.seat(step.event.seat) for step in steps)} confirmed their positions."


def _granted(names: Names, steps: list[Step]) -> str:
    fact = steps[0].event.fact
    why = fact.why if isinstance(fact, HeadroomGranted) else ""
    return f"Received in {names.scenario.currency}, {why}: {_sums(names, steps)}."


def _lapsed(names: Names, steps: list[Step]) -> str:
    return f"Given back in {names.scenario.currency}, not spent: {_sums(names, steps)}."


def _returned(names: Names, steps: list[Step]) -> str:
    fact = steps[0].event.fact
    assert isinstance(fact, PledgeReturned)
    line = f"Pledges to {names.clause(fact.clause)} came back, {fact.why}"
    return f"{line} ({names.scenario.currency}): {_sums(names, steps)}."


def _carried(names: Names, steps: list[Step]) -> str:
    fact = steps[0].event.fact
    assert isinstance(fact, PledgeCarried)
    line = f"Pledged to {names.clause(fact.clause)} in a move that is over, in {names.scenario.currency}"
    return f"{line}: {_sums(names, steps)}. What comes back of it lapses."


def _paid(names: Names, steps: list[Step]) -> str:
    fact = steps[0].event.fact
    assert isinstance(fact, LinePaid)
    return f"Paid for {names.clause(fact.clause)} in {names.scenario.currency}: {_sums(names, steps)}."


JOINED: dict[type, Joined] = {
    PositionDeclared: _positions,
    PositionsRedeclared: _confirmed,
    HeadroomGranted: _granted,
    HeadroomLapsed: _lapsed,
    PledgeReturned: _returned,
    PledgeCarried: _carried,
    LinePaid: _paid,
}
