"""Conditions of injects (section 10): predicates over public state and recorded scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabletop.scenario.script import When

if TYPE_CHECKING:
    from tabletop.exercise.core import State


def figure(state: State, when: When) -> int | None:
    """The figure a condition looks at; None while there is none (a score not recorded yet)."""
    match when.fact:
        case "common_ground" | "delivery" | "pressure" | "reassurance":
            return state.scores.get(when.fact)
        case "adopted":
            clauses = state.scenario.items[when.id].clauses if when.id in state.scenario.items else ()
            return int(bool(clauses) and all(c.id in state.decisions.adopted for c in clauses))
        case "broken":
            clauses = state.scenario.items[when.id].clauses if when.id in state.scenario.items else ()
            ours = {c.id for c in clauses}
            return sum(bool(ours.intersection(b.clauses)) for b in state.decisions.breaks)
        case "posture":
            heard = [p for seat, _, p in state.speech.postures if when.id in ("", seat)]
            return max(heard, default=None)
        case "act":
            return sum(n for (_, done, _), n in state.taken.items() if done == when.id)
        case "unfunded":
            return sum(state.budget.shortfalls.values())
    return None


def holds(state: State, when: When) -> bool:
    """Whether the condition holds; without a bound, any figure of 1 or more does."""
    value = figure(state, when)
    if value is None:
        return False
    if when.at_least is None and when.at_most is None:
        return value >= 1
    low = when.at_least is None or value >= when.at_least
    return low and (when.at_most is None or value <= when.at_most)
