"""Ways through a scenario: its parts with the place where each stands in the file."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.scenario.agenda import Clause, Item, Option, Signal
from tabletop.scenario.faults import Place
from tabletop.scenario.model import Scenario
from tabletop.scenario.script import Inject, Slot
from tabletop.scenario.timing import Phase


def clauses(scenario: Scenario) -> Iterator[tuple[Place, Item, Clause]]:
    for i, item in enumerate(scenario.agenda):
        for c, clause in enumerate(item.clauses):
            yield ("agenda", i, "clauses", c), item, clause


def options(scenario: Scenario) -> Iterator[tuple[Place, Clause, Option]]:
    for place, _, clause in clauses(scenario):
        for o, option in enumerate(clause.options):
            yield (*place, "options", o), clause, option


def signals(scenario: Scenario) -> Iterator[tuple[Place, Signal]]:
    """Signals of options, then of policy acts."""
    for place, _, option in options(scenario):
        for s, signal in enumerate(option.signals):
            yield (*place, "signals", s), signal
    for a, act in enumerate(scenario.policy_acts):
        for s, signal in enumerate(act.signals):
            yield ("policy_acts", a, "signals", s), signal


def injects(scenario: Scenario) -> Iterator[tuple[Place, Inject]]:
    for i, inject in enumerate(scenario.injects):
        yield ("injects", i), inject


def phases_of(scenario: Scenario, slot: Slot) -> list[Phase]:
    """The phases a slot can mean, one for each timing that plays its move and opens its family."""
    found = []
    for timing in scenario.timings:
        for timed in timing.moves:
            if timed.move == slot.move:
                fitting = [p for p in timed.phases if slot.phase == "brief" or slot.phase in p.opens]
                found += fitting[:1]
    return found
