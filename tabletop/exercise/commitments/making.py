"""A promise is made: to a delegation it is an offer, to the alliance or the public it binds at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabletop.exercise.clock.plan import HOT_WASH, move_number, slot
from tabletop.exercise.commitments.contradictions import note_for_commitment
from tabletop.exercise.commitments.promises import Commitment, put
from tabletop.exercise.commitments.undertakings import Condition, Undertaking, beyond, fault_in
from tabletop.exercise.facts import ALLIANCE, EVALUATOR, EVERYONE, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.rules import DELEGATION, Refused, Turn, decides, evolves, guards, seen_by

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@act("commitment.make")
class Commit(AnyAct, frozen=True):
    """Promise something; to a delegation it is an offer until accepted. `due` counts moves from 0."""

    to: str
    undertaking: Undertaking
    due: int
    condition: Condition | None = None


@fact("commitment.made")
class CommitmentMade(Fact, frozen=True):
    """A promise on record."""

    commitment: str
    to: str
    undertaking: Undertaking
    due: int
    condition: Condition | None


@decides(Commit, DELEGATION)
def commit(turn: Turn, act: Commit) -> None:
    """Promise; and note at once if it contradicts what the seat has said in public."""
    for what in (act.undertaking, *((act.condition.undertaking,) if act.condition else ())):
        if reason := fault_in(turn.state, turn.command.seat, what) or beyond(turn.state, what):
            raise Refused(reason)
    turn.emit(CommitmentMade(turn.command.id, act.to, act.undertaking, act.due, act.condition))
    note_for_commitment(turn, turn.state.commitments[turn.command.id])


@guards(CommitmentMade)
def can_commit(state: State, event: Event, fact: CommitmentMade) -> str | None:
    """A clear promise, to somebody else, due in this move or a later one."""
    if state.clock.ended:
        return "The exercise is over."
    if fact.to not in (ALLIANCE, EVERYONE) and fact.to not in state.scenario.seats:
        return "Promise to a delegation, to the alliance or to the public."
    if fact.to == event.seat:
        return "A promise is made to somebody else."
    if slot(state).move == HOT_WASH:
        return "The last move is over; no promise can fall due any more."
    last = len(state.timing.moves) - 1
    if not move_number(state) <= fact.due <= last:
        return f"Choose the end of move {move_number(state) + 1} to {last + 1} as the deadline."
    if reason := fault_in(state, event.seat, fact.undertaking):
        return reason
    if fact.condition is None:
        return None
    if fact.condition.seat not in state.scenario.seats or fact.condition.seat == event.seat:
        return "The condition names another delegation and what it does."
    return fault_in(state, fact.condition.seat, fact.condition.undertaking)


@evolves(CommitmentMade)
def add(state: State, event: Event, fact: CommitmentMade) -> State:
    """Offered to a delegation, open to alliance or public."""
    start = "offered" if fact.to in state.scenario.seats else "open"
    return put(
        state,
        Commitment(
            fact.commitment, event.seat, fact.to, fact.undertaking, fact.due, fact.condition, event.at, start
        ),
    )


@seen_by(CommitmentMade)
def made(event: Event, fact: CommitmentMade) -> tuple[str, ...]:
    """Both sides; alliance or public if made to them."""
    return (event.seat, fact.to, EVALUATOR)
