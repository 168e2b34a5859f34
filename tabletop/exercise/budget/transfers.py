"""Transfers between delegations, with the consent of both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise.budget import ledger
from tabletop.exercise.budget.books import Offer, posted, posts
from tabletop.exercise.budget.ledger import Entry
from tabletop.exercise.facts import EVALUATOR, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.rules import DELEGATION, Refused, Turn, decides, evolves, guards, seen_by
from tabletop.exercise.words import money, name

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@act("transfer.offer")
class OfferTransfer(AnyAct, frozen=True):
    """Offer millions of one's headroom to another delegation."""

    to: str
    amount: int
    note: str = ""


@act("transfer.accept")
class AcceptTransfer(AnyAct, frozen=True):
    """Take an offered transfer."""

    offer: str


@act("transfer.decline")
class DeclineTransfer(AnyAct, frozen=True):
    """Decline an offered transfer, or take one's own offer back."""

    offer: str


@fact("transfer.offered")
class TransferOffered(Fact, frozen=True):
    """An offer."""

    offer: str
    to: str
    amount: int
    note: str


@fact("transfer.accepted")
class TransferAccepted(Fact, frozen=True):
    """Both sides agree; the money moves."""

    offer: str
    giver: str
    amount: int


@fact("transfer.declined")
class TransferDeclined(Fact, frozen=True):
    """No transfer."""

    offer: str
    giver: str
    taker: str


@decides(OfferTransfer, DELEGATION, family="pledge")
def offer(turn: Turn, act: OfferTransfer) -> None:
    """Offer."""
    turn.emit(TransferOffered(turn.command.id, act.to, act.amount, act.note))


@decides(AcceptTransfer, DELEGATION, family="pledge")
def accept(turn: Turn, act: AcceptTransfer) -> None:
    """Accept."""
    waiting = waiting_offer(turn.state, act.offer)
    turn.emit(TransferAccepted(waiting.id, waiting.giver, waiting.amount))


@decides(DeclineTransfer, DELEGATION)
def decline(turn: Turn, act: DeclineTransfer) -> None:
    """Decline."""
    waiting = waiting_offer(turn.state, act.offer)
    turn.emit(TransferDeclined(waiting.id, waiting.giver, waiting.taker))


def waiting_offer(state: State, offer_id: str) -> Offer:
    """The offer; Refused if it does not wait any more."""
    waiting = state.budget.offers.get(offer_id)
    if waiting is None:
        raise Refused("There is no such offer waiting.")
    return waiting


@posts(TransferAccepted)
def handed_over(state: State, event: Event, fact: TransferAccepted) -> list[Entry]:
    """From one headroom to the other."""
    return [Entry(ledger.headroom(fact.giver), ledger.headroom(event.seat), fact.amount, "transfer")]


@guards(TransferOffered, family="pledge")
def can_offer(state: State, event: Event, fact: TransferOffered) -> str | None:
    """To another delegation, within headroom."""
    if fact.to not in state.scenario.seats or fact.to == event.seat:
        return "Choose another delegation to give to."
    free = state.budget.headroom(event.seat)
    if not 1 <= fact.amount <= free:
        return f"You can offer between 1 and {money(state, free)}."
    return None


@guards(TransferAccepted, family="pledge")
def can_take(state: State, event: Event, fact: TransferAccepted) -> str | None:
    """The one it was made to; the giver must still have it."""
    waiting = state.budget.offers.get(fact.offer)
    if waiting is None:
        return "There is no such offer waiting."
    if waiting.taker != event.seat:
        return "This offer was made to another delegation."
    if waiting.amount > state.budget.headroom(waiting.giver):
        return f"{name(state, waiting.giver)} no longer has the money. Ask for a new offer."
    return None


@guards(TransferDeclined)
def can_decline(state: State, event: Event, fact: TransferDeclined) -> str | None:
    """Giver or taker."""
    waiting = state.budget.offers.get(fact.offer)
    if waiting is None:
        return "There is no such offer waiting."
    return None if event.seat in (waiting.giver, waiting.taker) else "This offer is not yours to decline."


@evolves(TransferOffered)
def add_offer(state: State, event: Event, fact: TransferOffered) -> State:
    """Waiting for consent."""
    waiting = Offer(fact.offer, event.seat, fact.to, fact.amount, fact.note)
    return replace(state, budget=replace(state.budget, offers={**state.budget.offers, fact.offer: waiting}))


@evolves(TransferAccepted, TransferDeclined)
def end_offer(state: State, event: Event, fact: TransferAccepted | TransferDeclined) -> State:
    """No longer waiting; accepted money moves."""
    offers = {k: v for k, v in state.budget.offers.items() if k != fact.offer}
    return posted(state, event, offers=offers)


@seen_by(TransferOffered)
def two_sides(event: Event, fact: TransferOffered) -> tuple[str, ...]:
    """Giver and taker."""
    return (event.seat, fact.to, EVALUATOR)


@seen_by(TransferAccepted)
def taken(event: Event, fact: TransferAccepted) -> tuple[str, ...]:
    """Giver and taker."""
    return (event.seat, fact.giver, EVALUATOR)


@seen_by(TransferDeclined)
def declined(event: Event, fact: TransferDeclined) -> tuple[str, ...]:
    """Giver and taker."""
    return (fact.giver, fact.taker, EVALUATOR)
