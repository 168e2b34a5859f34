"""The part of a preview that only the author and the facilitator see: times, events, replies, notes."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.scenario.conditions import answer, condition
from tabletop.scenario.lines import head, line, prose
from tabletop.scenario.model import Scenario
from tabletop.scenario.script import Inject, Slot
from tabletop.scenario.timing import Timing

RECEIVERS = {"public": "everybody", "alliance": "the alliance", "press": "the press desk"}


def story(scenario: Scenario) -> Iterator[str]:
    """The moves, how they fit into a lesson, what arrives when, replies, and what is for the teacher."""
    yield from head("Read aloud at the start")
    yield from prose("", scenario.setting.opening)
    yield from head("The story")
    for move in scenario.moves:
        yield from prose(f"{move.title}, {move.date}.", move.situation)
    yield from head("How long it takes")
    for timing in scenario.timings:
        yield from _timing(scenario, timing)
    yield from head("What arrives")
    for inject in sorted(scenario.injects, key=lambda each: each.number):
        yield from _inject(scenario, inject)
    yield from _replies(scenario)
    yield from _afterwards(scenario)


def _timing(scenario: Scenario, timing: Timing) -> Iterator[str]:
    titles = {move.id: move.title for move in scenario.moves}
    parts = [f"seat and read {timing.seat_and_read}"]
    for timed in timing.moves:
        phases = ", ".join(f"{phase.name} {phase.minutes}" for phase in timed.phases)
        parts.append(f"{titles.get(timed.move, timed.move)}: {phases}")
    parts.append(f"hot wash {timing.hot_wash}")
    items = [scenario.items[item].title for item in timing.items]
    if items:
        parts.append(f"only {', '.join(items)}")
    runs = "all scheduled injects run" if timing.injects == "all" else "core injects run by themselves"
    yield from line(f"{timing.title} ({timing.id}): {'; '.join(parts)}; {runs}.", indent=2)


def _inject(scenario: Scenario, inject: Inject) -> Iterator[str]:
    core = ", core" if inject.core else ""
    to = " and ".join(RECEIVERS.get(seat) or scenario.seats[seat].name for seat in inject.to)
    yield ""
    yield from line(f"{inject.number}. {inject.title} ({inject.kind}{core}), to {to}")
    yield from line(f"When: {_when(scenario, inject)}.", indent=3)
    yield from line(f"{inject.mode} ({inject.sender}): {inject.message}", indent=3, hang=0)
    yield from line(f"Hoped for: {inject.expected}", indent=3)
    aims = {objective.id: objective.text for objective in scenario.objectives}
    if inject.objective in aims:
        yield from line(f"Serves: {aims[inject.objective]}", indent=3)
    for effect in inject.effects:
        what = "support at home" if effect.kind == "support" else "headroom"
        name = scenario.seats[effect.seat].name
        yield from line(f"Effect: {effect.amount:+,} {what} of {name}", indent=3)
    if inject.notes:
        yield from line(f"For you: {inject.notes}", indent=3)


def _when(scenario: Scenario, inject: Inject) -> str:
    if inject.when:
        return "as soon as " + " and ".join(condition(scenario, when) for when in inject.when)
    due = _slot(scenario, inject.at) if inject.at else "whenever you like"
    if inject.awaits is None:
        return due
    counts = " or ".join(answer(scenario, when) for when in inject.response)
    also = f"; {counts} counts as one" if counts else ""
    return f"{due}, if inject {inject.awaits} has had no answer by then{also}"


def _slot(scenario: Scenario, slot: Slot) -> str:
    """A point in the story, by the first timing that plays it."""
    title = next((move.title for move in scenario.moves if move.id == slot.move), slot.move)
    for timing in scenario.timings:
        for phase in (p for timed in timing.moves if timed.move == slot.move for p in timed.phases):
            if slot.phase == "brief" or slot.phase in phase.opens:
                return f"{title}, {phase.name}, minute {slot.minute}"
    return f"{title}, in no timing"


def _replies(scenario: Scenario) -> Iterator[str]:
    yield from head(f"{scenario.adversary.name} answers")
    titles = {move.id: move.title for move in scenario.moves}
    for reply in scenario.adversary.replies:
        for band, words in (("low", reply.low), ("middle", reply.middle), ("high", reply.high)):
            title = titles.get(reply.move, reply.move)
            yield from line(f"{title}, pressure {band}: “{words}”", indent=2)


def _afterwards(scenario: Scenario) -> Iterator[str]:
    yield from head("What evaluators watch")
    for objective in scenario.objectives:
        yield from line(f"- {objective.text} {objective.look_for}")
    yield from head("For the discussion")
    for question in scenario.questions:
        yield from line(f"- {question}")
    for note in scenario.teaching_notes:
        yield from prose("", note)
    yield from head("Sources")
    for source in scenario.sources:
        where = ", ".join(filter(None, (source.publisher, source.date, source.url)))
        trust = f" {source.confidence}" if source.confidence else ""
        yield from line(f"- {source.title}{f' ({where})' if where else ''}.{trust}")
