"""Words given: what a delegation owes by its promises, and whether keeping them is worth it."""

from __future__ import annotations

from tabletop.exercise.commitments.undertakings import Undertaking
from tabletop.exercise.views.alliance import Promise
from tabletop.standins.mind import Mind


def owed(mind: Mind) -> dict[str, str]:
    """Options it has promised to accept, where the condition is met and it means to keep its word."""
    found = {}
    for promise in mind.view.promises:
        if promise.state == "open" and (own := _own_part(mind, promise)) and _keeps(mind, own):
            found[own.clause] = own.option
    return found


def _own_part(mind: Mind, promise: Promise) -> Undertaking | None:
    condition = promise.condition
    part: Undertaking | None = None
    if promise.by == mind.seat:
        met = condition is None or declared(mind, condition.seat, condition.undertaking)
        part = promise.undertaking if met else None
    elif promise.to == mind.seat and condition is not None and condition.seat == mind.seat:
        part = condition.undertaking
    return part if part is not None and part.kind == "accept" else None


def declared(mind: Mind, seat: str, undertaking: Undertaking) -> bool:
    """Whether a seat has declared acceptable what it was to accept."""
    own = mind.stands.get(undertaking.clause, {}).get(seat)
    return own is not None and undertaking.option in own.accepts


def _keeps(mind: Mind, part: Undertaking) -> bool:
    if part.option in mind.interests.refused[part.clause]:
        return False
    return mind.interests.loss(part.clause, part.option) <= mind.temper.word
