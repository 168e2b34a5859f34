"""The turn of a move: it opens, it closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabletop.exercise.facts import EVERYONE, Event, Fact, fact
from tabletop.exercise.rules import guards, seen_by

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@fact("move.opened")
class MoveOpened(Fact, frozen=True):
    """A move begins; `move` counts from 0."""

    move: int


@fact("move.closed")
class MoveClosed(Fact, frozen=True):
    """A move is over."""

    move: int


@guards(MoveOpened, MoveClosed)
def not_ended(state: State, event: Event, fact: Fact) -> str | None:
    """Until the exercise is finished."""
    return "The exercise is over." if state.clock.ended else None


@seen_by(MoveOpened, MoveClosed)
def everyone(event: Event, fact: Fact) -> tuple[str, ...]:
    """Time is public."""
    return (EVERYONE,)
