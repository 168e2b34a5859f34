"""Paying for what is adopted: pledges drawn, costs split by the key or left where they lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabletop.exercise.budget import ledger
from tabletop.exercise.budget.books import lacking, less_pledged, paid_in, posts
from tabletop.exercise.budget.carrying import with_carried
from tabletop.exercise.budget.ledger import Entry
from tabletop.exercise.budget.pledges import return_pledges
from tabletop.exercise.budget.shortfalls import ShortfallStands
from tabletop.exercise.decisions.texts import OpenText
from tabletop.exercise.facts import ALLIANCE, Event, Fact, fact
from tabletop.exercise.rules import Turn, evolves, guards, seen_by
from tabletop.exercise.words import money, name
from tabletop.scenario.agenda import Option

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@fact("line.paid")
class LinePaid(Fact, frozen=True):
    """Millions paid to an adopted line out of a pledge or out of headroom."""

    clause: str
    amount: int
    out_of: str


def settle(turn: Turn, text: OpenText, bound: tuple[str, ...]) -> None:
    """Pay for every clause of an adopted text, by its option's funding rule."""
    for clause, chosen in text.choices.items():
        option = turn.state.scenario.option(clause, chosen)
        if option.funding == "pledges" and option.cost:
            _draw(turn, clause, option, bound if text.kind == "coalition" else None)
        return_pledges(turn, clause, "not needed for what was adopted")
        if option.funding in ("common", "costs_lie") and option.cost:
            _charge(turn, clause, option, _payers(turn.state, text, clause, option, bound))


def holding(state: State, clause: str, option: str, signed: tuple[str, ...] | None = None) -> dict[str, int]:
    """Pledges to a line that hold if the option is adopted, conditions met, by seat.

    Under a letter of intent only those of the seats that `signed` do. Conditions on each other's pledges
    are read together: starting from all, those whose condition fails are dropped until none fails.
    """
    live = {
        seat: pledge
        for (seat, line), pledge in state.budget.pledges.items()
        if line == clause and pledge.option in ("", option) and (signed is None or seat in signed)
    }
    while True:
        failing = [
            seat
            for seat, p in live.items()
            if p.matched_by and (live[p.matched_by].amount if p.matched_by in live else 0) < p.matched_amount
        ]
        if not failing:
            return {seat: live[seat].amount for seat in state.scenario.seats if seat in live}
        live = {seat: p for seat, p in live.items() if seat not in failing}


def _draw(turn: Turn, clause: str, option: Option, signed: tuple[str, ...] | None) -> None:
    pledges = holding(turn.state, clause, option.id, signed)
    total = sum(pledges.values())
    used = pledges if total <= option.cost else ledger.split(option.cost, pledges)
    for seat, amount in used.items():
        if amount:
            turn.emit(LinePaid(clause, amount, "pledge"), seat)
    if total < option.cost:
        turn.emit(ShortfallStands(clause, "", option.cost - total))


def _payers(
    state: State, text: OpenText, clause: str, option: Option, bound: tuple[str, ...]
) -> dict[str, int]:
    named = [s for s in (option.payers or bound) if s in bound] if option.funding == "costs_lie" else bound
    exempt: set[str] = set()
    if state.scenario.item_of[clause].procedure.reservation_exempts:
        exempt = {seat for seat, c, _ in text.reservations if c == clause}
    return {s: state.scenario.seats[s].key for s in state.scenario.seats if s in named and s not in exempt}


def _charge(turn: Turn, clause: str, option: Option, key: dict[str, int]) -> None:
    if not any(key.values()):
        key = dict.fromkeys(key, 1)
    shares = ledger.split(option.cost, key)
    if not shares:
        turn.emit(ShortfallStands(clause, "", option.cost))
    for seat, share in shares.items():
        payable = min(share, turn.state.budget.headroom(seat))
        if payable:
            turn.emit(LinePaid(clause, payable, "headroom"), seat)
        if share > payable:
            turn.emit(ShortfallStands(clause, seat, share - payable))


@posts(LinePaid)
def from_pledge_or_headroom(state: State, event: Event, fact: LinePaid) -> list[Entry]:
    """To the line."""
    line = ledger.paid(fact.clause)
    if fact.out_of == "pledge":
        return [Entry(ledger.pledged(event.seat, fact.clause), line, fact.amount, "pledge paid")]
    return [Entry(ledger.headroom(event.seat), line, fact.amount, "share paid")]


@guards(LinePaid)
def can_pay(state: State, event: Event, fact: LinePaid) -> str | None:
    """Nothing is paid that is not there, or for what is not adopted."""
    if fact.clause not in state.decisions.adopted:
        return "Nothing is adopted on this clause, so nothing is paid."
    if lacking(state, event):
        return f"{name(state, event.seat)} does not have {money(state, fact.amount)} for this line."
    return None


@evolves(LinePaid)
def pay(state: State, event: Event, fact: LinePaid) -> State:
    """The line has it; a drawn pledge is gone, its oldest money first."""
    if fact.out_of != "pledge":
        return paid_in(state, event, fact.clause, fact.amount)
    pledges = less_pledged(state, event.seat, fact.clause, fact.amount)
    older = state.budget.carried.get((event.seat, fact.clause), 0) - fact.amount
    carried = with_carried(state, event.seat, fact.clause, older)
    return paid_in(state, event, fact.clause, fact.amount, pledges=pledges, carried=carried)


@seen_by(LinePaid)
def alliance(event: Event, fact: LinePaid) -> tuple[str, ...]:
    """Who pays for what is adopted is known to the alliance."""
    return (ALLIANCE,)
