"""The master scenario events list (MSEL) on paper: its ten columns, in words."""

from __future__ import annotations

from msgspec import Struct

from tabletop.debrief.papers.runsheet import minute_in, phase_of
from tabletop.debrief.papers.wording import listed, name
from tabletop.scenario.conditions import answer, condition
from tabletop.scenario.model import Scenario
from tabletop.scenario.script import Effect, Inject
from tabletop.scenario.timing import Timing

_ADDRESSED = {"public": "everybody", "alliance": "the alliance"}


class Line(Struct, frozen=True):
    """One inject with what its columns say; `time` holds scenario time, minute and condition."""

    inject: Inject
    time: str
    to: str
    objective: str
    notes: str


def lines(scenario: Scenario, timing: Timing) -> list[Line]:
    """Every inject in order of its number."""
    return [_line(scenario, timing, inject) for inject in sorted(scenario.injects, key=lambda i: i.number)]


def _line(scenario: Scenario, timing: Timing, inject: Inject) -> Line:
    effects = listed(_effect(scenario, effect) for effect in inject.effects)
    notes = [inject.notes or "", f"Effect: {effects}." if effects else ""]
    return Line(
        inject=inject,
        time="; ".join(filter(None, (_when_due(scenario, timing, inject), _cause(scenario, inject)))),
        to=listed(_ADDRESSED.get(seat) or name(scenario, seat) for seat in inject.to),
        objective=inject.objective or "",
        notes=" ".join(filter(None, notes)),
    )


def _when_due(scenario: Scenario, timing: Timing, inject: Inject) -> str:
    if inject.at is None:
        return ""
    dates = {move.id: move.date for move in scenario.moves}
    date = dates.get(inject.at.move, "")
    for number, timed in enumerate(timing.moves, start=1):
        index = phase_of(inject.at, timed.phases) if timed.move == inject.at.move else None
        if index is not None:
            phase = timed.phases[index]
            return f"{date} (move {number}, {phase.name}, minute {minute_in(inject.at, phase)})"
    return f"{date} (not reached in this timing; use it when it fits)"


def _cause(scenario: Scenario, inject: Inject) -> str:
    if inject.when:
        return "when " + listed(condition(scenario, when) for when in inject.when)
    if inject.awaits is not None:
        counts = listed((answer(scenario, when) for when in inject.response), "or")
        also = f" ({counts} is one)" if counts else ""
        return f"if inject {inject.awaits} has had no answer by then{also}"
    return ""


def _effect(scenario: Scenario, effect: Effect) -> str:
    what = "domestic support" if effect.kind == "support" else "headroom"
    return f"{what} of {name(scenario, effect.seat)} {effect.amount:+d}"
