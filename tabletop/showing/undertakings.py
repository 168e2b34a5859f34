"""What is promised, in words."""

from __future__ import annotations

from tabletop.exercise.commitments.undertakings import Condition, Undertaking
from tabletop.exercise.views.alliance import Promise
from tabletop.showing.gate import one_line
from tabletop.showing.names import Names, quoted


def undertaking(names: Names, promise: Undertaking) -> str:
    """As after "to": accept “A letter” on The word, pledge at least 3 ..., do not break silence on ..."""
    match promise.kind:
        case "accept":
            option = names.option(promise.clause, promise.option)
            return f"accept {option} on {names.on(promise.clause)}"
        case "pledge":
            return f"pledge at least {names.money(promise.amount)} to {names.on(promise.clause)}"
        case "no_break":
            return f"keep silence on {names.items([promise.item])}"
        case "posture":
            return f"speak at posture {promise.posture} or milder"
    return quoted(promise.text)


def conditioned(names: Names, condition: Condition | None) -> str:
    """The condition with a leading comma; empty if there is none."""
    if condition is None:
        return ""
    return f", provided {names.seat(condition.seat)} does: {undertaking(names, condition.undertaking)}"


def promise_line(names: Names, promise: Promise) -> str:
    """One promise with its standing."""
    what = undertaking(names, promise.undertaking) + conditioned(names, promise.condition)
    who = f"{names.seat(promise.by)} to {names.seat(promise.to)}"
    why = f" {one_line(promise.reason)}" if promise.reason else ""
    return f"{who}: {what}, by the end of move {promise.due + 1}. {promise.state.capitalize()}.{why}"
