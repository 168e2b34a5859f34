"""Reallocation from domestic lines, which gives headroom and costs domestic support."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabletop.exercise.budget import ledger
from tabletop.exercise.budget.books import posted, posts
from tabletop.exercise.budget.ledger import Entry
from tabletop.exercise.budget.support import change_support
from tabletop.exercise.facts import EVALUATOR, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.rules import DELEGATION, Turn, decides, evolves, guards, seen_by
from tabletop.exercise.words import money

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@act("budget.reallocate")
class Reallocate(AnyAct, frozen=True):
    """Move millions from a domestic line to headroom; it costs domestic support."""

    line: str
    amount: int


@fact("budget.reallocated")
class Reallocated(Fact, frozen=True):
    """Millions moved from a domestic line."""

    line: str
    amount: int


@decides(Reallocate, DELEGATION, family="pledge")
def reallocate(turn: Turn, act: Reallocate) -> None:
    """Reallocate, and pay for it in support: points per ten millions begun."""
    turn.emit(Reallocated(act.line, act.amount))
    seat = turn.command.seat
    line = next(x for x in turn.state.scenario.seats[seat].domestic.lines if x.id == act.line)
    points = line.support * -(-act.amount // 10)
    change_support(turn, seat, -points, f"money moved from {line.name}")


@posts(Reallocated)
def from_home(state: State, event: Event, fact: Reallocated) -> list[Entry]:
    """From the domestic line to headroom."""
    home = ledger.home(event.seat, fact.line)
    return [Entry(home, ledger.headroom(event.seat), fact.amount, "reallocation")]


@guards(Reallocated, family="pledge")
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


@evolves(Reallocated)
def move_money(state: State, event: Event, fact: Reallocated) -> State:
    """Only balances change."""
    return posted(state, event)


@seen_by(Reallocated)
def own(event: Event, fact: Reallocated) -> tuple[str, ...]:
    """A capital's own money."""
    return (event.seat, EVALUATOR)
