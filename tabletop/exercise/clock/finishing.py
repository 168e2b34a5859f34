"""The end of an exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise.clock import closing
from tabletop.exercise.facts import CONTROL, EVERYONE, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.rules import Turn, decides, evolves, guards, seen_by

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@act("exercise.finish")
class Finish(AnyAct, frozen=True):
    """Close the exercise. `silence` says what becomes of open texts: close or withdraw."""

    silence: str = ""


@fact("exercise.finished")
class Finished(Fact, frozen=True):
    """Nothing more is negotiated."""


@decides(Finish, CONTROL)
def finish(turn: Turn, act: Finish) -> None:
    """End the exercise, closing the move that is still open."""
    if closing.close_texts(turn, act.silence):
        return
    closing.close_move(turn)
    turn.emit(Finished())


@guards(Finished)
def can_finish(state: State, event: Event, fact: Finished) -> str | None:
    """Once only."""
    return "The exercise is over already." if state.clock.ended else None


@evolves(Finished)
def set_ended(state: State, event: Event, fact: Finished) -> State:
    """Over."""
    return replace(state, clock=replace(state.clock, ended=True, paused=True))


@seen_by(Finished)
def everyone(event: Event, fact: Finished) -> tuple[str, ...]:
    """Everybody learns that it is over."""
    return (EVERYONE,)
