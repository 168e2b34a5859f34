"""A delegation answers an inject it received."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise.facts import ALLIANCE, EVALUATOR, EVERYONE, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.injects.schedule import put
from tabletop.exercise.rules import DELEGATION, Turn, decides, evolves, guards, seen_by
from tabletop.exercise.words import missing_text

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@act("inject.answer")
class AnswerInject(AnyAct, frozen=True):
    """A seat's response to an inject it received."""

    number: int
    text: str


@fact("inject.answered")
class InjectAnswered(Fact, frozen=True):
    """A response came."""

    number: int
    text: str


@decides(AnswerInject, DELEGATION)
def answer(turn: Turn, act: AnswerInject) -> None:
    """Answer."""
    turn.emit(InjectAnswered(act.number, act.text))


@guards(InjectAnswered)
def can_answer(state: State, event: Event, fact: InjectAnswered) -> str | None:
    """What the seat received."""
    inject = state.injects.get(fact.number)
    if inject is None or inject.status != "released":
        return "There is nothing of that number to answer."
    if not {event.seat, ALLIANCE, EVERYONE}.intersection(inject.to):
        return "There is nothing of that number to answer."
    return missing_text(fact.text, "An answer")


@evolves(InjectAnswered)
def set_answered(state: State, event: Event, fact: InjectAnswered) -> State:
    """Answered by this seat."""
    old = state.injects[fact.number]
    return put(state, replace(old, answered=tuple(dict.fromkeys((*old.answered, event.seat)))))


@seen_by(InjectAnswered)
def own(event: Event, fact: InjectAnswered) -> tuple[str, ...]:
    """The seat that answers, and evaluators."""
    return (event.seat, EVALUATOR)
