"""Recorded scores (sections 10 and 13): facts that conditional injects may look at, and their showing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise.facts import CONTROL, EVALUATOR, EVERYONE, ROOM, Act, Event, Fact, act, fact
from tabletop.exercise.rules import Turn, decides, evolves, seen_by

if TYPE_CHECKING:
    from tabletop.exercise.core import State

HEADLINES = ("common_ground", "delivery", "mandate", "pressure", "reassurance")


@act("scores.record")
class RecordScores(Act, frozen=True):
    """Headlines at an assessment, in whole per cent; a headline that is not defined is left out."""

    move: int
    figures: dict[str, int]


@act("scores.show")
class ShowScores(Act, frozen=True):
    """Show the headlines to the players, or hide them."""

    shown: bool


@fact("scores.recorded")
class ScoresRecorded(Fact, frozen=True):
    """The headlines after a move (from 0)."""

    move: int
    figures: dict[str, int]


@fact("scores.shown")
class ScoresShown(Fact, frozen=True):
    """Whether players see the headlines from now on."""

    shown: bool


@decides(RecordScores, ROOM, CONTROL)
def record(turn: Turn, act: RecordScores) -> None:
    """Record."""
    turn.emit(ScoresRecorded(act.move, {k: act.figures[k] for k in HEADLINES if k in act.figures}))


@decides(ShowScores, CONTROL)
def show(turn: Turn, act: ShowScores) -> None:
    """Show or hide."""
    turn.emit(ScoresShown(act.shown))


@evolves(ScoresRecorded)
def keep(state: State, event: Event, fact: ScoresRecorded) -> State:
    """The latest figures."""
    return replace(state, scores=fact.figures)


@evolves(ScoresShown)
def set_shown(state: State, event: Event, fact: ScoresShown) -> State:
    """Shown or hidden."""
    return replace(state, scores_shown=fact.shown)


@seen_by(ScoresRecorded)
def evaluators(event: Event, fact: ScoresRecorded) -> tuple[str, ...]:
    """Facilitator and evaluators; players read the headlines in their view when they are shown."""
    return (EVALUATOR,)


@seen_by(ScoresShown)
def everyone(event: Event, fact: ScoresShown) -> tuple[str, ...]:
    """Everybody notices."""
    return (EVERYONE,)
