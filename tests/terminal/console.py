"""A console over an exercise, driven by keys and read as lines of text."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.events import Key
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

KEYS = ("enter", "escape", "tab", "space", "up", "down", "ctrl+s", "ctrl+p", "f1", "f2")
"""Names of keys that are no letters."""

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

    async def burst(self, *keys: str) -> None:
        """All at once, as a fast hand or a slow machine has it; a word is typed letter by letter."""
        for key in keys:
            for each in key if key not in KEYS and len(key) > 1 else (key,):
                named = NAMES.get(each, each)
                self.app.post_message(Key(named, each if len(each) == 1 else None))
        await self.settled()

    async def until(self, *pieces: str) -> None:
        """Until all of these can be read; it fails with the screen if they never can."""
        for _ in range(200):
            if self.shows(*pieces):
                return
            await self.settled()
        raise AssertionError(f"{pieces} never came:\n{self.text}")

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
