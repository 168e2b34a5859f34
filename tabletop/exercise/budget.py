"""Budget (section 6): headroom, pledges, reallocation, transfers and domestic support."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tabletop.exercise import ledger
from tabletop.exercise.clock.moves import MoveOpened
from tabletop.exercise.facts import ALLIANCE, EVALUATOR, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.ledger import Balances, Entry
from tabletop.exercise.replacing import replace
from tabletop.exercise.rules import DELEGATION, Refused, Turn, decides, evolves, guards, seen_by
from tabletop.exercise.words import clause_title, money, name

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@dataclass(frozen=True, slots=True)
class Pledge:
    """Millions pledged to a line, if `option` (or any costed option) is adopted.

    With `matched_by`, it holds only if that seat pledges at least `matched_amount` to the same line.
    """

    amount: int
    option: str = ""
    matched_by: str = ""
    matched_amount: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """A transfer that waits for the other side's consent."""

    id: str
    giver: str
    taker: str
    amount: int
    note: str


@dataclass(frozen=True, slots=True)
class Budget:
    """Balances by account; pledges and payments by (seat, clause); shortfalls by (clause, owner)."""

    balances: Balances = field(default_factory=dict)
    pledges: dict[tuple[str, str], Pledge] = field(default_factory=dict)
    paid: dict[tuple[str, str], int] = field(default_factory=dict)
    shortfalls: dict[tuple[str, str], int] = field(default_factory=dict)
    support: dict[str, int] = field(default_factory=dict)
    barred: tuple[str, ...] = ()
    offers: dict[str, Offer] = field(default_factory=dict)

    def headroom(self, seat: str) -> int:
        """Millions the seat is free to spend."""
        return self.balances.get(ledger.headroom(seat), 0)


@act("pledge.set")
@dataclass(frozen=True, slots=True)
class PledgeMoney(AnyAct):
    """Pledge so many millions in all to a clause's line; 0 takes the pledge back. Fields as in Pledge."""

    clause: str
    amount: int
    option: str = ""
    matched_by: str = ""
    matched_amount: int = 0


@act("budget.reallocate")
@dataclass(frozen=True, slots=True)
class Reallocate(AnyAct):
    """Move millions from a domestic line to headroom; it costs domestic support."""

    line: str
    amount: int


@act("transfer.offer")
@dataclass(frozen=True, slots=True)
class OfferTransfer(AnyAct):
    """Offer millions of one's headroom to another delegation."""

    to: str
    amount: int
    note: str = ""


@act("transfer.accept")
@dataclass(frozen=True, slots=True)
class AcceptTransfer(AnyAct):
    """Take an offered transfer."""

    offer: str


@act("transfer.decline")
@dataclass(frozen=True, slots=True)
class DeclineTransfer(AnyAct):
    """Decline an offered transfer, or take one's own offer back."""

    offer: str


@fact("headroom.granted")
@dataclass(frozen=True, slots=True)
class HeadroomGranted(Fact):
    """New headroom of a move; negative amounts are cuts."""

    amount: int
    why: str


@fact("headroom.lapsed")
@dataclass(frozen=True, slots=True)
class HeadroomLapsed(Fact):
    """What was not spent goes back."""

    amount: int


@fact("pledge.was_set")
@dataclass(frozen=True, slots=True)
class PledgeSet(Fact):
    """The seat's pledge to a line is now this."""

    clause: str
    pledge: Pledge


@fact("pledge.returned")
@dataclass(frozen=True, slots=True)
class PledgeReturned(Fact):
    """Pledged millions go back to headroom."""

    clause: str
    amount: int
    why: str


@fact("budget.reallocated")
@dataclass(frozen=True, slots=True)
class Reallocated(Fact):
    """Millions moved from a domestic line."""

    line: str
    amount: int


@fact("support.changed")
@dataclass(frozen=True, slots=True)
class SupportChanged(Fact):
    """Domestic support goes up or down by points; it stays within 0 and 100."""

    by: int
    why: str


@fact("transfer.offered")
@dataclass(frozen=True, slots=True)
class TransferOffered(Fact):
    """An offer."""

    offer: str
    to: str
    amount: int
    note: str


@fact("transfer.accepted")
@dataclass(frozen=True, slots=True)
class TransferAccepted(Fact):
    """Both sides agree; the money moves."""

    offer: str
    giver: str
    amount: int


@fact("transfer.declined")
@dataclass(frozen=True, slots=True)
class TransferDeclined(Fact):
    """No transfer."""

    offer: str
    giver: str
    taker: str


def opening_balances(state_scenario_seats: dict[str, list[tuple[str, int]]]) -> Balances:
    """Domestic lines filled from each treasury, before anything is played."""
    entries = [
        Entry(ledger.treasury(seat), ledger.home(seat, line), amount, "domestic line")
        for seat, lines in state_scenario_seats.items()
        for line, amount in lines
    ]
    return ledger.post({}, entries)


def pledge_line(state: State, clause: str) -> int:
    """The highest cost among the options of a clause that volunteers would pay; 0 if there is none."""
    found = state.scenario.clauses.get(clause)
    if found is None:
        return 0
    return max((o.cost for o in found.options if o.funding == "pledges"), default=0)


def change_support(turn: Turn, seat: str, by: int, why: str) -> None:
    """Change a seat's domestic support, if that changes anything."""
    now = turn.state.budget.support[seat]
    bounded = max(0, min(100, now + by)) - now
    if bounded:
        turn.emit(SupportChanged(bounded, why), seat)


def return_pledges(turn: Turn, clause: str, why: str) -> None:
    """Give back all that is still pledged to a line."""
    for (seat, line), pledge in list(turn.state.budget.pledges.items()):
        if line == clause:
            turn.emit(PledgeReturned(clause, pledge.amount, why), seat)


@decides(PledgeMoney, DELEGATION, family="pledge")
def pledge(turn: Turn, act: PledgeMoney) -> None:
    """Pledge."""
    turn.emit(PledgeSet(act.clause, Pledge(act.amount, act.option, act.matched_by, act.matched_amount)))


@decides(Reallocate, DELEGATION, family="pledge")
def reallocate(turn: Turn, act: Reallocate) -> None:
    """Reallocate, and pay for it in support: points per ten millions begun."""
    turn.emit(Reallocated(act.line, act.amount))
    seat = turn.command.seat
    line = next(x for x in turn.state.scenario.seats[seat].domestic.lines if x.id == act.line)
    points = line.support * -(-act.amount // 10)
    change_support(turn, seat, -points, f"money moved from {line.name}")


@decides(OfferTransfer, DELEGATION, family="pledge")
def offer(turn: Turn, act: OfferTransfer) -> None:
    """Offer."""
    turn.emit(TransferOffered(turn.command.id, act.to, act.amount, act.note))


@decides(AcceptTransfer, DELEGATION, family="pledge")
def accept(turn: Turn, act: AcceptTransfer) -> None:
    """Accept."""
    waiting = _offer(turn.state, act.offer)
    turn.emit(TransferAccepted(waiting.id, waiting.giver, waiting.amount))


@decides(DeclineTransfer, DELEGATION)
def decline(turn: Turn, act: DeclineTransfer) -> None:
    """Decline."""
    waiting = _offer(turn.state, act.offer)
    turn.emit(TransferDeclined(waiting.id, waiting.giver, waiting.taker))


def _offer(state: State, offer_id: str) -> Offer:
    waiting = state.budget.offers.get(offer_id)
    if waiting is None:
        raise Refused("There is no such offer waiting.")
    return waiting


def entries(state: State, event: Event) -> list[Entry]:
    """The double entries a fact of this file makes on the state before it."""
    fact, seat = event.fact, event.seat
    match fact:
        case HeadroomGranted(amount, why):
            return [Entry(ledger.treasury(seat), ledger.headroom(seat), amount, why)]
        case HeadroomLapsed(amount):
            return [Entry(ledger.headroom(seat), ledger.treasury(seat), amount, "not spent in the move")]
        case PledgeSet(clause, pledge):
            old = state.budget.pledges.get((seat, clause))
            more = pledge.amount - (old.amount if old else 0)
            return [_both_ways(ledger.headroom(seat), ledger.pledged(seat, clause), more, "pledge")]
        case PledgeReturned(clause, amount, why):
            return [Entry(ledger.pledged(seat, clause), ledger.headroom(seat), amount, why)]
        case Reallocated(line, amount):
            return [Entry(ledger.home(seat, line), ledger.headroom(seat), amount, "reallocation")]
        case TransferAccepted(_, giver, amount):
            return [Entry(ledger.headroom(giver), ledger.headroom(seat), amount, "transfer")]
    return []


def _both_ways(source: str, target: str, amount: int, why: str) -> Entry:
    return Entry(source, target, amount, why) if amount >= 0 else Entry(target, source, -amount, why)


@guards(PledgeSet)
def can_pledge(state: State, event: Event, fact: PledgeSet) -> str | None:
    """A line that volunteers pay for, an amount within headroom and cost, not yet adopted."""
    limit, pledge = pledge_line(state, fact.clause), fact.pledge
    if limit == 0:
        return "Nothing on this clause is paid by pledges. Look for lines marked “pledges”."
    old = state.budget.pledges.get((event.seat, fact.clause))
    more, free = pledge.amount - (old.amount if old else 0), state.budget.headroom(event.seat)
    if more > 0 and fact.clause in state.decisions.adopted:
        return f"{clause_title(state, fact.clause)} is adopted. Pay towards what is still short instead."
    if not 0 <= pledge.amount <= limit:
        return f"A pledge here is a whole number from 0 to {limit}: the line costs no more."
    if old == pledge or (old is None and pledge.amount == 0):
        return "That is your pledge already."
    if more > free:
        return f"Your headroom is {money(state, free)}; {money(state, more)} more is too much."
    return _condition_fault(state, event.seat, fact)


def _condition_fault(state: State, seat: str, fact: PledgeSet) -> str | None:
    pledge, clause = fact.pledge, state.scenario.clauses[fact.clause]
    if pledge.option and pledge.option not in {o.id for o in clause.options if o.funding == "pledges"}:
        return "The option you name is not one that pledges pay for."
    if pledge.matched_by and (pledge.matched_by not in state.scenario.seats or pledge.matched_by == seat):
        return "Name another delegation whose pledge should match yours."
    if pledge.matched_by and pledge.matched_amount <= 0:
        return "Say how many millions the other delegation must pledge."
    return None


@guards(Reallocated)
def can_reallocate(state: State, event: Event, fact: Reallocated) -> str | None:
    """An own line with enough left, and support that is not too low."""
    lines = {x.id: x for x in state.scenario.seats[event.seat].domestic.lines}
    if fact.line not in lines:
        return "You have no such domestic line."
    if event.seat in state.budget.barred:
        return "Domestic support was too low when this move began. No reallocation until the next move."
    left = state.budget.balances.get(ledger.home(event.seat, fact.line), 0)
    if not 1 <= fact.amount <= left:
        return f"{lines[fact.line].name} can give between 1 and {money(state, left)}."
    return None


@guards(TransferOffered)
def can_offer(state: State, event: Event, fact: TransferOffered) -> str | None:
    """To another delegation, within headroom."""
    if fact.to not in state.scenario.seats or fact.to == event.seat:
        return "Choose another delegation to give to."
    free = state.budget.headroom(event.seat)
    if not 1 <= fact.amount <= free:
        return f"You can offer between 1 and {money(state, free)}."
    return None


@guards(TransferAccepted)
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


@guards(HeadroomGranted, HeadroomLapsed, PledgeReturned)
def covered(state: State, event: Event, fact: Fact) -> str | None:
    """Nothing is spent twice or below zero."""
    short = ledger.overdrawn(state.budget.balances, entries(state, event))
    if short is None:
        return None
    return f"{name(state, event.seat)} does not have {money(state, short.amount)} to give back."


def _posted(state: State, event: Event, **changes: Any) -> State:
    """The state after the fact's entries, with other changes to the budget."""
    balances = ledger.post(state.budget.balances, entries(state, event))
    return replace(state, budget=replace(state.budget, balances=balances, **changes))


@evolves(HeadroomGranted, HeadroomLapsed, Reallocated)
def move_money(state: State, event: Event, fact: Fact) -> State:
    """Only balances change."""
    return _posted(state, event)


@evolves(PledgeSet)
def set_pledge(state: State, event: Event, fact: PledgeSet) -> State:
    """The new pledge replaces the old."""
    pledges = {**state.budget.pledges, (event.seat, fact.clause): fact.pledge}
    if fact.pledge.amount == 0:
        del pledges[event.seat, fact.clause]
    return _posted(state, event, pledges=pledges)


@evolves(PledgeReturned)
def cut_pledge(state: State, event: Event, fact: PledgeReturned) -> State:
    """Less pledged, or nothing."""
    key = (event.seat, fact.clause)
    old = state.budget.pledges[key]
    pledges = {**state.budget.pledges, key: replace(old, amount=old.amount - fact.amount)}
    if pledges[key].amount <= 0:
        del pledges[key]
    return _posted(state, event, pledges=pledges)


@evolves(SupportChanged)
def set_support(state: State, event: Event, fact: SupportChanged) -> State:
    """Within 0 and 100."""
    points = max(0, min(100, state.budget.support[event.seat] + fact.by))
    return replace(state, budget=replace(state.budget, support={**state.budget.support, event.seat: points}))


@evolves(MoveOpened)
def bar(state: State, event: Event, fact: MoveOpened) -> State:
    """Whoever begins the move below the floor cannot reallocate in it."""
    floor = state.scenario.support.floor
    low = tuple(seat for seat, points in state.budget.support.items() if points < floor)
    return replace(state, budget=replace(state.budget, barred=low))


@evolves(TransferOffered)
def add_offer(state: State, event: Event, fact: TransferOffered) -> State:
    """Waiting for consent."""
    waiting = Offer(fact.offer, event.seat, fact.to, fact.amount, fact.note)
    return replace(state, budget=replace(state.budget, offers={**state.budget.offers, fact.offer: waiting}))


@evolves(TransferAccepted, TransferDeclined)
def end_offer(state: State, event: Event, fact: TransferAccepted | TransferDeclined) -> State:
    """No longer waiting; accepted money moves."""
    offers = {k: v for k, v in state.budget.offers.items() if k != fact.offer}
    return _posted(state, event, offers=offers)


@seen_by(PledgeSet, PledgeReturned)
def alliance(event: Event, fact: Fact) -> tuple[str, ...]:
    """Pledges are made before the alliance."""
    return (ALLIANCE,)


@seen_by(HeadroomGranted, HeadroomLapsed, Reallocated, SupportChanged)
def own(event: Event, fact: Fact) -> tuple[str, ...]:
    """A capital's own money and support."""
    return (event.seat, EVALUATOR)


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
