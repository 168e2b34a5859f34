"""What a seated chair sees: what the alliance does, and its own brief."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tabletop.exercise.core import State
from tabletop.exercise.facts import CHAIR
from tabletop.exercise.journal import Journal
from tabletop.exercise.views.alliance import AllianceView, alliance_fields


@dataclass(frozen=True, slots=True)
class ChairView(AllianceView):
    """The alliance's view, the chair's messages, and the brief of the one who takes the chair."""

    brief: str


def chair_fields(state: State, journal: Journal) -> dict[str, Any]:
    """Fields of the chair's view."""
    return {**alliance_fields(state, journal, (CHAIR,)), "brief": state.scenario.chair.brief or ""}
