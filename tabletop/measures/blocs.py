"""Blocs: groups of delegations that stand alike, by average linkage."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tabletop.measures.guards import require_amount, require_number

# Distances that differ by less are the same but for rounding.
_SAME = 1e-12


def blocs(matrix: Sequence[Sequence[float | None]], cut: float = 0.5) -> tuple[tuple[int, ...], ...]:
    """Groups of delegations by average linkage of the distances 1 - S (0 to 2), joined while the mean
    distance between two groups is at most `cut`.

    Rows are delegations; the answer holds row numbers, each group in order, groups by their first member,
    and nothing for an empty matrix. A pair whose S is not defined stands at distance 1. All groups tied at
    the smallest distance are joined at once, a chain of ties into one group, so that the blocs do not depend
    on the order of the rows. Raises ValueError on a matrix that is not square or not symmetric, or a
    negative cut. Sokal and Michener 1958, "A Statistical Method for Evaluating Systematic Relationships";
    ties after Fernandez and Gomez 2008, "Solving Non-Uniqueness in Agglomerative Hierarchical Clustering
    Using Multidendrograms".
    """
    require_amount(cut, "The cut")
    distances = _distances(matrix)
    groups: list[tuple[int, ...]] = [(row,) for row in range(len(distances))]
    while len(groups) > 1:
        gaps = {
            (a, b): _linkage(distances, groups[a], groups[b])
            for a in range(len(groups))
            for b in range(a + 1, len(groups))
        }
        nearest = min(gaps.values())
        if nearest > cut + _SAME:
            break
        groups = _joined(groups, [pair for pair, gap in gaps.items() if gap <= nearest + _SAME])
    return tuple(groups)


def _joined(groups: list[tuple[int, ...]], pairs: list[tuple[int, int]]) -> list[tuple[int, ...]]:
    """The groups after joining all pairs, and what hangs together through them."""
    home = list(range(len(groups)))
    for one, other in pairs:
        home = [home[one] if place == home[other] else place for place in home]
    members: dict[int, list[int]] = {}
    for group, place in zip(groups, home):
        members.setdefault(place, []).extend(group)
    return sorted(tuple(sorted(rows)) for rows in members.values())


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
