"""Injects the clock brings up: they go out, or are proposed to the facilitator."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from operator import is_not
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tabletop.exercise.facts import EVALUATOR, Event, Fact, fact
from tabletop.exercise.injects.predicates import holds, reader
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


def anything_called_for(state: State, at: int) -> bool:
    """Whether any inject comes up at an exercise second."""
    waiting = _waiting(state)
    quiet = not _held(state, waiting) and at - state.clock.opened < waiting.soonest
    return not quiet and any(called_for(state, at))


def called_for(state: State, at: int) -> Iterator[tuple[Inject, str]]:
    """Injects that come up at an exercise second, and why."""
    into = at - state.clock.opened
    waiting = _waiting(state)
    held = _held(state, waiting)
    if not held and into < waiting.soonest:
        return
    for written, comes in waiting.injects:
        why: str | None = None
        if written.kind == "conditional":
            why = "Its condition holds." if written.number in held else None
        elif into >= comes:
            why = _time_has_come(state, written)
        if why:
            yield written, why


class Waiting(Struct):
    """Injects of the scenario that wait for this phase or for a condition, as they stand in the list, each
    with the second of the phase from which on it may come up.

    They are the same while the list, the plan and the place are: the phase, and the second of its opening.
    `standing` is what matters of the list: an answer changes the list, and nothing here.
    `soonest` is the first second at which one without a condition may come up. `held` are the numbers of
    those whose condition held when the state last had these `parts`: all that the conditions look at.
    """

    listed: object
    standing: object
    plan: object
    place: tuple[int, int]
    injects: tuple[tuple[Inject, float], ...]
    soonest: float
    read: Callable[[State], tuple[object, ...]]
    parts: tuple[object, ...] | None = None
    held: frozenset[int] = frozenset()


def _waiting(state: State) -> Waiting:
    """Found once for a list and a phase: time is looked at after every act, and injects seldom change."""
    known, place = _known[0], (state.clock.phase, state.clock.opened)
    if known.listed is state.injects and known.plan is state.plan and known.place == place:
        return known
    standing = [(i.written, i.status, i.phase, i.offset, i.released_at) for i in state.injects.values()]
    if known.standing == standing and known.plan is state.plan and known.place == place:
        known.listed = state.injects
    else:
        known = _known[0] = _found(state, standing, place)
    return known


def _found(state: State, standing: object, place: tuple[int, int]) -> Waiting:
    listed = [(each, each.written) for each in state.injects.values() if each.status == "waiting"]
    injects = tuple(
        (written, math.inf if written.kind == "conditional" else _comes(state, each, written))
        for each, written in listed
        if written is not None and (each.phase == place[0] or written.kind == "conditional")
    )
    soonest = min((comes for _, comes in injects), default=math.inf)
    conditions = [when for written, _ in injects if written.kind == "conditional" for when in written.when]
    return Waiting(state.injects, standing, state.plan, place, injects, soonest, reader(conditions))


def _comes(state: State, inject: InjectState, written: Inject) -> float:
    """Seconds into its phase at which it may come up; never while what it awaits has not gone out."""
    awaited = state.injects.get(written.awaits or 0)
    if written.kind != "scheduled" and (awaited is None or awaited.status != "released"):
        return math.inf
    return inject.offset + _delay(state, written)


_known: list[Waiting] = [Waiting(None, None, None, (-1, 0), (), math.inf, lambda _: ())]
"""The list that was last looked at."""


def _held(state: State, waiting: Waiting) -> frozenset[int]:
    parts = waiting.read(state)
    if waiting.parts is None or any(map(is_not, parts, waiting.parts)):
        waiting.parts = parts
        conditional = [written for written, _ in waiting.injects if written.kind == "conditional"]
        waiting.held = frozenset(w.number for w in conditional if _condition_holds(state, w))
    return waiting.held


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


def _condition_holds(state: State, inject: Inject) -> bool:
    return bool(inject.when) and all(holds(state, when) for when in inject.when)


def _time_has_come(state: State, inject: Inject) -> str | None:
    """Why it comes up, its time having come; None if what it awaits has not gone out, or was answered."""
    if inject.kind == "scheduled":
        return "Its time has come."
    awaited = state.injects.get(inject.awaits or 0)
    if awaited is None or awaited.status != "released" or _responded(state, inject, awaited):
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
        if why := _missed(turn.state, inject):
            turn.emit(InjectProposed(inject.number, why))


def _missed(state: State, inject: InjectState) -> str | None:
    """Why it is still of use after its phase; None if what it waits for is not so."""
    written = inject.written
    if inject.kind == "scheduled" or written is None:
        return "Its phase ended before it was due."
    if written.kind == "conditional":
        return "Its condition holds." if _condition_holds(state, written) else None
    return _time_has_come(state, written)


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
