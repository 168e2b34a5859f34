"""Agenda (section 4): declared positions and bridging options."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from tabletop.exercise.facts import ALLIANCE, CONTROL, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.replacing import replace
from tabletop.exercise.rules import DELEGATION, Refused, Turn, decides, evolves, guards, seen_by
from tabletop.exercise.words import clause_title, missing_text
from tabletop.scenario.agenda import Clause, Option, Signal
from tabletop.scenario.model import Scenario

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@dataclass(frozen=True, slots=True)
class Stand:
    """A declared position on a clause; `accepts` always holds `preferred`, in the scenario's order."""

    preferred: str
    accepts: tuple[str, ...]
    at: int


Stands = dict[str, dict[str, Stand]]
LONGEST_WORDING = 4000


@dataclass(frozen=True, slots=True)
class Agenda:
    """Positions by seat and clause."""

    stands: Stands = field(default_factory=dict)


@act("position.declare")
@dataclass(frozen=True, slots=True)
class DeclarePosition(AnyAct):
    """Say which option of a clause is preferred and which others could be accepted."""

    clause: str
    preferred: str
    accepts: tuple[str, ...] = ()


@act("position.withdraw")
@dataclass(frozen=True, slots=True)
class WithdrawPosition(AnyAct):
    """Take back a declared position; the seat counts as undeclared on the clause."""

    clause: str


@act("position.redeclare")
@dataclass(frozen=True, slots=True)
class RedeclarePositions(AnyAct):
    """Confirm all declared positions with today's date."""


@act("option.admit")
@dataclass(frozen=True, slots=True)
class AdmitOption(AnyAct):
    """Admit a bridging option drafted in the room.

    `place` and `need` are in per cent; on a nominal clause `like` names the option whose worth it shares.
    `signal` is the name of a policy act the adversary reads in it, or empty.
    """

    clause: str
    label: str
    text: str
    author: str
    place: int = 50
    need: int = 50
    cost: int = 0
    funding: str = ""
    signal: str = ""
    like: str = ""


@fact("position.declared")
@dataclass(frozen=True, slots=True)
class PositionDeclared(Fact):
    """A position on a clause, dated."""

    clause: str
    preferred: str
    accepts: tuple[str, ...]


@fact("position.withdrawn")
@dataclass(frozen=True, slots=True)
class PositionWithdrawn(Fact):
    """No position any more."""

    clause: str


@fact("position.redeclared")
@dataclass(frozen=True, slots=True)
class PositionsRedeclared(Fact):
    """All positions confirmed."""


@fact("option.admitted")
@dataclass(frozen=True, slots=True)
class OptionAdmitted(Fact):
    """A bridging option joins a clause; `like` as in AdmitOption."""

    clause: str
    option: Option
    author: str
    like: str = ""


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


@decides(AdmitOption, CONTROL)
def admit(turn: Turn, act: AdmitOption) -> None:
    """Admit with an id of its own."""
    clause = turn.state.scenario.clauses.get(act.clause)
    if clause is None:
        raise Refused("There is no such clause on the agenda.")
    for text, what in ((act.label, "The option's short name"), (act.text, "The wording")):
        if reason := missing_text(text, what):
            raise Refused(reason)
    if len(act.text.strip()) > LONGEST_WORDING:
        raise Refused(f"The wording is too long. Keep it under {LONGEST_WORDING} letters.")
    if not (0 <= act.place <= 100 and 0 <= act.need <= 100 and 0 <= act.cost <= 1_000_000):
        raise Refused("Place and need are between 0 and 100; the cost is a whole number of millions.")
    if act.cost and act.funding not in ("costs_lie", "pledges", "common"):
        raise Refused("An option that costs money needs a funding rule: costs_lie, pledges or common.")
    turn.emit(OptionAdmitted(act.clause, _bridge(clause, act), act.author, act.like))


def _bridge(clause: Clause, act: AdmitOption) -> Option:
    taken = {o.id for o in clause.options}
    number = next(n for n in count(1) if f"bridge-{n}" not in taken)
    place = _free_place(clause, act.place / 100) if clause.kind == "ordered" else None
    signals = (Signal(target="adversary", act=act.signal),) if act.signal else ()
    return Option.model_validate(
        {
            "id": f"bridge-{number}", "label": act.label.strip()[:40],
            "text": act.text, "place": place,
            "need": act.need / 100, "cost": act.cost, "funding": act.funding or None, "signals": signals,
        }
    )  # fmt: skip


def _free_place(clause: Clause, place: float) -> float:
    taken = {clause.place(o.id) for o in clause.options}
    near = sorted((n / 100 for n in range(101)), key=lambda p: (abs(p - place), -p))
    return next(p for p in (place, *near) if p not in taken)


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


@guards(OptionAdmitted)
def can_admit(state: State, event: Event, fact: OptionAdmitted) -> str | None:
    """Room for one more option, and a nominal clause needs an option it is like."""
    clause = state.scenario.clauses.get(fact.clause)
    if clause is None:
        return "There is no such clause on the agenda."
    if fact.option.id in {o.id for o in clause.options}:
        return "An option of this name exists already."
    if fact.clause in state.decisions.adopted:
        return f"{clause_title(state, fact.clause)} is adopted already and cannot be reopened."
    if len(clause.options) >= 9:
        return f"“{clause.title}” has nine options already. Amend one of them."
    if clause.kind == "nominal" and fact.like not in {o.id for o in clause.options}:
        return f"“{clause.title}” has no scale. Say which option the new one is most like."
    return None


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


@evolves(OptionAdmitted)
def add_option(state: State, event: Event, fact: OptionAdmitted) -> State:
    """The scenario in play gains the option, and every interest a value for it."""
    return replace(state, scenario=with_option(state.scenario, fact))


def with_option(scenario: Scenario, admitted: OptionAdmitted) -> Scenario:
    """A scenario whose clause has one more option; nominal worth is copied from `like`."""
    agenda = tuple(
        item.model_copy(update={"clauses": tuple(_grown(c, admitted) for c in item.clauses)})
        for item in scenario.agenda
    )
    seats = []
    for seat in scenario.delegations:
        interest = seat.interests.get(admitted.clause)
        if interest is not None and interest.ideal is None:
            values = {**interest.values, admitted.option.id: interest.values.get(admitted.like, 0.0)}
            grown = interest.model_copy(update={"values": values})
            seat = seat.model_copy(update={"interests": {**seat.interests, admitted.clause: grown}})
        seats.append(seat)
    return rebuilt(scenario, agenda=agenda, delegations=tuple(seats))


def _grown(clause: Clause, admitted: OptionAdmitted) -> Clause:
    if clause.id != admitted.clause:
        return clause
    options = (*clause.options, admitted.option)
    if clause.kind == "ordered":
        options = tuple(sorted(options, key=lambda o: o.place or 0.0))
    return clause.model_copy(update={"options": options})


def rebuilt(scenario: Scenario, **changes: object) -> Scenario:
    """A copy without the look-ups cached on the original."""
    fields = {name: getattr(scenario, name) for name in Scenario.model_fields}
    return Scenario.model_construct(**{**fields, **changes})


def placed(scenario: Scenario) -> Scenario:
    """A copy in which every option of an ordered clause has its place written out."""
    agenda = tuple(
        item.model_copy(update={"clauses": tuple(_placed(clause) for clause in item.clauses)})
        for item in scenario.agenda
    )
    return rebuilt(scenario, agenda=agenda)


def _placed(clause: Clause) -> Clause:
    if clause.kind == "nominal":
        return clause
    options = tuple(o.model_copy(update={"place": clause.place(o.id)}) for o in clause.options)
    return clause.model_copy(update={"options": options})


@seen_by(PositionDeclared, PositionWithdrawn, PositionsRedeclared, OptionAdmitted)
def alliance(event: Event, fact: Fact) -> tuple[str, ...]:
    """Positions are declared to the alliance."""
    return (ALLIANCE,)
