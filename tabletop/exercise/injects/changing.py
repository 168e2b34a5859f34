"""What the facilitator may change before an inject is out: hold, skip, time, words, receivers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise.facts import CONTROL, EVALUATOR, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.injects.schedule import InjectState, put, receivers_fault
from tabletop.exercise.rules import Refused, Turn, decides, evolves, guards, seen_by
from tabletop.exercise.words import missing_text

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@act("inject.hold")
class HoldInject(AnyAct, frozen=True):
    """Keep an inject back until released by hand."""

    number: int


@act("inject.skip")
class SkipInject(AnyAct, frozen=True):
    """Drop an inject for good."""

    number: int


@act("inject.reschedule")
class RescheduleInject(AnyAct, frozen=True):
    """Postpone (or, negative, bring forward) an inject by minutes; `shift_rest` moves later ones too."""

    number: int
    minutes: int
    shift_rest: bool = False


@act("inject.reword")
class RewordInject(AnyAct, frozen=True):
    """Other words for an inject not yet released."""

    number: int
    message: str


@act("inject.retarget")
class RetargetInject(AnyAct, frozen=True):
    """Other receivers for an inject not yet released."""

    number: int
    to: tuple[str, ...]


@fact("inject.changed")
class InjectChanged(Fact, frozen=True):
    """Held, skipped, rescheduled, reworded or retargeted; the whole new standing is stored."""

    number: int
    what: str
    status: str
    phase: int
    offset: int
    to: tuple[str, ...]
    message: str


def _change(turn: Turn, number: int, what: str, **changes: object) -> None:
    inject = turn.state.injects.get(number)
    if inject is None:
        raise Refused("There is no inject of that number.")
    new = replace(inject, **changes)
    turn.emit(InjectChanged(number, what, new.status, new.phase, new.offset, new.to, new.message))


@decides(HoldInject, CONTROL)
def hold(turn: Turn, act: HoldInject) -> None:
    """Hold."""
    _change(turn, act.number, "held", status="held")


@decides(SkipInject, CONTROL)
def skip(turn: Turn, act: SkipInject) -> None:
    """Skip."""
    _change(turn, act.number, "skipped", status="skipped")


@decides(RescheduleInject, CONTROL)
def reschedule(turn: Turn, act: RescheduleInject) -> None:
    """Another time, counted on the plan; it may fall into another phase."""
    inject = turn.state.injects.get(act.number)
    if inject is None:
        raise Refused("There is no inject of that number.")
    later = [inject]
    if act.shift_rest:
        later += [
            i for i in turn.state.injects.values()
            if i.status == "waiting" and i.number != inject.number and i.phase >= 0
            and (i.phase, i.offset) >= (inject.phase, inject.offset)
        ]  # fmt: skip
    for each in later:
        phase, offset = _moved(turn.state, each, act.minutes * 60, turn.command.at)
        _change(turn, each.number, "rescheduled", phase=phase, offset=offset, status="waiting")


def _moved(state: State, inject: InjectState, seconds: int, at: int) -> tuple[int, int]:
    """Counted from its due time; from now if that has passed or was never set."""
    phase, offset = inject.phase, inject.offset + seconds
    if phase < state.clock.phase:
        phase, offset = state.clock.phase, at - state.clock.opened + seconds
    while offset >= state.plan[phase].seconds and phase < len(state.plan) - 1:
        offset -= state.plan[phase].seconds
        phase += 1
    while offset < 0 and phase > state.clock.phase:
        phase -= 1
        offset += state.plan[phase].seconds
    return phase, max(0, offset)


@decides(RewordInject, CONTROL)
def reword(turn: Turn, act: RewordInject) -> None:
    """Other words."""
    if reason := missing_text(act.message, "An inject"):
        raise Refused(reason)
    _change(turn, act.number, "reworded", message=act.message)


@decides(RetargetInject, CONTROL)
def retarget(turn: Turn, act: RetargetInject) -> None:
    """Other receivers."""
    _change(turn, act.number, "retargeted", to=act.to)


@guards(InjectChanged)
def can_change(state: State, event: Event, fact: InjectChanged) -> str | None:
    """Until it is released."""
    inject = state.injects.get(fact.number)
    if inject is None or inject.status == "released":
        return f"Inject {fact.number} is out already and cannot be changed."
    return receivers_fault(state, fact.to)


@evolves(InjectChanged)
def set_changed(state: State, event: Event, fact: InjectChanged) -> State:
    """As changed."""
    old = state.injects[fact.number]
    new = replace(
        old, status=fact.status, phase=fact.phase, offset=fact.offset, to=fact.to, message=fact.message
    )
    return put(state, new)


@seen_by(InjectChanged)
def evaluators(event: Event, fact: InjectChanged) -> tuple[str, ...]:
    """Facilitator and evaluators."""
    return (EVALUATOR,)
