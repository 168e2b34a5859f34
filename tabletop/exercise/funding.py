"""Paying for what is adopted (section 6): pledges drawn, keys split, shortfalls by name and made good."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tabletop.exercise import budget, ledger
from tabletop.exercise.facts import ALLIANCE, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.ledger import Entry
from tabletop.exercise.replacing import replace
from tabletop.exercise.rules import DELEGATION, Turn, decides, evolves, guards, seen_by
from tabletop.exercise.silence import OpenText
from tabletop.exercise.words import clause_title, money, name
from tabletop.scenario.agenda import Option

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@act("shortfall.make_good")
@dataclass(frozen=True, slots=True)
class MakeGood(AnyAct):
    """Pay towards an adopted line that is short; `owner` is whose shortfall, empty for the common one."""

    clause: str
    amount: int
    owner: str = ""


@fact("line.paid")
@dataclass(frozen=True, slots=True)
class LinePaid(Fact):
    """Millions paid to an adopted line out of a pledge or out of headroom."""

    clause: str
    amount: int
    out_of: str


@fact("shortfall.stands")
@dataclass(frozen=True, slots=True)
class ShortfallStands(Fact):
    """Millions that are missing, by name; an empty owner is the alliance together."""

    clause: str
    owner: str
    amount: int


@fact("shortfall.made_good")
@dataclass(frozen=True, slots=True)
class ShortfallMadeGood(Fact):
    """Part or all of a shortfall is paid."""

    clause: str
    owner: str
    amount: int


def settle(turn: Turn, text: OpenText, bound: tuple[str, ...]) -> None:
    """Pay for every clause of an adopted text, by its option's funding rule."""
    for clause, chosen in text.choices.items():
        option = turn.state.scenario.option(clause, chosen)
        if option.funding == "pledges" and option.cost:
            _draw(turn, clause, option)
        budget.return_pledges(turn, clause, "not needed for what was adopted")
        if option.funding in ("common", "costs_lie") and option.cost:
            _charge(turn, clause, option, _payers(turn.state, text, clause, option, bound))


def holding(state: State, clause: str, option: str) -> dict[str, int]:
    """Pledges to a line that hold if the option is adopted, conditions met, by seat.

    Conditions on each other's pledges are read together: starting from all, those whose condition
    fails are dropped until none fails.
    """
    live = {
        seat: pledge
        for (seat, line), pledge in state.budget.pledges.items()
        if line == clause and pledge.option in ("", option)
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


def _draw(turn: Turn, clause: str, option: Option) -> None:
    pledges = holding(turn.state, clause, option.id)
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


@decides(MakeGood, DELEGATION, family="pledge")
def make_good(turn: Turn, act: MakeGood) -> None:
    """Pay, and the shortfall shrinks."""
    turn.emit(ShortfallMadeGood(act.clause, act.owner, act.amount))


def entries(event: Event) -> list[Entry]:
    """The double entries of a payment."""
    fact, seat = event.fact, event.seat
    match fact:
        case LinePaid(clause, amount, "pledge"):
            return [Entry(ledger.pledged(seat, clause), ledger.paid(clause), amount, "pledge paid")]
        case LinePaid(clause, amount, _):
            return [Entry(ledger.headroom(seat), ledger.paid(clause), amount, "share paid")]
        case ShortfallMadeGood(clause, _, amount):
            return [Entry(ledger.headroom(seat), ledger.paid(clause), amount, "shortfall made good")]
    return []


@guards(LinePaid)
def can_pay(state: State, event: Event, fact: LinePaid) -> str | None:
    """Nothing is paid that is not there, or for what is not adopted."""
    if fact.clause not in state.decisions.adopted:
        return "Nothing is adopted on this clause, so nothing is paid."
    if ledger.overdrawn(state.budget.balances, entries(event)):
        return f"{name(state, event.seat)} does not have {money(state, fact.amount)} for this line."
    return None


@guards(ShortfallStands)
def can_stand(state: State, event: Event, fact: ShortfallStands) -> str | None:
    """Only on what is adopted."""
    return None if fact.clause in state.decisions.adopted else "Nothing is adopted on this clause."


@guards(ShortfallMadeGood)
def can_make_good(state: State, event: Event, fact: ShortfallMadeGood) -> str | None:
    """An existing shortfall, no more than it, within headroom."""
    short = state.budget.shortfalls.get((fact.clause, fact.owner), 0)
    if short == 0:
        return "Nothing is short there by that name."
    free = state.budget.headroom(event.seat)
    if not 1 <= fact.amount <= min(short, free):
        return (
            f"{clause_title(state, fact.clause)} is short of {money(state, short)} and your headroom is "
            f"{money(state, free)}. Give a whole number from 1 up to the smaller."
        )
    return None


@evolves(LinePaid)
def pay(state: State, event: Event, fact: LinePaid) -> State:
    """The line has it; a drawn pledge is gone."""
    pledges = state.budget.pledges
    if fact.out_of == "pledge":
        key = (event.seat, fact.clause)
        old = pledges[key]
        pledges = {**pledges, key: replace(old, amount=old.amount - fact.amount)}
        if pledges[key].amount <= 0:
            del pledges[key]
    return _paid(state, event, fact.clause, fact.amount, pledges=pledges)


def _paid(state: State, event: Event, clause: str, amount: int, **changes: object) -> State:
    key = (event.seat, clause)
    paid = {**state.budget.paid, key: state.budget.paid.get(key, 0) + amount}
    balances = ledger.post(state.budget.balances, entries(event))
    after = replace(state.budget, balances=balances, paid=paid, **changes)  # type: ignore[arg-type]
    return replace(state, budget=after)


@evolves(ShortfallStands)
def add_shortfall(state: State, event: Event, fact: ShortfallStands) -> State:
    """Unfunded, by name."""
    short = {**state.budget.shortfalls, (fact.clause, fact.owner): fact.amount}
    return replace(state, budget=replace(state.budget, shortfalls=short))


@evolves(ShortfallMadeGood)
def cut_shortfall(state: State, event: Event, fact: ShortfallMadeGood) -> State:
    """Less is short."""
    key = (fact.clause, fact.owner)
    left = state.budget.shortfalls[key] - fact.amount
    short = {k: v for k, v in state.budget.shortfalls.items() if k != key}
    if left:
        short[key] = left
    return _paid(state, event, fact.clause, fact.amount, shortfalls=short)


@seen_by(LinePaid, ShortfallStands, ShortfallMadeGood)
def alliance(event: Event, fact: Fact) -> tuple[str, ...]:
    """Who pays for what is adopted is known to the alliance."""
    return (ALLIANCE,)
