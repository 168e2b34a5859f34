"""The facilitator's console at a room elsewhere: it comes and goes, and the room stays open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from tabletop.exercise.facts import CONTROL

if TYPE_CHECKING:
    from tabletop.terminal.app import ConsoleApp
    from tabletop.terminal.joining import RoomPort
    from tabletop.terminal.screens.signin import Connect

NOT_CONTROL = (
    "This code is not the facilitator's, so it opens no console. 'tabletop join' sits down with it. The "
    "facilitator's code is said when the room is opened."
)


class Attach(Struct, frozen=True):
    """Where a room is, how to knock there, and the line if one is signed in already."""

    address: str
    connect: Connect
    line: RoomPort | None = None


async def attach(app: ConsoleApp, wanted: Attach) -> None:
    """Sign in if need be, and open the console. It must be called in a worker."""
    from tabletop.terminal.screens.reader import Reader
    from tabletop.terminal.screens.signin import SignIn
    from tabletop.terminal.sitting import attached

    line = wanted.line
    while line is None or line.role != CONTROL:
        if line is not None:
            await line.close()
            await app.push_screen_wait(Reader(["Not the facilitator's", NOT_CONTROL]))
        line = await app.push_screen_wait(SignIn(wanted.address, wanted.connect))
    app.open_exercise(attached(line))
