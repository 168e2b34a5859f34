"""What the press desk sees: what is public, and what is given to it."""

from __future__ import annotations

from tabletop.exercise.views.eye import Makers
from tabletop.exercise.views.news import Note, notes
from tabletop.exercise.views.public import PUBLIC, PublicView


class PressView(PublicView, frozen=True):
    """Public, and its own brief, its questions, and the messages it was sent."""

    brief: str
    messages: tuple[Note, ...]


DESK: Makers = {
    **PUBLIC,
    "brief": lambda eye: eye.state.scenario.press.brief,
    "messages": lambda eye: notes(eye.journal, eye.readers),
}
"""What the press desk sees."""
