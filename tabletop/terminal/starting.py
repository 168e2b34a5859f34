"""From the shell to the screen and back: the list, a new exercise or a saved one, and the exit code."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tabletop.showing.gate import one_line
from tabletop.terminal.app import ConsoleApp
from tabletop.terminal.beginning import Wanted, which_timing
from tabletop.terminal.makers import Makers

if TYPE_CHECKING:
    from tabletop.room.service import Room
    from tabletop.terminal.sitting import Sitting

DONE, REFUSED = 0, 1
OTHER = (
    "{file} holds another exercise: {title}. To resume it, leave the scenario out; to begin a new one, name "
    "another file."
)


def show_home(makers: Makers) -> int:
    """The list of exercises until it is left; gives the exit code."""
    return _run(ConsoleApp(makers=makers))


def show_new(wanted: Wanted, makers: Makers) -> int:
    """A new exercise until it is left; gives the exit code. The errors of the store."""
    return _run(ConsoleApp(makers=makers, wanted=wanted))


def show_saved(file: Path, scenario: str | None, makers: Makers) -> int:
    """A saved exercise until it is left; refused if it is of another scenario. The errors of the store."""
    from tabletop.room.opening import go_on

    room = go_on(file)
    stored = room.state.scenario
    if scenario is not None and stored.id != scenario:
        room.close()
        print(OTHER.format(file=file, title=one_line(stored.title)), file=sys.stderr)
        return REFUSED
    return _run(ConsoleApp(room, makers))


def show_room(room: Room, makers: Makers) -> int:
    """An open room's console until it is left; OSError if the room could not be opened."""
    return _run(ConsoleApp(room, makers))


async def begin(app: ConsoleApp, wanted: Wanted) -> None:
    """Ask how long, if that was left open, and open the console; leaving the question leaves the program."""
    from tabletop.store.errors import StoreError

    timing = wanted.timing or await which_timing(app, wanted.scenario)
    if timing is None:
        await app.end(DONE)
        return
    try:
        app.open_exercise(await asyncio.to_thread(_begun, wanted, timing))
    except StoreError as error:
        app.trouble = error
        await app.end(REFUSED)


def _begun(wanted: Wanted, timing: str) -> Sitting:
    from tabletop.room.opening import free_name
    from tabletop.terminal.sitting import begun

    return begun(wanted.scenario, timing, wanted.file or free_name(wanted.scenario.id))


def _run(app: ConsoleApp) -> int:
    """Show the screen to its end; close what is open, and say where it is kept."""
    try:
        app.run()
    finally:
        sitting = app.sitting
        if sitting is not None:
            sitting.close()
    if app.trouble is not None:
        raise app.trouble
    if sitting is not None and sitting.room is not None and sitting.place:
        print(f"Kept in {sitting.place}. To go on: tabletop play --file {sitting.place}", file=sys.stderr)
    return app.return_code or DONE
