"""Mean, median and smallest of the values that are defined."""

from __future__ import annotations

import math
from collections.abc import Iterable

from tabletop.measures.guards import require_number


def defined(values: Iterable[float | None]) -> list[float]:
    """The values that are not None, in order. Raises ValueError on NaN or infinity."""
    kept = [value for value in values if value is not None]
    for value in kept:
        require_number(value, "A value")
    return kept


def mean(values: Iterable[float | None]) -> float | None:
    """Mean of the defined values; None when there are none."""
    kept = defined(values)
    return math.fsum(kept) / len(kept) if kept else None


def median(values: Iterable[float | None]) -> float | None:
    """Median of the defined values; the mean of the middle two when they are even in number; None when
    none.
    """
    kept = sorted(defined(values))
    if not kept:
        return None
    middle = len(kept) // 2
    if len(kept) % 2:
        return kept[middle]
    return (kept[middle - 1] + kept[middle]) / 2


def minimum(values: Iterable[float | None]) -> float | None:
    """Smallest of the defined values; None when there are none."""
    return min(defined(values), default=None)
