"""Verbs of the clock: start, phases, more or less time, the end; and waiting where time is virtual."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from tabletop.desk.choices import Choice, Wrong
from tabletop.desk.desk import Desk
from tabletop.desk.verbs import verb
from tabletop.exercise.clock.finishing import Finish
from tabletop.exercise.clock.phases import Advance, Reopen, Skip
from tabletop.exercise.clock.plan import LONGEST
from tabletop.exercise.clock.running import EndAt, Extend, Pause, Resume
from tabletop.exercise.views.alliance import AllianceView
from tabletop.showing.clockwords import where
from tabletop.showing.duties import unanswered
from tabletop.showing.gate import one_line
from tabletop.showing.readings import situation

MINUTES = f"Type a whole number of minutes, at most {LONGEST}."
STEP = 10
"""Seconds of virtual time between two looks at what is due."""


@verb(
    "start", "resume", group="time", acts=(Resume,), example="start",
    help="Start the clock, or let it run on after a pause.",
)  # fmt: skip
async def start(desk: Desk) -> None:
    """Resume."""
    await desk.act(Resume())


@verb(
    "pause", "stop", group="time", acts=(Pause,), example="pause",
    help="Stop the clock: no deadline passes and no inject comes.",
)  # fmt: skip
async def pause(desk: Desk) -> None:
    """Pause."""
    await desk.act(Pause())


async def _settling(desk: Desk, view: AllianceView, *, last: bool = False) -> str:
    """What becomes of texts under decision; empty if there are none. `last`: there is no next phase."""
    if not any(text.status == "open" for text in view.texts):
        desk.ask.rest()
        return ""
    ways = (
        Choice("extend", "extend: it stays open in the next phase"),
        Choice("close", "close: its decision ends now"),
        Choice("withdraw", "withdraw: it is a draft again"),
    )
    return await desk.ask.one(
        "The text under decision", ways[1:] if last else ways, "A text is still open. Say what becomes of it."
    )


@verb(
    "next", "advance", group="time", acts=(Advance,), example="next close",
    help="Open the next phase. If a text is under decision it asks: extend, close or withdraw.",
)  # fmt: skip
async def advance(desk: Desk) -> None:
    """Advance."""
    before = await desk.control()
    settling = await _settling(desk, before)
    if unanswered(before) and not await _without_reply(desk):
        desk.page.say("Not opened yet. 'reply' gives the other side's answer, then 'next'.")
    elif await desk.act(Advance(settling)):
        await _new_move(desk, before)


async def _without_reply(desk: Desk) -> bool:
    """Whether the move is to close although the other side has not answered; a script is only told."""
    if desk.scripted:
        desk.page.say("The other side did not answer in this move.")
        return True
    desk.ask.note("The other side has not answered in this move, and cannot once the move is over.")
    help = "No leaves the phase open, so that 'reply' can answer first. Yes closes the move without it."
    return await desk.ask.yes("Go on without its answer", help)


@verb(
    "skip", "skip phase", group="time", acts=(Skip,), example="skip",
    help="Pass over the next phase and open the one after it.",
)  # fmt: skip
async def skip(desk: Desk) -> None:
    """Skip."""
    before = await desk.view()
    if await desk.act(Skip(await _settling(desk, before))):
        await _new_move(desk, before)


async def _new_move(desk: Desk, before: AllianceView) -> None:
    after = await desk.view()
    if after.clock.slot.move != before.clock.slot.move and after.clock.slot.move < after.clock.moves:
        desk.page.say("Read aloud:", *situation(after))


@verb(
    "reopen", group="time", acts=(Reopen,), example="reopen {phase} 3",
    help="Go back to an earlier phase of this move for some minutes.",
)  # fmt: skip
async def reopen(desk: Desk) -> None:
    """Reopen."""
    clock = (await desk.view()).clock
    earlier = [
        Choice(index, one_line(slot.name))
        for index, slot in enumerate(clock.plan[: clock.phase])
        if slot.move == clock.slot.move
    ]
    if not earlier:
        raise Wrong("There is no earlier phase in this move to go back to.")
    phase = await desk.ask.one("Which phase", earlier, "Type an earlier phase of this move.")
    await desk.act(Reopen(phase, await desk.ask.number("For how many minutes", 1, LONGEST, MINUTES)))


@verb(
    "extend", "more time", group="time", acts=(Extend,), example="extend 3",
    help="Give the open phase more minutes.",
)  # fmt: skip
async def extend(desk: Desk) -> None:
    """Extend."""
    await desk.act(Extend(await desk.ask.number("Minutes more", 1, LONGEST, MINUTES)))


@verb(
    "shorten", "less time", group="time", acts=(Extend,), example="shorten 2",
    help="Take minutes from the open phase; it never ends before the present.",
)  # fmt: skip
async def shorten(desk: Desk) -> None:
    """Shorten."""
    await desk.act(Extend(-await desk.ask.number("Minutes fewer", 1, LONGEST, MINUTES)))


@verb(
    "end at", "end in", "end", group="time", acts=(EndAt,), example="end at 11:45",
    help="Fit what is left to a new end: a time of day, or so many minutes from now.",
)  # fmt: skip
async def end_at(desk: Desk) -> None:
    """Rescale."""
    day = desk.time.day()
    seconds = await desk.ask.words(
        "End at what time",
        "Type a time of day such as 11:45, or minutes from now such as 20.",
        lambda answer: _seconds(answer, day),
    )
    await desk.act(EndAt(seconds))


def _seconds(answer: str, day: datetime) -> int:
    bare = answer.casefold().removeprefix("at").removeprefix("in").strip()
    if found := re.fullmatch(r"(\d{1,2})[:.h](\d{2})", bare, re.ASCII):
        hour, minute = int(found[1]), int(found[2])
        if hour > 23 or minute > 59:
            raise Wrong(f"“{one_line(answer, 20)}” is no time of day. Type one such as 11:45.")
        end = day.replace(hour=hour, minute=minute, second=0, microsecond=0)
        end += timedelta(days=1) if end <= day else timedelta()
        return int((end - day).total_seconds())
    if found := re.fullmatch(r"(\d{1,4})( ?min(utes)?)?", bare, re.ASCII):
        return 60 * int(found[1])
    raise Wrong(f"“{one_line(answer, 20)}” is no time. Type one such as 11:45, or minutes such as 20.")


@verb(
    "finish", "end exercise", group="time", acts=(Finish,), example="finish yes",
    help="Close the exercise for good, after the hot wash or early. It asks for texts under decision.",
)  # fmt: skip
async def finish(desk: Desk) -> None:
    """Finish, once it is certain."""
    if await desk.ask.yes("Finish the exercise for good", "After this nothing is negotiated any more."):
        await desk.act(Finish(await _settling(desk, await desk.view(), last=True)))
    else:
        desk.page.say(f"Not finished. {where((await desk.view()).clock)}.")


@verb(
    "wait", group="time", example="wait 2",
    help="For scripts: let minutes of virtual time pass, so that deadlines take effect.",
)  # fmt: skip
async def wait(desk: Desk) -> None:
    """Let virtual time pass in small steps, so that each thing happens at its own time."""
    if desk.time.wait is None:
        raise Wrong("The clock runs by itself here; 'wait' is for scripts. Nothing needs to be typed.")
    if (await desk.view()).clock.paused:
        raise Wrong("The clock stands, so waiting changes nothing. Type start first.")
    minutes = await desk.ask.number("How many minutes", 1, LONGEST, MINUTES)
    for _ in range(0, 60 * minutes, STEP):
        desk.time.wait(STEP)
        await desk.catch_up()
    desk.page.say(f"{minutes} min later.")
