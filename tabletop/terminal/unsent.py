"""What was being written and not sent: kept a moment after it was typed, and taken up again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from tabletop.desk.choices import Wrong
from tabletop.desk.vocabulary import find
from tabletop.room.port import Port
from tabletop.showing.gate import one_line
from tabletop.store.errors import StoreError
from tabletop.terminal.begun import SEPARATOR, Begun, Said
from tabletop.terminal.deskwork import ConsoleDesk, title_of
from tabletop.terminal.surface import Surface

SHOWN = "  ›  "
NOTHING = "Nothing unfinished waits."
AWAY = "Throw all of these away ..."
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


def known(desk: ConsoleDesk) -> list[Begun]:
    """All that was begun, the newest first; a line of line mode that was not carried out is one of it."""
    begun = desk.begun.all()
    if not desk.unsent or any(each.line == desk.unsent for each in begun):
        return begun
    try:
        verb, rest = find(desk.unsent)
    except Wrong:
        return begun
    answers = [part.strip() for part in rest.strip().removeprefix("/").split(SEPARATOR)]
    return [Begun(verb.name, tuple(Said(a, a, one_line(a, 60)) for a in answers), 0), *begun]


def words(desk: ConsoleDesk, begun: Begun) -> str:
    """What it is and how far it has come; where others may read along, only what it is and whose."""
    if desk.discreet:
        shown = [each.shown for each in begun.said[:1] if each.pick]
    else:
        shown = [each.shown for each in begun.said if each.shown]
    return SHOWN.join((title_of(begun.verb), *shown))


def waiting(desk: ConsoleDesk) -> str:
    """That something was begun and not sent; empty if nothing was."""
    begun = known(desk)
    if len(begun) > 1:
        return f"You have begun {len(begun)} things and not sent them: z lists them."
    return f"You were writing: {words(desk, begun[0])}. z goes on with it." if begun else ""


async def go_on(desk: ConsoleDesk, surface: Surface) -> None:
    """Go on with what was begun; with several it is asked which."""
    begun = known(desk)
    place: int | None = 0
    if not begun:
        surface.tell(NOTHING, quiet=True)
        return
    if len(begun) > 1:
        place = await surface.choose("Begun, not sent", [*(words(desk, each) for each in begun), AWAY])
    if place is None:
        return
    if place < len(begun):
        await desk.go_on(begun[place])
    elif await surface.confirm("Throw all of it away?", "What was begun and not sent is gone for good then."):
        await desk.forget()
        surface.tell("Thrown away.", quiet=True)
