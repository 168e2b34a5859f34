"""Proposals as they stand, and the first ruling: is it policy level, and so in scope?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tabletop.exercise.facts import ALLIANCE, EVALUATOR, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.rules import DELEGATION, Refused, Turn, decides, evolves, guards, seen_by
from tabletop.exercise.words import missing_text
from tabletop.scenario.script import Effect

if TYPE_CHECKING:
    from tabletop.exercise.core import State


class Reason(Struct, frozen=True):
    """A reason for or against."""

    seat: str
    favour: bool
    text: str


class Argument(Struct, frozen=True):
    """A proposed act; `scope` is None until ruled on; `outcome` and `effects` are the latest ruling's."""

    id: str
    by: str
    text: str
    effect: str
    reasons: tuple[Reason, ...]
    scope: bool | None = None
    estimates: tuple[tuple[str, int], ...] = ()
    outcome: str = ""
    ruled: int = 0
    effects: tuple[Effect, ...] = ()


@act("argument.propose")
class ProposeArgument(AnyAct, frozen=True):
    """An act in free words, its intended effect, and up to three reasons."""

    text: str
    effect: str
    reasons: tuple[str, ...]


@act("argument.scope")
class RuleScope(AnyAct, frozen=True):
    """First ruling: is it policy level, and so in scope? A later one may say the opposite."""

    argument: str
    in_scope: bool
    reason: str


@fact("argument.proposed")
class ArgumentProposed(Fact, frozen=True):
    """An act is proposed."""

    argument: str
    text: str
    effect: str
    reasons: tuple[str, ...]


@fact("argument.scope_ruled")
class ScopeRuled(Fact, frozen=True):
    """In scope or not, and why; `by` is who proposed it."""

    argument: str
    by: str
    in_scope: bool
    reason: str


def argument_of(state: State, argument_id: str) -> Argument:
    """The proposal; Refused if there is none such."""
    argument = state.arguments.get(argument_id)
    if argument is None:
        raise Refused("There is no such proposal.")
    return argument


def unarguable(state: State, argument_id: str) -> str | None:
    """A sentence if the proposal is not, or not yet, ruled in scope."""
    argument = state.arguments.get(argument_id)
    if argument is None:
        return "There is no such proposal."
    if argument.scope is None:
        return "The facilitator first rules whether this is in scope."
    return None if argument.scope else "This proposal was ruled out of scope."


@decides(ProposeArgument, DELEGATION, family="consult")
def propose(turn: Turn, act: ProposeArgument) -> None:
    """Propose."""
    reasons = tuple(r for r in act.reasons if r.strip())
    turn.emit(ArgumentProposed(turn.command.id, act.text, act.effect, reasons))


@guards(ArgumentProposed, family="consult")
def can_propose(state: State, event: Event, fact: ArgumentProposed) -> str | None:
    """An act, an effect, one to three reasons."""
    if reason := missing_text(fact.text, "A proposal") or missing_text(fact.effect, "The intended effect"):
        return reason
    return None if 1 <= len(fact.reasons) <= 3 else "Give one, two or three reasons."


@guards(ScopeRuled)
def can_scope(state: State, event: Event, fact: ScopeRuled) -> str | None:
    """With a reason; again only to say the opposite."""
    argument = state.arguments.get(fact.argument)
    if argument is None:
        return "There is no such proposal."
    if argument.scope == fact.in_scope:
        return f"It is ruled {'in' if fact.in_scope else 'out of'} scope already."
    return missing_text(fact.reason, "A ruling")


def put(state: State, argument: Argument) -> State:
    """The state with this proposal in place of its older self."""
    return replace(state, arguments={**state.arguments, argument.id: argument})


@evolves(ArgumentProposed)
def add(state: State, event: Event, fact: ArgumentProposed) -> State:
    """Waits for the ruling on scope."""
    reasons = tuple(Reason(event.seat, True, text) for text in fact.reasons)
    return put(state, Argument(fact.argument, event.seat, fact.text, fact.effect, reasons))


@evolves(ScopeRuled)
def set_scope(state: State, event: Event, fact: ScopeRuled) -> State:
    """In or out."""
    return put(state, replace(state.arguments[fact.argument], scope=fact.in_scope))


@seen_by(ArgumentProposed)
def proposer(event: Event, fact: ArgumentProposed) -> tuple[str, ...]:
    """The proposer, until it is ruled in scope."""
    return (event.seat, EVALUATOR)


@seen_by(ScopeRuled)
def in_scope(event: Event, fact: ScopeRuled) -> tuple[str, ...]:
    """The alliance if in scope, else the proposer alone."""
    return (ALLIANCE,) if fact.in_scope else (fact.by, EVALUATOR)
