"""How a rule is written down: who may ask, what it decides, what guards it, what it changes, who sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from tabletop.exercise.facts import CHAIR, CONTROL, EVALUATOR, PRESS, ROOM, Act, Command, Event, Fact

if TYPE_CHECKING:
    from tabletop.exercise.core import State

DELEGATION = "delegation"


class Refused(Exception):
    """Carries the sentence of a refusal from a rule to the core; it never leaves the core."""


class Rule(Struct, frozen=True):
    """One kind of act: who may ask for it, the family that must be open, and what it decides.

    `answers`: it answers a text under decision, and comes late once that is over.
    """

    roles: tuple[str, ...]
    family: str | None
    decide: Callable[[Turn, Any], None]
    answers: bool = False


Guard = Callable[["State", Event, Any], str | None]
Evolver = Callable[["State", Event, Any], "State"]
Audience = Callable[[Event, Any], tuple[str, ...]]

RULES: dict[type[Act], Rule] = {}
GUARDS: dict[type[Fact], Guard] = {}
EVOLVERS: dict[type[Fact], Evolver] = {}
AUDIENCES: dict[type[Fact], Audience] = {}
FAMILIES: dict[type[Fact], str] = {}

Decider = Callable[["Turn", Any], None]


def decides(
    act_type: type[Act], *roles: str, family: str | None = None, answers: bool = False
) -> Callable[[Decider], Decider]:
    """Register what an act decides, for the roles that may ask for it."""

    def register(function: Decider) -> Decider:
        RULES[act_type] = Rule(roles, family, function, answers)
        return function

    return register


def guards(*fact_types: type[Fact], family: str | None = None) -> Callable[[Guard], Guard]:
    """Register the one objection to a fact; it serves new acts and the refolding of old ones.

    `family` is what its act needs open: asked anew when an opening of a phase is undone.
    """

    def register(function: Guard) -> Guard:
        for fact_type in fact_types:
            GUARDS[fact_type] = function
            if family is not None:
                FAMILIES[fact_type] = family
        return function

    return register


def evolves(*fact_types: type[Fact]) -> Callable[[Evolver], Evolver]:
    """Register how a fact changes the state."""

    def register(function: Evolver) -> Evolver:
        for fact_type in fact_types:
            EVOLVERS[fact_type] = function
        return function

    return register


def seen_by(*fact_types: type[Fact]) -> Callable[[Audience], Audience]:
    """Register whose feed a fact enters; a fact that is not listed is for control alone."""

    def register(function: Audience) -> Audience:
        for fact_type in fact_types:
            AUDIENCES[fact_type] = function
        return function

    return register


def audience(event: Event) -> tuple[str, ...]:
    """Whose feed the event enters: 'public', 'alliance', seats, 'evaluator'; control sees all."""
    chosen = AUDIENCES.get(type(event.fact))
    return chosen(event, event.fact) if chosen else ()


def role_of(state: State, seat: str) -> str | None:
    """The role a seat plays: delegation, control, chair, evaluator, press, room; None for nobody's seat."""
    if seat in state.scenario.seats:
        return DELEGATION
    return seat if seat in (CONTROL, CHAIR, EVALUATOR, PRESS, ROOM) else None


def objection(state: State, event: Event) -> str | None:
    """Why the event cannot stand on this state, in a sentence; None if it can."""
    guard = GUARDS.get(type(event.fact))
    return guard(state, event, event.fact) if guard else None


def evolve(state: State, event: Event) -> State:
    """The state after the event; facts that no rule needs leave it as it is."""
    evolver = EVOLVERS.get(type(event.fact))
    return evolver(state, event, event.fact) if evolver else state


class Turn:
    """One command being decided: facts are guarded and applied one after the other."""

    __slots__ = ("command", "events", "sequence", "state")

    def __init__(self, state: State, command: Command, sequence: int) -> None:
        self.state = state
        self.command = command
        self.sequence = sequence
        self.events: list[Event] = []

    def emit(self, fact: Fact, seat: str | None = None) -> None:
        """Add a fact, in the name of the command's seat or another; Refused if it cannot stand."""
        command = self.command
        event = Event(
            self.state.exercise, self.sequence, command.id, seat or command.seat, command.person,
            command.phase, command.at, command.wall, fact,
        )  # fmt: skip
        reason = objection(self.state, event)
        if reason is not None:
            raise Refused(reason)
        self.state = evolve(self.state, event)
        self.events.append(event)
        self.sequence += 1
