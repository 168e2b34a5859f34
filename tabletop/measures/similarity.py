"""How alike delegations stand: Signorino and Ritter's S, and the blocs that follow from it."""

from __future__ import annotations

import math
from collections.abc import Sequence

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
    """S of every pair, one row a delegation, symmetric; the diagonal is 1 where a delegation has any
    position.
    """
    return tuple(tuple(similarity(one, other, largest, weights) for other in positions) for one in positions)


def blocs(matrix: Sequence[Sequence[float | None]], cut: float = 0.5) -> tuple[tuple[int, ...], ...]:
    """Groups of delegations by average linkage of 1 - S, joined while the mean distance is at most `cut`.

    Rows are delegations; the answer holds row numbers, each group in order, groups by their first member.
    A pair whose S is not defined stands at distance 1. Equal distances join the earliest pair first.
    """
    require_amount(cut, "The cut")
    distances = _distances(matrix)
    groups: list[tuple[int, ...]] = [(row,) for row in range(len(distances))]
    while len(groups) > 1:
        nearest, first, second = min(
            (_linkage(distances, groups[a], groups[b]), a, b)
            for a in range(len(groups))
            for b in range(a + 1, len(groups))
        )
        if nearest > cut:
            break
        joined = tuple(sorted(groups[first] + groups[second]))
        rest = [group for place, group in enumerate(groups) if place not in (first, second)]
        groups = sorted([*rest, joined])
    return tuple(groups)


def _distances(matrix: Sequence[Sequence[float | None]]) -> list[list[float]]:
    for row in matrix:
        if len(row) != len(matrix):
            raise ValueError("A similarity matrix needs as many columns as rows.")
        for value in row:
            if value is not None:
                require_number(value, "A similarity")
    for a, row in enumerate(matrix):
        for b in range(a):
            if row[b] != matrix[b][a]:
                raise ValueError("A similarity matrix must be symmetric.")
    return [[1.0 if value is None else 1 - value for value in row] for row in matrix]


def _linkage(distances: Sequence[Sequence[float]], one: Sequence[int], other: Sequence[int]) -> float:
    return math.fsum(distances[a][b] for a in one for b in other) / (len(one) * len(other))
