"""Delegations: interests in every clause, red lines that can be kept, an overlay for all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tabletop.scenario.agenda import Clause
from tabletop.scenario.check.finding import Finding, alike, counted, listed, unknown
from tabletop.scenario.delegations import Interest
from tabletop.scenario.faults import Place
from tabletop.scenario.model import Scenario


def two_members_at_least(scenario: Scenario) -> Iterator[Finding]:
    if len(scenario.members) < 2:
        yield Finding(
            ("delegations",),
            f"{counted(len(scenario.members), 'delegation')} of these may vote; at least two must be members",
        )


def interests_cover_every_clause(scenario: Scenario) -> Iterator[Finding]:
    for d, seat in enumerate(scenario.delegations):
        place: Place = ("delegations", d, "interests")
        for name in seat.interests:
            yield from unknown((*place, name), "clause", name, scenario.clauses)
        missing = [name for name in scenario.clauses if name not in seat.interests]
        if missing:
            yield Finding(
                place, f"{seat.name} has no interest in {listed(missing)}; add one (weight 0 will do)"
            )


def weights_add_up_to_a_hundred(scenario: Scenario) -> Iterator[Finding]:
    for d, seat in enumerate(scenario.delegations):
        total = sum(interest.weight for interest in seat.interests.values())
        if total != 100:
            yield Finding(
                ("delegations", d, "interests"),
                f"the weights of {seat.name} add up to {total}; they must add up to 100",
            )


def interests_fit_their_clause(scenario: Scenario) -> Iterator[Finding]:
    for d, seat in enumerate(scenario.delegations):
        for name, interest in seat.interests.items():
            clause = scenario.clauses.get(name)
            if clause is not None:
                yield from _fit(("delegations", d, "interests", name), clause, interest)


def _fit(place: Place, clause: Clause, interest: Interest) -> Iterator[Finding]:
    if clause.kind == "ordered":
        if interest.ideal is None:
            yield Finding(place, "the clause is ordered; give the ideal, a place from 0 to 1")
        if interest.values:
            yield Finding(
                (*place, "values"), "the clause is ordered; its worth follows from ideal: take it out"
            )
        return
    names = [option.id for option in clause.options]
    if interest.ideal is not None:
        yield Finding((*place, "ideal"), "the clause is nominal; give values for its options, not an ideal")
    missing = [name for name in names if name not in interest.values]
    if missing:
        yield Finding(
            place, f"the clause is nominal; give values for {listed(missing)} too, each from 0 to 1"
        )
    for name in interest.values:
        yield from unknown((*place, "values", name), f"option of {clause.id}", name, names)


def red_lines_name_options_and_leave_one(scenario: Scenario) -> Iterator[Finding]:
    for d, seat in enumerate(scenario.delegations):
        for r, line in enumerate(seat.red_lines):
            place: Place = ("delegations", d, "red_lines", r)
            yield from unknown((*place, "clause"), "clause", line.clause, scenario.clauses)
            if line.clause in scenario.clauses:
                names = [option.id for option in scenario.clauses[line.clause].options]
                for o, option in enumerate(line.options):
                    yield from unknown((*place, "options", o), f"option of {line.clause}", option, names)


def the_overlay_is_complete(scenario: Scenario) -> Iterator[Finding]:
    if scenario.overlay is None:
        return
    for field, given in (("names", scenario.overlay.names), ("shorts", scenario.overlay.shorts)):
        yield from _overlaid(scenario, field, given)
    real = {seat.name for seat in scenario.delegations}
    for seat, name in scenario.overlay.names.items():
        if name in real:
            yield Finding(("overlay", "names", seat), f"'{name}' is a name in use; invent another one")


def _overlaid(scenario: Scenario, field: str, given: Mapping[str, str]) -> Iterator[Finding]:
    place: Place = ("overlay", field)
    for seat in given:
        yield from unknown((*place, seat), "delegation", seat, scenario.seats)
    missing = [seat for seat in scenario.seats if seat not in given]
    if missing:
        yield Finding(place, f"{listed(missing)} would keep the real name; add an invented one for each")
    yield from alike(f"invented {field[:-1]}", (((*place, seat), name) for seat, name in given.items()))


RULES = (
    two_members_at_least,
    interests_cover_every_clause,
    weights_add_up_to_a_hundred,
    interests_fit_their_clause,
    red_lines_name_options_and_leave_one,
    the_overlay_is_complete,
)
