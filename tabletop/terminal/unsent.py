"""What was being written and not sent: kept a moment after it was typed, and taken up again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from tabletop.desk.choices import Wrong
from tabletop.desk.desk import Desk
from tabletop.desk.verbs import Verb
from tabletop.desk.vocabulary import find
from tabletop.room.port import Port
from tabletop.store.errors import StoreError

SEPARATOR = " / "
KEEP_AFTER = 0.3
"""Seconds between typing and storing."""

Later = Callable[[float, Callable[[], Awaitable[None]]], object]


class Keeper:
    """Stores drafts through a port, the latest of each field; `later` runs something after some seconds."""

    def __init__(self, port: Port, later: Later, failed: Callable[[str], None]) -> None:
        self._port, self._later, self._failed = port, later, failed
        self._waiting: dict[str, str] = {}

    def keep(self, field: str, text: str) -> None:
        """Store it soon."""
        if not self._waiting:
            self._later(KEEP_AFTER, self.store)
        self._waiting[field] = text

    async def store(self) -> None:
        """Store what waits."""
        waiting, self._waiting = self._waiting, {}
        for field, text in waiting.items():
            try:
                await self._port.save_draft(field, text)
            except StoreError as error:
                self._failed(str(error))


def unsent(desk: Desk) -> tuple[Verb, str, tuple[str, ...]] | None:
    """The verb that was being written, all answers but the last, and all of them; None if nothing waits."""
    if not desk.unsent:
        return None
    try:
        verb, rest = find(desk.unsent)
    except Wrong:
        return None
    answers = tuple(part.strip() for part in rest.strip().removeprefix("/").split(SEPARATOR))
    return verb, SEPARATOR.join(answers[:-1]), answers
