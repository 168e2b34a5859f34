"""Letters of intent: who would sign one, and what it is worth to those who do and those who do not.

A delegation is ready to sign unless the text crosses its red line or it would have to pay without headroom.
The cost is shared among the signatories alone, by the cost key. Whoever would then be worse off than with
the status quo leaves, the shares of the others rise, and it is asked again until nobody leaves; too few
left, and the letter cannot stand. Whoever does not sign keeps the status quo, and pays nothing.
"""

from __future__ import annotations

import math

from tabletop.measures.mandate import cost_term
from tabletop.scenario.agenda import Clause, Option
from tabletop.scenario.model import Scenario
from tabletop.scenario.timing import Timing
from tabletop.scenario.valuing import crosses, gain, headroom_of, shares

_TINY = 1e-9


def letter_worths(
    scenario: Scenario, timing: Timing, clauses: tuple[Clause, ...], chosen: tuple[str, ...]
) -> tuple[float, ...] | None:
    """What a letter with these options adds for every member, in order; None if too few would sign.

    The letter with the status quo on every clause is no letter: it binds nobody.
    """
    calm = _calm(scenario, clauses)
    members = scenario.members
    if all(option == clause.status_quo for clause, option in zip(clauses, chosen, strict=True)):
        return tuple(calm[seat] for seat in members)
    signed = _signed(scenario, timing, clauses, chosen, calm)
    if signed is None:
        return None
    return tuple(signed.get(seat, calm[seat]) for seat in members)


def signatories(
    scenario: Scenario, timing: Timing, clauses: tuple[Clause, ...], chosen: tuple[str, ...]
) -> dict[str, float] | None:
    """Who would sign, with what it adds for each; None if they are too few."""
    return _signed(scenario, timing, clauses, chosen, _calm(scenario, clauses))


def _calm(scenario: Scenario, clauses: tuple[Clause, ...]) -> dict[str, float]:
    """What the status quo of these clauses is worth to each delegation."""
    as_now = tuple(clause.status_quo for clause in clauses)
    return {seat: _gains(scenario, seat, clauses, as_now) for seat in scenario.seats}


def _signed(
    scenario: Scenario,
    timing: Timing,
    clauses: tuple[Clause, ...],
    chosen: tuple[str, ...],
    calm: dict[str, float],
) -> dict[str, float] | None:
    procedure = scenario.item_of[clauses[0].id].procedure
    asked = [seat for seat in scenario.seats if seat in scenario.members or seat in procedure.outsiders]
    ready = [
        seat
        for seat in asked
        if not any(crosses(scenario.seats[seat], c.id, o) for c, o in zip(clauses, chosen, strict=True))
    ]
    while len(ready) >= procedure.signatories:
        worth = _worths(scenario, timing, clauses, chosen, ready)
        staying = {
            seat: value for seat, value in worth.items() if value is not None and value >= calm[seat] - _TINY
        }
        if len(staying) == len(ready):
            return staying
        ready = list(staying)
    return None


def _worths(
    scenario: Scenario, timing: Timing, clauses: tuple[Clause, ...], chosen: tuple[str, ...], who: list[str]
) -> dict[str, float | None]:
    """Worth of the letter to those who sign it; None for who must pay from no headroom."""
    options = [clause.option(option) for clause, option in zip(clauses, chosen, strict=True)]
    paid = _paid(scenario, options, who)
    found: dict[str, float | None] = {}
    for seat in who:
        room = headroom_of(scenario, timing, seat)
        cost = cost_term(scenario.seats[seat].cost_weight, paid[seat], room)
        found[seat] = None if cost is None else _gains(scenario, seat, clauses, chosen) - cost
    return found


def _paid(scenario: Scenario, options: list[Option], who: list[str]) -> dict[str, float]:
    split = [shares(scenario, option, who) for option in options]
    return {seat: math.fsum(each.get(seat, 0.0) for each in split) for seat in who}


def _gains(scenario: Scenario, seat: str, clauses: tuple[Clause, ...], chosen: tuple[str, ...]) -> float:
    return math.fsum(gain(scenario, seat, c, o) for c, o in zip(clauses, chosen, strict=True))
