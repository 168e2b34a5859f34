"""What the passing of time does (sections 3, 5, 10): deadlines of texts, injects that are due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabletop.exercise.decisions.adoption import conclude
from tabletop.exercise.facts import CONTROL, ROOM, Act, act
from tabletop.exercise.injects.due import anything_called_for, fire_due
from tabletop.exercise.rules import Turn, decides

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@act("clock.tick")
class Tick(Act, frozen=True):
    """The clock has come to the command's time."""


@decides(Tick, ROOM, CONTROL)
def tick(turn: Turn, act: Tick) -> None:
    """Conclude texts whose deadline has passed, then look at injects; nothing while paused."""
    state, at = turn.state, turn.command.at
    if state.clock.paused or state.clock.ended:
        return
    for text in sorted(state.decisions.open.values(), key=lambda t: t.deadline):
        if text.deadline <= at:
            conclude(turn, text.draft)
    fire_due(turn)


def anything_due(state: State, at: int) -> bool:
    """Whether a tick would lead to anything at this exercise second."""
    if state.clock.paused or state.clock.ended:
        return False
    deadline = next_deadline(state)
    return (deadline is not None and deadline <= at) or anything_called_for(state, at)


def next_deadline(state: State) -> int | None:
    """Exercise second at which the next text falls due; None if nothing is under decision."""
    live = state.decisions.open
    return min([t.deadline for t in live.values()]) if live else None
