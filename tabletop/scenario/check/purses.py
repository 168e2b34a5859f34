"""Whether money can be found for what is on the agenda, and whether it is missed."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.scenario.check import walks
from tabletop.scenario.check.finding import Finding
from tabletop.scenario.model import Scenario

TRIVIAL = 0.2
"""Share of all headroom below which even the dearest package is paid without thinking."""


def money_can_be_found_and_is_missed(scenario: Scenario) -> Iterator[Finding]:
    """Headroom that makes funding impossible, or so easy that nobody notices."""
    costs = {c.id: [o.cost for o in c.options if o.cost] for c in scenario.clauses.values()}
    costs = {clause: found for clause, found in costs.items() if found}
    if not costs:
        return
    free = [_headroom(scenario, t) for t in range(len(scenario.timings))]
    cheapest, dearest = min(min(found) for found in costs.values()), sum(max(f) for f in costs.values())
    if min(free) < cheapest:
        yield Finding(
            ("delegations",),
            f"all members together have {min(free):,} to spend, and the cheapest option that costs something "
            f"takes {cheapest:,}: nothing could be paid for; raise headroom or lower costs",
        )
    elif dearest <= TRIVIAL * max(free):
        yield Finding(
            ("delegations",),
            f"the dearest package costs {dearest:,} of {max(free):,} there are to spend: money will not "
            "matter; lower headroom or raise costs",
        )


def every_option_can_be_paid(scenario: Scenario) -> Iterator[Finding]:
    """An option dearer than all that those who pay for it have, at the table and at home."""
    moves = max(len(timing.moves) for timing in scenario.timings)
    purses = {
        seat.id: sum(map(seat.headroom_in, range(moves)))
        + sum(line.available for line in seat.domestic.lines)
        for seat in scenario.delegations
    }
    for place, _, option in walks.options(scenario):
        payers = option.payers if option.funding == "costs_lie" and option.payers else tuple(purses)
        there = sum(purses.get(seat, 0) for seat in payers)
        if option.cost > there:
            who = "those who pay for it" if option.payers else "all together"
            yield Finding(
                (*place, "cost"),
                f"“{option.label}” costs {option.cost:,}, and {who} have {there:,}, with what could be moved "
                "at home: it could never be paid; raise headroom, lower the cost or name more payers",
            )


def _headroom(scenario: Scenario, timing: int) -> int:
    moves = range(len(scenario.timings[timing].moves))
    return sum(seat.headroom_in(n) for seat in scenario.delegations if seat.member for n in moves)


RULES = (money_can_be_found_and_is_missed, every_option_can_be_paid)
