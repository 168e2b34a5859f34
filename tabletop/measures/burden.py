"""Burden sharing: how evenly contributions lie on capacities, and how far from the cost key."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tabletop.measures.guards import require_amounts, require_same_length


def burdens(contributions: Sequence[float], capacities: Sequence[float]) -> tuple[float | None, ...]:
    """Contribution over capacity of each delegation, 0 or more; None for one without capacity.

    Both in one currency. Raises ValueError on lists of different length or a negative number. Olson and
    Zeckhauser 1966, "An Economic Theory of Alliances", for the question.
    """
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


def distance_from_key(contributions: Sequence[float | None], key: Sequence[float | None]) -> float | None:
    """Half the sum of abs(share paid - share in the key): 0 (as the key says) to 1; the part that would
    have to move.

    Contributions in one currency, the key in any unit; both are brought to shares of their own total. A
    delegation whose contribution or key is None is left out of both. None when those left contributed
    nothing. Raises ValueError on lists of different length, a negative number, or a key that gives nobody
    left a share. The index of dissimilarity of Duncan and Duncan 1955, "A Methodological Analysis of
    Segregation Indexes", of payments from the key; Olson and Zeckhauser 1966 for the question.
    """
    require_same_length("Contributions and the key", contributions, key)
    pairs = [(given, share) for given, share in zip(contributions, key) if None not in (given, share)]
    paid = _defined([given for given, _ in pairs])
    due = _defined([share for _, share in pairs], "A share of the cost key")
    if pairs and sum(due) == 0:
        raise ValueError("The cost key must give a share to somebody.")
    if sum(paid) == 0:
        return None
    return float(sum(abs(a / sum(paid) - b / sum(due)) for a, b in zip(paid, due)) / 2)


def _defined(values: Sequence[float | None], what: str = "A contribution") -> list[Fraction]:
    kept = [value for value in values if value is not None]
    require_amounts(kept, what)
    return [Fraction(value) for value in kept]
