"""Answers to a promise: an offer is accepted or declined, an open promise released."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise.commitments.promises import commitment_of, put
from tabletop.exercise.facts import ALLIANCE, CHAIR, CONTROL, EVALUATOR, EVERYONE, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.rules import DELEGATION, Turn, decides, evolves, guards, seen_by

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@act("commitment.accept")
class AcceptCommitment(AnyAct, frozen=True):
    """Take an offered promise; it is open from now on."""

    commitment: str


@act("commitment.decline")
class DeclineCommitment(AnyAct, frozen=True):
    """Decline an offered promise."""

    commitment: str


@act("commitment.release")
class Release(AnyAct, frozen=True):
    """Release the promisor; for the one it was made to (chair or facilitator for alliance and public)."""

    commitment: str


@fact("commitment.answered")
class CommitmentAnswered(Fact, frozen=True):
    """Accepted or declined by the one it was offered to."""

    commitment: str
    by: str
    accepted: bool


@fact("commitment.released")
class CommitmentReleased(Fact, frozen=True):
    """No longer owed."""

    commitment: str
    by: str
    to: str


@decides(AcceptCommitment, DELEGATION)
def accept(turn: Turn, act: AcceptCommitment) -> None:
    """Accept."""
    turn.emit(CommitmentAnswered(act.commitment, commitment_of(turn.state, act.commitment).by, True))


@decides(DeclineCommitment, DELEGATION)
def decline(turn: Turn, act: DeclineCommitment) -> None:
    """Decline."""
    turn.emit(CommitmentAnswered(act.commitment, commitment_of(turn.state, act.commitment).by, False))


@decides(Release, DELEGATION, CHAIR, CONTROL)
def release(turn: Turn, act: Release) -> None:
    """Release."""
    promise = commitment_of(turn.state, act.commitment)
    turn.emit(CommitmentReleased(promise.id, promise.by, promise.to))


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


@evolves(CommitmentAnswered)
def answer(state: State, event: Event, fact: CommitmentAnswered) -> State:
    """Open or declined."""
    return put(
        state, replace(state.commitments[fact.commitment], state="open" if fact.accepted else "declined")
    )


@evolves(CommitmentReleased)
def set_released(state: State, event: Event, fact: CommitmentReleased) -> State:
    """Released."""
    return put(state, replace(state.commitments[fact.commitment], state="released"))


@seen_by(CommitmentAnswered)
def answered(event: Event, fact: CommitmentAnswered) -> tuple[str, ...]:
    """Both sides."""
    return (event.seat, fact.by, EVALUATOR)


@seen_by(CommitmentReleased)
def released(event: Event, fact: CommitmentReleased) -> tuple[str, ...]:
    """Both sides; alliance or public if made to them."""
    return (fact.by, fact.to, EVALUATOR)
