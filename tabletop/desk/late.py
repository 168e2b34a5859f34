"""Verbs of late acts: into the facilitator's tray, and out of it."""

from __future__ import annotations

from tabletop.desk.choices import Choice, Wrong
from tabletop.desk.desk import Desk
from tabletop.desk.verbs import verb
from tabletop.exercise.clock.tray import AcceptLate, ReturnLate
from tabletop.exercise.views.control import LateView


@verb(
    "late", group="record", example="late",
    help="Lay the act that was just refused, because its phase is over, in the tray of late acts.",
)  # fmt: skip
async def late(desk: Desk) -> None:
    """Send it once more, as written for the phase that was open to it."""
    if desk.refused is None:
        raise Wrong("No refused act waits. Type the act first; if its phase is over, 'late' keeps it.")
    act, seat = desk.refused
    phase = await desk.missed(act, seat)
    if phase is None:
        raise Wrong("The act that was refused is not late: no phase that is over was open to it.")
    desk.phase = phase
    if await desk.act(act, seat):
        number = len((await desk.control()).tray)
        ways = f"'tray accept {number}' lets it count now, 'tray return {number}' gives it back"
        desk.page.say(f"It lies in the tray: {ways}.")


async def _late(desk: Desk) -> LateView:
    known = [
        Choice(late, f"late act {number}", (), number)
        for number, late in enumerate((await desk.control()).tray, 1)
    ]
    if not known:
        raise Wrong("The tray is empty: no act came late.")
    return await desk.ask.one("Which late act", known, "Type its number; 'tray' shows them.")


@verb(
    "tray accept", group="record", acts=(AcceptLate,), example="tray accept 1",
    help="Let an act that came after its phase closed count now.",
)  # fmt: skip
async def accept(desk: Desk) -> None:
    """Accept."""
    await desk.act(AcceptLate((await _late(desk)).id))


@verb(
    "tray return", group="record", acts=(ReturnLate,), example="tray return 1 The phase was over.",
    help="Give a late act back to its seat, with a reason.",
)  # fmt: skip
async def give_back(desk: Desk) -> None:
    """Return."""
    late = await _late(desk)
    await desk.act(ReturnLate(late.id, await desk.ask.text("Reason", "Why, in a sentence.")))
