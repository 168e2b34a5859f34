"""Which packages no other package betters for one party without worsening another: the Pareto frontier."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Comparing every pair is quadratic: above this many candidates the frontier is bounded, not listed. A million
# packages of ten clauses with some four options stay below it once better exchanges are ruled out.
PAIRWISE_LIMIT = 50_000
_SWEEPS = 16
_WORTHWHILE = 0.05
_ROWS = 128


def frontier(
    utilities: NDArray[np.int64], limit: int = PAIRWISE_LIMIT
) -> tuple[NDArray[np.int64] | None, int]:
    """Columns of `utilities` (parties x packages) that no other column dominates, and how many they are.

    Places in rising order; equal columns do not dominate each other. Up to `limit` candidates the answer is
    exact. When strong packages have struck out what they dominate and more than `limit` are left, it is
    (None, the number left): the frontier then holds at least one and at most that many. Pareto 1906, "Manuale
    di economia politica"; presorting by totals after Chomicki, Godfrey, Gryz and Liang 2003, "Skyline with
    Presorting".
    """
    import numpy as np

    totals = utilities.sum(axis=0)
    left = np.argsort(-totals, kind="stable")
    if len(left) > limit:
        left = _swept(utilities, totals, left, limit)
    if len(left) > limit:
        return None, len(left)
    left = left[~_struck(utilities, totals, left)]
    return np.sort(left), len(left)


def undominated(utilities: NDArray[np.int64]) -> NDArray[np.int64]:
    """Places of the columns that no other dominates, whatever their number; see `frontier`."""
    import numpy as np

    totals = utilities.sum(axis=0)
    order = np.argsort(-totals, kind="stable")
    return np.sort(order[~_struck(utilities, totals, order)])


def _swept(
    utilities: NDArray[np.int64], totals: NDArray[np.int64], left: NDArray[np.int64], limit: int
) -> NDArray[np.int64]:
    """What is not dominated by the best package for each party, nor by those with the largest totals."""
    strong = [int(row.argmax()) for row in utilities]
    for sweep in range(len(strong) + _SWEEPS):
        if len(left) <= limit:
            break
        best = strong[sweep] if sweep < len(strong) else int(left[sweep - len(strong)])
        beaten = totals[left] < totals[best]
        for row in utilities:
            beaten &= row[left] <= row[best]
        left = left[~beaten]
        if beaten.mean() < _WORTHWHILE and sweep >= len(strong):
            break
    return left


def _struck(
    utilities: NDArray[np.int64], totals: NDArray[np.int64], order: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """True for each of `order` (falling totals) that another dominates; exact, pair by pair."""
    import numpy as np

    width = np.uint16 if len(order) <= 65_535 else np.uint32
    sums = _ranks(totals[order]).astype(width)
    ranks = [_ranks(row[order]).astype(width) for row in utilities]
    struck = np.zeros(len(order), dtype=np.bool_)
    kept = np.zeros(0, dtype=np.intp)
    for start in range(0, len(order), _ROWS):
        block = np.arange(start, min(start + _ROWS, len(order)))
        against = np.concatenate([kept, block])
        better = sums[against] > sums[block][:, None]
        for row in ranks:
            better &= row[against] >= row[block][:, None]
        struck[block] = better.any(axis=1)
        kept = np.concatenate([kept, block[~struck[block]]])
    return struck


def _ranks(values: NDArray[np.int64]) -> NDArray[np.intp]:
    import numpy as np

    return np.searchsorted(np.unique(values), values)
