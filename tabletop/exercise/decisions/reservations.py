"""Reservations: a footnote on one clause, which does not block the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise.decisions.procedures import procedure_of
from tabletop.exercise.decisions.texts import unanswerable, with_open
from tabletop.exercise.facts import ALLIANCE, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.rules import DELEGATION, Turn, decides, evolves, guards, seen_by
from tabletop.exercise.words import missing_text

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@act("silence.reserve")
class Reserve(AnyAct, frozen=True):
    """Enter a footnote on one clause without blocking the text."""

    draft: str
    revision: int
    clause: str
    footnote: str


@fact("silence.reserved")
class Reserved(Fact, frozen=True):
    """A footnote."""

    draft: str
    revision: int
    clause: str
    footnote: str


@decides(Reserve, DELEGATION, answers=True)
def reserve(turn: Turn, act: Reserve) -> None:
    """Reserve."""
    turn.emit(Reserved(act.draft, act.revision, act.clause, act.footnote))


@guards(Reserved)
def can_reserve(state: State, event: Event, fact: Reserved) -> str | None:
    """Members, on a clause of the text, within the scenario's limit."""
    if reason := unanswerable(state, event.seat, fact.draft, fact.revision, "consensus"):
        return reason
    text = state.decisions.open[fact.draft]
    if fact.clause not in text.choices:
        return "The text does not cover that clause."
    limit = procedure_of(state, state.drafts.texts[fact.draft].items).reservations
    own = [clause for seat, clause, _ in text.reservations if seat == event.seat]
    if fact.clause in own:
        return "You have a reservation on this clause already."
    if len(own) >= limit:
        return f"Only {limit} reservation{'s' if limit != 1 else ''} a delegation on one text; it is used up."
    return missing_text(fact.footnote, "A reservation")


@evolves(Reserved)
def add_reservation(state: State, event: Event, fact: Reserved) -> State:
    """A footnote under the text."""
    text = state.decisions.open[fact.draft]
    notes = (*text.reservations, (event.seat, fact.clause, fact.footnote))
    state = with_open(state, replace(text, reservations=notes))
    record = (*state.decisions.reservations, (event.seat, fact.clause, event.at))
    return replace(state, decisions=replace(state.decisions, reservations=record))


@seen_by(Reserved)
def alliance(event: Event, fact: Reserved) -> tuple[str, ...]:
    """Reservations are entered before the alliance."""
    return (ALLIANCE,)
