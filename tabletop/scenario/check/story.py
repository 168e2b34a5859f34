"""Injects, timings and the adversary's replies: everything can happen, and when it says."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.scenario.check import walks
from tabletop.scenario.check.finding import Finding, counted, unknown
from tabletop.scenario.faults import Place
from tabletop.scenario.model import Scenario
from tabletop.scenario.script import Inject, When

FIGURES = {
    "common_ground": (0, 100), "delivery": (0, 100), "pressure": (0, 100), "reassurance": (0, 100),
    "posture": (1, 5), "unfunded": (0, 1_000_000), "package": (0, 4),
}  # fmt: skip


def injects_name_what_exists(scenario: Scenario) -> Iterator[Finding]:
    objectives = [objective.id for objective in scenario.objectives]
    for place, inject in walks.injects(scenario):
        for t, to in enumerate(inject.to):
            names = ("public", "alliance", "press", *scenario.seats)
            yield from unknown((*place, "to", t), "receiver", to, names)
        if inject.objective is not None:
            yield from unknown((*place, "objective"), "objective", inject.objective, objectives)
        for e, effect in enumerate(inject.effects):
            yield from unknown((*place, "effects", e, "seat"), "delegation", effect.seat, scenario.seats)


def injects_have_what_their_kind_needs(scenario: Scenario) -> Iterator[Finding]:
    needs = {"scheduled": ("at",), "conditional": ("when",), "contingency": ("at", "awaits")}
    words = {
        "at": "give at: with a move, a phase and a minute",
        "when": "give when: with what must hold",
        "awaits": "give awaits: with the number of the inject whose answer must be in",
    }
    for place, inject in walks.injects(scenario):
        for field in needs[inject.kind]:
            if getattr(inject, field) in (None, ()):
                yield Finding(place, f"a {inject.kind} inject needs '{field}'; {words[field]}")
        if inject.when and inject.kind != "conditional":
            yield Finding(
                (*place, "when"), "conditions are read for conditional injects only; change the kind"
            )
        if inject.awaits is not None and inject.kind != "contingency":
            yield Finding((*place, "awaits"), "only a contingency awaits an answer; change the kind")
        if inject.response and inject.kind != "contingency":
            yield Finding((*place, "response"), "only a contingency awaits a response; change the kind")


def contingencies_await_another_inject(scenario: Scenario) -> Iterator[Finding]:
    numbers = [str(inject.number) for inject in scenario.injects]
    for place, inject in walks.injects(scenario):
        if inject.awaits is None:
            continue
        yield from unknown((*place, "awaits"), "inject number", str(inject.awaits), numbers)
        if inject.awaits == inject.number:
            yield Finding((*place, "awaits"), "awaits its own answer; name the inject that asked")


def injects_can_happen(scenario: Scenario) -> Iterator[Finding]:
    moves = [move.id for move in scenario.moves]
    for place, inject in walks.injects(scenario):
        if inject.at is None:
            continue
        yield from unknown((*place, "at", "move"), "move", inject.at.move, moves)
        if inject.at.move in moves:
            yield from _reachable((*place, "at"), scenario, inject)


def _reachable(place: Place, scenario: Scenario, inject: Inject) -> Iterator[Finding]:
    slot = inject.at
    assert slot is not None
    played = [t.id for t in scenario.timings for timed in t.moves if timed.move == slot.move]
    if not played:
        yield Finding((*place, "move"), f"never happens: no timing plays the move '{slot.move}'")
        return
    phases = walks.phases_of(scenario, slot)
    if not phases:
        yield Finding(
            (*place, "phase"), f"never happens: no phase of '{slot.move}' opens '{slot.phase}' in any timing"
        )
    elif slot.minute > (longest := max(phase.minutes for phase in phases)):
        yield Finding(
            (*place, "minute"), f"minute {slot.minute} lies beyond the phase, which has {longest} at most"
        )


def conditions_can_hold(scenario: Scenario) -> Iterator[Finding]:
    for place, inject in walks.injects(scenario):
        for w, when in enumerate(inject.when):
            yield from _condition(scenario, (*place, "when", w), when)
        for w, when in enumerate(inject.response):
            yield from _condition(scenario, (*place, "response", w), when)


def _condition(scenario: Scenario, place: Place, when: When) -> Iterator[Finding]:
    known = {
        "adopted": ("item", list(scenario.items)),
        "broken": ("item", list(scenario.items)),
        "act": ("policy act", [act.id for act in scenario.policy_acts]),
        "posture": ("delegation", list(scenario.seats)),
        "draft": ("item", list(scenario.items)),
        "position": ("clause", list(scenario.clauses)),
        "pledged": ("clause", list(scenario.clauses)),
        "statement": ("delegation", list(scenario.seats)),
    }
    if when.fact in ("draft", "statement") and not when.id:
        return
    if when.fact in known:
        kind, names = known[when.fact]
        yield from unknown((*place, "id"), kind, when.id, names)
    elif when.id:
        yield Finding((*place, "id"), f"'{when.fact}' is one figure for all; take the id out")
    if when.fact in FIGURES:
        yield from _bounds(place, when, *FIGURES[when.fact])


def _bounds(place: Place, when: When, lowest: int, highest: int) -> Iterator[Finding]:
    least, most = when.at_least, when.at_most
    if least is None and most is None:
        yield Finding(place, f"'{when.fact}' is a figure; give at_least or at_most")
        return
    low, high = lowest if least is None else least, highest if most is None else most
    if low > high or low > highest or high < lowest:
        yield Finding(place, f"can never hold: '{when.fact}' runs from {lowest} to {highest:,}")


def timings_follow_the_story(scenario: Scenario) -> Iterator[Finding]:
    order = {move.id: n for n, move in enumerate(scenario.moves)}
    for t, timing in enumerate(scenario.timings):
        numbers = [order[timed.move] for timed in timing.moves if timed.move in order]
        if numbers != sorted(set(numbers)):
            yield Finding(
                ("timings", t, "moves"), "plays a move twice or out of order; follow the order of moves"
            )
        opened = {family for timed in timing.moves for phase in timed.phases for family in phase.opens}
        if "decide" not in opened:
            yield Finding(("timings", t), "no phase opens 'decide'; nothing could ever be adopted")


def timings_play_known_items(scenario: Scenario) -> Iterator[Finding]:
    for t, timing in enumerate(scenario.timings):
        for n, name in enumerate(timing.items):
            yield from unknown(("timings", t, "items", n), "item", name, scenario.items)


def minutes_add_up_to_the_name(scenario: Scenario) -> Iterator[Finding]:
    for t, timing in enumerate(scenario.timings):
        phases = (phase.minutes for timed in timing.moves for phase in timed.phases)
        total = timing.seat_and_read + sum(phases) + timing.hot_wash
        if timing.id.isdecimal() and int(timing.id) != total:
            yield Finding(("timings", t), f"is called {timing.id} but takes {counted(total, 'minute')}", True)


def bands_rise(scenario: Scenario) -> Iterator[Finding]:
    middle, high = scenario.adversary.bands
    if not 0 < middle < high <= 100:
        yield Finding(("adversary", "bands"), "must be two rising figures from 1 to 100, such as [34, 67]")


RULES = (
    injects_name_what_exists,
    injects_have_what_their_kind_needs,
    contingencies_await_another_inject,
    injects_can_happen,
    conditions_can_hold,
    timings_follow_the_story,
    timings_play_known_items,
    minutes_add_up_to_the_name,
    bands_rise,
)
