"""Headroom: what a capital is granted for a move, and what lapses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabletop.exercise.budget import ledger
from tabletop.exercise.budget.books import lacking, posted, posts
from tabletop.exercise.budget.ledger import Entry
from tabletop.exercise.facts import EVALUATOR, Event, Fact, fact
from tabletop.exercise.rules import evolves, guards, seen_by
from tabletop.exercise.words import money, name

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@fact("headroom.granted")
class HeadroomGranted(Fact, frozen=True):
    """New headroom of a move; negative amounts are cuts."""

    amount: int
    why: str


@fact("headroom.lapsed")
class HeadroomLapsed(Fact, frozen=True):
    """What was not spent goes back; after a correction no more than is there."""

    amount: int


@posts(HeadroomGranted)
def granted(state: State, event: Event, fact: HeadroomGranted) -> list[Entry]:
    """From the treasury."""
    return [Entry(ledger.treasury(event.seat), ledger.headroom(event.seat), fact.amount, fact.why)]


@posts(HeadroomLapsed)
def lapsed(state: State, event: Event, fact: HeadroomLapsed) -> list[Entry]:
    """Back to the treasury."""
    amount = min(fact.amount, state.budget.headroom(event.seat))
    return [Entry(ledger.headroom(event.seat), ledger.treasury(event.seat), amount, "not spent in the move")]


@guards(HeadroomGranted)
def covered(state: State, event: Event, fact: Fact) -> str | None:
    """No more is cut than is there."""
    short = lacking(state, event)
    if short is None:
        return None
    return f"{name(state, event.seat)} does not have {money(state, short.amount)} to give back."


@evolves(HeadroomGranted, HeadroomLapsed)
def move_money(state: State, event: Event, fact: Fact) -> State:
    """Only balances change."""
    return posted(state, event)


@seen_by(HeadroomGranted, HeadroomLapsed)
def own(event: Event, fact: Fact) -> tuple[str, ...]:
    """A capital's own money."""
    return (event.seat, EVALUATOR)
