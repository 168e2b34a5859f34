"""The papers of the open exercise: whether they are printed, and writing them beside its file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from tabletop.exercise.core import ExerciseCreated
from tabletop.terminal.screens.menu import Menu

if TYPE_CHECKING:
    from tabletop.terminal.app import ConsoleApp

HOW = (
    "Every delegation needs its seat card and its private brief; all need the rules. The list of exercises "
    "prints them with p, the shell with: tabletop print SCENARIO --timing T -o papers. Then open index.html "
    "in that folder: it says what to print, how often, and for whom."
)
PRINTED, NOT_YET = "They are printed and handed out", "Not yet"


async def print_papers(app: ConsoleApp, tell: Callable[[str, str], None]) -> bool:
    """Say how, and write them if that can be done here; whether they are printed already."""
    make, sitting = app.makers.papers, app.sitting
    first = (await sitting.latest())[0][0].fact if sitting is not None else None
    choices = [PRINTED, NOT_YET]
    folder = sitting.file.with_name(f"{sitting.file.stem}-papers") if sitting and sitting.file else None
    if make is not None and folder is not None and isinstance(first, ExerciseCreated):
        choices.append(f"Write them now, into {folder}")
    place = await app.push_screen_wait(Menu("Papers", choices, HOW))
    if place == 2 and make is not None and folder is not None and isinstance(first, ExerciseCreated):
        tell("Writing the papers ...", "quiet")
        try:
            codes, address = await _codes(app)
            tell(await asyncio.to_thread(make, first.scenario, first.timing, folder, codes, address), "good")
        except (OSError, ValueError) as error:
            tell(str(error), "bad")
    return place == 0


async def _codes(app: ConsoleApp) -> tuple[dict[str, str], str]:
    """The seat codes of an open room as they are printed, and its address; nothing without a room."""
    door = app.makers.beside.door if app.makers.beside else app.sitting.line if app.sitting else None
    if door is None:
        return {}, ""
    room = await door.state()
    codes = {seat: f"{code[:3]}-{code[3:]}" for seat, code in room.codes.items() if code}
    return codes, room.where[0] if room.where else ""
