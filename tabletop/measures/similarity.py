"""How alike delegations stand: Signorino and Ritter's S. The blocs that follow are in blocs.py."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tabletop.measures.blocs import blocs
from tabletop.measures.guards import require_amount, require_number, require_same_length

Positions = Sequence[float | None]
Matrix = tuple[tuple[float | None, ...], ...]


def similarity(
    one: Positions, other: Positions, largest: float, weights: Sequence[float] | None = None
) -> float | None:
    """S = 1 - 2 sum(w |x - y|/dmax)/sum(w): -1 (opposite everywhere) to 1 (the same).

    `largest` is dmax, the widest gap the scale allows, never the widest found. Clauses on which either has no
    position are left out; None when none is left or the weights left sum to zero.
    Signorino and Ritter 1999, "Tau-b or Not Tau-b", International Studies Quarterly 43.
    """
    require_amount(largest, "The widest gap of the scale")
    if largest == 0:
        raise ValueError("The widest gap of the scale must be above zero.")
    weighing = [1.0] * len(one) if weights is None else weights
    require_same_length("Positions and weights", one, other, weighing)
    gaps: list[float] = []
    counted: list[float] = []
    for x, y, weight in zip(one, other, weighing):
        require_amount(weight, "A weight")
        if x is not None and y is not None:
            gaps.append(weight * _gap(x, y, largest))
            counted.append(weight)
    total = math.fsum(counted)
    return 1 - 2 * math.fsum(gaps) / total if total else None


def _gap(x: float, y: float, largest: float) -> float:
    require_number(x, "A position")
    require_number(y, "A position")
    gap = abs(x - y) / largest
    if gap > 1 + 1e-9:
        raise ValueError(f"Positions {x} and {y} lie further apart than the scale allows ({largest}).")
    return min(gap, 1.0)


def similarity_matrix(
    positions: Sequence[Positions], largest: float, weights: Sequence[float] | None = None
) -> Matrix:
    """S of every pair, -1 to 1, one row a delegation, symmetric; None as in `similarity`.

    The diagonal is 1 where a delegation has any position. Signorino and Ritter 1999.
    """
    halves = [
        [similarity(one, other, largest, weights) for other in positions[: row + 1]]
        for row, one in enumerate(positions)
    ]
    size = range(len(positions))
    return tuple(tuple(halves[max(a, b)][min(a, b)] for b in size) for a in size)


__all__ = ["Matrix", "Positions", "blocs", "similarity", "similarity_matrix"]
