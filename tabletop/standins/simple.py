"""Two stand-ins without aims: one that says nothing, one that does anything legal."""

from __future__ import annotations

import random

from tabletop.exercise.facts import Act
from tabletop.exercise.legal.templates import Template
from tabletop.exercise.views.seat import SeatView
from tabletop.standins.drawing import pick
from tabletop.standins.filling import fill


class Silent:
    """Sits at the table and does nothing; in a silence procedure it assents."""

    def act(self, view: SeatView, legal: tuple[Template, ...], chance: random.Random, now: int) -> Act | None:
        """Nothing."""
        return None


class RandomLegal:
    """Does any legal act, every template as likely as another."""

    def act(self, view: SeatView, legal: tuple[Template, ...], chance: random.Random, now: int) -> Act | None:
        """Any legal act; None when nothing is legal."""
        return fill(pick(chance, legal), chance) if legal else None
