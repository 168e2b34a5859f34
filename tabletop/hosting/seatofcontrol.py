"""One delegation's port over control's own line, for the laptop that is handed over."""

from __future__ import annotations

from tabletop.exercise.facts import Act
from tabletop.exercise.legal.templates import Template
from tabletop.exercise.views.seeing import View
from tabletop.room.port import FeedItem, Port, Stored
from tabletop.scorecard.assess import DEFAULT, Table
from tabletop.scorecard.card import MoveCard
from tabletop.scorecard.deal import Deal

NOT_YOURS = "That is for the facilitator alone."


class SeatOfControl:
    """One delegation's port over control's line: it names no other seat, and keeps drafts of its own."""

    def __init__(self, port: Port, seat: str) -> None:
        self._port, self._seat = port, seat

    async def submit(self, act: Act, seat: str = "", *, phase: int | None = None) -> str | None:
        """As this delegation."""
        return await self._port.submit(act, self._seat, phase=phase)

    async def view(self, viewer: str = "") -> View:
        """Its own."""
        return await self._port.view(self._seat)

    async def legal(self, seat: str = "") -> tuple[Template, ...]:
        """Its own."""
        return await self._port.legal(self._seat)

    async def feed(self, since: int = 0, viewer: str = "") -> tuple[FeedItem, ...]:
        """Its own."""
        return tuple(item for item in await self._port.feed(0, self._seat) if item.number > since)

    async def cards(self, table: str | Table = DEFAULT) -> tuple[MoveCard, ...]:
        """None during play."""
        return ()

    async def undone(self) -> tuple[FeedItem, ...]:
        """Nothing."""
        return ()

    async def worth(self, seat: str = "") -> Deal | None:
        """Its own."""
        return await self._port.worth(self._seat)

    async def stored(self) -> Stored:
        """How the record stands."""
        return await self._port.stored()

    async def past(self, event: int) -> Port:
        """Not for a delegation."""
        raise PermissionError(NOT_YOURS)

    async def people(self) -> dict[str, str]:
        """No names."""
        return {}

    async def team(self) -> dict[str, str]:
        """Nobody by name."""
        return {}

    async def name_person(self, name: str) -> str:
        """Not for a delegation."""
        raise PermissionError(NOT_YOURS)

    async def forget_people(self) -> None:
        """Not for a delegation."""
        raise PermissionError(NOT_YOURS)

    async def for_seat(self, seat: str) -> Port:
        """Not for a delegation."""
        raise PermissionError(NOT_YOURS)

    async def save_draft(self, field: str, text: str) -> None:
        """Beside control's own."""
        await self._port.save_draft(f"{self._seat}/{field}", text)

    async def drafts(self) -> dict[str, str]:
        """Its own."""
        front = f"{self._seat}/"
        kept = await self._port.drafts()
        return {field.removeprefix(front): text for field, text in kept.items() if field.startswith(front)}

    async def now(self) -> int:
        """Seconds of exercise time."""
        return await self._port.now()
