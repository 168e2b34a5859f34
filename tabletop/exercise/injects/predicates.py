"""Conditions of injects (section 10): predicates over public state and recorded scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabletop.scenario.script import When

if TYPE_CHECKING:
    from tabletop.exercise.core import State


LIVE = ("draft", "tabled", "open", "adopted")


def figure(state: State, when: When, since: int = 0) -> int | None:
    """The figure a condition looks at; None while there is none (a score not recorded yet).

    Positions and statements count from second `since` on.
    """
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
        case "draft" | "package":
            texts = [d.items for d in state.drafts.texts.values() if d.status in LIVE]
            if when.fact == "package":
                return max((len(items) for items in texts), default=0)
            return sum(when.id in ("", *items) for items in texts)
        case "position":
            stands = [own.get(when.id) for own in state.agenda.stands.values()]
            return sum(stand is not None and stand.at >= since for stand in stands)
        case "pledged":
            pledged = sum(p.amount for (_, clause), p in state.budget.pledges.items() if clause == when.id)
            return pledged + sum(n for (_, clause), n in state.budget.paid.items() if clause == when.id)
        case "statement":
            said = [s for seat, own in state.speech.said.items() if when.id in ("", seat) for s in own]
            return sum(each.at >= since for each in said)
    return None


def holds(state: State, when: When, since: int = 0) -> bool:
    """Whether the condition holds; without a bound, any figure of 1 or more does. `since` as in `figure`."""
    value = figure(state, when, since)
    if value is None:
        return False
    if when.at_least is None and when.at_most is None:
        return value >= 1
    low = when.at_least is None or value >= when.at_least
    return low and (when.at_most is None or value <= when.at_most)
