"""Domestic support, 0 to 100: what changes it, and who begins a move below the floor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise.clock.moves import MoveOpened
from tabletop.exercise.facts import EVALUATOR, Event, Fact, fact
from tabletop.exercise.rules import Turn, evolves, seen_by

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@fact("support.changed")
class SupportChanged(Fact, frozen=True):
    """Domestic support goes up or down by points; it stays within 0 and 100."""

    by: int
    why: str


@fact("support.barred")
class ReallocationBarred(Fact, frozen=True):
    """Who cannot reallocate in the open move, as a correction has it."""

    seats: tuple[str, ...]


def change_support(turn: Turn, seat: str, by: int, why: str) -> None:
    """Change a seat's domestic support, if that changes anything."""
    now = turn.state.budget.support[seat]
    bounded = max(0, min(100, now + by)) - now
    if bounded:
        turn.emit(SupportChanged(bounded, why), seat)


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


@evolves(ReallocationBarred)
def set_barred(state: State, event: Event, fact: ReallocationBarred) -> State:
    """These, and no others."""
    return replace(state, budget=replace(state.budget, barred=fact.seats))


@seen_by(SupportChanged)
def own(event: Event, fact: SupportChanged) -> tuple[str, ...]:
    """A capital's own support."""
    return (event.seat, EVALUATOR)
