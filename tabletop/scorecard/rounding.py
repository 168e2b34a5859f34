"""The one rule by which figures are rounded for people: halves go up, everywhere alike."""

from __future__ import annotations

import math

_NOISE = 9
"""Decimals beyond which a float is noise: 0.145 x 100 is 14.499999999999998, and reads 15."""


def half_up(value: float, digits: int = 0) -> float:
    """The value with so many decimals, halves towards plus infinity: 12.5 -> 13, -2.5 -> -2."""
    scale: int = 10**digits
    return math.floor(round(value * scale, _NOISE) + 0.5) / scale + 0.0


def whole(value: float) -> int:
    """The value as a whole number, halves up."""
    return int(half_up(value))


def fixed(value: float, digits: int = 0) -> str:
    """The value in digits, halves up, never "-0"."""
    return f"{half_up(value, digits):.{digits}f}"


def per_cent(share: float) -> int:
    """A share of 1 in whole per cent, halves up."""
    return whole(100 * share)


def figure(value: float, digits: int = 0) -> str:
    """The same for words that people read: with a real minus sign."""
    return fixed(value, digits).replace("-", "−")
