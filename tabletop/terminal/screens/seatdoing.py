"""What a delegation's screen can do: acts that are open now, by kind or from a row; reading; going on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from tabletop.desk.vocabulary import VERBS
from tabletop.showing.rows import Row
from tabletop.terminal.menus import Doing, doings
from tabletop.terminal.screens.menu import Menu
from tabletop.terminal.screens.reader import Reader
from tabletop.terminal.seatdesk import groups, open_verbs
from tabletop.terminal.unsent import unsent
from tabletop.terminal.widgets.board import Board

if TYPE_CHECKING:
    from tabletop.terminal.screens.seatscreen import SeatScreen

HELP = (
    "This screen is for one delegation alone",
    "Numbers open panels; arrows move; enter says what can be done with a row.",
    "a lists every act that is open to you now. Each act is kept at once, and is yours.",
    "z goes on with an act you left unfinished.",
    "The clock goes on. What happens meanwhile is told on the last line.",
    "Esc hands the laptop back, and hides everything.",
)


class SeatDoings:
    """The deeds of a delegation's screen; it is mixed into the screen that shows them."""

    @property
    def here(self) -> SeatScreen:
        """The screen itself."""
        return cast("SeatScreen", self)

    async def _open(self) -> frozenset[str]:
        return open_verbs(await self.here.port.legal())

    def action_acts(self) -> None:
        """Acts that are open now, by kind."""
        self.here.begin(self._acts)

    async def _acts(self) -> None:
        known = groups(await self._open())
        if not known:
            self.here.tell("No act is open to you now.", "quiet")
            return
        titles = [title for title, _ in known]
        kind = await self.here.app.push_screen_wait(Menu("What you can do now", titles))
        if kind is not None:
            await self._choose(*known[kind])

    async def _choose(self, title: str, known: list[Doing]) -> None:
        place = await self.here.app.push_screen_wait(Menu(title, [each.title for each in known]))
        if place is not None:
            await self.here.desk.run(VERBS[known[place].verb], known[place].ahead, known[place].given)

    def action_row(self) -> None:
        """What can be done with the row under the cursor."""
        if row := self.here.query_one(Board).current:
            self.open_row(row)

    def open_row(self, row: Row) -> None:
        """Read it, or choose what to do with it."""
        self.here.begin(partial(self._open_row, row))

    async def _open_row(self, row: Row) -> None:
        if self.here.seen is None or row.target is None:
            return
        if row.target.kind == "reading":
            self.here.app.push_screen(Reader([row.target.name]))
            return
        verbs = await self._open()
        known = [each for each in doings(row.target, self.here.seen.view) if each.verb in verbs]
        if known:
            await self._choose(row.words, known)
        else:
            self.here.tell("Nothing can be done with this now.", "quiet")

    def action_resume(self) -> None:
        """Go on with what was being written."""
        if found := unsent(self.here.desk):
            verb, ahead, answers = found
            self.here.begin(partial(self.here.desk.run, verb, ahead, None, answers))
        else:
            self.here.tell("Nothing unfinished waits.", "quiet")

    def action_help(self) -> None:
        """How this screen works."""
        self.here.app.push_screen(Reader(list(HELP)))
