"""A place in a room, line by line: sign in, hear what happens as it comes, do what the place may do."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Protocol, TextIO

from tabletop.desk.choices import Wrong
from tabletop.desk.desk import Desk
from tabletop.desk.questions import Astray, Back, Quit
from tabletop.desk.vocabulary import VERBS
from tabletop.exercise.facts import CONTROL
from tabletop.plain.dialogue import Dialogue
from tabletop.plain.lines import LOOK, StreamLines
from tabletop.plain.page import Page
from tabletop.plain.roomdesk import ControlDesk, RoomDesk
from tabletop.room.door import RoomState
from tabletop.room.port import Port
from tabletop.room.sealing import SealedPort
from tabletop.showing.clockwords import left
from tabletop.showing.gate import one_line
from tabletop.showing.names import Names

TRIES = 5
LINE_LOST = "The line to the room is lost. It comes back by itself; what you typed is kept."
LINE_BACK = "The line is back."
NO_CODE = "Without a code you see what is public, as on the projector."
LEFT = "You have left the room. Your seat stays yours: join again to come back."
PULSE = 0.05
"""Seconds in which what comes in at once is told at once."""


class NotIn(Exception):
    """The room does not let one in; carries a sentence."""


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


class Asking(Protocol):
    """Lines that ask and say."""

    scripted: bool
    idle: Callable[[], Awaitable[str | None]] | None

    def say(self, line: str) -> None:
        """A line."""

    async def ask(self, prompt: str) -> str | None:
        """The next answer."""


Knock = Callable[[str, str], Awaitable[Line]]
"""Sign in by a code and a name; NotIn says why not."""


def lines_for(source: TextIO, out: TextIO) -> Asking:
    """At a terminal lines that stay whole while things are told; else lines of a pipe or file."""
    if source.isatty() and out.isatty():
        from tabletop.plain.livelines import LiveLines

        return LiveLines()
    lines = StreamLines(source, out)
    lines.idle = _nothing
    return lines


async def _nothing() -> None:
    """After something was told the prompt is written again as it was."""


async def sit_down(lines: Asking, knock: Knock, line: Line | None = None) -> int:
    """From the sign-in to leaving; gives the number of lines that were refused, -1 if nobody was let in."""
    page, refused = Page(lines.say), 0
    while True:
        line = line or await _signed_in(lines, page, knock)
        if line is None:
            return -1
        try:
            count, again = await _sit(lines, page, line)
        finally:
            await line.close()
        refused += count
        if not again:
            page.say(LEFT)
            return refused
        page.say(line.turned_away)
        line = None
        if lines.scripted:
            return refused + 1


async def _signed_in(lines: Asking, page: Page, knock: Knock) -> Line | None:
    for _ in range(TRIES):
        code = await lines.ask("Code on your card (empty: only watch): ")
        if code is None:
            return None
        name = await lines.ask("Your name: ") if code.strip() else ""
        if name is None:
            return None
        try:
            return await knock(code.strip(), name.strip())
        except NotIn as refusal:
            page.say(str(refusal))
    return None


async def _sit(lines: Asking, page: Page, line: Line) -> tuple[int, bool]:
    """Refused lines, and whether to sign in anew; a person who is moved goes on at the other place."""
    refused = 0
    while True:
        desk: Desk
        if line.role == CONTROL:
            desk = ControlDesk(SealedPort(line), line, lines, page, scripted=lines.scripted)
            talk: Dialogue = ControlDialogue(desk, line)
        else:
            desk = RoomDesk(line, line.seat, line.role, lines, page, scripted=lines.scripted)
            talk = RoomDialogue(desk, line)
        gone = await _watched(page, line, desk, talk)
        refused += desk.refusals
        if gone != "moved":
            return refused, gone == "away"
        page.say("You sit at another place now.")


async def _watched(page: Page, line: Line, desk: Desk, talk: Dialogue) -> str:
    """Run a dialogue until it is left, until the place is another, or until the sign-in holds no more."""
    wake = asyncio.Event()
    line.heard.append(wake.set)
    talking = asyncio.create_task(talk.run())
    telling = asyncio.create_task(_tell(wake, page, line, desk))
    try:
        await asyncio.wait({talking, telling}, return_when=asyncio.FIRST_COMPLETED)
        if talking.done():
            talking.result()
            return "left"
        telling.result()
        return "away" if line.turned_away else "moved"
    finally:
        line.heard.remove(wake.set)
        for task in (talking, telling):
            task.cancel()
        await asyncio.gather(talking, telling, return_exceptions=True)


async def _tell(wake: asyncio.Event, page: Page, line: Line, desk: Desk) -> None:
    """Say what happens as it comes, when time runs out, and when the line is lost."""
    place, held = line.seat, True
    while not line.turned_away and line.seat == place:
        with suppress(TimeoutError):
            async with asyncio.timeout(LOOK):
                await wake.wait()
        await asyncio.sleep(PULSE)
        wake.clear()
        if line.connected != held:
            held = line.connected
            page.say(LINE_BACK if held else LINE_LOST)
        if held and line.seat == place and not desk.acting:
            await desk.tell()
            if isinstance(desk, RoomDesk):
                await desk.ring()


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
            except asyncio.CancelledError:
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
        line = await desk.ask.line(await self._prompt())
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
        view, now = await self._line.view(), await self._line.now()
        clock, names = view.clock, Names(view)
        stands = await self._place.standing()
        if _without_time(stands) != self._stood:
            self._stood = _without_time(stands)
            self._place.page.say("", stands)
        who = names.short(self._line.seat) if self._line.seat else "public"
        here = "over" if clock.ended else one_line(clock.slot.name)
        return f"[{', '.join(filter(None, (who, here, left(clock, now))))}] > "


def _without_time(stands: str) -> str:
    """The standing without its figures, so that it is said anew only when something but the time changes."""
    return "".join(c for c in stands if not c.isdecimal())
