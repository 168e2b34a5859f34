"""Where a group landed among the packages it could have had, and what it left on the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from tabletop.measures.packages import GRID, Outcome, Package, Space

if TYPE_CHECKING:
    from collections.abc import Sequence


class Landing(Struct, frozen=True):
    """Where the group landed.

    `in_zone` says that the package crosses no red line and leaves nobody below no deal. `left_on_table` is
    the largest total gain, 0 or more, that a package without refused options offers and that worsens nobody;
    `better` is that package, None when none is found. `left_at_most` bounds it: the same number when all
    packages were considered, more when issues were held. Raiffa 1982, "The Art and Science of Negotiation".
    """

    outcome: Outcome
    in_zone: bool
    left_on_table: float
    better: Outcome | None
    left_at_most: float = 0.0


def landing(space: Space, landed: Package) -> Landing:
    """The landing at a package, which may hold refused options and options of held issues."""
    worth = space.worth(landed)
    accepted = all(value >= floor - space.slack for value, floor in zip(worth, space.floor))
    allowed = all(option in options for option, options in zip(landed, space.allowed))
    most, place = _gain(space, worth)
    better, at_most = space.outcome(space.package(place)) if most else None, most
    if space.fixed:
        there = space.at(landed)
        more, place = _gain(there, worth)
        if more > most:
            most, better = more, there.outcome(there.package(place))
        at_most, _ = _gain(space.relaxed(), worth)
    return Landing(space.outcome(landed), accepted and allowed, most / GRID, better, at_most / GRID)


def _gain(space: Space, worth: Sequence[int]) -> tuple[int, int]:
    """The largest total gain over `worth` that worsens nobody, and the place of its package."""
    import numpy as np

    columns = space.columns
    if not columns.shape[1]:
        return 0, 0
    base = np.array(worth)
    harmless = np.ones(columns.shape[1], dtype=np.bool_)
    for column, value in zip(columns, worth):
        harmless &= column >= value
    places = np.flatnonzero(harmless)
    if not len(places):
        return 0, 0
    gains = columns[:, places].sum(axis=0) - base.sum()
    return int(gains.max()), int(places[gains.argmax()])
