"""Injects that nobody can receive, or whose condition cannot come true with what the scenario holds."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.scenario.agenda import Option
from tabletop.scenario.check import walks
from tabletop.scenario.check.finding import Finding
from tabletop.scenario.faults import Place
from tabletop.scenario.model import Scenario
from tabletop.scenario.script import Slot, When
from tabletop.scenario.timing import Timing


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
    if when.at_most is not None and when.at_most < 0:
        yield Finding(place, f"can never hold: '{when.fact}' is never below 0")


def _most(scenario: Scenario, when: When) -> int | None:
    """The most that a figure can come to; None where nothing bounds it."""
    match when.fact:
        case "adopted":
            return 1
        case "broken":
            return None if any(item.procedure.kind == "consensus" for item in scenario.agenda) else 0
        case "statement":
            speakers = 1 if when.id else len(scenario.delegations) + 1
            return speakers * scenario.statements_per_move * _moves(scenario)
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
    able = len(act.by) or len(scenario.delegations)
    return able * min(act.in_all, act.per_move * _moves(scenario))


def _moves(scenario: Scenario) -> int:
    """Moves of the longest timing."""
    return max(len(timing.moves) for timing in scenario.timings)


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


UNKNOWN_AT_FIRST = ("common_ground", "delivery", "pressure", "reassurance", "posture")
"""Facts of which there is no figure before somebody has spoken, or a move has been scored."""


def no_condition_holds_from_the_start(scenario: Scenario) -> Iterator[Finding]:
    """A conditional inject that waits for nothing."""
    for place, inject in walks.injects(scenario):
        if inject.when and all(map(_holds_at_first, inject.when)):
            yield Finding(
                (*place, "when"),
                "holds from the first minute on, so it goes out at once, and only once; give at_least: 1 or "
                "more, or make it scheduled",
                True,
            )


def _holds_at_first(when: When) -> bool:
    if when.fact in UNKNOWN_AT_FIRST or (when.at_least is None and when.at_most is None):
        return False
    return (when.at_least or 0) <= 0 <= (0 if when.at_most is None else when.at_most)


def contingencies_come_after_what_they_await(scenario: Scenario) -> Iterator[Finding]:
    """A contingency that is due before the inject it waits for, in every timing that plays both."""
    numbered = {inject.number: inject for inject in scenario.injects}
    for place, inject in walks.injects(scenario):
        awaited = numbered.get(inject.awaits or 0)
        if inject.at is None or awaited is None or awaited.at is None:
            continue
        pairs = [(_due(t, inject.at), _due(t, awaited.at)) for t in scenario.timings]
        both = [(own, first) for own, first in pairs if own is not None and first is not None]
        if both and all(own < first for own, first in both):
            yield Finding(
                (*place, "at"),
                f"is due before inject {awaited.number}, whose answer it awaits; place it in a later move or "
                "minute",
            )


def _due(timing: Timing, slot: Slot) -> tuple[int, int, int] | None:
    """Where a slot lies in a timing: move, phase and minute; None if it is not played there."""
    for m, timed in enumerate(timing.moves):
        for n, phase in enumerate(timed.phases if timed.move == slot.move else ()):
            if slot.phase == "brief" or slot.phase in phase.opens:
                return m, n, min(slot.minute, phase.minutes)
    return None


RULES = (
    every_inject_can_be_received,
    every_condition_can_come_true,
    no_condition_holds_from_the_start,
    contingencies_come_after_what_they_await,
)
