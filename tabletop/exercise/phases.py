"""Time (section 3): moves, phases, the clock, and what is open when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tabletop.exercise.facts import CONTROL, EVERYONE, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.replacing import replace
from tabletop.exercise.rules import Refused, Turn, decides, evolves, guards, seen_by
from tabletop.scenario.model import Scenario
from tabletop.scenario.timing import Timing

if TYPE_CHECKING:
    from tabletop.exercise.core import State

SEATING, HOT_WASH = -1, 99
LONGEST = 240


@dataclass(frozen=True, slots=True)
class Slot:
    """One phase of the plan. `move` counts from 0; SEATING before the first, HOT_WASH after the last."""

    move: int
    name: str
    seconds: int
    opens: tuple[str, ...]
    hard: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """Which phase is open, since when and until when, in seconds of exercise time."""

    phase: int = 0
    opened: int = 0
    ends: int = 0
    paused: bool = True
    ended: bool = False


def plan_of(scenario: Scenario, timing: Timing) -> tuple[Slot, ...]:
    """All phases of a timing in order, with seating before and the hot wash after."""
    slots = [Slot(SEATING, "Seat and read", timing.seat_and_read * 60, ())]
    for number, move in enumerate(timing.moves):
        slots += [Slot(number, p.name, p.minutes * 60, p.opens, p.hard) for p in move.phases]
    return (*slots, Slot(HOT_WASH, "Hot wash", timing.hot_wash * 60, ()))


@act("clock.pause")
@dataclass(frozen=True, slots=True)
class Pause(AnyAct):
    """Stop the clock: no inject fires and no deadline passes."""


@act("clock.resume")
@dataclass(frozen=True, slots=True)
class Resume(AnyAct):
    """Start the clock, or let it run on."""


@act("phase.extend")
@dataclass(frozen=True, slots=True)
class Extend(AnyAct):
    """Give the open phase more minutes, or fewer if negative."""

    minutes: int


@act("phase.advance")
@dataclass(frozen=True, slots=True)
class Advance(AnyAct):
    """Open the next phase. `silence` says what becomes of open texts: extend, close or withdraw."""

    silence: str = ""


@act("phase.skip")
@dataclass(frozen=True, slots=True)
class Skip(AnyAct):
    """Pass over the next phase and open the one after it."""

    silence: str = ""


@act("phase.reopen")
@dataclass(frozen=True, slots=True)
class Reopen(AnyAct):
    """Go back to an earlier phase of the same move for some minutes."""

    phase: int
    minutes: int


@act("clock.end_at")
@dataclass(frozen=True, slots=True)
class EndAt(AnyAct):
    """Rescale what is left so that the exercise ends in this many seconds of running clock."""

    seconds: int


@act("exercise.finish")
@dataclass(frozen=True, slots=True)
class Finish(AnyAct):
    """Close the exercise after the hot wash, or early."""


@fact("clock.paused")
@dataclass(frozen=True, slots=True)
class Paused(Fact):
    """The clock stands."""


@fact("clock.resumed")
@dataclass(frozen=True, slots=True)
class Resumed(Fact):
    """The clock runs."""


@fact("phase.opened")
@dataclass(frozen=True, slots=True)
class PhaseOpened(Fact):
    """A phase opens for so many seconds."""

    phase: int
    seconds: int


@fact("phase.retimed")
@dataclass(frozen=True, slots=True)
class PhaseRetimed(Fact):
    """The open phase now ends at this second of exercise time."""

    ends: int


@fact("plan.rescaled")
@dataclass(frozen=True, slots=True)
class PlanRescaled(Fact):
    """New lengths, in seconds, of every phase of the plan; and the end of the open one."""

    seconds: tuple[int, ...]
    ends: int


@fact("move.opened")
@dataclass(frozen=True, slots=True)
class MoveOpened(Fact):
    """A move begins; `move` counts from 0."""

    move: int


@fact("move.closed")
@dataclass(frozen=True, slots=True)
class MoveClosed(Fact):
    """A move is over."""

    move: int


@fact("exercise.finished")
@dataclass(frozen=True, slots=True)
class Finished(Fact):
    """Nothing more is negotiated."""


def slot(state: State) -> Slot:
    """The open phase."""
    return state.plan[state.clock.phase]


def move_number(state: State) -> int:
    """The move being played, from 0; before the first 0, after the last the last."""
    last = len(state.timing.moves) - 1
    return max(0, min(slot(state).move, last))


def closed_family(state: State, family: str, at: int) -> str | None:
    """Why a family of acts is closed now; None if it is open."""
    here = slot(state)
    if state.clock.ended:
        return "The exercise is over; nothing more can be decided."
    if family not in here.opens:
        later = [s.name for s in state.plan[state.clock.phase :] if family in s.opens]
        hint = f"It opens in {later[0]}." if later else "No phase that is left opens it."
        return f"{FAMILY_WORDS[family]} not open in {here.name}. {hint}"
    if here.hard and at > state.clock.ends:
        return f"{here.name} is over. Ask the facilitator for more time."
    return None


FAMILY_WORDS = {
    "consult": "Proposals of this kind are",
    "pledge": "Pledges and money are",
    "decide": "Putting a text to decision is",
    "speak": "Statements and policy acts are",
}


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


@decides(Finish, CONTROL)
def finish(turn: Turn, act: Finish) -> None:
    """End the exercise, closing the move that is still open."""
    from tabletop.exercise import closing

    closing.close_texts(turn, "close")
    closing.close_move(turn)
    turn.emit(Finished())


@decides(Advance, CONTROL)
def advance(turn: Turn, act: Advance) -> None:
    """Open the next phase."""
    _go(turn, turn.state.clock.phase + 1, act.silence)


@decides(Skip, CONTROL)
def skip(turn: Turn, act: Skip) -> None:
    """Open the phase after the next, within the same move or over its end."""
    _go(turn, turn.state.clock.phase + 2, act.silence)


def _go(turn: Turn, target: int, silence: str) -> None:
    from tabletop.exercise import closing

    state = turn.state
    if target >= len(state.plan):
        raise Refused("This is the last phase. Finish the exercise instead.")
    leaving, entering = slot(state).move, state.plan[target].move
    if entering == HOT_WASH and silence == "extend" and state.decisions.open:
        raise Refused("The hot wash comes next; nothing is decided in it. Close the text or withdraw it.")
    closing.close_texts(turn, silence)
    if entering != leaving:
        closing.close_move(turn)
    turn.emit(PhaseOpened(target, state.plan[target].seconds))
    if entering not in (leaving, HOT_WASH):
        closing.open_move(turn, entering)
    closing.miss_injects(turn)


@decides(Reopen, CONTROL)
def reopen(turn: Turn, act: Reopen) -> None:
    """Reopen an earlier phase; texts under silence stay so."""
    state = turn.state
    if not 0 <= act.phase < state.clock.phase or state.plan[act.phase].move != slot(state).move:
        raise Refused("Only an earlier phase of this move can be reopened.")
    if not 1 <= act.minutes <= LONGEST:
        raise Refused(f"Give between 1 and {LONGEST} minutes.")
    turn.emit(PhaseOpened(act.phase, act.minutes * 60))


@guards(Paused, Resumed, PhaseRetimed, PlanRescaled, MoveOpened, MoveClosed)
def not_ended(state: State, event: Event, fact: Fact) -> str | None:
    """The clock can be worked until the exercise is finished."""
    if state.clock.ended:
        return "The exercise is over."
    if isinstance(fact, Paused) and state.clock.paused:
        return "The clock stands already."
    if isinstance(fact, Resumed) and not state.clock.paused:
        return "The clock runs already."
    return None


@guards(PhaseOpened)
def can_open(state: State, event: Event, fact: PhaseOpened) -> str | None:
    """A phase of the plan, other than the open one."""
    if state.clock.ended:
        return "The exercise is over."
    if not 0 <= fact.phase < len(state.plan) or fact.phase == state.clock.phase:
        return "That phase is open already."
    return None


@guards(Finished)
def can_finish(state: State, event: Event, fact: Finished) -> str | None:
    """Once only."""
    return "The exercise is over already." if state.clock.ended else None


@evolves(Paused, Resumed)
def set_pause(state: State, event: Event, fact: Fact) -> State:
    """Stop or start."""
    return replace(state, clock=replace(state.clock, paused=isinstance(fact, Paused)))


@evolves(PhaseOpened)
def set_phase(state: State, event: Event, fact: PhaseOpened) -> State:
    """Open the phase now."""
    clock = replace(state.clock, phase=fact.phase, opened=event.at, ends=event.at + fact.seconds)
    return replace(state, clock=clock)


@evolves(PhaseRetimed)
def set_end(state: State, event: Event, fact: PhaseRetimed) -> State:
    """Another end."""
    return replace(state, clock=replace(state.clock, ends=fact.ends))


@evolves(PlanRescaled)
def set_plan(state: State, event: Event, fact: PlanRescaled) -> State:
    """Other lengths for what is left."""
    plan = tuple(replace(s, seconds=n) for s, n in zip(state.plan, fact.seconds, strict=True))
    return replace(state, plan=plan, clock=replace(state.clock, ends=fact.ends))


@evolves(Finished)
def set_ended(state: State, event: Event, fact: Finished) -> State:
    """Over."""
    return replace(state, clock=replace(state.clock, ended=True, paused=True))


@seen_by(Paused, Resumed, PhaseOpened, PhaseRetimed, PlanRescaled, MoveOpened, MoveClosed, Finished)
def everyone(event: Event, fact: Fact) -> tuple[str, ...]:
    """Time is public."""
    return (EVERYONE,)
