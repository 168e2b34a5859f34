"""Arguments (section 11): acts that no catalogue foresaw, argued for and against, estimated, ruled."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from tabletop.exercise import effects
from tabletop.exercise.clock.plan import move_number
from tabletop.exercise.facts import ALLIANCE, CONTROL, EVALUATOR, EVERYONE, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.replacing import replace
from tabletop.exercise.rules import DELEGATION, Refused, Turn, decides, evolves, guards, seen_by
from tabletop.exercise.words import missing_text
from tabletop.scenario.script import Effect

if TYPE_CHECKING:
    from tabletop.exercise.core import State

OUTCOMES = ("yes", "partly", "no")
METHODS = ("judgement", "estimate", "dice")


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason for or against."""

    seat: str
    favour: bool
    text: str


@dataclass(frozen=True, slots=True)
class Argument:
    """A proposed act; `scope` is None until ruled on; `outcome` is the latest ruling or empty."""

    id: str
    by: str
    text: str
    effect: str
    reasons: tuple[Reason, ...]
    scope: bool | None = None
    estimates: tuple[tuple[str, int], ...] = ()
    outcome: str = ""
    ruled: int = 0


@act("argument.propose")
@dataclass(frozen=True, slots=True)
class ProposeArgument(AnyAct):
    """An act in free words, its intended effect, and up to three reasons."""

    text: str
    effect: str
    reasons: tuple[str, ...]


@act("argument.scope")
@dataclass(frozen=True, slots=True)
class RuleScope(AnyAct):
    """First ruling: is it policy level, and so in scope?"""

    argument: str
    in_scope: bool
    reason: str


@act("argument.reason")
@dataclass(frozen=True, slots=True)
class AddReason(AnyAct):
    """A reason for or against somebody's argument."""

    argument: str
    favour: bool
    text: str


@act("argument.estimate")
@dataclass(frozen=True, slots=True)
class Estimate(AnyAct):
    """A private estimate of the chance of success, 0 to 100."""

    argument: str
    percent: int


@act("argument.rule")
@dataclass(frozen=True, slots=True)
class RuleArgument(AnyAct):
    """The ruling. By judgement (`outcome`), by the median estimate, or by dice with `net` accepted reasons.

    `code` is the name of a policy act that the outcome amounts to, or empty.
    """

    argument: str
    method: str
    reason: str
    outcome: str = ""
    net: int = 0
    code: str = ""
    effects: tuple[Effect, ...] = ()


@fact("argument.proposed")
@dataclass(frozen=True, slots=True)
class ArgumentProposed(Fact):
    """An act is proposed."""

    argument: str
    text: str
    effect: str
    reasons: tuple[str, ...]


@fact("argument.scope_ruled")
@dataclass(frozen=True, slots=True)
class ScopeRuled(Fact):
    """In scope or not, and why; `by` is who proposed it."""

    argument: str
    by: str
    in_scope: bool
    reason: str


@fact("argument.reason_added")
@dataclass(frozen=True, slots=True)
class ReasonAdded(Fact):
    """For or against."""

    argument: str
    favour: bool
    text: str


@fact("argument.estimated")
@dataclass(frozen=True, slots=True)
class Estimated(Fact):
    """A private estimate in per cent."""

    argument: str
    percent: int


@fact("argument.ruled")
@dataclass(frozen=True, slots=True)
class ArgumentRuled(Fact):
    """Yes, partly or no, how it was found, and what it amounts to; a later ruling overrules it."""

    argument: str
    by: str
    method: str
    outcome: str
    reason: str
    code: str
    net: int
    dice: tuple[int, int] | None
    move: int


def by_median(argument: Argument) -> str | None:
    """The outcome by the group's median estimate: 60 and more yes, 40 to 59 partly, else no."""
    if not argument.estimates:
        return None
    middle = median(percent for _, percent in argument.estimates)
    return "yes" if middle >= 60 else "partly" if middle >= 40 else "no"


def by_dice(dice: tuple[int, int], net: int) -> str:
    """The outcome of two dice plus net accepted reasons, capped at two either way: 8 yes, 6 or 7 partly."""
    total = dice[0] + dice[1] + max(-2, min(2, net))
    return "yes" if total >= 8 else "partly" if total >= 6 else "no"


def _find(state: State, argument_id: str) -> Argument:
    argument = state.arguments.get(argument_id)
    if argument is None:
        raise Refused("There is no such proposal.")
    return argument


@decides(ProposeArgument, DELEGATION, family="consult")
def propose(turn: Turn, act: ProposeArgument) -> None:
    """Propose."""
    reasons = tuple(r for r in act.reasons if r.strip())
    turn.emit(ArgumentProposed(turn.command.id, act.text, act.effect, reasons))


@decides(RuleScope, CONTROL)
def scope(turn: Turn, act: RuleScope) -> None:
    """Rule on scope."""
    turn.emit(ScopeRuled(act.argument, _find(turn.state, act.argument).by, act.in_scope, act.reason))


@decides(AddReason, DELEGATION)
def add_reason(turn: Turn, act: AddReason) -> None:
    """Add a reason."""
    turn.emit(ReasonAdded(act.argument, act.favour, act.text))


@decides(Estimate, DELEGATION)
def estimate(turn: Turn, act: Estimate) -> None:
    """Estimate."""
    turn.emit(Estimated(act.argument, act.percent))


@decides(RuleArgument, CONTROL)
def rule(turn: Turn, act: RuleArgument) -> None:
    """Rule, and apply effects from the fixed list."""
    argument, dice = _find(turn.state, act.argument), None
    if any(effect.seat not in turn.state.scenario.seats for effect in act.effects):
        raise Refused("An effect names a delegation that is not here. Choose one from the list.")
    outcome: str | None = act.outcome
    if act.method == "estimate":
        outcome = by_median(argument)
        if outcome is None:
            raise Refused("Nobody has estimated yet. Ask the delegations, or rule by judgement.")
    elif act.method == "dice":
        dice = turn.command.dice
        if dice is None:
            raise Refused("The dice were not rolled. Try again.")
        outcome = by_dice(dice, act.net)
    turn.emit(
        ArgumentRuled(
            act.argument, argument.by, act.method, outcome or "", act.reason, act.code, act.net, dice,
            move_number(turn.state),
        )
    )  # fmt: skip
    for effect in act.effects:
        effects.apply(turn, effect, "a ruling on a proposal")


@guards(ArgumentProposed)
def can_propose(state: State, event: Event, fact: ArgumentProposed) -> str | None:
    """An act, an effect, one to three reasons."""
    if reason := missing_text(fact.text, "A proposal") or missing_text(fact.effect, "The intended effect"):
        return reason
    return None if 1 <= len(fact.reasons) <= 3 else "Give one, two or three reasons."


@guards(ScopeRuled)
def can_scope(state: State, event: Event, fact: ScopeRuled) -> str | None:
    """Once, with a reason."""
    argument = state.arguments.get(fact.argument)
    if argument is None:
        return "There is no such proposal."
    if argument.scope is not None:
        return "Scope is ruled on already."
    return missing_text(fact.reason, "A ruling")


def _arguable(state: State, argument_id: str) -> str | None:
    argument = state.arguments.get(argument_id)
    if argument is None:
        return "There is no such proposal."
    if argument.scope is None:
        return "The facilitator first rules whether this is in scope."
    return None if argument.scope else "This proposal was ruled out of scope."


@guards(ReasonAdded)
def can_add(state: State, event: Event, fact: ReasonAdded) -> str | None:
    """On a proposal in scope that is not ruled on; at most three a seat."""
    if reason := _arguable(state, fact.argument):
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
    if reason := _arguable(state, fact.argument):
        return reason
    if state.arguments[fact.argument].outcome:
        return "The facilitator has ruled on this already."
    return None if 0 <= fact.percent <= 100 else "An estimate is a number from 0 to 100."


@guards(ArgumentRuled)
def can_rule(state: State, event: Event, fact: ArgumentRuled) -> str | None:
    """In scope, by a known method, with an outcome and a reason."""
    if reason := _arguable(state, fact.argument):
        return reason
    if fact.method not in METHODS:
        return "Rule by judgement, by estimate or by dice."
    if fact.outcome not in OUTCOMES:
        return "Rule yes, partly or no."
    return missing_text(fact.reason, "A ruling")


def _put(state: State, argument: Argument) -> State:
    return replace(state, arguments={**state.arguments, argument.id: argument})


@evolves(ArgumentProposed)
def add(state: State, event: Event, fact: ArgumentProposed) -> State:
    """Waits for the ruling on scope."""
    reasons = tuple(Reason(event.seat, True, text) for text in fact.reasons)
    return _put(state, Argument(fact.argument, event.seat, fact.text, fact.effect, reasons))


@evolves(ScopeRuled)
def set_scope(state: State, event: Event, fact: ScopeRuled) -> State:
    """In or out."""
    return _put(state, replace(state.arguments[fact.argument], scope=fact.in_scope))


@evolves(ReasonAdded)
def put_reason(state: State, event: Event, fact: ReasonAdded) -> State:
    """One more reason."""
    old = state.arguments[fact.argument]
    return _put(state, replace(old, reasons=(*old.reasons, Reason(event.seat, fact.favour, fact.text))))


@evolves(Estimated)
def put_estimate(state: State, event: Event, fact: Estimated) -> State:
    """The seat's latest estimate counts."""
    old = state.arguments[fact.argument]
    others = tuple(e for e in old.estimates if e[0] != event.seat)
    return _put(state, replace(old, estimates=(*others, (event.seat, fact.percent))))


@evolves(ArgumentRuled)
def set_outcome(state: State, event: Event, fact: ArgumentRuled) -> State:
    """The latest ruling stands."""
    old = state.arguments[fact.argument]
    return _put(state, replace(old, outcome=fact.outcome, ruled=old.ruled + 1))


@seen_by(ArgumentProposed)
def proposer(event: Event, fact: ArgumentProposed) -> tuple[str, ...]:
    """The proposer, until it is ruled in scope."""
    return (event.seat, EVALUATOR)


@seen_by(ScopeRuled)
def in_scope(event: Event, fact: ScopeRuled) -> tuple[str, ...]:
    """The alliance if in scope, else the proposer alone."""
    return (ALLIANCE,) if fact.in_scope else (fact.by, EVALUATOR)


@seen_by(ReasonAdded)
def alliance(event: Event, fact: ReasonAdded) -> tuple[str, ...]:
    """Reasons are given before the alliance."""
    return (ALLIANCE,)


@seen_by(Estimated)
def own(event: Event, fact: Estimated) -> tuple[str, ...]:
    """Estimates are private."""
    return (event.seat, EVALUATOR)


@seen_by(ArgumentRuled)
def ruled(event: Event, fact: ArgumentRuled) -> tuple[str, ...]:
    """Everybody learns what came of it."""
    return (EVERYONE,)
