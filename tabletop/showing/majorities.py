"""A double majority in figures: what it takes, who weighs what, how far a vote has come."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.exercise.decisions.procedures import majority_needs
from tabletop.exercise.views.alliance import TextView
from tabletop.exercise.views.public import PublicView
from tabletop.scenario.agenda import Item
from tabletop.showing.gate import one_line

MAJORITY = "qualified_majority"


def majority_lines(view: PublicView, item: Item) -> list[str]:
    """What it takes to pass, and the voting weights, the heaviest first; nothing for other procedures."""
    if item.procedure.kind != MAJORITY:
        return []
    return [f"It passes with {_needed(view, [item])}. An abstention is not in favour.", _weights(view)]


def tally(view: PublicView, text: TextView) -> str:
    """How many members are in favour, with what weight, and what is needed; empty for other procedures."""
    if text.procedure != MAJORITY:
        return ""
    members = [seat for seat in view.seats if seat.member]
    favour = [seat.weight for seat in members if text.votes.get(seat.id) == "yes"]
    needed = _needed(view, [item for item in view.agenda if item.id in text.items])
    return f"In favour: {len(favour)} of {len(members)} members, weight {sum(favour)}. Needed: {needed}."


def _needed(view: PublicView, items: Sequence[Item]) -> str:
    weights = [seat.weight for seat in view.seats if seat.member]
    rules = [item.procedure for item in items]
    heads, scale = majority_needs(
        max(rule.members_share for rule in rules), max(rule.weight_share for rule in rules), weights
    )
    return f"{heads} of {len(weights)} members and {scale} of {sum(weights)} in voting weight"


def _weights(view: PublicView) -> str:
    heaviest = sorted((s for s in view.seats if s.member), key=lambda seat: -seat.weight)
    return f"Voting weights: {', '.join(f'{one_line(seat.name)} {seat.weight}' for seat in heaviest)}."
