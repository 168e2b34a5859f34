"""The whole agenda as one bargain among members, in the plain form that negotiation analysis takes."""

from __future__ import annotations

from dataclasses import dataclass

from tabletop.scenario.agenda import Clause, Option
from tabletop.scenario.model import Scenario
from tabletop.scenario.timing import Timing
from tabletop.scorecard.worth import added, crosses, no_deal


@dataclass(frozen=True, slots=True)
class Bargain:
    """Parties (members), clauses and options in the scenario's order.

    `issues[clause][option][party]` is what an option adds; `refused[clause]` holds the places of options
    that cannot stand; `no_deal` is each party's utility without a deal.
    """

    seats: tuple[str, ...]
    clauses: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    issues: tuple[tuple[tuple[float, ...], ...], ...]
    no_deal: tuple[float, ...]
    refused: tuple[tuple[int, ...], ...]


def bargain(scenario: Scenario, timing: Timing) -> Bargain:
    """The bargain over all packages of the agenda, shares by the cost key.

    Nobody is bound by a letter of intent that it does not sign: there each party has the better of the
    option and the status quo, and red lines count only when too few are left to sign.
    """
    clauses = tuple(scenario.clauses.values())
    return Bargain(
        scenario.members,
        tuple(c.id for c in clauses),
        tuple(tuple(o.id for o in c.options) for c in clauses),
        tuple(tuple(_row(scenario, timing, c, o) for o in c.options) for c in clauses),
        tuple(no_deal(scenario, timing, seat) for seat in scenario.members),
        tuple(
            tuple(place for place, o in enumerate(c.options) if _refused(scenario, timing, c, o))
            for c in clauses
        ),
    )


def best_packages(scenario: Scenario, timing: Timing) -> dict[str, float | None]:
    """Utility, for each member, of its best package that every other member could accept; None if none is."""
    from tabletop.measures.bargaining import negotiation

    whole = bargain(scenario, timing)
    found = negotiation(whole.issues, whole.no_deal, refused=whole.refused, frontier_limit=0)
    return dict(zip(whole.seats, found.best, strict=True))


def _voluntary(scenario: Scenario, clause: Clause) -> bool:
    return scenario.item_of[clause.id].procedure.kind == "coalition"


def _row(scenario: Scenario, timing: Timing, clause: Clause, option: Option) -> tuple[float, ...]:
    row = []
    for seat in scenario.members:
        worth = added(scenario, timing, seat, clause, option)
        if worth is None or _voluntary(scenario, clause):
            calm = added(scenario, timing, seat, clause, clause.option(clause.status_quo)) or 0.0
            worth = calm if worth is None else max(worth, calm)
        row.append(worth)
    return tuple(row)


def _refused(scenario: Scenario, timing: Timing, clause: Clause, option: Option) -> bool:
    against = [
        seat
        for seat in scenario.members
        if crosses(scenario.seats[seat], clause.id, option.id)
        or added(scenario, timing, seat, clause, option) is None
    ]
    if not _voluntary(scenario, clause):
        return bool(against)
    procedure = scenario.item_of[clause.id].procedure
    able = len(scenario.members) + len(procedure.outsiders) - len(against)
    return option.id != clause.status_quo and able < procedure.signatories
