"""Phases, one after the other: advance, skip, reopen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise.clock import closing
from tabletop.exercise.clock.plan import HOT_WASH, seconds_of, slot
from tabletop.exercise.facts import CONTROL, EVERYONE, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.injects.due import propose_missed
from tabletop.exercise.rules import Refused, Turn, decides, evolves, guards, seen_by

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@act("phase.advance")
class Advance(AnyAct, frozen=True):
    """Open the next phase. `silence` says what becomes of open texts: extend, close or withdraw."""

    silence: str = ""


@act("phase.skip")
class Skip(AnyAct, frozen=True):
    """Pass over the next phase and open the one after it; a move of one phase passes with it."""

    silence: str = ""


@act("phase.reopen")
class Reopen(AnyAct, frozen=True):
    """Go back to an earlier phase of the same move for some minutes."""

    phase: int
    minutes: int


@fact("phase.opened")
class PhaseOpened(Fact, frozen=True):
    """A phase opens for so many seconds."""

    phase: int
    seconds: int


@decides(Advance, CONTROL)
def advance(turn: Turn, act: Advance) -> None:
    """Open the next phase."""
    _go(turn, turn.state.clock.phase + 1, act.silence)


@decides(Skip, CONTROL)
def skip(turn: Turn, act: Skip) -> None:
    """Open the phase after the next, within the same move or over its end."""
    _go(turn, turn.state.clock.phase + 2, act.silence)


def _go(turn: Turn, target: int, silence: str) -> None:
    state = turn.state
    if target >= len(state.plan):
        raise Refused("This is the last phase. Finish the exercise instead.")
    leaving, entering = slot(state).move, state.plan[target].move
    if entering == HOT_WASH and silence == "extend" and state.decisions.open:
        raise Refused("The hot wash comes next; nothing is decided in it. Close the text or withdraw it.")
    if closing.close_texts(turn, silence, state.plan[target].seconds):
        return
    passed = range(state.clock.phase + 1, target)
    for phase in (*(p for p in passed if state.plan[p].move not in (leaving, entering)), target):
        _open(turn, phase)
    propose_missed(turn)


def _open(turn: Turn, phase: int) -> None:
    """Open a phase; a move that begins or ends with it is opened and closed, even if it is passed over."""
    leaving, entering = slot(turn.state).move, turn.state.plan[phase].move
    if entering != leaving:
        closing.close_move(turn)
    turn.emit(PhaseOpened(phase, turn.state.plan[phase].seconds))
    if entering not in (leaving, HOT_WASH):
        closing.open_move(turn, entering)


@decides(Reopen, CONTROL)
def reopen(turn: Turn, act: Reopen) -> None:
    """Reopen an earlier phase; texts under silence stay so."""
    state = turn.state
    if not 0 <= act.phase < state.clock.phase or state.plan[act.phase].move != slot(state).move:
        raise Refused("Only an earlier phase of this move can be reopened.")
    turn.emit(PhaseOpened(act.phase, seconds_of(act.minutes)))


@guards(PhaseOpened)
def can_open(state: State, event: Event, fact: PhaseOpened) -> str | None:
    """A phase of the plan, other than the open one."""
    if state.clock.ended:
        return "The exercise is over."
    if not 0 <= fact.phase < len(state.plan) or fact.phase == state.clock.phase:
        return "That phase is open already."
    return None


@evolves(PhaseOpened)
def set_phase(state: State, event: Event, fact: PhaseOpened) -> State:
    """Open the phase now."""
    clock = replace(state.clock, phase=fact.phase, opened=event.at, ends=event.at + fact.seconds)
    return replace(state, clock=clock)


@seen_by(PhaseOpened)
def everyone(event: Event, fact: PhaseOpened) -> tuple[str, ...]:
    """Time is public."""
    return (EVERYONE,)
