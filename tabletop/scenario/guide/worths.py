"""The worked example in figures: what each package is worth to each delegation, above no deal."""

from __future__ import annotations

from itertools import product

from tabletop.scenario.model import Scenario
from tabletop.scenario.valuing import no_deal, worth

RED = "red line"


def worths(scenario: Scenario) -> str:
    """A Markdown table: a row a package, a column a delegation, points of 100 above no deal."""
    names = [seat.name for seat in scenario.delegations]
    clauses = list(scenario.clauses.values())
    head = [*(clause.title for clause in clauses), *names, "a deal?"]
    rows = [head, ["---"] * len(head)]
    for options in product(*(clause.options for clause in clauses)):
        chosen = {clause.id: option.id for clause, option in zip(clauses, options, strict=True)}
        gained = gains(scenario, chosen)
        if all(option.id == clause.status_quo for clause, option in zip(clauses, options, strict=True)):
            verdict = "as things stand"
        else:
            verdict = "**yes**" if deal(gained) else "no"
        rows.append([*(o.label for o in options), *map(_points, gained), verdict])
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def gains(scenario: Scenario, chosen: dict[str, str]) -> list[float | None]:
    """What a package is worth to each delegation above no deal, in points of 100; None across a red line."""
    timing = scenario.timings[0]
    found: list[float | None] = []
    for seat in scenario.delegations:
        package = worth(scenario, timing, seat.id, chosen, None)
        gained = None if package.utility is None else package.utility - no_deal(scenario, timing, seat.id)
        found.append(100 * gained if gained is not None and package.acceptable else None)
    return found


def deal(gained: list[float | None]) -> bool:
    """Whether everybody is better off than without a deal."""
    return all(gain is not None and gain > 0 for gain in gained)


def _points(gain: float | None) -> str:
    return RED if gain is None else f"{gain:+.0f}" if round(gain) else "0"
