"""Packages that a better exchange on a few issues rules out, before any two packages are compared."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from tabletop.measures.frontier import undominated

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# How much is tried: packages of a part of the agenda, pairs of them in all, and parts.
_LARGEST_PART = 1_024
_PAIRS = 60_000_000
_PARTS = 1_000


def bettered(parts: Sequence[NDArray[np.int64]]) -> NDArray[np.bool_]:
    """True for packages that other options on a few issues would better for one party and worsen for none.

    `parts[issue]` is options x parties; packages run with the last issue fastest. Utilities add up, so what
    betters a part of a package betters the whole. Sufficient, not necessary: those left may still be
    dominated, by an exchange on more issues than were tried. Pareto 1906 for the criterion.
    """
    import numpy as np

    parts = [part for part in parts if len(part) != 1]
    shape = tuple(len(part) for part in parts)
    struck = np.zeros(shape, dtype=np.bool_)
    for chosen in _subsets(shape):
        kept = undominated(_worth([parts[issue] for issue in chosen]))
        out = np.ones(math.prod(shape[issue] for issue in chosen), dtype=np.bool_)
        out[kept] = False
        if out.any():
            struck |= out.reshape([size if issue in chosen else 1 for issue, size in enumerate(shape)])
    return struck.ravel()


def _subsets(shape: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Sets of issues, small ones first, until enough is tried."""
    pairs = tried = 0
    for size in range(1, len(shape)):
        for chosen in combinations(range(len(shape)), size):
            packages = math.prod(shape[issue] for issue in chosen)
            if packages > _LARGEST_PART:
                continue
            pairs, tried = pairs + packages**2, tried + 1
            if pairs > _PAIRS or tried > _PARTS:
                return
            yield chosen


def _worth(parts: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    worth = parts[0].T
    for part in parts[1:]:
        worth = (worth[:, :, None] + part.T[:, None, :]).reshape(len(worth), -1)
    return worth
