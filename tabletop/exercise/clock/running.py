"""The running clock: pause, resume, more or less time, another end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise.clock.plan import LONGEST
from tabletop.exercise.facts import CONTROL, EVERYONE, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.rules import Refused, Turn, decides, evolves, guards, seen_by

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@act("clock.pause")
class Pause(AnyAct, frozen=True):
    """Stop the clock: no inject fires and no deadline passes."""


@act("clock.resume")
class Resume(AnyAct, frozen=True):
    """Start the clock, or let it run on."""


@act("phase.extend")
class Extend(AnyAct, frozen=True):
    """Give the open phase more minutes, or fewer if negative."""

    minutes: int


@act("clock.end_at")
class EndAt(AnyAct, frozen=True):
    """Rescale what is left so that the exercise ends in this many seconds of running clock."""

    seconds: int


@fact("clock.paused")
class Paused(Fact, frozen=True):
    """The clock stands."""


@fact("clock.resumed")
class Resumed(Fact, frozen=True):
    """The clock runs."""


@fact("phase.retimed")
class PhaseRetimed(Fact, frozen=True):
    """The open phase now ends at this second of exercise time."""

    ends: int


@fact("plan.rescaled")
class PlanRescaled(Fact, frozen=True):
    """New lengths, in seconds, of every phase of the plan; and the end of the open one."""

    seconds: tuple[int, ...]
    ends: int


@decides(Pause, CONTROL)
def pause(turn: Turn, act: Pause) -> None:
    """Pause."""
    turn.emit(Paused())


@decides(Resume, CONTROL)
def resume(turn: Turn, act: Resume) -> None:
    """Resume; the first time, this starts the exercise."""
    turn.emit(Resumed())


@decides(Extend, CONTROL)
def extend(turn: Turn, act: Extend) -> None:
    """Move the end of the open phase; never before the present."""
    if not -LONGEST <= act.minutes <= LONGEST:
        raise Refused(f"Give at most {LONGEST} minutes more or fewer.")
    turn.emit(PhaseRetimed(max(turn.command.at, turn.state.clock.ends + act.minutes * 60)))


@decides(EndAt, CONTROL)
def end_at(turn: Turn, act: EndAt) -> None:
    """Share the seconds that are left among the phases in their old proportions."""
    state, at = turn.state, turn.command.at
    if act.seconds < 60:
        raise Refused("There must be at least a minute left. Give a later time, or finish now.")
    if act.seconds > 24 * 3600:
        raise Refused("That is more than a day away. Give an earlier time.")
    here = state.clock.phase
    left = [max(0, state.clock.ends - at), *(s.seconds for s in state.plan[here + 1 :])]
    whole = max(1, sum(left))
    scaled = [seconds * act.seconds // whole for seconds in left]
    scaled[-1] += act.seconds - sum(scaled)
    before = tuple(s.seconds for s in state.plan[: here + 1])
    turn.emit(PlanRescaled((*before, *scaled[1:]), at + scaled[0]))


@guards(Paused, Resumed, PhaseRetimed, PlanRescaled)
def can_work(state: State, event: Event, fact: Fact) -> str | None:
    """The clock can be worked until the exercise is finished."""
    if state.clock.ended:
        return "The exercise is over."
    if isinstance(fact, Paused) and state.clock.paused:
        return "The clock stands already."
    if isinstance(fact, Resumed) and not state.clock.paused:
        return "The clock runs already."
    return None


@evolves(Paused, Resumed)
def set_pause(state: State, event: Event, fact: Fact) -> State:
    """Stop or start."""
    return replace(state, clock=replace(state.clock, paused=isinstance(fact, Paused)))


@evolves(PhaseRetimed)
def set_end(state: State, event: Event, fact: PhaseRetimed) -> State:
    """Another end."""
    return replace(state, clock=replace(state.clock, ends=fact.ends))


@evolves(PlanRescaled)
def set_plan(state: State, event: Event, fact: PlanRescaled) -> State:
    """Other lengths for what is left."""
    plan = tuple(replace(s, seconds=n) for s, n in zip(state.plan, fact.seconds, strict=True))
    return replace(state, plan=plan, clock=replace(state.clock, ends=fact.ends))


@seen_by(Paused, Resumed, PhaseRetimed, PlanRescaled)
def everyone(event: Event, fact: Fact) -> tuple[str, ...]:
    """Time is public."""
    return (EVERYONE,)
