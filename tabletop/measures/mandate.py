"""Mandate: what a deal is worth to a capital, between no deal and the best it could have had."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from functools import lru_cache

from msgspec import Struct

from tabletop.measures.guards import require_amount, require_number, require_share, require_shares

WEIGHTS_TOLERANCE = 1e-6


class Worth(Struct, frozen=True):
    """What one package is worth to one delegation.

    `utility` is `terms` (weight x value per clause) less `cost_term`; None when a share must be paid from
    no headroom. `acceptable` is False then, and when a red line is crossed; the utility still says what it
    would be worth.
    """

    utility: float | None
    acceptable: bool
    terms: Mapping[str, float]
    cost_term: float | None
    crossed: tuple[str, ...]


def mandate(landed: float | None, no_deal: float | None, best: float | None) -> float | None:
    """M = (u - d)/(b - d): 0 is no deal, 1 the best that others could accept, below 0 worse than no deal.

    Any number: above 1 when what stands is more than others could accept. Utilities in one unit. None when
    one of them is unknown, or when no package others could accept beats no deal (b <= d). Raises ValueError
    on what is no finite number. A share of the bargaining range after Raiffa 1982, "The Art and Science of
    Negotiation"; the zero point is the disagreement point of Nash 1950.
    """
    for value in (landed, no_deal, best):
        if value is not None:
            require_number(value, "A utility")
    if landed is None or no_deal is None or best is None or best <= no_deal:
        return None
    return (landed - no_deal) / (best - no_deal)


@lru_cache(maxsize=4096)
def ordered_value(place: float, ideal: float) -> float:
    """Value of an option of an ordered clause: 1 - |place - ideal|, 0 to 1, places between 0 and 1.

    Raises ValueError on places outside. Single-peaked preferences with a linear loss, after Downs 1957, "An
    Economic Theory of Democracy".
    """
    require_share(place, "An option's place")
    require_share(ideal, "The ideal place")
    return 1 - abs(place - ideal)


def utility(
    weights: Mapping[str, float],
    values: Mapping[str, float],
    *,
    sensitivity: float = 0.0,
    share: float = 0.0,
    headroom: float = 0.0,
    crossed: Collection[str] = (),
) -> Worth:
    """Worth of a package: sum of weight x value over clauses, less sensitivity x share/headroom.

    `weights` per clause sum to 1; `values` (0 to 1) give the option chosen on each of those clauses.
    `share` is what the delegation pays and `headroom` what it has, in one currency; `crossed` names the red
    lines the package crosses. At most 1; below 0 when the cost outweighs the gain. Raises ValueError on
    weights that do not sum to 1, a clause without a value, or a number out of range. Additive value
    functions after Keeney and Raiffa 1976, "Decisions with Multiple Objectives"; the cost term is ours.
    """
    _require_weights(weights, values)
    terms = {clause: weight * values[clause] for clause, weight in weights.items()}
    cost = cost_term(sensitivity, share, headroom)
    worth = None if cost is None else math.fsum([*terms.values(), -cost])
    return Worth(worth, cost is not None and not crossed, terms, cost, tuple(sorted(crossed)))


def cost_term(sensitivity: float, share: float, headroom: float) -> float | None:
    """Sensitivity x share/headroom, 0 or more, in utility; 0 when nothing is to be paid; None when there is
    no headroom to pay from.

    Share and headroom in one currency. Raises ValueError on a negative number. This program's own.
    """
    require_amount(sensitivity, "Cost sensitivity")
    require_amount(share, "The share")
    require_amount(headroom, "Headroom")
    if share == 0:
        return 0.0
    return sensitivity * share / headroom if headroom else None


def _require_weights(weights: Mapping[str, float], values: Mapping[str, float]) -> None:
    require_shares(weights, "The weight of")
    for clause in weights:
        if clause not in values:
            raise ValueError(f"No value is given for {clause}.")
    require_shares({clause: values[clause] for clause in weights}, "The value of")
    if abs(math.fsum(weights.values()) - 1) > WEIGHTS_TOLERANCE:
        raise ValueError(f"Weights must sum to 1, not {math.fsum(weights.values()):g}.")
