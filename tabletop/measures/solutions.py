"""Three answers to where a bargain should land: Nash, Kalai-Smorodinsky, utilitarian."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Each takes gains over no deal in whole units (parties x packages, none below zero, at least one package)
# and answers with a package's place. A party that can gain nothing anywhere has no say. Of equals the first
# is taken.

_CLOSE = 1 - 1e-9


def nash(gains: NDArray[np.int64]) -> int | None:
    """Place of the largest product of gains.

    None when no package gives something to everyone who can gain, or when nobody can. Nash 1950, "The
    Bargaining Problem", Econometrica 18.
    """
    import numpy as np

    able = np.flatnonzero(gains.max(axis=1) > 0)
    if not len(able):
        return None
    product = np.ones(gains.shape[1])
    for party in able:
        product *= gains[party] / gains[party].max()
    if product.max() <= 0:
        return None
    near = np.flatnonzero(product >= product.max() * _CLOSE)
    exact = [math.prod(column) for column in gains[np.ix_(able, near)].T.tolist()]
    return int(near[exact.index(max(exact))])


def kalai_smorodinsky(gains: NDArray[np.int64]) -> int | None:
    """Place of the leximin of gains over each party's largest gain (0 to 1): the worst off as well as can
    be, then the next.

    None when nobody can gain. Kalai and Smorodinsky 1975, "Other Solutions to Nash's Bargaining Problem",
    Econometrica 43, carried to a list of packages.
    """
    import numpy as np

    able = np.flatnonzero(gains.max(axis=1) > 0)
    if not len(able):
        return None
    largest = gains[able].max(axis=1)
    worst = np.ones(gains.shape[1])
    for party, most in zip(able, largest):
        np.minimum(worst, gains[party] / most, out=worst)
    places = np.flatnonzero(worst == worst.max())
    ordered = np.sort(gains[np.ix_(able, places)] / largest[:, None], axis=0)
    for step in range(len(ordered)):
        best = ordered[step] == ordered[step].max()
        places, ordered = places[best], ordered[:, best]
    return int(places[0])


def utilitarian(gains: NDArray[np.int64]) -> int:
    """Place of the largest sum of gains, or of utilities; always defined.

    Harsanyi 1955, "Cardinal Welfare, Individualistic Ethics, and Interpersonal Comparisons of Utility".
    """
    return int(gains.sum(axis=0).argmax())
