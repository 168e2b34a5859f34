"""Negotiation analysis over all packages: zone of agreement, frontier, solutions, what was left over."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from tabletop.measures.exchanges import bettered
from tabletop.measures.frontier import PAIRWISE_LIMIT, frontier
from tabletop.measures.guards import require_number
from tabletop.measures.landing import Landing, landing
from tabletop.measures.packages import GRID, Outcome, Package, Space, Utilities
from tabletop.measures.solutions import kalai_smorodinsky, nash, utilitarian

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["EXACT_LIMIT", "LARGEST", "Landing", "Negotiation", "Outcome", "negotiation"]

EXACT_LIMIT = 1_000_000
LARGEST = 1_000.0
_FEW = 5_000


class Negotiation(Struct, frozen=True):
    """What the whole agenda had room for.

    `packages` counts all, `zone` those that cross nobody's red line and leave nobody below no deal.
    `frontier` lists the packages of the zone that no other one dominates; None when there are too many to
    list, and then `frontier_at_most` bounds them. `best` is each party's best package that all others could
    accept, in utility; None when there is none.

    Up to a million packages all is exact: `zone_at_most` is the zone, `best_at_most` the best,
    `missed_at_most` 0. Beyond, `fixed` names the issues held at their best option in total (least stake
    first), and everything else describes the packages left. `zone` is then at least so many, and None, with
    `frontier` and the three solutions, when none was found though there may be one; 0 still means that the
    zone is empty. `best_at_most` bounds what any package that all others could accept is worth to each party,
    with every held issue as good for everybody as any of its options is; None when there is surely none.
    `missed_at_most` is that bound less `best`; None where `best` is not known.
    """

    packages: int
    zone: int | None
    frontier: tuple[Package, ...] | None
    frontier_at_most: int
    nash: Outcome | None
    kalai_smorodinsky: Outcome | None
    utilitarian: Outcome | None
    best: tuple[float | None, ...]
    landing: Landing | None
    fixed: tuple[int, ...]
    missed_at_most: tuple[float | None, ...]
    zone_at_most: int
    best_at_most: tuple[float | None, ...]

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
    end. Utilities may be of any size up to a thousand either way, and are compared to a billionth. With
    `frontier_limit` 0 no frontier is looked for.

    The frontier is exact up to `frontier_limit` packages of the zone that no exchange on a few issues
    betters. Agendas of a million packages with two to six options on a clause and eight parties usually stay
    below it; eight parties whose wishes have nothing to do with each other, grids of ten options or more on
    every clause, and twenty yes-or-no clauses where everybody accepts everything, may not, and are bounded
    by `frontier_at_most`.

    Raises ValueError on uneven lists, unknown options, or utilities beyond a thousand. Nash 1950; Kalai and
    Smorodinsky 1975; Raiffa 1982, "The Art and Science of Negotiation".
    """
    _require(issues, no_deal, refused, landed)
    space = Space.of(issues, no_deal, refused or [()] * len(issues), exact_limit)
    ceiling = space.relaxed() if space.fixed else space
    known, bound = space.best(), ceiling.best()
    found, surely = int((space.below == 0).sum()), not (ceiling.below == 0).any()
    unknown = not found and not surely
    zone_at_most = int((ceiling.below == 0).sum()) * math.prod(len(space.allowed[i]) for i in space.fixed)
    efficient, count = (None, zone_at_most) if unknown else _frontier(space, frontier_limit)
    solutions = _solutions(space) if found else (None, None, None)
    return Negotiation(
        math.prod(len(values) for values in space.tables),
        None if unknown else found,
        efficient,
        count,
        *solutions,
        best=tuple(None if value is None else value / GRID for value in known),
        landing=None if landed is None else landing(space, landed),
        fixed=space.fixed,
        missed_at_most=tuple(_missed(low, high) for low, high in zip(known, bound)),
        zone_at_most=zone_at_most,
        best_at_most=tuple(None if value is None else value / GRID for value in bound),
    )


def _missed(known: int | None, bound: int | None) -> float | None:
    if bound is None:
        return 0.0
    return None if known is None else (bound - known) / GRID


def _frontier(space: Space, limit: int) -> tuple[tuple[Package, ...] | None, int]:
    """The efficient packages of the zone; what better exchanges rule out is not compared."""
    import numpy as np

    zone = space.below == 0
    if not limit:
        return None, int(np.count_nonzero(zone))
    if np.count_nonzero(zone) > min(_FEW, limit):
        zone &= ~bettered(space.parts)
    places = np.flatnonzero(zone)
    efficient, count = frontier(space.columns[:, places], limit)
    if efficient is None:
        return None, count
    return tuple(space.package(int(places[place])) for place in efficient), count


def _solutions(space: Space) -> tuple[Outcome | None, Outcome | None, Outcome | None]:
    """Nash, Kalai-Smorodinsky and utilitarian packages of a zone that holds some."""
    import numpy as np

    places = np.flatnonzero(space.below == 0)
    worth = space.columns if len(places) == len(space.below) else space.columns[:, places]

    def outcome(place: int | None) -> Outcome | None:
        return None if place is None else space.outcome(space.package(int(places[place])))

    gains = _gains(worth, space)
    return outcome(nash(gains)), outcome(kalai_smorodinsky(gains)), outcome(utilitarian(worth))


def _gains(worth: NDArray[np.int64], space: Space) -> NDArray[np.int64]:
    """Gains over no deal; those no larger than a rounding are none."""
    import numpy as np

    gains: NDArray[np.int64] = worth - np.array(space.floor)[:, None]
    gains[gains <= space.slack] = 0
    return gains


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
