"""What a package is worth to a delegation: its interests, less what it pays."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from tabletop.measures.mandate import Worth, cost_term, ordered_value, utility
from tabletop.scenario.agenda import Clause, Option
from tabletop.scenario.delegations import Delegation
from tabletop.scenario.model import Scenario
from tabletop.scenario.timing import Timing


def worth(
    scenario: Scenario,
    timing: Timing,
    seat: str,
    choices: Mapping[str, str],
    paid: Mapping[str, float] | None,
) -> Worth:
    """Worth of a package (option by clause, the status quo where none is chosen) to a seat.

    `paid` is what the seat pays by clause, in millions, and nothing elsewhere; None reckons its shares by
    the cost key, for packages that are only thought of. KeyError for an unknown seat or option.
    """
    delegation = scenario.seats[seat]
    chosen = {c.id: c.option(choices.get(c.id, c.status_quo)) for c in scenario.clauses.values()}
    if paid is None:
        share = math.fsum(share_of(scenario, seat, option) for option in chosen.values())
    else:
        share = math.fsum(paid.values())
    return utility(
        {clause: interest.weight / 100 for clause, interest in delegation.interests.items()},
        {c: value(delegation, scenario.clauses[c], chosen[c].id) for c in delegation.interests},
        sensitivity=delegation.cost_weight,
        share=share,
        headroom=headroom_of(scenario, timing, seat),
        crossed=[clause for clause, option in chosen.items() if crosses(delegation, clause, option.id)],
    )


def no_deal(scenario: Scenario, timing: Timing, seat: str) -> float:
    """Utility of no deal: as the scenario says, else of the status quo, which costs nothing."""
    given = scenario.seats[seat].reservation
    if given is not None:
        return given
    if _last[0][0] is not scenario or _last[0][1] is not timing:
        _last[0] = scenario, timing, {}
    known = _last[0][2]
    if seat not in known:
        calm = worth(scenario, timing, seat, {}, {})
        known[seat] = math.fsum(calm.terms.values())
    return known[seat]


_last: list[tuple[object, object, dict[str, float]]] = [(None, None, {})]
"""The scenario and timing last asked about, which never change in place, and no deal by seat."""


def headroom_of(scenario: Scenario, timing: Timing, seat: str) -> int:
    """Millions a seat is granted over all moves of the timing."""
    return sum(scenario.seats[seat].headroom_in(move) for move in range(len(timing.moves)))


def shares(scenario: Scenario, option: Option, bound: Sequence[str]) -> dict[str, float]:
    """Millions of an option's cost by seat, of those it binds: by the cost key, or alike without one.

    With named payers those alone, as far as they are bound; nobody pays when none of them is.
    """
    payers = [s for s in bound if s in option.payers] if _named(option) else list(bound)
    if not option.cost or not payers:
        return {}
    whole = sum(scenario.seats[seat].key for seat in payers)
    if not whole:
        return dict.fromkeys(payers, option.cost / len(payers))
    return {seat: option.cost * scenario.seats[seat].key / whole for seat in payers}


def _named(option: Option) -> bool:
    return option.funding == "costs_lie" and bool(option.payers)


def share_of(scenario: Scenario, seat: str, option: Option) -> float:
    """Millions of an option's cost that fall to a seat: named payers, else all members, by the cost key."""
    named = option.payers if _named(option) else scenario.members
    return shares(scenario, option, named).get(seat, 0.0)


def value(delegation: Delegation, clause: Clause, option: str) -> float:
    """Worth of an option on its clause, 0 to 1: by place if ordered, as given if not."""
    interest = delegation.interests[clause.id]
    if clause.kind == "ordered" and interest.ideal is not None:
        return ordered_value(clause.place(option), interest.ideal)
    return interest.values.get(option, 0.0)


def crosses(delegation: Delegation, clause: str, option: str) -> bool:
    """Whether an option crosses a red line of the delegation."""
    return any(line.clause == clause and option in line.options for line in delegation.red_lines)


def gain(scenario: Scenario, seat: str, clause: Clause, option: str) -> float:
    """Weight times worth of an option on its clause for a seat, 0 to 1, whatever it costs."""
    delegation = scenario.seats[seat]
    interest = delegation.interests.get(clause.id)
    return interest.weight / 100 * value(delegation, clause, option) if interest else 0.0


def added(scenario: Scenario, timing: Timing, seat: str, clause: Clause, option: Option) -> float | None:
    """What an option adds to a package for a seat; None if it must be paid from no headroom."""
    share = share_of(scenario, seat, option)
    cost = cost_term(scenario.seats[seat].cost_weight, share, headroom_of(scenario, timing, seat))
    return None if cost is None else gain(scenario, seat, clause, option.id) - cost
