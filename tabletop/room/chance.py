"""Ids and dice: drawn by the room and stored as facts, never by a rule."""

from __future__ import annotations

import random


class Chance:
    """Ids of twelve hexadecimal digits and pairs of dice; from a seed they repeat."""

    def __init__(self, seed: int | None = None) -> None:
        self._random = random.Random(seed) if seed is not None else random.SystemRandom()

    def new_id(self) -> str:
        """An id that tells nothing."""
        return f"{self._random.getrandbits(48):012x}"

    def dice(self) -> tuple[int, int]:
        """Two dice, 1 to 6 each."""
        return self._random.getrandbits(30) % 6 + 1, self._random.getrandbits(30) % 6 + 1

    def seed(self) -> int:
        """A seed for an exercise."""
        return self._random.getrandbits(31)
