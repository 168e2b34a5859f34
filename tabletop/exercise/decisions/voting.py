"""Votes, and signatures under a letter of intent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise.decisions.texts import unanswerable, with_open
from tabletop.exercise.facts import ALLIANCE, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.rules import DELEGATION, Turn, decides, evolves, guards, seen_by

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@act("vote.cast")
class Vote(AnyAct, frozen=True):
    """Vote yes, no or abstain; it can be changed until the vote is closed."""

    draft: str
    revision: int
    vote: str


@act("letter.sign")
class Sign(AnyAct, frozen=True):
    """Sign a letter of intent."""

    draft: str
    revision: int


@fact("vote.was_cast")
class VoteCast(Fact, frozen=True):
    """yes, no, abstain or signed."""

    draft: str
    revision: int
    vote: str


@decides(Vote, DELEGATION, answers=True)
def vote(turn: Turn, act: Vote) -> None:
    """Vote."""
    turn.emit(VoteCast(act.draft, act.revision, act.vote))


@decides(Sign, DELEGATION, answers=True)
def sign(turn: Turn, act: Sign) -> None:
    """Sign."""
    turn.emit(VoteCast(act.draft, act.revision, "signed"))


@guards(VoteCast)
def can_vote(state: State, event: Event, fact: VoteCast) -> str | None:
    """The right kind of voice for the procedure."""
    kinds = ("coalition",) if fact.vote == "signed" else ("unanimity", "qualified_majority")
    if reason := unanswerable(state, event.seat, fact.draft, fact.revision, *kinds):
        return reason
    if fact.vote not in ("yes", "no", "abstain", "signed"):
        return "Vote yes, no or abstain."
    if state.decisions.open[fact.draft].votes.get(event.seat) == fact.vote:
        return "You have signed already." if fact.vote == "signed" else "That is your vote already."
    return None


@evolves(VoteCast)
def add_vote(state: State, event: Event, fact: VoteCast) -> State:
    """The vote, or the changed vote."""
    text = state.decisions.open[fact.draft]
    return with_open(state, replace(text, votes={**text.votes, event.seat: fact.vote}))


@seen_by(VoteCast)
def alliance(event: Event, fact: VoteCast) -> tuple[str, ...]:
    """Votes are cast before the alliance."""
    return (ALLIANCE,)
