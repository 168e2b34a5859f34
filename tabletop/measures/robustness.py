"""How much to trust a headline: leave one part out, see how far it moves and whether moves change order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tabletop.measures.averages import defined

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Spread:
    """A headline, the lowest and highest it takes with one part left out, and which part moves it most (its
    place).
    """

    value: float | None
    low: float | None
    high: float | None
    moved_most_by: int | None


def leave_one_out(parts: Sequence[Part], measure: Callable[[Sequence[Part]], float | None]) -> Spread:
    """The spread of `measure` over all ways to leave one part out; what is not defined is left aside.

    `moved_most_by` is the first of equals, None when nothing moves it.
    """
    value = measure(parts)
    without = [measure([*parts[:place], *parts[place + 1 :]]) for place in range(len(parts))]
    known = defined([value, *without])
    moved = [0.0 if value is None or other is None else abs(other - value) for other in without]
    widest = max(moved, default=0.0)
    return Spread(
        value, min(known, default=None), max(known, default=None), moved.index(widest) if widest else None
    )


def same_order(before: Sequence[float | None], after: Sequence[float | None]) -> bool:
    """True when no two moves change places; ties may open or close. Moves not defined in either are left
    aside.
    """
    pairs = [(a, b) for a, b in zip(before, after, strict=True) if a is not None and b is not None]
    return not any((a1 - a2) * (b1 - b2) < 0 for a1, b1 in pairs for a2, b2 in pairs)
