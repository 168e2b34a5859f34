"""The facilitator's tray (section 3): acts that came after their phase closed; accepted or returned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from tabletop.exercise.facts import ACTS, CONTROL, EVALUATOR, Act, Event, Fact, act, fact
from tabletop.exercise.reading import act_from
from tabletop.exercise.rules import RULES, Refused, Turn, decides, evolves, guards, seen_by

if TYPE_CHECKING:
    from tabletop.exercise.core import State


class Late(Struct, frozen=True):
    """A late act as it came: kind and fields, from whom, for which phase."""

    id: str
    seat: str
    person: str
    phase: int
    kind: str
    fields: dict[str, Any]


Tray = dict[str, Late]


@act("tray.accept")
class AcceptLate(Act, frozen=True):
    """Let a late act count now."""

    late: str


@act("tray.return")
class ReturnLate(Act, frozen=True):
    """Give a late act back, with a reason."""

    late: str
    reason: str = ""


@fact("tray.received")
class LateReceived(Fact, frozen=True):
    """An act came too late and lies in the tray."""

    late: str
    for_phase: int
    act_kind: str
    fields: dict[str, Any]


@fact("tray.settled")
class LateSettled(Fact, frozen=True):
    """Accepted or returned; `by` is whose act it was."""

    late: str
    by: str
    accepted: bool
    reason: str


def receive(turn: Turn, fields: dict[str, Any]) -> None:
    """Put the turn's own command into the tray."""
    command = turn.command
    turn.emit(LateReceived(command.id, command.phase, command.act.kind, fields))


@decides(AcceptLate, CONTROL)
def accept(turn: Turn, act: AcceptLate) -> None:
    """Settle it, then decide the act itself as its seat's."""
    late = turn.state.tray.get(act.late)
    if late is None:
        raise Refused("There is no such act in the tray.")
    if turn.state.clock.ended:
        raise Refused("The exercise is over; return the act instead.")
    turn.emit(LateSettled(late.id, late.seat, True, ""))
    inner = act_from(ACTS[late.kind], late.fields)
    turn.command = replace(turn.command, seat=late.seat, person=late.person, act=inner)
    RULES[type(inner)].decide(turn, inner)


@decides(ReturnLate, CONTROL)
def give_back(turn: Turn, act: ReturnLate) -> None:
    """Return it."""
    late = turn.state.tray.get(act.late)
    if late is None:
        raise Refused("There is no such act in the tray.")
    turn.emit(LateSettled(late.id, late.seat, False, act.reason))


@guards(LateReceived)
def can_receive(state: State, event: Event, fact: LateReceived) -> str | None:
    """Once."""
    return "This act lies in the tray already." if fact.late in state.tray else None


@guards(LateSettled)
def can_settle(state: State, event: Event, fact: LateSettled) -> str | None:
    """What lies there."""
    return None if fact.late in state.tray else "There is no such act in the tray."


@evolves(LateReceived)
def put(state: State, event: Event, fact: LateReceived) -> State:
    """In the tray."""
    late = Late(fact.late, event.seat, event.person, fact.for_phase, fact.act_kind, fact.fields)
    return replace(state, tray={**state.tray, fact.late: late})


@evolves(LateSettled)
def drop(state: State, event: Event, fact: LateSettled) -> State:
    """Out of the tray."""
    return replace(state, tray={k: v for k, v in state.tray.items() if k != fact.late})


@seen_by(LateReceived)
def own(event: Event, fact: LateReceived) -> tuple[str, ...]:
    """The seat it came from."""
    return (event.seat, EVALUATOR)


@seen_by(LateSettled)
def settled(event: Event, fact: LateSettled) -> tuple[str, ...]:
    """The seat it came from."""
    return (fact.by, EVALUATOR)
