"""The scenario in play, its options placed on their scales and joined by those drafted in the room."""

from __future__ import annotations

from tabletop.scenario.agenda import Clause, Option
from tabletop.scenario.model import Scenario


def with_option(scenario: Scenario, clause_id: str, option: Option, like: str) -> Scenario:
    """A scenario whose clause has one more option; on a nominal clause its worth is copied from `like`."""
    agenda = tuple(
        item.model_copy(update={"clauses": tuple(_grown(c, clause_id, option) for c in item.clauses)})
        for item in scenario.agenda
    )
    seats = []
    for seat in scenario.delegations:
        interest = seat.interests.get(clause_id)
        if interest is not None and interest.ideal is None:
            values = {**interest.values, option.id: interest.values.get(like, 0.0)}
            grown = interest.model_copy(update={"values": values})
            seat = seat.model_copy(update={"interests": {**seat.interests, clause_id: grown}})
        seats.append(seat)
    return rebuilt(scenario, agenda=agenda, delegations=tuple(seats))


def _grown(clause: Clause, clause_id: str, option: Option) -> Clause:
    if clause.id != clause_id:
        return clause
    options = (*clause.options, option)
    if clause.kind == "ordered":
        options = tuple(sorted(options, key=lambda o: o.place or 0.0))
    return clause.model_copy(update={"options": options})


def rebuilt(scenario: Scenario, **changes: object) -> Scenario:
    """A copy without the look-ups cached on the original."""
    fields = {name: getattr(scenario, name) for name in Scenario.model_fields}
    return Scenario.model_construct(**{**fields, **changes})


_latest: list[tuple[Scenario, Scenario]] = []


def placed(scenario: Scenario) -> Scenario:
    """A copy in which every option of an ordered clause has its place written out.

    Asked again for the same scenario, it gives the same copy.
    """
    for given, known in _latest:
        if given is scenario:
            return known
    copy = _copied(scenario)
    _latest[:] = [(scenario, copy)]
    return copy


def _copied(scenario: Scenario) -> Scenario:
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
