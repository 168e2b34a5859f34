"""The plan (section 3): moves, phases, where the clock stands, and what is open when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from tabletop.exercise.rules import Refused
from tabletop.scenario.model import Scenario
from tabletop.scenario.timing import Timing

if TYPE_CHECKING:
    from tabletop.exercise.core import State

SEATING, HOT_WASH = -1, 99
LONGEST = 240


class Slot(Struct, frozen=True):
    """One phase of the plan. `move` counts from 0; SEATING before the first, HOT_WASH after the last."""

    move: int
    name: str
    seconds: int
    opens: tuple[str, ...]
    hard: bool = False


class Clock(Struct, frozen=True):
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


def slot(state: State) -> Slot:
    """The open phase."""
    return state.plan[state.clock.phase]


def move_number(state: State) -> int:
    """The move being played, from 0; before the first 0, after the last the last."""
    last = len(state.timing.moves) - 1
    return max(0, min(slot(state).move, last))


def opens(here: Slot, family: str) -> bool:
    """Whether a phase opens a family; `fund`, making good, where money or decisions are open."""
    return family in here.opens or (family == "fund" and not {"pledge", "decide"}.isdisjoint(here.opens))


FAMILY_WORDS = {
    "consult": "Proposals of this kind are",
    "pledge": "Pledges and money are",
    "fund": "Making good what is short is",
    "decide": "Putting a text to decision is",
    "speak": "Statements and policy acts are",
}


def has_grace(state: State, seat: str, at: int) -> bool:
    """Whether this delegation has more time than the others now."""
    if not state.grace:
        return False
    move, until = state.grace.get(seat, (SEATING, 0))
    return move == slot(state).move and at <= until


def _opened(state: State, family: str) -> bool:
    """Whether a phase of this move, up to the open one, opens a family."""
    here = slot(state).move
    return any(opens(s, family) for s in state.plan[: state.clock.phase + 1] if s.move == here)


def not_open(plan: Sequence[Slot], phase: int, family: str) -> str:
    """That a phase does not open a family, and which later one does."""
    later = [slot.name for slot in plan[phase:] if opens(slot, family)]
    begins, it = ("It opens", "it") if family in ("decide", "fund") else ("They open", "them")
    hint = f"{begins} in {later[0]}." if later else f"No phase that is left opens {it}."
    return f"{FAMILY_WORDS[family]} not open in {plan[phase].name}. {hint}"


def open_family(state: State, family: str, at: int, seat: str = "") -> bool:
    """Whether a family of acts is open now, for a seat that may have more time."""
    here = slot(state)
    if state.clock.ended:
        return False
    if opens(here, family) and not (here.hard and at > state.clock.ends):
        return True
    return has_grace(state, seat, at) and _opened(state, family)


def closed_family(state: State, family: str, at: int, seat: str = "") -> str | None:
    """Why a family of acts is closed now, for a seat that may have more time; None if it is open."""
    here = slot(state)
    if open_family(state, family, at, seat):
        return None
    if state.clock.ended:
        return "The exercise is over; nothing more can be decided."
    if not opens(here, family):
        return not_open(state.plan, state.clock.phase, family)
    return f"{here.name} is over. Ask the facilitator for more time."


def seconds_of(minutes: int) -> int:
    """Minutes in seconds; Refused if it is less than a minute or more than LONGEST."""
    if not 1 <= minutes <= LONGEST:
        raise Refused(f"Give between 1 and {LONGEST} minutes.")
    return 60 * minutes
