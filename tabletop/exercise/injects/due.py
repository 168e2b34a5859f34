"""Injects the clock brings up: they go out, or are proposed to the facilitator."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise.facts import EVALUATOR, Event, Fact, fact
from tabletop.exercise.injects.predicates import holds
from tabletop.exercise.injects.releasing import release
from tabletop.exercise.injects.schedule import InjectState, planned, put
from tabletop.exercise.rules import Turn, evolves, guards, seen_by
from tabletop.scenario.script import Inject

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@fact("inject.proposed")
class InjectProposed(Fact, frozen=True):
    """Waits for the facilitator's word, and why."""

    number: int
    why: str


def fire_due(turn: Turn) -> None:
    """Release what comes by itself; propose to the facilitator what waits for a word."""
    for written, why in list(called_for(turn.state, turn.command.at)):
        if written.by_itself:
            release(turn, written.number)
        else:
            turn.emit(InjectProposed(written.number, why))


def called_for(state: State, at: int) -> Iterator[tuple[Inject, str]]:
    """Injects that come up at an exercise second, and why."""
    phase, into = state.clock.phase, at - state.clock.opened
    for inject in state.injects.values():
        written = inject.written
        if inject.status != "waiting" or written is None:
            continue
        due = inject.phase == phase and _due(state, inject, written, into)
        if (due or written.kind == "conditional") and (why := _called_for(state, written, due)):
            yield written, why


def _due(state: State, inject: InjectState, written: Inject, into: int) -> bool:
    """Whether its time has come, so many seconds into the phase it is due in."""
    return into >= inject.offset and into >= inject.offset + _delay(state, written)


def _delay(state: State, inject: Inject) -> int:
    """Seconds by which what is to be answered went out later in this phase than planned."""
    awaited = state.injects.get(inject.awaits or 0)
    out = awaited.released_at if awaited is not None else None
    if awaited is None or out is None or out < state.clock.opened:
        return 0
    phase, offset = (-1, 0)
    if awaited.written is not None:
        phase, offset = planned(awaited.written, state.timing, state.plan)
    return max(0, out - state.clock.opened - (offset if phase == state.clock.phase else 0))


def _called_for(state: State, inject: Inject, due: bool) -> str | None:
    if inject.kind == "scheduled":
        return "Its time has come." if due else None
    if inject.kind == "conditional":
        for when in inject.when:
            if not holds(state, when):
                return None
        return "Its condition holds." if inject.when else None
    awaited = state.injects.get(inject.awaits or 0)
    if not due or awaited is None or awaited.status != "released" or _responded(state, inject, awaited):
        return None
    return f"No response to inject {inject.awaits} by now."


def _responded(state: State, inject: Inject, awaited: InjectState) -> bool:
    """An answer of every delegation that was named, of anybody if none was; or a response of another kind."""
    named = [seat for seat in awaited.to if seat in state.scenario.seats]
    answered = set(named) <= set(awaited.answered) if named else bool(awaited.answered)
    since = awaited.released_at or 0
    return answered or any(holds(state, when, since) for when in inject.response)


def propose_missed(turn: Turn) -> None:
    """Injects of phases that are over wait for the facilitator's word instead of being lost."""
    here = turn.state.clock.phase
    for inject in list(turn.state.injects.values()):
        if inject.status != "waiting" or not 0 <= inject.phase < here:
            continue
        why: str | None = "Its phase ended before it was due."
        if inject.kind != "scheduled" and inject.written is not None:
            why = _called_for(turn.state, inject.written, due=True)
        if why:
            turn.emit(InjectProposed(inject.number, why))


@guards(InjectProposed)
def can_propose(state: State, event: Event, fact: InjectProposed) -> str | None:
    """Once, while it waits."""
    inject = state.injects.get(fact.number)
    return None if inject and inject.status == "waiting" else "This inject does not wait any more."


@evolves(InjectProposed)
def set_proposed(state: State, event: Event, fact: InjectProposed) -> State:
    """Proposed."""
    return put(state, replace(state.injects[fact.number], status="proposed"))


@seen_by(InjectProposed)
def evaluators(event: Event, fact: InjectProposed) -> tuple[str, ...]:
    """Facilitator and evaluators."""
    return (EVALUATOR,)
