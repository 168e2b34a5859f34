"""Draws that come out the same on every Python: made of random() alone."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def below(chance: random.Random, bound: int) -> int:
    """A whole number from 0 to bound - 1; bound is at least 1."""
    return min(bound - 1, int(chance.random() * bound))


def pick(chance: random.Random, choices: Sequence[T]) -> T:
    """One of the choices, each as likely; IndexError if there are none."""
    return choices[below(chance, len(choices))]


def between(chance: random.Random, low: float, high: float) -> float:
    """A number from low to high."""
    return low + (high - low) * chance.random()


def shuffled(chance: random.Random, items: Sequence[T]) -> list[T]:
    """All items in a drawn order."""
    left, draw = list(items), chance.random
    return [left.pop(int(draw() * bound)) for bound in range(len(left), 0, -1)]
