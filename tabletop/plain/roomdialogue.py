"""The dialogue of a place in a room: what waits for it, a line, what came of it."""

from __future__ import annotations

import asyncio

from tabletop.desk.choices import Wrong
from tabletop.desk.questions import Astray, Back, Quit
from tabletop.desk.vocabulary import VERBS
from tabletop.plain.dialogue import Dialogue
from tabletop.plain.line import Line
from tabletop.plain.roomdesk import ControlDesk, RoomDesk
from tabletop.showing.clockwords import left
from tabletop.showing.gate import one_line
from tabletop.showing.names import Names

NO_CODE = "Without a code you see what is public, as on the projector."


class ControlDialogue(Dialogue):
    """The facilitator's dialogue, in which scripts can wait."""

    def __init__(self, desk: ControlDesk, line: Line) -> None:
        super().__init__(desk)
        self._hearing, self._line = desk.hearing, line

    async def _waited(self) -> None:
        if await self._hearing.waited():
            await self._line.fresh()


class RoomDialogue(Dialogue):
    """The dialogue of any place but the facilitator's."""

    def __init__(self, desk: RoomDesk, line: Line) -> None:
        super().__init__(desk)
        self._place, self._line = desk, line
        self._stood = ""

    async def run(self) -> None:
        """Until quit or the end of all lines."""
        desk = self._place
        await desk.open_with()
        await self._welcome()
        while True:
            try:
                await self._once()
            except Quit:
                await self._keep_open_line()
                return
            except (asyncio.CancelledError, KeyboardInterrupt):
                await self._keep_open_line()
                raise

    async def _welcome(self) -> None:
        desk, view = self._place, await self._line.view()
        desk.page.say(one_line(view.title), one_line(view.stylised))
        if not self._line.seat or self._line.role == "display":
            desk.page.say(NO_CODE)
        else:
            desk.page.say(f"You sit for {Names(view).seat(self._line.seat)}.")
        desk.page.say("What happens is told as it comes. Type help for what you can do, quit to leave.")
        if desk.unsent:
            desk.page.say(f"Kept from before, not sent: {desk.unsent}", "'again' tries it once more.")

    async def _once(self) -> None:
        desk = self._place
        await self._waited()
        await desk.catch_up()
        prompt, self._between = await self._prompt(), True
        line = await desk.ask.line(prompt)
        self._between = False
        if not line:
            return
        desk.acting = True
        try:
            await desk.take(line)
        except Wrong as wrong:
            await self._wrong(line, wrong)
        except Back as gone:
            await self._left(line, gone)
        else:
            if unused := desk.ask.rest():
                desk.page.say(f"Not used: {one_line(unused, 200)}")
        finally:
            desk.acting = False
        desk.line = ""

    async def _waited(self) -> None:
        if await self._place.hearing.waited():
            await self._line.fresh()

    async def _left(self, line: str, left: Back) -> None:
        desk = self._place
        desk.refusals += isinstance(left, Astray)
        desk.page.say("Left; nothing was done.")
        if self._acts() and (isinstance(left, Astray) or desk.ask.trail):
            await desk.keep_line(desk.so_far() if desk.ask.asked else line)

    def _acts(self) -> bool:
        line = self._place.line
        return line in VERBS and bool(VERBS[line].acts)

    async def _prompt(self) -> str:
        stands = await self._place.standing()
        if _without_time(stands) != self._stood:
            self._stood = _without_time(stands)
            self._place.page.say("", stands)
        return await self._words()

    async def _words(self) -> str:
        """Where one sits, and how the clock stands now."""
        view, now = await self._line.view(), await self._line.now()
        clock, names = view.clock, Names(view)
        who = names.short(self._line.seat) if self._line.seat else "public"
        here = "over" if clock.ended else one_line(clock.slot.name)
        return f"[{', '.join(filter(None, (who, here, left(clock, now))))}] > "


def _without_time(stands: str) -> str:
    """The standing without its figures, so that it is said anew only when something but the time changes."""
    return "".join(c for c in stands if not c.isdecimal())
