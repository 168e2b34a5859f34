"""Consequences from the fixed list: domestic support or headroom of a seat."""

from __future__ import annotations

from tabletop.exercise.budget.headroom import HeadroomGranted, HeadroomLapsed
from tabletop.exercise.budget.support import change_support
from tabletop.exercise.rules import Turn
from tabletop.scenario.script import Effect


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
