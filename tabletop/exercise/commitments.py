"""Commitments (section 7): promises made, kept, broken, released, lapsed; and those that contradict words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tabletop.exercise.clock.plan import HOT_WASH, move_number, slot
from tabletop.exercise.facts import ALLIANCE, CHAIR, CONTROL, EVALUATOR, EVERYONE, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.replacing import replace
from tabletop.exercise.rules import DELEGATION, Refused, Turn, decides, evolves, guards, seen_by
from tabletop.exercise.words import missing_text

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@dataclass(frozen=True, slots=True)
class Undertaking:
    """What is promised. `kind` is accept, pledge, no_break, posture or free; the rest as the kind needs."""

    kind: str
    clause: str = ""
    option: str = ""
    amount: int = 0
    item: str = ""
    posture: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """The promise counts only if this seat does this."""

    seat: str
    undertaking: Undertaking


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise; `to` is a seat, alliance or public; `due` is the move (from 0) at whose end it is judged.

    `state` is offered, open, kept, broken, released, lapsed or declined.
    """

    id: str
    by: str
    to: str
    undertaking: Undertaking
    due: int
    condition: Condition | None
    at: int
    state: str


Commitments = dict[str, Commitment]


@act("commitment.make")
@dataclass(frozen=True, slots=True)
class Commit(AnyAct):
    """Promise something; to a delegation it is an offer until accepted. `due` counts moves from 0."""

    to: str
    undertaking: Undertaking
    due: int
    condition: Condition | None = None


@act("commitment.accept")
@dataclass(frozen=True, slots=True)
class AcceptCommitment(AnyAct):
    """Take an offered promise; it is open from now on."""

    commitment: str


@act("commitment.decline")
@dataclass(frozen=True, slots=True)
class DeclineCommitment(AnyAct):
    """Decline an offered promise."""

    commitment: str


@act("commitment.release")
@dataclass(frozen=True, slots=True)
class Release(AnyAct):
    """Release the promisor; for the one it was made to (chair or facilitator for alliance and public)."""

    commitment: str


@act("commitment.judge")
@dataclass(frozen=True, slots=True)
class Judge(AnyAct):
    """The facilitator's word on a promise in free text: kept or broken, with a reason."""

    commitment: str
    verdict: str
    reason: str


@fact("commitment.made")
@dataclass(frozen=True, slots=True)
class CommitmentMade(Fact):
    """A promise on record."""

    commitment: str
    to: str
    undertaking: Undertaking
    due: int
    condition: Condition | None


@fact("commitment.answered")
@dataclass(frozen=True, slots=True)
class CommitmentAnswered(Fact):
    """Accepted or declined by the one it was offered to."""

    commitment: str
    by: str
    accepted: bool


@fact("commitment.released")
@dataclass(frozen=True, slots=True)
class CommitmentReleased(Fact):
    """No longer owed."""

    commitment: str
    by: str
    to: str


@fact("commitment.judged")
@dataclass(frozen=True, slots=True)
class CommitmentJudged(Fact):
    """Kept, broken or lapsed, and why; `by` and `to` as in the promise."""

    commitment: str
    by: str
    to: str
    verdict: str
    reason: str


@fact("contradiction.noted")
@dataclass(frozen=True, slots=True)
class ContradictionNoted(Fact):
    """A private promise and a public statement of the same seat do not go together."""

    commitment: str
    reason: str


def fault_in(state: State, seat: str, promise: Undertaking) -> str | None:
    """What is wrong with an undertaking, in a sentence; None if it can be promised."""
    scenario = state.scenario
    if promise.kind in ("accept", "pledge") and promise.clause not in scenario.clauses:
        return "Name a clause of the agenda."
    match promise.kind:
        case "accept":
            known = {o.id for o in scenario.clauses[promise.clause].options}
            return None if promise.option in known else "That clause has no such option."
        case "pledge":
            return None if 1 <= promise.amount <= 1_000_000 else "Promise a whole number of millions above 0."
        case "no_break":
            return None if promise.item in scenario.items else "Name an item of the agenda."
        case "posture":
            return None if 1 <= promise.posture <= 5 else "A posture is a number from 1 to 5."
        case "free":
            return missing_text(promise.text, "A promise")
    return "Choose what is promised: accept, pledge, no_break, posture or free."


def fulfilled(state: State, seat: str, promise: Undertaking, since: int) -> bool | None:
    """Whether the seat did what was promised, from what is on record since then; None for free text."""
    match promise.kind:
        case "accept":
            stand = state.agenda.stands.get(seat, {}).get(promise.clause)
            accepted = stand is not None and promise.option in stand.accepts
            return accepted and not _objected(state, seat, promise.clause, since)
        case "pledge":
            paid = state.budget.paid.get((seat, promise.clause), 0)
            pledge = state.budget.pledges.get((seat, promise.clause))
            return paid + (pledge.amount if pledge else 0) >= promise.amount
        case "no_break":
            clauses = {c.id for c in state.scenario.items[promise.item].clauses}
            return not any(
                b.seat == seat and b.at >= since and clauses.intersection(b.clauses)
                for b in state.decisions.breaks
            )
        case "posture":
            spoken = [p for s, at, p in state.speech.postures if s == seat and at >= since]
            return max(spoken, default=0) <= promise.posture
    return None


def _objected(state: State, seat: str, clause: str, since: int) -> bool:
    broke = any(b.seat == seat and b.at >= since and clause in b.clauses for b in state.decisions.breaks)
    noted = any(s == seat and c == clause and at >= since for s, c, at in state.decisions.reservations)
    return broke or noted


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
    from tabletop.exercise.budget.support import change_support

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


@decides(Commit, DELEGATION)
def commit(turn: Turn, act: Commit) -> None:
    """Promise; and note at once if it contradicts what the seat has said in public."""
    from tabletop.exercise.contradictions import note_for_commitment

    turn.emit(CommitmentMade(turn.command.id, act.to, act.undertaking, act.due, act.condition))
    note_for_commitment(turn, turn.state.commitments[turn.command.id])


def _find(state: State, commitment: str) -> Commitment:
    promise = state.commitments.get(commitment)
    if promise is None:
        raise Refused("There is no such promise.")
    return promise


@decides(AcceptCommitment, DELEGATION)
def accept(turn: Turn, act: AcceptCommitment) -> None:
    """Accept."""
    turn.emit(CommitmentAnswered(act.commitment, _find(turn.state, act.commitment).by, True))


@decides(DeclineCommitment, DELEGATION)
def decline(turn: Turn, act: DeclineCommitment) -> None:
    """Decline."""
    turn.emit(CommitmentAnswered(act.commitment, _find(turn.state, act.commitment).by, False))


@decides(Release, DELEGATION, CHAIR, CONTROL)
def release(turn: Turn, act: Release) -> None:
    """Release."""
    promise = _find(turn.state, act.commitment)
    turn.emit(CommitmentReleased(promise.id, promise.by, promise.to))


@decides(Judge, CONTROL)
def judge(turn: Turn, act: Judge) -> None:
    """Judge by hand, with the same consequences."""
    promise = _find(turn.state, act.commitment)
    if act.verdict not in ("kept", "broken", "lapsed"):
        raise Refused("Judge it kept, broken or lapsed.")
    if reason := missing_text(act.reason, "A judgement"):
        raise Refused(reason)
    turn.emit(CommitmentJudged(promise.id, promise.by, promise.to, act.verdict, act.reason))
    if act.verdict == "broken" and promise.to == EVERYONE:
        _charge(turn, promise.by, turn.state.scenario.support.broken_promise)


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


@guards(CommitmentAnswered)
def can_answer(state: State, event: Event, fact: CommitmentAnswered) -> str | None:
    """Only the one it was offered to."""
    promise = state.commitments.get(fact.commitment)
    if promise is None or promise.state != "offered":
        return "This promise does not wait for an answer."
    return None if promise.to == event.seat else "This promise was offered to another delegation."


@guards(CommitmentReleased)
def can_release(state: State, event: Event, fact: CommitmentReleased) -> str | None:
    """Only the one it was made to."""
    promise = state.commitments.get(fact.commitment)
    if promise is None or promise.state != "open":
        return "This promise is not open."
    holder = (CHAIR, CONTROL) if promise.to in (ALLIANCE, EVERYONE) else (promise.to,)
    return None if event.seat in holder else "Only the one it was made to can release it."


@guards(CommitmentJudged)
def can_judge(state: State, event: Event, fact: CommitmentJudged) -> str | None:
    """Only what is still open."""
    promise = state.commitments.get(fact.commitment)
    if promise is None or promise.state not in ("open", "offered"):
        return "This promise is settled already."
    return None


def _put(state: State, promise: Commitment) -> State:
    return replace(state, commitments={**state.commitments, promise.id: promise})


@evolves(CommitmentMade)
def add(state: State, event: Event, fact: CommitmentMade) -> State:
    """Offered to a delegation, open to alliance or public."""
    start = "offered" if fact.to in state.scenario.seats else "open"
    return _put(
        state,
        Commitment(
            fact.commitment, event.seat, fact.to, fact.undertaking, fact.due, fact.condition, event.at, start
        ),
    )


@evolves(CommitmentAnswered)
def answer(state: State, event: Event, fact: CommitmentAnswered) -> State:
    """Open or declined."""
    return _put(
        state, replace(state.commitments[fact.commitment], state="open" if fact.accepted else "declined")
    )


@evolves(CommitmentReleased)
def set_released(state: State, event: Event, fact: CommitmentReleased) -> State:
    """Released."""
    return _put(state, replace(state.commitments[fact.commitment], state="released"))


@evolves(CommitmentJudged)
def set_judged(state: State, event: Event, fact: CommitmentJudged) -> State:
    """Kept, broken or lapsed."""
    return _put(state, replace(state.commitments[fact.commitment], state=fact.verdict))


@seen_by(CommitmentMade)
def made(event: Event, fact: CommitmentMade) -> tuple[str, ...]:
    """Both sides; alliance or public if made to them."""
    return (event.seat, fact.to, EVALUATOR)


@seen_by(CommitmentAnswered)
def answered(event: Event, fact: CommitmentAnswered) -> tuple[str, ...]:
    """Both sides."""
    return (event.seat, fact.by, EVALUATOR)


@seen_by(CommitmentReleased, CommitmentJudged)
def settled(event: Event, fact: CommitmentReleased | CommitmentJudged) -> tuple[str, ...]:
    """Both sides; alliance or public if made to them."""
    return (fact.by, fact.to, EVALUATOR)


@seen_by(ContradictionNoted)
def noted(event: Event, fact: ContradictionNoted) -> tuple[str, ...]:
    """Facilitator and evaluators at once; everybody in the debrief."""
    return (EVALUATOR,)
