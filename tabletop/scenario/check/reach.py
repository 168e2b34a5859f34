"""Injects that nobody can receive, or whose condition cannot come true with what the scenario holds."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.scenario.agenda import Option
from tabletop.scenario.check import walks
from tabletop.scenario.check.finding import Finding
from tabletop.scenario.faults import Place
from tabletop.scenario.model import Scenario
from tabletop.scenario.script import When


def every_inject_can_be_received(scenario: Scenario) -> Iterator[Finding]:
    """To the press desk alone, when nobody plays it."""
    for place, inject in walks.injects(scenario):
        if set(inject.to) == {"press"} and not scenario.press.seated:
            yield Finding(
                (*place, "to"), "goes to the press desk alone, and nobody plays it; seat it, or name others"
            )


def every_condition_can_come_true(scenario: Scenario) -> Iterator[Finding]:
    """Counts and sums beyond the most there can be; conditions of one inject that exclude each other."""
    for place, inject in walks.injects(scenario):
        for w, when in enumerate(inject.when):
            yield from _beyond((*place, "when", w), scenario, when)
        for w, when in enumerate(inject.response):
            yield from _beyond((*place, "response", w), scenario, when)
        yield from _against_each_other((*place, "when"), inject.when)


def _beyond(place: Place, scenario: Scenario, when: When) -> Iterator[Finding]:
    most = _most(scenario, when)
    least = 1 if when.at_least is None and when.at_most is None else when.at_least
    if most is not None and least is not None and least > most:
        yield Finding(place, f"can never hold: '{when.fact}' comes to {most:,} at most here")


def _most(scenario: Scenario, when: When) -> int | None:
    """The most that a figure can come to; None where nothing bounds it."""
    match when.fact:
        case "adopted":
            return 1
        case "package":
            return len(scenario.agenda)
        case "position":
            return len(scenario.delegations)
        case "act":
            return sum(_times(scenario, act.id) for act in scenario.policy_acts if act.id == when.id)
        case "pledged":
            return max((o.cost for o in _options(scenario, when.id) if o.funding == "pledges"), default=0)
        case "unfunded":
            return sum(max(o.cost for o in clause.options) for clause in scenario.clauses.values())
    return None


def _times(scenario: Scenario, act_id: str) -> int:
    """How often an act can be taken in the longest timing."""
    act = next(act for act in scenario.policy_acts if act.id == act_id)
    moves = max(len(timing.moves) for timing in scenario.timings)
    able = len(act.by) or len(scenario.delegations)
    return able * min(act.in_all, act.per_move * moves)


def _options(scenario: Scenario, clause_id: str) -> tuple[Option, ...]:
    clause = scenario.clauses.get(clause_id)
    return clause.options if clause else ()


def _against_each_other(place: Place, whens: tuple[When, ...]) -> Iterator[Finding]:
    """Two bounds on one figure that leave nothing between them."""
    for fact, about in dict.fromkeys((when.fact, when.id) for when in whens):
        own = [when for when in whens if (when.fact, when.id) == (fact, about)]
        low = max((w.at_least for w in own if w.at_least is not None), default=None)
        high = min((w.at_most for w in own if w.at_most is not None), default=None)
        if low is not None and high is not None and low > high:
            yield Finding(
                place, f"can never hold: '{fact}' would have to be {low:,} or more and {high:,} or less"
            )


def contingencies_come_after_what_they_await(scenario: Scenario) -> Iterator[Finding]:
    """A contingency that is due before the inject it waits for."""
    order = {move.id: n for n, move in enumerate(scenario.moves)}
    numbered = {inject.number: inject for inject in scenario.injects}
    for place, inject in walks.injects(scenario):
        awaited = numbered.get(inject.awaits or 0)
        if inject.at is None or awaited is None or awaited.at is None:
            continue
        if order.get(inject.at.move, 0) < order.get(awaited.at.move, 0):
            yield Finding(
                (*place, "at"),
                f"is due before inject {awaited.number}, whose answer it awaits; place it in a later move",
            )


RULES = (
    every_inject_can_be_received,
    every_condition_can_come_true,
    contingencies_come_after_what_they_await,
)
