"""What the press desk sees: what is public, and what is given to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tabletop.exercise.core import State
from tabletop.exercise.facts import PRESS
from tabletop.exercise.journal import Journal
from tabletop.exercise.views.news import Note, notes
from tabletop.exercise.views.public import PublicView, public_fields


@dataclass(frozen=True, slots=True)
class PressView(PublicView):
    """Public, and its own brief, its questions, and the messages it was sent."""

    brief: str
    messages: tuple[Note, ...]


def press_fields(state: State, journal: Journal) -> dict[str, Any]:
    """Fields of the press desk's view."""
    return {
        **public_fields(state, journal, (PRESS,)),
        "brief": state.scenario.press.brief,
        "messages": notes(journal, (PRESS,)),
    }
