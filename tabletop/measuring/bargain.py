"""`measure bargain`: what a negotiation had room for, from the utilities of its parties."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import TextIO

from msgspec import Struct

from tabletop.measures.bargaining import EXACT_LIMIT, Negotiation, Outcome, negotiation
from tabletop.measuring.results import Value, write_json, write_rows
from tabletop.measuring.utilities import Bargain, bargain_of

# Packages times parties that are held in memory at once.
_CELLS = 40_000_000


class Solution(Struct, frozen=True):
    """A package by its names, what it is worth to each party, and the product of their gains."""

    package: dict[str, str]
    utilities: dict[str, float]
    product: float


def measure(options: argparse.Namespace, out: TextIO, note: Callable[[str], None]) -> None:
    """Counts, and three solutions."""
    bargain = bargain_of(options.file)
    limit = min(EXACT_LIMIT, _CELLS // len(bargain.parties))
    found = negotiation(bargain.issues, bargain.reservations, exact_limit=limit)
    counts = {"packages": found.packages, "zone": found.zone, "pareto": _pareto(found)}
    solutions = {
        "nash": _solution(bargain, found.nash),
        "kalai_smorodinsky": _solution(bargain, found.kalai_smorodinsky),
        "utilitarian": _solution(bargain, found.utilitarian),
    }
    if options.json:
        told = {name: each and _object(each) for name, each in solutions.items()}
        write_json(out, {**counts, **told})
    else:
        rows = [*((name, "", "", value) for name, value in counts.items()), *_long(solutions)]
        write_rows(out, ("result", "figure", "of", "value"), rows)
    for line in _notes(bargain, found):
        note(line)


def _pareto(found: Negotiation) -> int | None:
    return None if found.frontier is None else len(found.frontier)


def _solution(bargain: Bargain, outcome: Outcome | None) -> Solution | None:
    if outcome is None:
        return None
    gains = [Fraction(str(u)) - Fraction(str(d)) for u, d in zip(outcome.utilities, bargain.reservations)]
    chosen = [options[place] for options, place in zip(bargain.options, outcome.package)]
    return Solution(
        dict(zip(bargain.names, chosen)),
        dict(zip(bargain.parties, outcome.utilities)),
        float(math.prod(gains, start=Fraction(1))),
    )


def _object(solution: Solution) -> dict[str, object]:
    return {"package": solution.package, "utilities": solution.utilities, "product": solution.product}


def _long(solutions: dict[str, Solution | None]) -> Iterator[Sequence[Value]]:
    for name, each in solutions.items():
        if each is None:
            yield name, "package", "", None
            continue
        yield from ((name, "package", issue, option) for issue, option in each.package.items())
        yield from ((name, "utility", party, value) for party, value in each.utilities.items())
        yield name, "product", "", each.product


def _notes(bargain: Bargain, found: Negotiation) -> Iterator[str]:
    if found.zone == 0:
        yield "No package leaves everybody at the reservation or above: the zone is empty."
    if found.zone is None:
        yield f"Whether there is a zone is not known: it holds at most {found.zone_at_most:,} packages."
    if found.fixed:
        held = ", ".join(bargain.names[issue] for issue in found.fixed)
        missed = [value for value in found.missed_at_most if value is not None]
        yield (
            f"Too many packages to consider all: held at one option were {held}. Counts are at least these; "
            f"a package left out could be worth up to {max(missed, default=math.nan):g} more to a party."
        )
    if found.zone and found.frontier is None:
        yield f"The Pareto frontier is too long to list: at most {found.frontier_at_most:,} packages."
