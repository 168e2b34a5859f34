"""Judging promises: the record judges what is due, the facilitator what was free text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise.budget.support import change_support
from tabletop.exercise.commitments.promises import Commitment, commitment_of, put
from tabletop.exercise.commitments.undertakings import fulfilled
from tabletop.exercise.facts import CONTROL, EVALUATOR, EVERYONE, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.rules import Refused, Turn, decides, evolves, guards, seen_by
from tabletop.exercise.words import missing_text

if TYPE_CHECKING:
    from tabletop.exercise.core import State


VERDICTS = ("kept", "broken", "lapsed")


@act("commitment.judge")
class Judge(AnyAct, frozen=True):
    """The facilitator's word on a promise: kept, broken or lapsed, and why; it overrules the record."""

    commitment: str
    verdict: str
    reason: str


@fact("commitment.judged")
class CommitmentJudged(Fact, frozen=True):
    """Kept, broken or lapsed, and why; `by` and `to` as in the promise.

    `loss` is what it costs at home in support; a later judgement gives that back. After a correction the
    verdict may be taken back: then it is open, or offered, again.
    """

    commitment: str
    by: str
    to: str
    verdict: str
    reason: str
    loss: int = 0


def judge_due(turn: Turn, move: int) -> None:
    """Judge every open promise due at the end of this move; free text waits for the facilitator."""
    for promise in list(turn.state.commitments.values()):
        if promise.due > move or promise.state not in ("open", "offered"):
            continue
        verdict, reason = _verdict(turn.state, promise)
        if verdict is None:
            continue
        pronounce(turn, promise, verdict, reason)


def pronounce(turn: Turn, promise: Commitment, verdict: str, reason: str) -> None:
    """Judge, with what follows at home; what an earlier judgement cost is given back."""
    change_support(turn, promise.by, promise.loss, "a judgement on a promise was overruled")
    price = turn.state.scenario.support.broken_promise
    broken = verdict == "broken" and promise.to == EVERYONE
    loss = min(price, turn.state.budget.support[promise.by]) if broken else 0
    turn.emit(CommitmentJudged(promise.id, promise.by, promise.to, verdict, reason, loss))
    change_support(turn, promise.by, -loss, "a promise to the public was broken")


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
    if act.verdict not in VERDICTS:
        raise Refused("Judge it kept, broken or lapsed.")
    if reason := missing_text(act.reason, "A judgement"):
        raise Refused(reason)
    pronounce(turn, promise, act.verdict, act.reason)


@guards(CommitmentJudged)
def can_judge(state: State, event: Event, fact: CommitmentJudged) -> str | None:
    """What is still open; what is judged, only otherwise."""
    promise = state.commitments.get(fact.commitment)
    if promise is None or promise.state not in ("open", "offered", *VERDICTS):
        return "This promise is settled already."
    return f"It is judged {fact.verdict} already." if promise.state == fact.verdict else None


@evolves(CommitmentJudged)
def set_judged(state: State, event: Event, fact: CommitmentJudged) -> State:
    """Kept, broken or lapsed."""
    return put(state, replace(state.commitments[fact.commitment], state=fact.verdict, loss=fact.loss))


@seen_by(CommitmentJudged)
def judged(event: Event, fact: CommitmentJudged) -> tuple[str, ...]:
    """Both sides; alliance or public if made to them."""
    return (fact.by, fact.to, EVALUATOR)
