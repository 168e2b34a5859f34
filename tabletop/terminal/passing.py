"""The laptop leaves the facilitator, goes round, and comes back in room view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabletop.showing.happened import sentence
from tabletop.showing.names import Names
from tabletop.terminal.circuit import Round, round_of, sitting
from tabletop.terminal.screens.handover import HandOver
from tabletop.terminal.screens.menu import Menu
from tabletop.terminal.screens.reader import Reader

if TYPE_CHECKING:
    from tabletop.terminal.screens.console import Console

ALONE = "It sees its papers and does its acts alone. The clock goes on; what happens is told afterwards."


async def pass_round(console: Console) -> None:
    """Choose a delegation, pass the laptop until somebody ends the round, and say what happened meanwhile.

    The console is in room view before anything is handed over, and does not look while it is away.
    """
    console.desk.room_view = True
    await console.look()
    if console.seen is None:
        return
    view = console.seen.control
    console.circuit = around = round_of(console.circuit, view)
    people = sitting(view.people, await console.present.people())
    seat = await _choose(console, around, people)
    if seat is None:
        return
    since, console.away = console.told, True
    try:
        await console.app.push_screen_wait(HandOver(console.present, around, seat, people))
    finally:
        console.away = False
        console.desk.room_view = True
    await console.look()
    _meanwhile(console, since)


async def _choose(console: Console, around: Round, people: dict[str, str]) -> str | None:
    listed = [f"{s.name}{people.get(s.id, '')}: {around.words(s.id)}" for s in around.seats]
    place = await console.app.push_screen_wait(Menu("Hand the laptop to", listed, ALONE))
    return None if place is None else around.seats[place].id


def _meanwhile(console: Console, since: int) -> None:
    """What everybody may know of the time when the console was away."""
    seen = console.seen
    fresh = [item for item in seen.lately if item.sequence > since] if seen else []
    if seen is None or not fresh:
        console.tell("Back in room view. Meanwhile nothing happened that all may know.", "quiet")
        return
    told = [sentence(Names(seen.control), item) for item in fresh]
    if len(told) == 1:
        console.tell(f"Back in room view. Meanwhile: {told[0]}")
    else:
        console.tell(f"Back in room view. {len(told)} things happened meanwhile.")
        console.app.push_screen(Reader(["Meanwhile", *told]))
