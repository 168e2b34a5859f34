"""Verbs of the room: what is read aloud, the papers of a delegation, what may be seen, this dialogue."""

from __future__ import annotations

from tabletop.desk import picking
from tabletop.desk.choices import Choice, Wrong
from tabletop.desk.desk import Desk
from tabletop.desk.examples import words_of
from tabletop.desk.verbs import VERBS, explained, find, overview, verb
from tabletop.exercise.clock.plan import HOT_WASH
from tabletop.showing import readings
from tabletop.showing.gate import one_line
from tabletop.showing.names import listed


async def _aloud(desk: Desk, lines: list[str]) -> None:
    desk.page.show(["Read aloud:", *lines])


@verb("opening", group="room", example="opening", help="The words that open the exercise, to read aloud.")
async def opening(desk: Desk) -> None:
    """Read it."""
    await _aloud(desk, readings.opening(await desk.shown()))


@verb(
    "ground rules", group="room", example="ground rules",
    help="Ground rules and the data notice, to read aloud before the first move.",
)  # fmt: skip
async def ground_rules(desk: Desk) -> None:
    """Read them."""
    await _aloud(desk, [*readings.GROUND_RULES, "", *readings.DATA_NOTICE])


@verb("rules", group="room", example="rules", help="The rules in short, with this exercise's plan.")
async def rules(desk: Desk) -> None:
    """The rules card."""
    desk.page.show(readings.rules(await desk.shown()))


@verb("task", "background", group="room", example="task", help="What led here, and what is to be decided.")
async def task(desk: Desk) -> None:
    """Background and mandate."""
    desk.page.show(readings.task(await desk.shown()))


@verb(
    "situation", group="room", example="situation", help="What everybody learns in this move, to read aloud."
)
async def situation(desk: Desk) -> None:
    """Read it."""
    await _aloud(desk, readings.situation(await desk.shown()))


@verb(
    "discuss", "hot wash", group="room", example="discuss",
    help="The questions for the discussion, after the last move; in control view at any time.",
)  # fmt: skip
async def discuss(desk: Desk) -> None:
    """Read them, once they give nothing away."""
    view = await desk.control()
    if desk.room_view and not view.clock.ended and view.clock.slot.move != HOT_WASH:
        raise Wrong("The questions come after the last move; 'control view' shows them now.")
    desk.page.show(readings.discussion(view))


@verb(
    "practice", group="room", example="practice nobody",
    help="A practice silence before the first move, to try the procedure; nothing is recorded.",
)  # fmt: skip
async def practice(desk: Desk) -> None:
    """Once around."""
    view = await desk.view()
    await _aloud(desk, list(readings.PRACTICE))
    known = picking.seats(view, Choice("", "nobody", ("none",)))
    broke = await desk.ask.one(
        "Who breaks silence", known, "Type a delegation, or nobody.", default="", words="empty: nobody"
    )
    if broke:
        names = await desk.names()
        desk.page.say(readings.PRACTICE_BROKEN.format(seat=names.seat(broke)))
    else:
        desk.page.say(f"{readings.PRACTICE_KEPT} Nothing is recorded.")


@verb(
    "brief", "papers", group="room", example="brief {seat}",
    help="A delegation's private papers on the screen, between two hand-over screens.",
)  # fmt: skip
async def brief(desk: Desk) -> None:
    """Hand over, show, hide."""
    seat = await picking.ask_seat(desk, await desk.view())
    name = (await desk.names()).seat(seat)
    await desk.ask.line(f"Hand the laptop to {name}. Press Enter when nobody else looks. ")
    view = await desk.port.view(seat)
    desk.page.show([*readings.brief(view, seat), "", *readings.private_brief(view)])  # type: ignore[arg-type]
    await desk.ask.line("Press Enter to hide this, then hand the laptop back. ")
    if desk.wipe is not None:
        desk.wipe()
    desk.page.say(f"The papers of {name} are put away.")


@verb(
    "control view", "control", group="room", example="control view",
    help="Show private things too: injects, briefs, scores. Only when nobody else can read along.",
)  # fmt: skip
async def control(desk: Desk) -> None:
    """Everything."""
    desk.room_view = False
    desk.page.say("CONTROL VIEW: private things are shown from now on. 'room view' hides them again.")
    if desk.held:
        held, desk.held = desk.held, []
        desk.page.show(["Private news", *held])


@verb(
    "room view", "room", group="room", example="room view",
    help="Show only what the whole room may read; so it begins.",
)  # fmt: skip
async def room(desk: Desk) -> None:
    """What all may read."""
    desk.room_view = True
    desk.page.say("Room view: safe to project. What is private stays hidden.")


@verb(
    "again", "retry", group="room", example="again",
    help="Try once more what was refused or not understood, as it was typed; 'again VERB' with another verb.",
)  # fmt: skip
async def again(desk: Desk) -> None:
    """Once more; a line that was not understood, with another verb if one is named."""
    instead = desk.ask.rest()
    if desk.refused is not None and not instead:
        await desk.act(*desk.refused)
    elif desk.unsent:
        await desk.take(f"{instead} {desk.unsent.partition(' ')[2]}" if instead else desk.unsent)
    else:
        raise Wrong("Nothing waits that was not done.")


@verb("help", "?", group="room", example="help pledge", help="All verbs; or one of them, with an example.")
async def help(desk: Desk) -> None:
    """Explain."""
    wanted = desk.ask.rest()
    if not wanted:
        desk.page.show(overview())
        return
    begun = [v for v in VERBS.values() if v.name.startswith(f"{wanted.casefold()} ")]
    try:
        words = words_of(await desk.view(), desk.seat)
        desk.page.show(explained(find(wanted)[0], words))
    except Wrong:
        if not begun:
            raise
    if begun:
        desk.page.say(f"See also: {listed([v.name for v in begun])}.")


@verb("quit", "exit", group="room", example="quit", help="Leave. Everything is kept, and can be resumed.")
async def leave(desk: Desk) -> None:
    """Leave."""
    from tabletop.desk.questions import Quit

    raise Quit


@verb(
    "report",
    group="room",
    example="report",
    help="How the report is written: who did what, what it was worth.",
)
async def report(desk: Desk) -> None:
    """Where to type what."""
    file = one_line((await desk.port.stored()).file, 200)
    desk.page.say(f"'quit' first, then type: tabletop report {file} -o report.html")
