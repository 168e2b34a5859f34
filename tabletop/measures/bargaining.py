"""Negotiation analysis over all packages: zone of agreement, frontier, solutions, what was left over."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tabletop.measures.frontier import PAIRWISE_LIMIT, frontier
from tabletop.measures.guards import require_number
from tabletop.measures.packages import GRID, Outcome, Package, Space, Utilities
from tabletop.measures.solutions import kalai_smorodinsky, nash, utilitarian

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

EXACT_LIMIT = 1_000_000
LARGEST = 1_000.0


@dataclass(frozen=True, slots=True)
class Landing:
    """Where the group landed.

    `left_on_table` is the largest total gain any acceptable package offers that worsens nobody (0 when none),
    `better` that package, None when the landing is efficient.
    """

    outcome: Outcome
    in_zone: bool
    left_on_table: float
    better: Outcome | None


@dataclass(frozen=True, slots=True)
class Negotiation:
    """What the whole agenda had room for.

    `packages` counts all, `zone` those that cross nobody's red line and leave nobody below no deal.
    `frontier` lists the packages of the zone that no other one dominates; None when there are too many to
    list, and then `frontier_at_most` bounds them. `best` is each party's best package that all others could
    accept, in utility.

    Up to a million packages all is exact. Beyond, `fixed` names the issues held at their best option in
    total (least stake first), everything describes the packages left, and `missed_at_most` bounds how much
    more any package left out could be worth to each party.
    """

    packages: int
    zone: int
    frontier: tuple[Package, ...] | None
    frontier_at_most: int
    nash: Outcome | None
    kalai_smorodinsky: Outcome | None
    utilitarian: Outcome | None
    best: tuple[float | None, ...]
    landing: Landing | None
    fixed: tuple[int, ...]
    missed_at_most: tuple[float, ...]

    @property
    def exact(self) -> bool:
        """True when every package was considered."""
        return not self.fixed


def negotiation(
    issues: Utilities,
    no_deal: Sequence[float],
    *,
    refused: Sequence[Collection[int]] | None = None,
    landed: Package | None = None,
    exact_limit: int = EXACT_LIMIT,
    frontier_limit: int = PAIRWISE_LIMIT,
) -> Negotiation:
    """Considers every package: one option of every issue.

    `issues[issue][option][party]` is the utility an option adds for a party (weight x value, less its cost
    term); a package is worth their sum. `no_deal` is each party's utility without a deal. `refused[issue]`
    holds the places of options that cross somebody's red line. `landed` is the package that stands at the
    end.

    Raises ValueError on uneven lists, unknown options, or utilities beyond a thousand. Nash 1950; Kalai and
    Smorodinsky 1975; Raiffa 1982, "The Art and Science of Negotiation".
    """
    _require(issues, no_deal, refused, landed)
    space = Space.of(issues, no_deal, refused or [()] * len(issues), exact_limit)
    below = space.count_below()
    zone = _zone(space, below)
    return _analysed(space, zone, space.best(below), _landing(space, landed), frontier_limit)


def _zone(space: Space, below: NDArray[np.int16]) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
    """Places of the packages in the zone, and what they are worth: parties x packages."""
    import numpy as np

    places = np.flatnonzero(below == 0)
    return places, np.stack([space.column(party)[places] for party in range(len(space.floor))])


def _landing(space: Space, landed: Package | None) -> Landing | None:
    import numpy as np

    if landed is None:
        return None
    worth = space.worth(landed)
    gain = np.zeros(math.prod(space.shape), dtype=np.int64)
    harmless = np.ones(len(gain), dtype=np.bool_)
    for party, value in enumerate(worth):
        change = space.column(party) - value
        harmless &= change >= 0
        gain += change
    gain[~harmless] = 0
    most = int(gain.max(initial=0))
    better = space.outcome(space.package(int(gain.argmax()))) if most else None
    accepted = all(value >= floor - space.slack for value, floor in zip(worth, space.floor))
    within = all(option in options for option, options in zip(landed, space.options))
    return Landing(space.outcome(landed), accepted and within, most / GRID, better)


def _analysed(
    space: Space,
    zone: tuple[NDArray[np.intp], NDArray[np.int64]],
    best: tuple[float | None, ...],
    landing: Landing | None,
    frontier_limit: int,
) -> Negotiation:
    import numpy as np

    places, worth = zone
    packages = math.prod(len(values) for values in space.tables)
    missed, fixed = space.missed(), tuple(space.fixed)
    if not len(places):
        return Negotiation(packages, 0, (), 0, None, None, None, best, landing, fixed, missed)
    gains = worth - np.array(space.floor)[:, None]
    gains = np.where(gains <= space.slack, 0, gains) / GRID

    def outcome(place: int | None) -> Outcome | None:
        return None if place is None else space.outcome(space.package(int(places[place])))

    efficient, count = frontier(worth, frontier_limit)
    return Negotiation(
        packages=packages,
        zone=len(places),
        frontier=None if efficient is None else tuple(space.package(int(places[p])) for p in efficient),
        frontier_at_most=count,
        nash=outcome(nash(gains)),
        kalai_smorodinsky=outcome(kalai_smorodinsky(gains)),
        utilitarian=outcome(utilitarian(worth)),
        best=best,
        landing=landing,
        fixed=fixed,
        missed_at_most=missed,
    )


def _require(
    issues: Utilities,
    no_deal: Sequence[float],
    refused: Sequence[Collection[int]] | None,
    landed: Package | None,
) -> None:
    if not issues or not no_deal:
        raise ValueError("A negotiation needs at least one issue and one party.")
    for value in no_deal:
        _require_utility(value)
    for place, issue in enumerate(issues):
        if not issue:
            raise ValueError(f"Issue {place} has no options.")
        for option in issue:
            if len(option) != len(no_deal):
                raise ValueError(f"An option of issue {place} needs one utility for each party.")
            for value in option:
                _require_utility(value)
    if refused is not None and len(refused) != len(issues):
        raise ValueError("Refused options must be given for every issue.")
    if landed is not None and (
        len(landed) != len(issues) or not all(0 <= o < len(issue) for o, issue in zip(landed, issues))
    ):
        raise ValueError("The package that stands must name one option of every issue.")


def _require_utility(value: float) -> None:
    require_number(value, "A utility")
    if abs(value) > LARGEST:
        raise ValueError(f"A utility must lie within {LARGEST:g} of zero, not {value}.")
