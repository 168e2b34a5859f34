"""Lines that were not carried out: kept for 'again' and for the next sitting, so that nothing is lost."""

from __future__ import annotations

from tabletop.desk.asking import Asker
from tabletop.desk.choices import Wrong
from tabletop.desk.surface import Page
from tabletop.desk.telling import Teller
from tabletop.desk.verbs import find
from tabletop.exercise.facts import Act
from tabletop.room.port import Port
from tabletop.store.errors import StoreError

UNSENT = "unsent line"


class Keeper(Teller):
    """Remembers the act that was refused and why, and the line in hand; `unsent` is what was kept of it."""

    def __init__(self, port: Port, page: Page, ask: Asker) -> None:
        super().__init__(port, page)
        self.ask = ask
        self.line = ""
        self.refused: tuple[Act, str] | None = None
        self.refused_why = ""
        self.unsent = ""

    def so_far(self) -> str:
        """The line in hand: its verb, what was answered, and what was given ahead and not asked for yet."""
        return " / ".join((self.line, *self.ask.trail, *self.ask.ahead)).rstrip(" /")

    async def keep_line(self, line: str) -> None:
        """Keep a line that was not carried out, for 'again' and for the next sitting; empty drops it."""
        self.refused, self.refused_why = None, ""
        if line or self.unsent:
            await self.keep_unsent(line)

    async def keep_unsent(self, line: str) -> None:
        """Keep it beside what was refused."""
        self.unsent = line
        try:
            await self.port.save_draft(UNSENT, line)
        except StoreError as error:
            self.page.say(str(error))

    def was_kept(self, act: Act) -> bool:
        """Whether what waits to be sent is an act of this kind."""
        if self.refused:
            return type(self.refused[0]) is type(act)
        try:
            return bool(self.unsent) and type(act) in find(self.unsent)[0].acts
        except Wrong:
            return False
