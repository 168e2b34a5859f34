"""Which verbs a role can use on a desk of its own."""

from __future__ import annotations

from tabletop.desk.vocabulary import VERBS
from tabletop.exercise.facts import CHAIR, CONTROL, EVALUATOR, PRESS
from tabletop.exercise.rules import DELEGATION, RULES
from tabletop.exercise.views.public import ClockView

GRIDS = "grids"
"""The group of verbs that enter things for all delegations."""
DOOR = "door"
"""The group of verbs that look after a room; they act as the facilitator alone."""

LOOKS = (
    "agenda", "item", "positions", "texts", "text", "communique", "money", "ledger", "promises",
    "statements", "steps", "arguments", "messages", "news", "rules",
)  # fmt: skip
"""Verbs that only look, at what a delegation or the chair may see."""


def role_of(seat: str) -> str:
    """The role behind a seat's id."""
    return seat if seat in (CHAIR, CONTROL, EVALUATOR, PRESS) else DELEGATION


def may(role: str) -> frozenset[str]:
    """Verbs that lead to an act of this role, whenever that is open."""
    others = {GRIDS} if role == CONTROL else {GRIDS, DOOR}
    return frozenset(
        name
        for name, known in VERBS.items()
        if known.group not in others and any(role in RULES[act].roles for act in known.acts if act in RULES)
    )


def open_now(role: str, clock: ClockView) -> frozenset[str]:
    """Those of them that the phase takes now."""
    if clock.ended:
        return frozenset()
    return frozenset(name for name in may(role) if _open(role, name, clock))


def _open(role: str, name: str, clock: ClockView) -> bool:
    known = [RULES[act] for act in VERBS[name].acts if act in RULES and role in RULES[act].roles]
    return any(rule.family is None or rule.family in clock.slot.opens for rule in known)
