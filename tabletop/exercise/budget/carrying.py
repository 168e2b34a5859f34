"""Pledges that outlast their move where headroom does not: they stand, but what comes back of them lapses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise.budget import ledger
from tabletop.exercise.budget.ledger import Entry
from tabletop.exercise.facts import EVALUATOR, Event, Fact, fact
from tabletop.exercise.rules import Turn, evolves, seen_by

if TYPE_CHECKING:
    from tabletop.exercise.core import State

Carried = dict[tuple[str, str], int]


@fact("pledge.carried")
class PledgeCarried(Fact, frozen=True):
    """So many millions of the seat's pledge to a line are of a move that is over."""

    clause: str
    amount: int


def carry_pledges(turn: Turn) -> None:
    """Every pledge that stands now is of a move that is over."""
    for (seat, clause), pledge in turn.state.budget.pledges.items():
        if turn.state.budget.carried.get((seat, clause)) != pledge.amount:
            turn.emit(PledgeCarried(clause, pledge.amount), seat)


def coming_back(state: State, seat: str, clause: str, amount: int, why: str) -> list[Entry]:
    """Pledged millions come back: the newest first, and what is of a move that is over to the treasury."""
    bound, key = ledger.pledged(seat, clause), (seat, clause)
    pledge = state.budget.pledges.get(key)
    left = (pledge.amount if pledge else 0) - amount
    lapsed = min(amount, max(0, state.budget.carried.get(key, 0) - left))
    back = [Entry(bound, ledger.headroom(seat), amount - lapsed, why)] if amount > lapsed else []
    gone = f"{why}; pledged in an earlier move, so it lapses"
    return [*back, *([Entry(bound, ledger.treasury(seat), lapsed, gone)] if lapsed else [])]


def with_carried(state: State, seat: str, clause: str, amount: int) -> Carried:
    """All that is carried, of one pledge no more than so many millions."""
    key, carried = (seat, clause), state.budget.carried
    if carried.get(key, 0) <= amount:
        return carried
    others = {k: v for k, v in carried.items() if k != key}
    return {**others, key: amount} if amount > 0 else others


@evolves(PledgeCarried)
def set_carried(state: State, event: Event, fact: PledgeCarried) -> State:
    """No more than is pledged, after a correction too."""
    key = (event.seat, fact.clause)
    pledge = state.budget.pledges.get(key)
    amount = min(fact.amount, pledge.amount if pledge else 0)
    others = {k: v for k, v in state.budget.carried.items() if k != key}
    carried = {**others, key: amount} if amount else others
    return replace(state, budget=replace(state.budget, carried=carried))


@seen_by(PledgeCarried)
def own(event: Event, fact: PledgeCarried) -> tuple[str, ...]:
    """A capital's own money."""
    return (event.seat, EVALUATOR)
