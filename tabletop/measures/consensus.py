"""Agreement on an ordered scale: van der Eijk's A and the Tastle-Wierman consensus."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from tabletop.measures.guards import require_amounts, require_number, require_same_length

POSTURES = 5


def van_der_eijk(frequencies: Sequence[float]) -> float | None:
    """Van der Eijk's A: -1 (two poles) through 0 (even) to 1 (all in one place).

    `frequencies` holds how many stand at each place of an ordered scale, empty places included.
    None when nobody is counted or the scale has fewer than three places.
    Van der Eijk 2001, "Measuring Agreement in Ordered Rating Scales", Quality & Quantity 35.
    """
    require_amounts(frequencies, "A frequency")
    heights = _exact(frequencies)
    total = sum(heights)
    if len(heights) < 3 or total == 0:
        return None
    agreement = Fraction(0)
    below: int | Fraction = 0
    for level in sorted({height for height in heights if height > 0}):
        layer = tuple(height >= level for height in heights)
        agreement += (level - below) * sum(layer) * _layer_agreement(layer)
        below = level
    return float(agreement / total)


def _exact(values: Sequence[float]) -> list[int | Fraction]:
    return [value if isinstance(value, int) else Fraction(value) for value in values]


@lru_cache(maxsize=1_024)
def _layer_agreement(layer: tuple[bool, ...]) -> Fraction:
    """A of one layer: unimodality over all triples of places, times how few places are filled."""
    places, filled, before = len(layer), sum(layer), 0
    together = apart = 0
    for full in layer:
        if full:
            before += 1
            continue
        after = filled - before
        together += math.comb(before, 2) + math.comb(after, 2)
        apart += before * after
    unimodality = Fraction(1)
    if together + apart:
        above = (places - 2) * together - (places - 1) * apart
        unimodality = Fraction(above, (places - 2) * (together + apart))
    return unimodality * (1 - Fraction(filled - 1, places - 1))


def tastle_wierman(frequencies: Sequence[float], places: Sequence[float] | None = None) -> float | None:
    """Tastle-Wierman consensus 1 + sum p log2(1 - |x - mean|/range), 0 (half at each end) to 1 (all in one
    place).

    `places` are the values of the scale, by default 1 to K; the range is the scale's, not that of the
    answers. None when nobody is counted or the scale has one place. Tastle and Wierman 2007, "Consensus and
    Dissention", International Journal of Approximate Reasoning 45.
    """
    require_amounts(frequencies, "A frequency")
    scale = list(range(1, len(frequencies) + 1)) if places is None else list(places)
    require_same_length("Frequencies and places", frequencies, scale)
    for place in scale:
        require_number(place, "A place")
    counts, points = _exact(frequencies), _exact(scale)
    total, width = sum(counts), max(points) - min(points) if points else 0
    if total == 0 or width == 0:
        return None
    moment = sum(count * point for count, point in zip(counts, points))
    whole = total * width
    terms = []
    for count, point in zip(counts, points):
        gap = point * total - moment
        if count:
            terms.append(float(count / total) * math.log2(float((whole - max(gap, -gap)) / whole)))
    return min(1.0, max(0.0, math.fsum([1.0, *terms])))


def message_unity(postures: Sequence[int | None]) -> float | None:
    """Van der Eijk's A of the postures 1 to 5 spoken, -1 to 1; one entry a delegation, None for one that said
    nothing.

    None when fewer than half spoke, or nobody is there. Raises ValueError on another posture. Van der Eijk
    2001; that half must have spoken is this program's own rule.
    """
    spoken = [posture for posture in postures if posture is not None]
    for posture in spoken:
        if posture not in range(1, POSTURES + 1):
            raise ValueError(f"A posture lies between 1 and {POSTURES}, not {posture}.")
    if 2 * len(spoken) < len(postures):
        return None
    return van_der_eijk([spoken.count(step) for step in range(1, POSTURES + 1)])
