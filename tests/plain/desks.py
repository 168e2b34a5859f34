"""A desk over an exercise in memory that counts the answers each act took."""

from __future__ import annotations

import asyncio
import io

from tabletop.desk.desk import Desk, Timekeeping
from tabletop.exercise.facts import Act
from tabletop.plain.dialogue import Dialogue
from tabletop.plain.lines import StreamLines
from tabletop.plain.page import Page
from tabletop.room.chance import Chance
from tabletop.room.clock import VirtualClock
from tabletop.room.port import LocalPort
from tabletop.room.service import create
from tabletop.scenario.model import Scenario
from tabletop.store.memory import MemoryStore


class Counting(Desk):
    """A desk that remembers which acts were done, and after how many answers."""

    def __init__(self, scenario: Scenario, timing: str, script: str) -> None:
        clock = VirtualClock()
        self.room = create(MemoryStore(), scenario, timing, clock=clock, chance=Chance(1))
        self.out = io.StringIO()
        lines = StreamLines(io.StringIO(script), self.out)
        time = Timekeeping(wait=lambda seconds: clock.set(clock.now() + seconds))
        super().__init__(LocalPort(self.room), lines, Page(lines.say), time)
        self.answers: dict[type[Act], int] = {}

    def play(self) -> None:
        """The whole script."""
        asyncio.run(Dialogue(self).run())

    async def act(self, act: Act, seat: str = "") -> bool:
        """Do it, and count."""
        done = await super().act(act, seat)
        if done:
            self.answers[type(act)] = max(self.answers.get(type(act), 0), len(self.ask.trail))
        return done
