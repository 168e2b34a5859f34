"""A console over an exercise, driven by keys and read as lines of text."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.pilot import Pilot

from tabletop.rehearsal.playthrough import demo
from tabletop.room.chance import Chance
from tabletop.room.clock import Clock, VirtualClock
from tabletop.room.service import Room, create
from tabletop.scenario.model import Scenario
from tabletop.scenario.reading import read
from tabletop.scenario.shipped import find
from tabletop.store import sqlite
from tabletop.store.base import Store
from tabletop.store.memory import MemoryStore
from tabletop.terminal.app import ConsoleApp
from tabletop.terminal.screens.console import Console

NARROW, WIDE = (80, 24), (160, 50)
SHORT = ("reading",)
"""Groups of workers that end by themselves; all others may wait for a person."""

NAMES = {" ": "space", ".": "full_stop", ",": "comma", ":": "colon", "/": "slash", "'": "apostrophe"}


def tutorial() -> Scenario:
    """The tutorial as shipped."""
    return read(find("first-hour"))


def fresh(
    scenario: Scenario | None = None, timing: str = "30", file: Path | None = None, clock: Clock | None = None
) -> Room:
    """A new exercise, in memory or in a file, on a clock that moves only when told to."""
    store: Store = MemoryStore() if file is None else sqlite.create(file)
    return create(
        store, scenario or tutorial(), timing, clock=clock or VirtualClock(), chance=Chance(1), seed=1
    )


def played(name: str = "first-hour", timing: str = "30") -> Room:
    """An exercise that stand-ins have played to its end."""
    return demo(read(find(name)), timing, 1, "negotiator")


class Hands:
    """Keys in, lines out."""

    def __init__(self, pilot: Pilot[int]) -> None:
        self.pilot, self.app = pilot, pilot.app

    @property
    def console(self) -> Console:
        """The console, whatever stands on top of it."""
        return next(s for s in self.app.screen_stack if isinstance(s, Console))

    async def settled(self) -> None:
        """Until nothing waits any more."""
        for _ in range(3):
            await self.pilot.pause()
        short = [worker for worker in self.app.workers if worker.group in SHORT]
        if short:
            await self.app.workers.wait_for_complete(short)
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """One key after the other."""
        for key in keys:
            await self.pilot.press(key)
            await self.settled()

    async def type(self, text: str) -> None:
        """Letter by letter."""
        for letter in text:
            await self.pilot.press(NAMES.get(letter, letter))
        await self.settled()

    @property
    def lines(self) -> list[str]:
        """What stands on the screen."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    @property
    def text(self) -> str:
        """The same as one text."""
        return "\n".join(self.lines)

    @property
    def words(self) -> str:
        """The same on one line, so that folding and frames do not matter."""
        return " ".join(self.text.replace("│", " ").split())

    def shows(self, *pieces: str) -> bool:
        """Whether all of these can be read."""
        return all(piece in self.words for piece in pieces)


Deed = Callable[[Hands], Awaitable[None]]


def at(room: Room, deed: Deed, size: tuple[int, int] = NARROW) -> None:
    """Open the console on an exercise, do something, and close it."""

    async def run() -> None:
        app = ConsoleApp(room)
        async with app.run_test(size=size) as pilot:
            hands = Hands(pilot)
            await hands.settled()
            await deed(hands)

    asyncio.run(run())
