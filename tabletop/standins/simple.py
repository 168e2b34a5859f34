"""Two stand-ins without aims: one that says nothing, one that does anything legal."""

from __future__ import annotations

import random

from tabletop.exercise.facts import Act
from tabletop.exercise.legal.commands import KINDS
from tabletop.exercise.views.seat import SeatView
from tabletop.standins.drawing import pick, shuffled
from tabletop.standins.filling import fill
from tabletop.standins.policy import Legal

ALL = tuple(KINDS)


class Silent:
    """Sits at the table and does nothing; in a silence procedure it assents."""

    def act(self, view: SeatView, legal: Legal, chance: random.Random, now: int) -> Act | None:
        """Nothing."""
        return None


class RandomLegal:
    """Does any legal act: a kind of act drawn among those that are legal, then one of that kind."""

    def act(self, view: SeatView, legal: Legal, chance: random.Random, now: int) -> Act | None:
        """Any legal act; None when nothing is legal."""
        for kind in shuffled(chance, ALL):
            if templates := legal.get(kind):
                return fill(pick(chance, templates), chance)
        return None
