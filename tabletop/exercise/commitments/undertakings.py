"""Undertakings: what can be promised, and whether the record shows it was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from tabletop.exercise.budget.pledges import pledge_line
from tabletop.exercise.words import missing_text, money

if TYPE_CHECKING:
    from tabletop.exercise.core import State


class Undertaking(Struct, frozen=True):
    """What is promised. `kind` is accept, pledge, no_break, posture or free; the rest as the kind needs."""

    kind: str
    clause: str = ""
    option: str = ""
    amount: int = 0
    item: str = ""
    posture: int = 0
    text: str = ""


class Condition(Struct, frozen=True):
    """The promise counts only if this seat does this."""

    seat: str
    undertaking: Undertaking


def fault_in(state: State, seat: str, promise: Undertaking) -> str | None:
    """What is wrong with an undertaking, in a sentence; None if it can be promised."""
    scenario = state.scenario
    if promise.kind in ("accept", "pledge") and promise.clause not in scenario.clauses:
        return "Name a clause of the agenda."
    match promise.kind:
        case "accept":
            known = {o.id for o in scenario.clauses[promise.clause].options}
            return None if promise.option in known else "That clause has no such option."
        case "pledge":
            return None if 1 <= promise.amount <= 1_000_000 else "Promise a whole number of millions above 0."
        case "no_break":
            return None if promise.item in scenario.items else "Name an item of the agenda."
        case "posture":
            return None if 1 <= promise.posture <= 5 else "A posture is a number from 1 to 5."
        case "free":
            return missing_text(promise.text, "A promise")
    return "Choose what is promised: accept, pledge, no_break, posture or free."


def beyond(state: State, promise: Undertaking) -> str | None:
    """A sentence if more is promised to a line than pledges can ever pay; None if it can be kept."""
    if promise.kind != "pledge":
        return None
    limit = pledge_line(state, promise.clause)
    if limit == 0:
        return "Nothing on this clause is paid by pledges. Promise to a line marked “pledges”."
    if promise.amount > limit:
        return f"The line costs {money(state, limit)} at most. Promise a whole number from 1 to {limit}."
    return None


def fulfilled(state: State, seat: str, promise: Undertaking, since: int) -> bool | None:
    """Whether the seat did what was promised, from what is on record since then; None for free text."""
    match promise.kind:
        case "accept":
            accepted = _accepts(state, seat, promise) or _bound(state, seat, promise)
            return accepted and not _objected(state, seat, promise.clause, since)
        case "pledge":
            paid = state.budget.paid.get((seat, promise.clause), 0)
            pledge = state.budget.pledges.get((seat, promise.clause))
            given = max(state.budget.pledged(seat, promise.clause, since), pledge.amount if pledge else 0)
            return max(given, paid + (pledge.amount if pledge else 0)) >= promise.amount
        case "no_break":
            clauses = {c.id for c in state.scenario.items[promise.item].clauses}
            return not any(
                b.seat == seat and b.at >= since and clauses.intersection(b.clauses)
                for b in state.decisions.breaks
            )
        case "posture":
            spoken = [p for s, at, p in state.speech.postures if s == seat and at >= since]
            return max(spoken, default=0) <= promise.posture
    return None


def _accepts(state: State, seat: str, promise: Undertaking) -> bool:
    stand = state.agenda.stands.get(seat, {}).get(promise.clause)
    return stand is not None and promise.option in stand.accepts


def _bound(state: State, seat: str, promise: Undertaking) -> bool:
    adopted = state.decisions.adopted.get(promise.clause)
    return adopted is not None and adopted.option == promise.option and seat in adopted.bound


def _objected(state: State, seat: str, clause: str, since: int) -> bool:
    broke = any(b.seat == seat and b.at >= since and clause in b.clauses for b in state.decisions.breaks)
    noted = any(s == seat and c == clause and at >= since for s, c, at in state.decisions.reservations)
    return broke or noted
