"""Consequences from the fixed list: domestic support or headroom of a seat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabletop.exercise.budget.headroom import HeadroomGranted, HeadroomLapsed
from tabletop.exercise.budget.support import change_support
from tabletop.exercise.rules import Turn
from tabletop.scenario.script import Effect

if TYPE_CHECKING:
    from tabletop.exercise.core import State


def measured(state: State, effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """What the effects would really change, one after the other: support has ends, headroom a floor."""
    support, free = dict(state.budget.support), {s: state.budget.headroom(s) for s in state.scenario.seats}
    found = []
    for effect in effects:
        kept, top = (support, 100) if effect.kind == "support" else (free, None)
        after = max(0, kept[effect.seat] + effect.amount)
        after = after if top is None else min(top, after)
        if amount := after - kept[effect.seat]:
            found.append(effect.model_copy(update={"amount": amount}))
        kept[effect.seat] = after
    return tuple(found)


def apply(turn: Turn, effect: Effect, why: str) -> None:
    """Apply one effect; a cut takes no more headroom than is there."""
    if effect.kind == "support":
        change_support(turn, effect.seat, effect.amount, why)
        return
    free = turn.state.budget.headroom(effect.seat)
    if effect.amount >= 0:
        turn.emit(HeadroomGranted(effect.amount, why), effect.seat)
    elif free:
        turn.emit(HeadroomLapsed(min(free, -effect.amount)), effect.seat)
