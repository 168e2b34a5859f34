"""A place in a room, line by line: sign in, hear what happens as it comes, do what the place may do."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TextIO

from tabletop.desk.desk import Desk
from tabletop.exercise.facts import CONTROL
from tabletop.plain.asking import Asking, lines_for
from tabletop.plain.dialogue import Dialogue
from tabletop.plain.line import Line
from tabletop.plain.lines import LOOK, StreamLines
from tabletop.plain.page import Page
from tabletop.plain.roomdesk import ControlDesk, RoomDesk
from tabletop.plain.roomdialogue import ControlDialogue, RoomDialogue
from tabletop.room.sealing import SealedPort

TRIES = 5
LINE_LOST = "The line to the room is lost. It comes back by itself; what you typed is kept."
LINE_BACK = "The line is back."
LEFT = "You have left the room. Your seat stays yours: join again to come back."
PULSE = 0.05
"""Seconds in which what comes in at once is told at once."""


class NotIn(Exception):
    """The room does not let one in; carries a sentence."""


Knock = Callable[[str, str], Awaitable[Line]]
"""Sign in by a code and a name; NotIn says why not."""


def lines_in(source: TextIO, out: TextIO) -> Asking:
    """Lines for a room, in which things are told at any time."""
    lines = lines_for(source, out)
    if isinstance(lines, StreamLines):
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
        gone = await _watched(lines, page, line, desk, talk)
        refused += desk.refusals
        if gone != "moved":
            return refused, gone == "away"
        page.say("You sit at another place now.")


async def _watched(lines: Asking, page: Page, line: Line, desk: Desk, talk: Dialogue) -> str:
    """Run a dialogue until it is left, until the place is another, or until the sign-in holds no more."""
    wake = asyncio.Event()
    line.heard.append(wake.set)
    talking = asyncio.create_task(talk.run())
    telling = asyncio.create_task(_tell(wake, lines, page, line, desk, talk))
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


async def _tell(
    wake: asyncio.Event, lines: Asking, page: Page, line: Line, desk: Desk, talk: Dialogue
) -> None:
    """Say what happens as it comes, when time runs out, and when the line is lost."""
    place, held = line.seat, True
    while not line.turned_away and line.seat == place:
        with suppress(TimeoutError):
            async with asyncio.timeout(LOOK):
                await wake.wait()
        await asyncio.sleep(PULSE)
        news = wake.is_set()
        wake.clear()
        if line.connected != held:
            held = line.connected
            page.say(LINE_BACK if held else LINE_LOST)
        if held and line.seat == place and not desk.acting:
            await desk.tell()
            if isinstance(desk, RoomDesk):
                await desk.ring()
            if prompt := await talk.prompt_now():
                renew = lines.renew if news else lines.pass_time
                renew(prompt)
