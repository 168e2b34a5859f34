"""Judging promises: the record judges what is due, the facilitator what was free text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tabletop.exercise.budget.support import change_support
from tabletop.exercise.commitments.promises import Commitment, commitment_of, put
from tabletop.exercise.commitments.undertakings import fulfilled
from tabletop.exercise.facts import CONTROL, EVALUATOR, EVERYONE, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.replacing import replace
from tabletop.exercise.rules import Refused, Turn, decides, evolves, guards, seen_by
from tabletop.exercise.words import missing_text

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@act("commitment.judge")
@dataclass(frozen=True, slots=True)
class Judge(AnyAct):
    """The facilitator's word on a promise in free text: kept or broken, with a reason."""

    commitment: str
    verdict: str
    reason: str


@fact("commitment.judged")
@dataclass(frozen=True, slots=True)
class CommitmentJudged(Fact):
    """Kept, broken or lapsed, and why; `by` and `to` as in the promise."""

    commitment: str
    by: str
    to: str
    verdict: str
    reason: str


def judge_due(turn: Turn, move: int) -> None:
    """Judge every open promise due at the end of this move; free text waits for the facilitator."""
    loss = turn.state.scenario.support.broken_promise
    for promise in list(turn.state.commitments.values()):
        if promise.due > move or promise.state not in ("open", "offered"):
            continue
        verdict, reason = _verdict(turn.state, promise)
        if verdict is None:
            continue
        turn.emit(CommitmentJudged(promise.id, promise.by, promise.to, verdict, reason))
        if verdict == "broken" and promise.to == EVERYONE:
            _charge(turn, promise.by, loss)


def _charge(turn: Turn, seat: str, loss: int) -> None:
    change_support(turn, seat, -loss, "a promise to the public was broken")


def _verdict(state: State, promise: Commitment) -> tuple[str | None, str]:
    if promise.state == "offered":
        return "lapsed", "It was never accepted."
    condition = promise.condition
    if condition is not None:
        met = fulfilled(state, condition.seat, condition.undertaking, promise.at)
        if met is False:
            return "lapsed", "Its condition never came."
        if met is None:
            return None, ""
    kept = fulfilled(state, promise.by, promise.undertaking, promise.at)
    if kept is None:
        return None, ""
    if kept:
        return "kept", "The record shows it was done."
    return "broken", "The record shows it was not done."


@decides(Judge, CONTROL)
def judge(turn: Turn, act: Judge) -> None:
    """Judge by hand, with the same consequences."""
    promise = commitment_of(turn.state, act.commitment)
    if act.verdict not in ("kept", "broken", "lapsed"):
        raise Refused("Judge it kept, broken or lapsed.")
    if reason := missing_text(act.reason, "A judgement"):
        raise Refused(reason)
    turn.emit(CommitmentJudged(promise.id, promise.by, promise.to, act.verdict, act.reason))
    if act.verdict == "broken" and promise.to == EVERYONE:
        _charge(turn, promise.by, turn.state.scenario.support.broken_promise)


@guards(CommitmentJudged)
def can_judge(state: State, event: Event, fact: CommitmentJudged) -> str | None:
    """Only what is still open."""
    promise = state.commitments.get(fact.commitment)
    if promise is None or promise.state not in ("open", "offered"):
        return "This promise is settled already."
    return None


@evolves(CommitmentJudged)
def set_judged(state: State, event: Event, fact: CommitmentJudged) -> State:
    """Kept, broken or lapsed."""
    return put(state, replace(state.commitments[fact.commitment], state=fact.verdict))


@seen_by(CommitmentJudged)
def judged(event: Event, fact: CommitmentJudged) -> tuple[str, ...]:
    """Both sides; alliance or public if made to them."""
    return (fact.by, fact.to, EVALUATOR)
