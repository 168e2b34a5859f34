"""The exercise as it stood after an earlier event: a port that reads and refuses every act."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from msgspec.structs import replace

from tabletop.exercise.core import fold
from tabletop.exercise.facts import CONTROL, Act, Event
from tabletop.exercise.journal import Journal
from tabletop.exercise.legal.templates import Template
from tabletop.exercise.views.control import ControlView
from tabletop.exercise.views.seeing import View, view_for
from tabletop.room.port import FeedItem, Port, Stored, feed, undone
from tabletop.scorecard.assess import DEFAULT, Table, assess
from tabletop.scorecard.bands import band
from tabletop.scorecard.card import MoveCard
from tabletop.scorecard.deal import Deal, deal

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
        view = view_for(self._state, self._journal, viewer or CONTROL)
        return replace(view, band=self._band) if isinstance(view, ControlView) else view

    @cached_property
    def _band(self) -> str:
        cards = assess(self._log)
        return band(self._state.scenario, cards[-1]) if cards else ""

    async def legal(self, seat: str = "") -> tuple[Template, ...]:
        """Nothing."""
        return ()

    async def feed(self, since: int = 0, viewer: str = "") -> tuple[FeedItem, ...]:
        """What had happened."""
        return feed(self._journal, viewer or CONTROL, tuple(self._state.scenario.seats), since)

    async def cards(self, table: str | Table = DEFAULT) -> tuple[MoveCard, ...]:
        """The scorecard as it stood."""
        return assess(self._log, table)

    async def undone(self) -> tuple[FeedItem, ...]:
        """What no longer counted then."""
        return undone(self._journal)

    async def worth(self, seat: str = "") -> Deal | None:
        """What the deal was worth to a delegation."""
        return deal(self._state, seat) if seat in self._state.scenario.seats else None

    async def stored(self) -> Stored:
        """The record as it is now."""
        return self._stored

    async def past(self, event: int) -> Port:
        """An earlier state still."""
        return PastPort(self._log[: max(1, event)], self._stored)

    async def people(self) -> dict[str, str]:
        """No names."""
        return {}

    async def team(self) -> dict[str, str]:
        """Nor whose seat it is."""
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
