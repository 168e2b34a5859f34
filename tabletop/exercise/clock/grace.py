"""More time for one delegation (section 3): what it sends late still counts, for some minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise.clock.plan import SEATING, seconds_of, slot
from tabletop.exercise.facts import CONTROL, EVALUATOR, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.rules import Turn, decides, evolves, guards, seen_by

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@act("grace.give")
class GiveGrace(AnyAct, frozen=True):
    """Give one delegation some minutes more than the others; deadlines of texts stay as they are."""

    seat: str
    minutes: int


@fact("grace.given")
class GraceGiven(Fact, frozen=True):
    """Until this second of exercise time all phases of the move so far are open to the delegation."""

    seat: str
    move: int
    until: int


@decides(GiveGrace, CONTROL)
def give(turn: Turn, act: GiveGrace) -> None:
    """From the end of the open phase, or from now if that is over."""
    state = turn.state
    begins = max(turn.command.at, state.clock.ends)
    turn.emit(GraceGiven(act.seat, slot(state).move, begins + seconds_of(act.minutes)))


@guards(GraceGiven)
def can_give(state: State, event: Event, fact: GraceGiven) -> str | None:
    """To a delegation, in a move."""
    if fact.seat not in state.scenario.seats:
        return "More time is given to a delegation."
    if state.clock.ended or fact.move == SEATING:
        return "There is no move now in which a delegation could need more time."
    return None


@evolves(GraceGiven)
def given(state: State, event: Event, fact: GraceGiven) -> State:
    """The latest word counts."""
    return replace(state, grace={**state.grace, fact.seat: (fact.move, fact.until)})


@seen_by(GraceGiven)
def own(event: Event, fact: GraceGiven) -> tuple[str, ...]:
    """The delegation."""
    return (fact.seat, EVALUATOR)
