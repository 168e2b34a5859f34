"""Declared positions: what a delegation prefers on a clause and what it could accept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from tabletop.exercise.facts import ALLIANCE, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.rules import DELEGATION, Refused, Turn, decides, evolves, guards, seen_by
from tabletop.exercise.words import clause_title

if TYPE_CHECKING:
    from tabletop.exercise.core import State


class Stand(Struct, frozen=True):
    """A declared position on a clause; `accepts` always holds `preferred`, in the scenario's order."""

    preferred: str
    accepts: tuple[str, ...]
    at: int


Stands = dict[str, dict[str, Stand]]


class Agenda(Struct, frozen=True):
    """Positions by seat and clause."""

    stands: Stands = field(default_factory=dict)


@act("position.declare")
class DeclarePosition(AnyAct, frozen=True):
    """Say which option of a clause is preferred and which others could be accepted."""

    clause: str
    preferred: str
    accepts: tuple[str, ...] = ()


@act("position.withdraw")
class WithdrawPosition(AnyAct, frozen=True):
    """Take back a declared position; the seat counts as undeclared on the clause."""

    clause: str


@act("position.redeclare")
class RedeclarePositions(AnyAct, frozen=True):
    """Confirm all declared positions with today's date."""


@fact("position.declared")
class PositionDeclared(Fact, frozen=True):
    """A position on a clause, dated."""

    clause: str
    preferred: str
    accepts: tuple[str, ...]


@fact("position.withdrawn")
class PositionWithdrawn(Fact, frozen=True):
    """No position any more."""

    clause: str


@fact("position.redeclared")
class PositionsRedeclared(Fact, frozen=True):
    """All positions confirmed."""


@decides(DeclarePosition, DELEGATION)
def declare(turn: Turn, act: DeclarePosition) -> None:
    """Declare; the preferred option is accepted as a matter of course."""
    clause = turn.state.scenario.clauses.get(act.clause)
    if clause is None:
        raise Refused("There is no such clause on the agenda.")
    wanted = {act.preferred, *act.accepts}
    known = tuple(o.id for o in clause.options if o.id in wanted)
    if len(known) != len(wanted):
        raise Refused(f"{clause.title} has no such option. Choose from its list.")
    turn.emit(PositionDeclared(act.clause, act.preferred, known))


@decides(WithdrawPosition, DELEGATION)
def withdraw(turn: Turn, act: WithdrawPosition) -> None:
    """Withdraw."""
    turn.emit(PositionWithdrawn(act.clause))


@decides(RedeclarePositions, DELEGATION)
def redeclare(turn: Turn, act: RedeclarePositions) -> None:
    """Confirm."""
    turn.emit(PositionsRedeclared())


@guards(PositionDeclared)
def can_declare(state: State, event: Event, fact: PositionDeclared) -> str | None:
    """Known options, the preferred one among them."""
    clause = state.scenario.clauses.get(fact.clause)
    if clause is None:
        return "There is no such clause on the agenda."
    known = {o.id for o in clause.options}
    if not known.issuperset(fact.accepts) or fact.preferred not in fact.accepts:
        return f"{clause_title(state, fact.clause)} has no such option."
    if state.clock.ended:
        return "The exercise is over."
    return None


@guards(PositionWithdrawn)
def can_withdraw(state: State, event: Event, fact: PositionWithdrawn) -> str | None:
    """Only what was declared."""
    if fact.clause not in state.agenda.stands.get(event.seat, {}):
        return "You have declared no position on this clause."
    return None


@guards(PositionsRedeclared)
def can_redeclare(state: State, event: Event, fact: Fact) -> str | None:
    """Something must be declared."""
    return None if state.agenda.stands.get(event.seat) else "You have declared no position yet."


@evolves(PositionDeclared)
def set_stand(state: State, event: Event, fact: PositionDeclared) -> State:
    """The new position replaces the old one."""
    stand = Stand(fact.preferred, fact.accepts, event.at)
    own = {**state.agenda.stands.get(event.seat, {}), fact.clause: stand}
    return replace(state, agenda=Agenda({**state.agenda.stands, event.seat: own}))


@evolves(PositionWithdrawn)
def drop_stand(state: State, event: Event, fact: PositionWithdrawn) -> State:
    """Undeclared again."""
    own = {c: s for c, s in state.agenda.stands[event.seat].items() if c != fact.clause}
    return replace(state, agenda=Agenda({**state.agenda.stands, event.seat: own}))


@evolves(PositionsRedeclared)
def redate(state: State, event: Event, fact: Fact) -> State:
    """Today's date on every position."""
    own = {c: replace(s, at=event.at) for c, s in state.agenda.stands[event.seat].items()}
    return replace(state, agenda=Agenda({**state.agenda.stands, event.seat: own}))


@seen_by(PositionDeclared, PositionWithdrawn, PositionsRedeclared)
def alliance(event: Event, fact: Fact) -> tuple[str, ...]:
    """Positions are declared to the alliance."""
    return (ALLIANCE,)
