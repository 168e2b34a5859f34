"""A store for playthroughs of which only the outcome counts: nothing is written down, nothing is sealed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tabletop.exercise.facts import Event
from tabletop.store.base import DraftKey
from tabletop.store.memory import MemoryStore


class Forgetting(MemoryStore):
    """Takes every act and keeps none; the room that owns it still knows its own log."""

    def append(
        self, command_id: str, events: Sequence[Event], *, drop_drafts: Iterable[DraftKey] = ()
    ) -> None:
        """Taken note of by nobody."""

    def save_clock(self, seconds: int) -> None:
        """Nor is the time."""
