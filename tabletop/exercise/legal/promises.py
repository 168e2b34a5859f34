"""Promises, and answers to them, that are legal now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tabletop.exercise.budget.pledges import pledge_line
from tabletop.exercise.clock.plan import HOT_WASH, move_number, slot
from tabletop.exercise.commitments.answers import AcceptCommitment, DeclineCommitment, Release
from tabletop.exercise.commitments.making import Commit
from tabletop.exercise.commitments.undertakings import Undertaking
from tabletop.exercise.facts import ALLIANCE, EVERYONE
from tabletop.exercise.legal.templates import Ask, Makers, Template

if TYPE_CHECKING:
    from tabletop.exercise.core import State


def promising(state: State, seat: str, at: int) -> Iterator[Template]:
    over = slot(state).move == HOT_WASH
    due = () if over else tuple(range(move_number(state), len(state.timing.moves)))
    receivers = (*(s for s in state.scenario.seats if s != seat), ALLIANCE, EVERYONE)
    for things in _undertakings(state):
        if things and due:
            asks = (Ask("to", "one", receivers), Ask("undertaking", "one", things), Ask("due", "one", due))
            yield Template(Commit, {}, asks)


def accepting(state: State, seat: str, at: int) -> Iterator[Template]:
    for promise in state.commitments.values():
        if promise.state == "offered" and promise.to == seat:
            yield Template(AcceptCommitment, {"commitment": promise.id})


def declining(state: State, seat: str, at: int) -> Iterator[Template]:
    for promise in state.commitments.values():
        if promise.state == "offered" and promise.to == seat:
            yield Template(DeclineCommitment, {"commitment": promise.id})


def releasing(state: State, seat: str, at: int) -> Iterator[Template]:
    for promise in state.commitments.values():
        if promise.state == "open" and promise.to == seat:
            yield Template(Release, {"commitment": promise.id})


def _undertakings(state: State) -> Iterator[tuple[Undertaking, ...]]:
    make, clauses = Undertaking, state.scenario.clauses
    yield tuple(make("no_break", item=i) for i in state.scenario.items)
    yield tuple(make("posture", posture=p) for p in range(1, 6))
    yield tuple(make("accept", clause=c.id, option=o.id) for c in clauses.values() for o in c.options)
    yield tuple(make("pledge", clause=c, amount=limit) for c in clauses if (limit := pledge_line(state, c)))


MAKERS: Makers = {
    Commit: promising, AcceptCommitment: accepting, DeclineCommitment: declining, Release: releasing
}  # fmt: skip
