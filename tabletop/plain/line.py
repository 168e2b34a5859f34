"""A line to a room as line mode needs it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from tabletop.room.door import RoomState
from tabletop.room.port import Port


class Line(Port, Protocol):
    """A port over a line that can drop and come back by itself."""

    seat: str
    role: str
    title: str
    connected: bool
    turned_away: str
    heard: list[Callable[[], None]]

    async def close(self) -> None:
        """Leave."""

    async def fresh(self) -> None:
        """Wait until view and feed are as they are now."""

    async def state(self) -> RoomState:
        """The room at the door, for control."""

    async def order(self, what: str, seat: str = "", person: str = "", text: str = "") -> str | None:
        """Do something at the door, for control."""
