"""Rulings: by judgement, by the group's median estimate, or by two dice and net reasons."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise import effects
from tabletop.exercise.arguments.proposals import (
    Argument,
    RuleScope,
    ScopeRuled,
    argument_of,
    put,
    unarguable,
)
from tabletop.exercise.clock.plan import move_number
from tabletop.exercise.facts import CONTROL, EVERYONE, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.rules import Refused, Turn, decides, evolves, guards, seen_by
from tabletop.exercise.words import missing_text
from tabletop.scenario.codes import code_fault
from tabletop.scenario.script import Effect

if TYPE_CHECKING:
    from tabletop.exercise.core import State


OUTCOMES = ("yes", "partly", "no")


METHODS = ("judgement", "estimate", "dice")


@act("argument.rule")
class RuleArgument(AnyAct, frozen=True):
    """The ruling. By judgement (`outcome`), by the median estimate, or by dice with `net` accepted reasons.

    `code` is the policy act that the outcome amounts to: of the tables or of the catalogue; or empty.
    """

    argument: str
    method: str
    reason: str
    outcome: str = ""
    net: int = 0
    code: str = ""
    effects: tuple[Effect, ...] = ()


@fact("argument.ruled")
class ArgumentRuled(Fact, frozen=True):
    """Yes, partly or no, how it was found, and what it amounts to; a later ruling overrules it.

    `effects` are what it really changed, so that overruling can take that back.
    """

    argument: str
    by: str
    method: str
    outcome: str
    reason: str
    code: str
    net: int
    dice: tuple[int, int] | None
    move: int
    effects: tuple[Effect, ...] = ()


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


@decides(RuleArgument, CONTROL)
def rule(turn: Turn, act: RuleArgument) -> None:
    """Rule, and apply effects from the fixed list in place of those of the ruling before."""
    argument, dice = argument_of(turn.state, act.argument), None
    known = any(known.id == act.code for known in turn.state.scenario.policy_acts)
    if act.code and not known and (reason := code_fault(act.code)):
        raise Refused(reason)
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
    take_back(turn, argument)
    done = effects.measured(turn.state, act.effects)
    turn.emit(
        ArgumentRuled(
            act.argument, argument.by, act.method, outcome or "", act.reason, act.code, act.net, dice,
            move_number(turn.state), done,
        )
    )  # fmt: skip
    for effect in done:
        effects.apply(turn, effect, "a ruling on a proposal")


def take_back(turn: Turn, argument: Argument) -> None:
    """Reverse what the ruling that stands has changed."""
    for effect in reversed(argument.effects):
        back = effect.model_copy(update={"amount": -effect.amount})
        effects.apply(turn, back, "a ruling on a proposal was overruled")


@decides(RuleScope, CONTROL)
def scope(turn: Turn, act: RuleScope) -> None:
    """Rule on scope, again if need be; what is put out of scope loses its ruling with it."""
    argument = argument_of(turn.state, act.argument)
    if argument.outcome and not act.in_scope:
        rule(turn, RuleArgument(act.argument, "judgement", act.reason, "no"))
    turn.emit(ScopeRuled(act.argument, argument.by, act.in_scope, act.reason))


@guards(ArgumentRuled)
def can_rule(state: State, event: Event, fact: ArgumentRuled) -> str | None:
    """In scope, by a known method, with an outcome and a reason."""
    if reason := unarguable(state, fact.argument):
        return reason
    if fact.method not in METHODS:
        return "Rule by judgement, by estimate or by dice."
    if fact.outcome not in OUTCOMES:
        return "Rule yes, partly or no."
    return missing_text(fact.reason, "A ruling")


@evolves(ArgumentRuled)
def set_outcome(state: State, event: Event, fact: ArgumentRuled) -> State:
    """The latest ruling stands."""
    old = state.arguments[fact.argument]
    return put(state, replace(old, outcome=fact.outcome, ruled=old.ruled + 1, effects=fact.effects))


@seen_by(ArgumentRuled)
def ruled(event: Event, fact: ArgumentRuled) -> tuple[str, ...]:
    """Everybody learns what came of it."""
    return (EVERYONE,)
