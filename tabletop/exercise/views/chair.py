"""What a seated chair sees: what the alliance does, and its own brief."""

from __future__ import annotations

from tabletop.exercise.views.alliance import INSIDE, AllianceView
from tabletop.exercise.views.eye import Makers


class ChairView(AllianceView, frozen=True):
    """The alliance's view, the chair's messages, and the brief of the one who takes the chair."""

    brief: str


CHAIRING: Makers = {**INSIDE, "brief": lambda eye: eye.state.scenario.chair.brief or ""}
"""What the chair sees."""
