"""Shortfalls: what an adopted line is short of, by name, until it is made good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise.budget import ledger
from tabletop.exercise.budget.books import paid_in, posts
from tabletop.exercise.budget.ledger import Entry
from tabletop.exercise.facts import ALLIANCE, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.rules import DELEGATION, Turn, decides, evolves, guards, seen_by
from tabletop.exercise.words import clause_title, money

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@act("shortfall.make_good")
class MakeGood(AnyAct, frozen=True):
    """Pay towards an adopted line that is short; `owner` is whose shortfall, empty for the common one."""

    clause: str
    amount: int
    owner: str = ""


@fact("shortfall.stands")
class ShortfallStands(Fact, frozen=True):
    """Millions that are missing, by name; an empty owner is the alliance together."""

    clause: str
    owner: str
    amount: int


@fact("shortfall.made_good")
class ShortfallMadeGood(Fact, frozen=True):
    """Part or all of a shortfall is paid."""

    clause: str
    owner: str
    amount: int


@decides(MakeGood, DELEGATION, family="fund")
def make_good(turn: Turn, act: MakeGood) -> None:
    """Pay, and the shortfall shrinks."""
    turn.emit(ShortfallMadeGood(act.clause, act.owner, act.amount))


@posts(ShortfallMadeGood)
def from_headroom(state: State, event: Event, fact: ShortfallMadeGood) -> list[Entry]:
    """To the line."""
    own, line = ledger.headroom(event.seat), ledger.paid(fact.clause)
    return [Entry(own, line, fact.amount, "shortfall made good")]


@guards(ShortfallStands)
def can_stand(state: State, event: Event, fact: ShortfallStands) -> str | None:
    """Only on what is adopted."""
    return None if fact.clause in state.decisions.adopted else "Nothing is adopted on this clause."


@guards(ShortfallMadeGood, family="fund")
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
    return paid_in(state, event, fact.clause, fact.amount, shortfalls=short)


@seen_by(ShortfallStands, ShortfallMadeGood)
def alliance(event: Event, fact: Fact) -> tuple[str, ...]:
    """What is missing, and who makes it good, is known to the alliance."""
    return (ALLIANCE,)
