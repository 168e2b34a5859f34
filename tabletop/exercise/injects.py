"""Injects (section 10): due, proposed, held, released, answered; and what the facilitator may change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tabletop.exercise import effects
from tabletop.exercise.clock.plan import Slot, move_number
from tabletop.exercise.facts import ALLIANCE, CONTROL, EVALUATOR, EVERYONE, ROOM, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.predicates import holds
from tabletop.exercise.replacing import replace
from tabletop.exercise.rules import DELEGATION, Refused, Turn, decides, evolves, guards, seen_by
from tabletop.exercise.words import missing_text
from tabletop.scenario.model import Scenario
from tabletop.scenario.script import Inject
from tabletop.scenario.timing import Timing

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@dataclass(frozen=True, slots=True)
class InjectState:
    """Where an inject stands: waiting, proposed, held, released or skipped.

    `phase` is the index of the phase it is due in (-1: by hand only), `offset` seconds into it.
    """

    number: int
    title: str
    kind: str
    status: str
    phase: int
    offset: int
    to: tuple[str, ...]
    message: str
    answered: tuple[str, ...] = ()
    released_at: int | None = None


Injects = dict[int, InjectState]


def schedule(scenario: Scenario, timing: Timing, plan: tuple[Slot, ...]) -> Injects:
    """Every inject with its due phase in this timing; library injects wait unless the timing runs all."""
    return {inject.number: _scheduled(inject, timing, plan) for inject in scenario.injects}


def _scheduled(inject: Inject, timing: Timing, plan: tuple[Slot, ...]) -> InjectState:
    by_hand = inject.kind == "scheduled" and not inject.core and timing.injects == "core"
    phase, offset = (-1, 0) if by_hand else _due(inject, timing, plan)
    return InjectState(
        inject.number, inject.title, inject.kind, "waiting", phase, offset, inject.to, inject.message
    )


def _due(inject: Inject, timing: Timing, plan: tuple[Slot, ...]) -> tuple[int, int]:
    if inject.at is None:
        return -1, 0
    moves = [m.move for m in timing.moves]
    if inject.at.move not in moves:
        return -1, 0
    move = moves.index(inject.at.move)
    own = [i for i, s in enumerate(plan) if s.move == move]
    family = inject.at.phase
    index = next((i for i in own if family in plan[i].opens), own[0])
    return index, min(inject.at.minute * 60, max(0, plan[index].seconds - 60))


@act("inject.release")
@dataclass(frozen=True, slots=True)
class ReleaseInject(AnyAct):
    """Release an inject now."""

    number: int


@act("inject.hold")
@dataclass(frozen=True, slots=True)
class HoldInject(AnyAct):
    """Keep an inject back until released by hand."""

    number: int


@act("inject.skip")
@dataclass(frozen=True, slots=True)
class SkipInject(AnyAct):
    """Drop an inject for good."""

    number: int


@act("inject.reschedule")
@dataclass(frozen=True, slots=True)
class RescheduleInject(AnyAct):
    """Postpone (or, negative, bring forward) an inject by minutes; `shift_rest` moves later ones too."""

    number: int
    minutes: int
    shift_rest: bool = False


@act("inject.reword")
@dataclass(frozen=True, slots=True)
class RewordInject(AnyAct):
    """Other words for an inject not yet released."""

    number: int
    message: str


@act("inject.retarget")
@dataclass(frozen=True, slots=True)
class RetargetInject(AnyAct):
    """Other receivers for an inject not yet released."""

    number: int
    to: tuple[str, ...]


@act("inject.ad_hoc")
@dataclass(frozen=True, slots=True)
class AdHocInject(AnyAct):
    """An inject written during play, released at once."""

    title: str
    to: tuple[str, ...]
    message: str


@act("inject.answer")
@dataclass(frozen=True, slots=True)
class AnswerInject(AnyAct):
    """A seat's response to an inject it received."""

    number: int
    text: str


@act("adversary.reply")
@dataclass(frozen=True, slots=True)
class Reply(AnyAct):
    """The other side's answer: a prepared one by band (low, middle, high), or own words."""

    band: str
    text: str = ""


@fact("inject.proposed")
@dataclass(frozen=True, slots=True)
class InjectProposed(Fact):
    """Waits for the facilitator's word, and why."""

    number: int
    why: str


@fact("inject.released")
@dataclass(frozen=True, slots=True)
class InjectReleased(Fact):
    """Out in the room, in these words to these receivers."""

    number: int
    title: str
    to: tuple[str, ...]
    message: str


@fact("inject.changed")
@dataclass(frozen=True, slots=True)
class InjectChanged(Fact):
    """Held, skipped, rescheduled, reworded or retargeted; the whole new standing is stored."""

    number: int
    what: str
    status: str
    phase: int
    offset: int
    to: tuple[str, ...]
    message: str


@fact("inject.answered")
@dataclass(frozen=True, slots=True)
class InjectAnswered(Fact):
    """A response came."""

    number: int
    text: str


@fact("adversary.replied")
@dataclass(frozen=True, slots=True)
class AdversaryReplied(Fact):
    """The other side's answer; `move` counts from 0."""

    move: int
    band: str
    text: str


def release(turn: Turn, number: int) -> None:
    """Release and apply the effects the scenario lists."""
    inject = turn.state.injects.get(number)
    if inject is None:
        raise Refused("There is no inject of that number.")
    turn.emit(InjectReleased(number, inject.title, inject.to, inject.message))
    written = next((i for i in turn.state.scenario.injects if i.number == number), None)
    for effect in written.effects if written else ():
        effects.apply(turn, effect, inject.title)


def fire_due(turn: Turn) -> None:
    """Release what is due on the clock; propose conditional and contingency injects that call for it."""
    state, at = turn.state, turn.command.at
    into, written = at - state.clock.opened, {i.number: i for i in state.scenario.injects}
    for inject in list(state.injects.values()):
        if inject.status != "waiting":
            continue
        due = inject.phase == state.clock.phase and into >= inject.offset
        source = written.get(inject.number)
        if inject.kind == "scheduled":
            if due:
                release(turn, inject.number)
        elif source is not None and (why := _called_for(state, source, due)):
            if source.auto:
                release(turn, inject.number)
            else:
                turn.emit(InjectProposed(inject.number, why))


def _called_for(state: State, inject: Inject, due: bool) -> str | None:
    if inject.kind == "conditional":
        met = bool(inject.when) and all(holds(state, when) for when in inject.when)
        return "Its condition holds." if met else None
    awaited = state.injects.get(inject.awaits or 0)
    silent = awaited is not None and awaited.status == "released" and not awaited.answered
    return f"No answer to inject {inject.awaits} by now." if due and silent else None


def propose_missed(turn: Turn) -> None:
    """Injects of phases that are over wait for the facilitator's word instead of being lost."""
    here, written = turn.state.clock.phase, {i.number: i for i in turn.state.scenario.injects}
    for inject in list(turn.state.injects.values()):
        if inject.status != "waiting" or not 0 <= inject.phase < here:
            continue
        why: str | None = "Its phase ended before it was due."
        if inject.kind != "scheduled":
            why = _called_for(turn.state, written[inject.number], due=True)
        if why:
            turn.emit(InjectProposed(inject.number, why))


@decides(ReleaseInject, CONTROL)
def release_now(turn: Turn, act: ReleaseInject) -> None:
    """Release."""
    release(turn, act.number)


def _change(turn: Turn, number: int, what: str, **changes: object) -> None:
    inject = turn.state.injects.get(number)
    if inject is None:
        raise Refused("There is no inject of that number.")
    new = replace(inject, **changes)  # type: ignore[arg-type]
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


@decides(AdHocInject, CONTROL)
def ad_hoc(turn: Turn, act: AdHocInject) -> None:
    """A new number after the last, released at once."""
    if reason := missing_text(act.title, "An inject") or missing_text(act.message, "An inject"):
        raise Refused(reason)
    number = max(turn.state.injects, default=0) + 1
    turn.emit(InjectReleased(number, act.title, act.to, act.message))


@decides(AnswerInject, DELEGATION)
def answer(turn: Turn, act: AnswerInject) -> None:
    """Answer."""
    turn.emit(InjectAnswered(act.number, act.text))


@decides(Reply, CONTROL)
def reply(turn: Turn, act: Reply) -> None:
    """The prepared reply of the band, or the facilitator's words."""
    state, move = turn.state, move_number(turn.state)
    text = act.text
    if not text.strip():
        move_id = state.timing.moves[move].move
        prepared = next((r for r in state.scenario.adversary.replies if r.move == move_id), None)
        if prepared is None or act.band not in ("low", "middle", "high"):
            raise Refused("There is no prepared reply of that name for this move. Write your own words.")
        text = {"low": prepared.low, "middle": prepared.middle, "high": prepared.high}[act.band]
    turn.emit(AdversaryReplied(move, act.band if not act.text.strip() else "own", text))


def _receivers_fault(state: State, to: tuple[str, ...]) -> str | None:
    if not to or not set(to) <= {*state.scenario.seats, ALLIANCE, EVERYONE}:
        return "Send it to the public, to the alliance, or to delegations."
    return None


@guards(InjectProposed)
def can_propose(state: State, event: Event, fact: InjectProposed) -> str | None:
    """Once, while it waits."""
    inject = state.injects.get(fact.number)
    return None if inject and inject.status == "waiting" else "This inject does not wait any more."


@guards(InjectReleased)
def can_release(state: State, event: Event, fact: InjectReleased) -> str | None:
    """Once."""
    inject = state.injects.get(fact.number)
    if inject is not None and inject.status == "released":
        return f"Inject {fact.number} is out already."
    return _receivers_fault(state, fact.to)


@guards(InjectChanged)
def can_change(state: State, event: Event, fact: InjectChanged) -> str | None:
    """Until it is released."""
    inject = state.injects.get(fact.number)
    if inject is None or inject.status == "released":
        return f"Inject {fact.number} is out already and cannot be changed."
    return _receivers_fault(state, fact.to)


@guards(InjectAnswered)
def can_answer(state: State, event: Event, fact: InjectAnswered) -> str | None:
    """What the seat received."""
    inject = state.injects.get(fact.number)
    if inject is None or inject.status != "released":
        return "There is nothing of that number to answer."
    if not {event.seat, ALLIANCE, EVERYONE}.intersection(inject.to):
        return "There is nothing of that number to answer."
    return missing_text(fact.text, "An answer")


@guards(AdversaryReplied)
def can_reply(state: State, event: Event, fact: AdversaryReplied) -> str | None:
    """Some words."""
    return missing_text(fact.text, "A reply")


def _put(state: State, inject: InjectState) -> State:
    return replace(state, injects={**state.injects, inject.number: inject})


@evolves(InjectProposed)
def set_proposed(state: State, event: Event, fact: InjectProposed) -> State:
    """Proposed."""
    return _put(state, replace(state.injects[fact.number], status="proposed"))


@evolves(InjectReleased)
def set_released(state: State, event: Event, fact: InjectReleased) -> State:
    """Out; an ad hoc one is new."""
    old = state.injects.get(fact.number)
    if old is None:
        old = InjectState(fact.number, fact.title, "ad hoc", "waiting", -1, 0, fact.to, fact.message)
    new = replace(old, status="released", to=fact.to, message=fact.message, released_at=event.at)
    return _put(state, new)


@evolves(InjectChanged)
def set_changed(state: State, event: Event, fact: InjectChanged) -> State:
    """As changed."""
    old = state.injects[fact.number]
    new = replace(
        old, status=fact.status, phase=fact.phase, offset=fact.offset, to=fact.to, message=fact.message
    )
    return _put(state, new)


@evolves(InjectAnswered)
def set_answered(state: State, event: Event, fact: InjectAnswered) -> State:
    """Answered by this seat."""
    old = state.injects[fact.number]
    return _put(state, replace(old, answered=tuple(dict.fromkeys((*old.answered, event.seat)))))


@seen_by(InjectReleased)
def receivers(event: Event, fact: InjectReleased) -> tuple[str, ...]:
    """Those it was sent to."""
    return (*fact.to, EVALUATOR)


@seen_by(InjectAnswered, InjectProposed, InjectChanged)
def own(event: Event, fact: Fact) -> tuple[str, ...]:
    """The seat that answers; the rest is for control and evaluators."""
    return (event.seat, EVALUATOR) if event.seat not in (CONTROL, ROOM) else (EVALUATOR,)


@seen_by(AdversaryReplied)
def everyone(event: Event, fact: AdversaryReplied) -> tuple[str, ...]:
    """The other side speaks in public."""
    return (EVERYONE,)
