"""Burden sharing: how evenly contributions lie on capacities, and how far from the cost key."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tabletop.measures.guards import require_amounts, require_same_length


def burdens(contributions: Sequence[float], capacities: Sequence[float]) -> tuple[float | None, ...]:
    """Contribution over capacity of each delegation; None for one without capacity."""
    require_same_length("Contributions and capacities", contributions, capacities)
    require_amounts(contributions, "A contribution")
    require_amounts(capacities, "A capacity")
    return tuple(given / able if able else None for given, able in zip(contributions, capacities))


def gini(values: Sequence[float | None]) -> float | None:
    """Gini coefficient: 0 (all alike) to (n-1)/n (one carries all); None when there is nothing to share out.

    `values` are burdens; those that are None are left out. Gini 1912, by the mean absolute difference.
    """
    ordered = sorted(_defined(values))
    total = sum(ordered)
    if total == 0:
        return None
    n = len(ordered)
    ranked = sum(rank * value for rank, value in enumerate(ordered, start=1))
    return float(2 * ranked / (n * total) - Fraction(n + 1, n))


def jain(values: Sequence[float | None]) -> float | None:
    """Jain's fairness index (sum x)^2/(n sum x^2): 1/n (one carries all) to 1 (all alike); None when all
    are zero.

    `values` are burdens; those that are None are left out. Jain, Chiu and Hawe 1984.
    """
    kept = _defined(values)
    squares = sum(value * value for value in kept)
    if squares == 0:
        return None
    return float(sum(kept) ** 2 / (len(kept) * squares))


def distance_from_key(contributions: Sequence[float], key: Sequence[float]) -> float | None:
    """Half the sum of abs(share paid - share in the key): 0 (as the key says) to 1; the part that would
    have to move.

    Both lists are brought to shares of their own total. None when nothing was contributed.
    """
    require_same_length("Contributions and the key", contributions, key)
    paid = _defined(contributions)
    due = _defined(key)
    if sum(due) == 0:
        raise ValueError("The cost key must give a share to somebody.")
    if sum(paid) == 0:
        return None
    return float(sum(abs(a / sum(paid) - b / sum(due)) for a, b in zip(paid, due)) / 2)


def _defined(values: Sequence[float | None]) -> list[Fraction]:
    kept = [value for value in values if value is not None]
    require_amounts(kept, "A contribution")
    return [Fraction(value) for value in kept]
