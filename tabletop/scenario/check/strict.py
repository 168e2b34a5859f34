"""Faults of design: what can be played, and would teach little."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from tabletop.measures.policy_acts import policy_act
from tabletop.scenario.agenda import Signal
from tabletop.scenario.check import purses, reach, unwritten, walks
from tabletop.scenario.check.finding import Finding, counted, listed
from tabletop.scenario.check.zone import HAIR, Table
from tabletop.scenario.model import Scenario

WIDE = 0.5
"""Share of the packages no red line forbids above which hardly anything need be negotiated."""

WORST = -999.0
"""Stands for whatever is worse still, such as what could never be paid."""

WORDS_A_MINUTE = 220
"""How fast briefs are read by people who must remember them."""


def everybody_has_a_stake_in_every_item(scenario: Scenario) -> Iterator[Finding]:
    """A delegation with nothing at stake in an item."""
    table = Table(scenario)
    for d, seat in enumerate(scenario.delegations):
        if not seat.member:
            continue
        for item in scenario.agenda:
            spread = 0.0
            for clause in item.clauses:
                worths = [w for o in clause.options if (w := table.worth(seat, clause, o)) > -inf]
                spread += max(worths, default=0.0) - min(worths, default=0.0)
            cares = any(seat.interests[clause.id].weight for clause in item.clauses)
            if spread < HAIR or not cares:
                bill = "" if spread < HAIR else " but its part of the bill"
                yield Finding(
                    ("delegations", d, "interests"),
                    f"{seat.name} has nothing at stake in “{item.title}”{bill}; give it a weight on a clause "
                    "there",
                )


def the_zone_of_agreement_is_worth_a_search(scenario: Scenario) -> Iterator[Finding]:
    """So wide that nothing need be negotiated; that there is one at all is checked in any case."""
    from tabletop.measures.bargaining import negotiation

    table = Table(scenario)
    rows = [
        [tuple(max(worth, WORST) for worth in row) for row in table.rows(issue)] for issue in table.issues
    ]
    if not all(rows):
        return
    found = negotiation(rows, [table.no_deal(seat) for seat in table.seats], frontier_limit=0)
    if found.zone is not None and found.zone > WIDE * found.packages:
        share = 100 * found.zone // found.packages
        yield Finding(
            ("agenda",),
            f"{share} % of all packages are better than no deal for everybody, so there is little to "
            "negotiate; raise what no deal is worth (reservation), or set interests further apart",
        )


def every_option_is_wanted_by_somebody(scenario: Scenario) -> Iterator[Finding]:
    """An option that for every member crosses a red line, or is no better than how things stand."""
    table = Table(scenario)
    for place, clause, option in walks.options(scenario):
        if option.id == clause.status_quo:
            continue
        objectors = set(table.objectors(clause, option))
        calm = clause.option(clause.status_quo)
        if all(
            seat.name in objectors
            or table.worth(seat, clause, option) <= table.worth(seat, clause, calm) + HAIR
            for seat in table.seats
        ):
            yield Finding(
                place,
                f"nobody could accept “{option.label}”: for each it is no better than how things stand, or "
                "crosses a red line; give somebody a reason to want it",
            )


def policy_acts_have_a_code(scenario: Scenario) -> Iterator[Finding]:
    """An act that signals nothing to anybody counts nowhere."""
    for a, act in enumerate(scenario.policy_acts):
        if act.signals and not any(map(_counts, act.signals)):
            yield Finding(
                ("policy_acts", a),
                f"“{act.title}” has no code that any published table weighs, so it counts in no score; add a "
                "signal with a weight and an assumption",
            )
        elif not act.signals:
            yield Finding(
                ("policy_acts", a),
                f"“{act.title}” has no code, so it counts in no score; give it a signal with an act",
            )


def _counts(signal: Signal) -> bool:
    """Whether a table weighs it, or its author has."""
    if signal.weight is not None:
        return True
    found = policy_act(signal.act or "")
    return found is not None and bool(found.codes)


def every_objective_is_tested(scenario: Scenario) -> Iterator[Finding]:
    """An objective that no inject serves."""
    served = {inject.objective for inject in scenario.injects}
    for o, objective in enumerate(scenario.objectives):
        if objective.id not in served:
            yield Finding(
                ("objectives", o),
                f"no inject tests “{objective.text}”; name it as the objective of one, or leave it out",
            )


def briefs_can_be_read_in_their_time(scenario: Scenario) -> Iterator[Finding]:
    """A brief longer than the shortest time to sit down and read."""
    minutes = min(timing.seat_and_read for timing in scenario.timings)
    everybody = _words(scenario.setting.background) + _words(scenario.setting.mandate)
    for d, seat in enumerate(scenario.delegations):
        own = _words(seat.public) + _words(seat.private)
        needed = -(-(own + everybody) // WORDS_A_MINUTE)
        if needed > minutes:
            yield Finding(
                ("delegations", d),
                f"{seat.name} has {own + everybody:,} words to read, some {counted(needed, 'minute')}, and "
                f"{counted(minutes, 'minute')} to do it; shorten its brief or the background",
            )


def _words(text: str) -> int:
    return len(text.split())


def the_gauge_is_calibrated(scenario: Scenario) -> Iterator[Finding]:
    """A missing scale of the gauges."""
    missing = [n for n in ("conflict", "cooperation") if getattr(scenario.reference, n) is None]
    if missing:
        yield Finding(
            ("reference",),
            f"has no {listed(missing)}, so the gauges are not calibrated; tabletop rehearse --calibrate "
            "prints the lines",
        )


RULES = (
    everybody_has_a_stake_in_every_item,
    the_zone_of_agreement_is_worth_a_search,
    every_option_is_wanted_by_somebody,
    *reach.RULES,
    *purses.RULES,
    policy_acts_have_a_code,
    every_objective_is_tested,
    briefs_can_be_read_in_their_time,
    the_gauge_is_calibrated,
    *unwritten.RULES,
)
