"""The exercise as it stood after an earlier event: a port that reads and refuses every act."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.exercise.core import fold
from tabletop.exercise.facts import CONTROL, Act, Event
from tabletop.exercise.journal import Journal
from tabletop.exercise.legal.templates import Template
from tabletop.exercise.views.seeing import View, view_for
from tabletop.room.port import FeedItem, Port, Stored, feed
from tabletop.scorecard.assess import DEFAULT, Table, assess
from tabletop.scorecard.card import MoveCard

READ_ONLY = "This is the past: it can be read, not changed. Go back to the present to act."


class PastPort:
    """Control's port on the first events of a log. Reading it changes nothing in the present."""

    def __init__(self, log: Sequence[Event], stored: Stored) -> None:
        self._log, self._stored = log, stored
        self._state, self._journal = fold(log), Journal(log)

    async def submit(self, act: Act, seat: str = "", *, phase: int | None = None) -> str | None:
        """Refuses."""
        return READ_ONLY

    async def view(self, viewer: str = "") -> View:
        """Control's view, or another seat's."""
        return view_for(self._state, self._journal, viewer or CONTROL)

    async def legal(self, seat: str = "") -> tuple[Template, ...]:
        """Nothing."""
        return ()

    async def feed(self, since: int = 0) -> tuple[FeedItem, ...]:
        """What had happened."""
        return feed(self._journal, CONTROL, tuple(self._state.scenario.seats), since)

    async def cards(self, table: str | Table = DEFAULT) -> tuple[MoveCard, ...]:
        """The scorecard as it stood."""
        return assess(self._log, table)

    async def stored(self) -> Stored:
        """The record as it is now."""
        return self._stored

    async def past(self, event: int) -> Port:
        """An earlier state still."""
        return PastPort(self._log[: max(1, event)], self._stored)

    async def people(self) -> dict[str, str]:
        """No names."""
        return {}

    async def name_person(self, name: str) -> str:
        """Refuses."""
        raise PermissionError(READ_ONLY)

    async def forget_people(self) -> None:
        """Refuses."""
        raise PermissionError(READ_ONLY)

    async def for_seat(self, seat: str) -> Port:
        """Refuses: nobody acts in the past."""
        raise PermissionError(READ_ONLY)

    async def save_draft(self, field: str, text: str) -> None:
        """Nothing is written in the past."""

    async def drafts(self) -> dict[str, str]:
        """Nor kept."""
        return {}

    async def now(self) -> int:
        """Exercise second of the last event."""
        return max(event.at for event in self._log)
