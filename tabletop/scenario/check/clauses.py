"""Clauses, options and procedures: scales, costs, funding and signals hang together."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tabletop.scenario.agenda import Clause, Item, Option
from tabletop.scenario.check import walks
from tabletop.scenario.check.finding import Finding, counted, listed, unknown
from tabletop.scenario.faults import Place
from tabletop.scenario.model import Scenario

RUNGS = (1, 2, 3, 4, 5, 6, 7, 10, 20)
ACTS = Path(__file__).parents[2] / "measures" / "tables" / "policy_acts.csv"


@cache
def published_acts() -> tuple[str, ...]:
    """Names of policy acts that have a published weight; none when the table is not there."""
    if not ACTS.is_file():
        return ()
    with ACTS.open(encoding="utf-8", newline="") as rows:
        return tuple(row["act"] for row in csv.DictReader(rows))


def places_rise_along_the_scale(scenario: Scenario) -> Iterator[Finding]:
    for place, _, clause in walks.clauses(scenario):
        given = [(o, option) for o, option in enumerate(clause.options) if option.place is not None]
        if clause.kind == "nominal":
            for o, _ in given:
                yield Finding(
                    (*place, "options", o, "place"), "a nominal clause has no scale; take place out"
                )
            continue
        for o in range(1, len(clause.options)):
            here, before = (_place(clause, n) for n in (o, o - 1))
            if here <= before:
                yield Finding(
                    (*place, "options", o, "place"),
                    f"the place {here:g} must lie above the one before ({before:g}); list options in order",
                )


def _place(clause: Clause, index: int) -> float:
    given = clause.options[index].place
    return index / (len(clause.options) - 1) if given is None else given


def costs_and_funding_go_together(scenario: Scenario) -> Iterator[Finding]:
    for place, _, option in walks.options(scenario):
        if option.cost and option.funding is None:
            yield Finding(
                (*place, "cost"), "it costs, but nobody pays; add funding: costs_lie, pledges or common"
            )
        if option.funding is not None and not option.cost:
            yield Finding(
                (*place, "funding"), "it has funding but no cost; give the cost or take funding out"
            )
        if option.payers and option.funding != "costs_lie":
            yield Finding((*place, "payers"), "payers are named only with funding: costs_lie")


def status_quo_costs_nothing(scenario: Scenario) -> Iterator[Finding]:
    for place, clause, option in walks.options(scenario):
        if option.id == clause.status_quo and option.cost:
            yield Finding(
                (*place, "cost"), "the status quo cannot cost anything; it stands if nobody decides"
            )


def a_cost_can_be_split(scenario: Scenario) -> Iterator[Finding]:
    for place, _, option in walks.options(scenario):
        payers = _payers(scenario, option)
        if payers and not any(scenario.seats[seat].key for seat in payers if seat in scenario.seats):
            yield Finding(
                (*place, "funding"),
                "the cost is split by the cost key, but every payer's key is 0; give delegations a key",
            )


def _payers(scenario: Scenario, option: Option) -> tuple[str, ...]:
    """Who pays by the cost key; nobody for pledges, or when one alone pays."""
    if option.funding == "common":
        return scenario.members
    if option.funding != "costs_lie" or len(option.payers) == 1:
        return ()
    return option.payers or scenario.members


def signals_carry_one_weight(scenario: Scenario) -> Iterator[Finding]:
    for place, signal in walks.signals(scenario):
        if bool(signal.act) == (signal.weight is not None):
            yield Finding(place, "a signal has either an act or a weight with its assumption, one of the two")
        if signal.weight is not None and not signal.assumption:
            yield Finding((*place, "weight"), "a weight of your own needs an assumption: say why this figure")
        if signal.act and published_acts():
            yield from unknown((*place, "act"), "policy act", signal.act, published_acts())
        if signal.rung is not None and signal.rung not in RUNGS:
            yield Finding(
                (*place, "rung"), f"{signal.rung} is no rung in use; take 1 to 7, 10 or 20, or leave it out"
            )


def procedures_can_be_met(scenario: Scenario) -> Iterator[Finding]:
    for i, item in enumerate(scenario.agenda):
        place: Place = ("agenda", i, "procedure")
        procedure = item.procedure
        if procedure.kind != "coalition":
            if procedure.outsiders:
                yield Finding((*place, "outsiders"), "outsiders may sign a coalition only; take them out")
            continue
        able = len(scenario.members) + len(procedure.outsiders)
        if procedure.signatories > able:
            yield Finding(
                (*place, "signatories"),
                f"{procedure.signatories} signatures are needed, but {counted(able, 'delegation')} may sign",
            )


TERMS = ("members_share", "weight_share", "signatories", "constructive", "reservations", "outsiders")


def packages_are_decided_by_one_rule(scenario: Scenario) -> Iterator[Finding]:
    """Items of one kind can go into one text; it is then decided by the strictest of their terms."""
    first: dict[str, Item] = {}
    for i, item in enumerate(scenario.agenda):
        other = first.setdefault(item.procedure.kind, item)
        apart = [t for t in TERMS if getattr(item.procedure, t) != getattr(other.procedure, t)]
        if apart:
            yield Finding(
                ("agenda", i, "procedure"),
                f"differs from '{other.id}' in {listed(apart)}; a text on both takes the strictest of each",
                True,
            )


RULES = (
    packages_are_decided_by_one_rule,
    places_rise_along_the_scale,
    costs_and_funding_go_together,
    status_quo_costs_nothing,
    a_cost_can_be_split,
    signals_carry_one_weight,
    procedures_can_be_met,
)
