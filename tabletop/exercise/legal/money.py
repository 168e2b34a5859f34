"""Pledges, payments, reallocation and transfers that are legal now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tabletop.exercise.budget import ledger
from tabletop.exercise.budget.pledges import PledgeMoney, pledge_line
from tabletop.exercise.budget.reallocation import Reallocate
from tabletop.exercise.budget.shortfalls import MakeGood
from tabletop.exercise.budget.transfers import (
    AcceptTransfer,
    DeclineTransfer,
    OfferTransfer,
    TransferAccepted,
)
from tabletop.exercise.legal.templates import Ask, Makers, Template, fits

if TYPE_CHECKING:
    from tabletop.exercise.core import State


def pledging(state: State, seat: str, at: int) -> Iterator[Template]:
    free = state.budget.headroom(seat)
    for clause in state.scenario.clauses:
        yield from _pledge(state, seat, clause, free)


def _pledge(state: State, seat: str, clause: str, free: int) -> Iterator[Template]:
    limit = pledge_line(state, clause)
    if not limit or clause in state.decisions.adopted:
        return
    old = state.budget.pledges.get((seat, clause))
    most = min(limit, free + (old.amount if old else 0))
    if old is None and most >= 1:
        yield Template(PledgeMoney, {"clause": clause}, (Ask("amount", "amount", low=1, high=most),))
    elif old is not None:
        above, below = (old.amount + 1, most), (0, old.amount - 1)
        for low, high in (above, below):
            if low <= high:
                amount = Ask("amount", "amount", low=low, high=high)
                yield Template(PledgeMoney, {"clause": clause}, (amount,))


def making_good(state: State, seat: str, at: int) -> Iterator[Template]:
    free = state.budget.headroom(seat)
    for (clause, owner), short in state.budget.shortfalls.items() if free else ():
        amount = Ask("amount", "amount", low=1, high=min(short, free))
        yield Template(MakeGood, {"clause": clause, "owner": owner}, (amount,))


def reallocating(state: State, seat: str, at: int) -> Iterator[Template]:
    if seat in state.budget.barred:
        return
    for line in state.scenario.seats[seat].domestic.lines:
        left = state.budget.balances.get(ledger.home(seat, line.id), 0)
        if left:
            yield Template(Reallocate, {"line": line.id}, (Ask("amount", "amount", low=1, high=left),))


def giving(state: State, seat: str, at: int) -> Iterator[Template]:
    free = state.budget.headroom(seat)
    if free:
        others = tuple(s for s in state.scenario.seats if s != seat)
        asks = (Ask("to", "one", others), Ask("amount", "amount", low=1, high=free), Ask("note", "text"))
        yield Template(OfferTransfer, {}, asks)


def taking(state: State, seat: str, at: int) -> Iterator[Template]:
    for offer in state.budget.offers.values():
        if fits(state, seat, at, TransferAccepted(offer.id, offer.giver, offer.amount)):
            yield Template(AcceptTransfer, {"offer": offer.id})


def turning_down(state: State, seat: str, at: int) -> Iterator[Template]:
    for offer in state.budget.offers.values():
        if seat in (offer.giver, offer.taker):
            yield Template(DeclineTransfer, {"offer": offer.id})


MAKERS: Makers = {
    PledgeMoney: pledging, MakeGood: making_good, Reallocate: reallocating, OfferTransfer: giving,
    AcceptTransfer: taking, DeclineTransfer: turning_down,
}  # fmt: skip
