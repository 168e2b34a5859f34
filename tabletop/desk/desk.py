"""The facilitator's desk: asks, acts through the port, and tells what has happened since."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from msgspec import Struct

from tabletop.desk.asking import Asker
from tabletop.desk.choices import Wrong
from tabletop.desk.keeping import UNSENT, Keeper
from tabletop.desk.openings import closed, was_open
from tabletop.desk.surface import Lines, Page
from tabletop.desk.telling import Inside
from tabletop.desk.verbs import find
from tabletop.exercise.clock.plan import opens
from tabletop.exercise.facts import CONTROL, Act
from tabletop.exercise.rules import RULES
from tabletop.exercise.views.public import Seat
from tabletop.room.door import Door
from tabletop.room.port import Port
from tabletop.scorecard.assess import DEFAULT, Table
from tabletop.showing.acts import act_name
from tabletop.showing.gate import one_line
from tabletop.store.errors import StoreError

__all__ = ["UNSENT", "Desk", "Grid", "Inside", "Timekeeping"]

GRID = "One row a delegation. An empty line skips it, 'back' ends the grid; each row is kept at once."


class Timekeeping(Struct, frozen=True):
    """The time of day, and how to let time pass by hand where time is virtual."""

    day: Callable[[], datetime] = datetime.now
    wait: Callable[[int], None] | None = None


class Grid(Struct, frozen=True):
    """A row a delegation: what its rows are about, how one is read, and what stands so far by seat.

    `read` gives the act, or None where nothing is to be done; Wrong says what does not fit.
    """

    title: str
    legend: tuple[str, ...]
    help: str
    seats: tuple[Seat, ...]
    stands: Mapping[str, str]
    read: Callable[[str, Seat], Awaitable[Act | None]]


class Desk(Keeper):
    """One facilitator's place. `room_view`: what is shown may be read by everybody at the table.

    `weights`: the table that escalation is weighed by. `seat`: the one delegation this desk acts for while
    the laptop is in its hands; empty for all. `refusals` counts them, `acting`: a line is being
    done; `wipe` clears a terminal. `door`: that
    of a room on the network, if there is one.
    """

    weights: str | Table = DEFAULT
    door: Door | None = None
    lateness = "For what came late: answer, then type 'late'. back leaves."

    def __init__(self, port: Port, lines: Lines, page: Page, time: Timekeeping) -> None:
        self.time, self.scripted = time, time.wait is not None
        super().__init__(port, page, Asker(lines, page, scripted=self.scripted))
        self.phase: int | None = None
        self.refusals = 0
        self.acting = False
        self.wipe: Callable[[], None] | None = None

    async def open_with(self) -> None:
        """Begin with what has happened so far as known, and remember what was not sent."""
        await self.begin_telling()
        self.unsent = (await self.port.drafts()).get(UNSENT, "")

    async def act(self, act: Act, seat: str = "") -> bool:
        """Ask for an act; true once it is durable. What it led to, or why it is refused, is said."""
        if unused := self.ask.rest():
            raise Wrong(f"“{one_line(unused, 80)}” is too much here or not understood, so nothing was done.")
        await self.catch_up()
        try:
            refusal = await self.port.submit(act, seat, phase=self.phase)
        except StoreError as error:
            refusal = str(error)
        if refusal is not None:
            self.refusals += 1
            await self._not_done(await self.worded(refusal), act, seat)
            return False
        if self.was_kept(act):
            await self.keep_line("")
        await self.tell(seat or "control", act_name(act.kind))
        return True

    async def take(self, line: str) -> None:
        """Do what a line says. Wrong if its verb is not known or an answer does not fit."""
        found, rest = find(line)
        clock = (await self.view()).clock
        self.line, self.phase = found.name, clock.phase
        self.ask.begin(rest)
        if why := closed(found, clock):
            if not was_open(found, clock):
                raise Wrong(f"Not done. {why}")
            self.ask.warn(f"{why} {self.lateness}")
        await found.handler(self)

    async def fill(self, grid: Grid) -> None:
        """Ask for a row a seat, saying what stands so far; what does not fit is asked again."""
        self.page.say(*grid.legend)
        self.page.say(GRID)
        for seat in grid.seats:
            if seat.id in grid.stands:
                self.page.say(f"{seat.name} so far: {grid.stands[seat.id]}")
            while not await self._row(grid, seat):
                pass

    async def _row(self, grid: Grid, seat: Seat) -> bool:
        """Whether the row is done with."""
        answer = await self.ask.row(seat.name, grid.help)
        if not answer:
            return True
        try:
            act = await grid.read(answer, seat)
        except Wrong as wrong:
            self.page.say(str(wrong))
            self.refusals += 1
            return self.scripted
        return act is None or await self.act(act, seat.id) or self.scripted

    async def _not_done(self, refusal: str, act: Act, seat: str) -> None:
        self.refused, self.refused_why = (act, seat), refusal
        self.page.say(f"Not done. {refusal}")
        await self.keep_unsent(self.so_far())
        if self.ask.trail:
            self.page.say(f"Kept: {self.unsent}", "'again' tries it once more as it is.")
        if (phase := await self.missed(act, seat)) is not None:
            name = one_line((await self.view()).clock.plan[phase].name)
            self.page.say(f"It was open in {name}: 'late' lays it in the tray of late acts, for your word.")

    async def missed(self, act: Act, seat: str) -> int | None:
        """The last phase that was open to an act which is closed now; None if it is not late."""
        rule, clock = RULES.get(type(act)), (await self.view()).clock
        family = rule.family if rule else None
        if family is None or seat in ("", CONTROL) or clock.ended or opens(clock.slot, family):
            return None
        return max((n for n in range(clock.phase) if opens(clock.plan[n], family)), default=None)

    async def catch_up(self) -> None:
        """Let passed deadlines take effect, and tell what came of it."""
        try:
            await self.port.now()
        except StoreError as error:
            self.page.say(str(error))
        await self.tell()
