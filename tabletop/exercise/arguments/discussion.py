"""Reasons for and against, and private estimates of the chance of success."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise.arguments.proposals import Reason, argument_of, put, unarguable
from tabletop.exercise.facts import ALLIANCE, EVALUATOR, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.rules import DELEGATION, Refused, Turn, decides, evolves, guards, seen_by
from tabletop.exercise.words import missing_text

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@act("argument.reason")
class AddReason(AnyAct, frozen=True):
    """A reason for or against somebody's argument."""

    argument: str
    favour: bool
    text: str


@act("argument.estimate")
class Estimate(AnyAct, frozen=True):
    """A private estimate of the chance of success, 0 to 100."""

    argument: str
    percent: int


@fact("argument.reason_added")
class ReasonAdded(Fact, frozen=True):
    """For or against."""

    argument: str
    favour: bool
    text: str


@fact("argument.estimated")
class Estimated(Fact, frozen=True):
    """A private estimate in per cent."""

    argument: str
    percent: int


@decides(AddReason, DELEGATION)
def add_reason(turn: Turn, act: AddReason) -> None:
    """Add a reason."""
    turn.emit(ReasonAdded(act.argument, act.favour, act.text))


@decides(Estimate, DELEGATION)
def estimate(turn: Turn, act: Estimate) -> None:
    """Estimate; not the chance of one's own act."""
    if argument_of(turn.state, act.argument).by == turn.command.seat:
        raise Refused("The others estimate the chance of your proposal; you have given your reasons.")
    turn.emit(Estimated(act.argument, act.percent))


@guards(ReasonAdded)
def can_add(state: State, event: Event, fact: ReasonAdded) -> str | None:
    """On a proposal in scope that is not ruled on; at most three a seat."""
    if reason := unarguable(state, fact.argument):
        return reason
    argument = state.arguments[fact.argument]
    if argument.outcome:
        return "The facilitator has ruled on this already."
    if sum(r.seat == event.seat for r in argument.reasons) >= 3:
        return "You have given three reasons already."
    return missing_text(fact.text, "A reason")


@guards(Estimated)
def can_estimate(state: State, event: Event, fact: Estimated) -> str | None:
    """A percentage, before the ruling."""
    if reason := unarguable(state, fact.argument):
        return reason
    if state.arguments[fact.argument].outcome:
        return "The facilitator has ruled on this already."
    return None if 0 <= fact.percent <= 100 else "An estimate is a number from 0 to 100."


@evolves(ReasonAdded)
def put_reason(state: State, event: Event, fact: ReasonAdded) -> State:
    """One more reason."""
    old = state.arguments[fact.argument]
    return put(state, replace(old, reasons=(*old.reasons, Reason(event.seat, fact.favour, fact.text))))


@evolves(Estimated)
def put_estimate(state: State, event: Event, fact: Estimated) -> State:
    """The seat's latest estimate counts."""
    old = state.arguments[fact.argument]
    others = tuple(e for e in old.estimates if e[0] != event.seat)
    return put(state, replace(old, estimates=(*others, (event.seat, fact.percent))))


@seen_by(ReasonAdded)
def alliance(event: Event, fact: ReasonAdded) -> tuple[str, ...]:
    """Reasons are given before the alliance."""
    return (ALLIANCE,)


@seen_by(Estimated)
def own(event: Event, fact: Estimated) -> tuple[str, ...]:
    """Estimates are private."""
    return (event.seat, EVALUATOR)
