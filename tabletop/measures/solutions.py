"""Three answers to where a bargain should land: Nash, Kalai-Smorodinsky, utilitarian."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Each takes gains over no deal (parties x packages, none below zero) and answers with a package's place.
# A party that can gain nothing anywhere has no say. Of equals the first is taken.


def nash(gains: NDArray[np.float64]) -> int | None:
    """Largest product of gains; None when no package gives something to everyone who can gain. Nash 1950."""
    import numpy as np

    scaled = _scaled(gains)
    if not len(scaled):
        return None
    product = np.ones(scaled.shape[1])
    for row in scaled:
        product *= row
    best = int(product.argmax())
    return best if product[best] > 0 else None


def kalai_smorodinsky(gains: NDArray[np.float64]) -> int | None:
    """Leximin of gains over each party's largest gain: the worst off as well as can be, then the next.

    None when nobody can gain. Kalai and Smorodinsky 1975, carried to a list of packages.
    """
    import numpy as np

    scaled = _scaled(gains)
    if not len(scaled):
        return None
    worst = scaled.min(axis=0)
    places = np.flatnonzero(worst == worst.max())
    ordered = np.sort(scaled[:, places], axis=0)
    for step in range(len(ordered)):
        best = ordered[step] == ordered[step].max()
        places, ordered = places[best], ordered[:, best]
    return int(places[0])


def utilitarian(gains: NDArray[np.int64]) -> int:
    """Largest sum of gains, or of utilities."""
    return int(gains.sum(axis=0).argmax())


def _scaled(gains: NDArray[np.float64]) -> NDArray[np.float64]:
    largest = gains.max(axis=1)
    able = largest > 0
    scaled: NDArray[np.float64] = gains[able] / largest[able][:, None]
    return scaled
