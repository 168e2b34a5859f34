"""One sitting in line mode: open or make the file, run the dialogue, leave cleanly."""

from __future__ import annotations

import asyncio
import shlex
import sys
from datetime import datetime
from pathlib import Path
from typing import TextIO

from tabletop.desk.asking import Asker
from tabletop.desk.choices import Choice
from tabletop.desk.desk import Desk, Timekeeping
from tabletop.desk.questions import Back, Quit
from tabletop.plain.asking import Asking, lines_for
from tabletop.plain.dialogue import Dialogue
from tabletop.plain.page import Page
from tabletop.plain.program import program
from tabletop.room.chance import Chance
from tabletop.room.clock import Clock, LiveClock, VirtualClock
from tabletop.room.opening import begin, free_name, is_kept
from tabletop.room.port import LocalPort
from tabletop.room.service import Room, resume, scenario_of
from tabletop.scenario.model import Scenario
from tabletop.showing.gate import one_line
from tabletop.stopping import in_order
from tabletop.store import sqlite

DONE, REFUSED, WRONG_USE, STOPPED = 0, 1, 2, 130


def play_plain(
    scenario: Scenario | None,
    timing: str | None,
    file: Path | None,
    source: TextIO,
    out: TextIO,
    seed: int | None = None,
    err: TextIO | None = None,
    lines: Asking | None = None,
) -> int:
    """Play line by line; gives the exit code: 0, 1 if refused, 130 after Ctrl-C.

    A file that exists is resumed; otherwise it is made, by default in this folder. Off a terminal time is
    virtual and passes only by 'wait', and a script with refused lines comes back with 1, their number said
    on `err`. `lines` are those of `source`, if some were read already. Raises the errors of the store for a
    file that cannot be used.
    """
    lines = lines or lines_for(source, out)
    try:
        with in_order():
            refused = asyncio.run(_sit(scenario, timing, file, lines, seed))
    except KeyboardInterrupt:
        lines.say("Stopped. Everything confirmed is kept.")
        return STOPPED
    if refused is None:
        return REFUSED
    if refused and lines.scripted:
        (err or sys.stderr).write(f"{refused} line{' was' if refused == 1 else 's were'} refused.\n")
        return REFUSED
    return DONE


async def _sit(
    scenario: Scenario | None, timing: str | None, file: Path | None, lines: Asking, seed: int | None
) -> int | None:
    """How many lines were refused; None if the exercise cannot be played."""
    page = Page(lines.say)
    clock = VirtualClock() if lines.scripted else LiveClock()
    room: Room | None
    if file is not None and is_kept(file):
        room = _resumed(file, scenario, clock, seed, page)
    else:
        assert scenario is not None, "a new exercise needs a scenario"
        room, file = await _begun(scenario, timing, file, clock, seed, lines, page)
    if room is None or file is None:
        return None if file is not None else 0
    try:
        return await _play(room, lines, page)
    finally:
        room.close()
        page.say(f"Kept in {file}. {_onward(room, file)}")


def _onward(room: Room, file: Path) -> str:
    """What to type next, in a shell."""
    name = shlex.quote(str(file))
    if room.state.clock.ended:
        page = shlex.quote(str(file.with_suffix(".html")))
        return f"For the report: {program()} report {name} -o {page}"
    return f"To go on: {program()} play --plain --file {name}"


async def _play(room: Room, lines: Asking, page: Page) -> int:
    desk = Desk(LocalPort(room), lines, page, _timekeeping(room.clock))
    dialogue = Dialogue(desk)
    if not lines.scripted:
        lines.idle, desk.wipe = dialogue.look, lines.wipe
    await dialogue.run()
    return desk.refusals


def _timekeeping(clock: Clock) -> Timekeeping:
    if isinstance(clock, VirtualClock):
        return Timekeeping(
            lambda: datetime.fromisoformat(clock.wall()), lambda seconds: clock.set(clock.now() + seconds)
        )
    return Timekeeping()


def _resumed(
    file: Path, scenario: Scenario | None, clock: Clock, seed: int | None, page: Page
) -> Room | None:
    store = sqlite.open(file)
    if not store.head().sequence:
        store.close()
        page.say(f"{file} is empty: the exercise was not begun, or its record is gone. Name another file.")
        return None
    try:
        stored = scenario_of(store.read())
        if scenario is not None and scenario.id != stored.id:
            page.say(
                f"{file} holds another exercise: {one_line(stored.title)}. To resume it, leave the scenario "
                "out; to begin a new one, name another file."
            )
            store.close()
            return None
        room = resume(store, clock=clock, chance=Chance(seed))
    except BaseException:
        store.close()
        raise
    page.say(f"Resumed {file}: {len(room.log)} events. The clock stands where it stood.")
    return room


async def _begun(
    scenario: Scenario, timing: str | None, file: Path | None, clock: Clock, seed: int | None,
    lines: Asking, page: Page,
) -> tuple[Room | None, Path | None]:  # fmt: skip
    """A new exercise in a new file; nothing is made before it is certain."""
    try:
        timing = timing or await _ask_timing(scenario, lines, page)
    except (Back, Quit):
        page.say("Nothing was begun.")
        return None, None
    file = file or free_name(scenario.id)
    return begin(file, scenario, timing, clock, Chance(seed)), file


async def _ask_timing(scenario: Scenario, lines: Asking, page: Page) -> str:
    known = [Choice(t.id, one_line(t.title), (t.id,)) for t in scenario.timings]
    if len(known) == 1:
        return known[0].value
    return await Asker(lines, page, scripted=lines.scripted).one(
        "Which timing", known, "How long you have. Type its number or name."
    )
