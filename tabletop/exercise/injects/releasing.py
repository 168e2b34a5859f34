"""An inject is released, by hand or by the clock, or written during play."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise import effects
from tabletop.exercise.facts import CONTROL, EVALUATOR, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.injects.schedule import InjectState, put, receivers_fault
from tabletop.exercise.rules import Refused, Turn, decides, evolves, guards, seen_by
from tabletop.exercise.words import missing_text

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@act("inject.release")
class ReleaseInject(AnyAct, frozen=True):
    """Release an inject now."""

    number: int


@act("inject.ad_hoc")
class AdHocInject(AnyAct, frozen=True):
    """An inject written during play, released at once; from whom, how, and what is hoped for if wanted."""

    title: str
    to: tuple[str, ...]
    message: str
    sender: str = ""
    mode: str = ""
    expected: str = ""


@fact("inject.released")
class InjectReleased(Fact, frozen=True):
    """Out in the room, in these words to these receivers; sender and mode only if written during play."""

    number: int
    title: str
    to: tuple[str, ...]
    message: str
    sender: str = ""
    mode: str = ""


@fact("inject.expected")
class ResponseExpected(Fact, frozen=True):
    """What the facilitator hopes to see in answer to an inject written during play."""

    number: int
    expected: str


def release(turn: Turn, number: int) -> None:
    """Release and apply the effects the scenario lists."""
    inject = turn.state.injects.get(number)
    if inject is None:
        raise Refused("There is no inject of that number.")
    turn.emit(InjectReleased(number, inject.title, inject.to, inject.message))
    for effect in inject.written.effects if inject.written else ():
        effects.apply(turn, effect, inject.title)


@decides(ReleaseInject, CONTROL)
def release_now(turn: Turn, act: ReleaseInject) -> None:
    """Release."""
    release(turn, act.number)


@decides(AdHocInject, CONTROL)
def ad_hoc(turn: Turn, act: AdHocInject) -> None:
    """A new number after the last, released at once."""
    if reason := missing_text(act.title, "An inject") or missing_text(act.message, "An inject"):
        raise Refused(reason)
    number = max(turn.state.injects, default=0) + 1
    turn.emit(InjectReleased(number, act.title, act.to, act.message, act.sender, act.mode))
    if act.expected.strip():
        turn.emit(ResponseExpected(number, act.expected))


@guards(InjectReleased)
def can_release(state: State, event: Event, fact: InjectReleased) -> str | None:
    """Once."""
    inject = state.injects.get(fact.number)
    if inject is not None and inject.status == "released":
        return f"Inject {fact.number} is out already."
    return receivers_fault(state, fact.to)


@evolves(InjectReleased)
def set_released(state: State, event: Event, fact: InjectReleased) -> State:
    """Out; an ad hoc one is new."""
    old = state.injects.get(fact.number)
    if old is None:
        old = InjectState(fact.number, fact.title, "ad hoc", "waiting", -1, 0, fact.to, fact.message)
    new = replace(old, status="released", to=fact.to, message=fact.message, released_at=event.at)
    return put(state, new)


@evolves(ResponseExpected)
def set_expected(state: State, event: Event, fact: ResponseExpected) -> State:
    """Beside the inject."""
    return put(state, replace(state.injects[fact.number], expected=fact.expected))


@seen_by(ResponseExpected)
def evaluators(event: Event, fact: ResponseExpected) -> tuple[str, ...]:
    """Facilitator and evaluators."""
    return (EVALUATOR,)


@seen_by(InjectReleased)
def receivers(event: Event, fact: InjectReleased) -> tuple[str, ...]:
    """Those it was sent to."""
    return (*fact.to, EVALUATOR)
