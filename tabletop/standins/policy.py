"""What a stand-in is: given its own view and the legal acts, it does one thing or nothing."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Protocol

from tabletop.exercise.facts import Act
from tabletop.exercise.legal.templates import Template
from tabletop.exercise.views.seat import SeatView

Legal = Mapping[str, tuple[Template, ...]]
"""What is legal now, by kind of act."""


class Policy(Protocol):
    """Plays one delegation. It never sees the state, nor what is private to other seats."""

    def act(self, view: SeatView, legal: Legal, chance: random.Random, now: int) -> Act | None:
        """The next act at exercise second `now`, or None when there is nothing more to do for now."""


Factory = Callable[[], Policy]
