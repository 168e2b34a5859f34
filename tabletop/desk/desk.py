"""The facilitator's desk: asks, acts through the port, and tells what has happened since."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from tabletop.desk.asking import Asker
from tabletop.desk.choices import Wrong
from tabletop.desk.surface import Lines, Page
from tabletop.exercise.facts import Act
from tabletop.exercise.views.alliance import AllianceView
from tabletop.exercise.views.control import ControlView
from tabletop.exercise.views.public import Seat
from tabletop.exercise.views.seat import SeatView
from tabletop.room.port import FeedItem, Port
from tabletop.scorecard.assess import DEFAULT, Table
from tabletop.showing.gate import one_line
from tabletop.showing.happened import fit_for_the_room, sentence
from tabletop.showing.names import Names
from tabletop.store.errors import StoreError

UNSENT = "unsent line"
NOT_YOURS = "That is for the facilitator, not for a delegation."
GRID = "One row a delegation. An empty line skips it, 'back' ends the grid; each row is kept at once."
PRIVATE_NEWS = "Private news waits: 'private' reads it when only you are looking."


Inside = ControlView | SeatView
"""What a desk works on: everything, or on a desk of one delegation what that delegation sees."""


@dataclass(frozen=True, slots=True)
class Timekeeping:
    """The time of day, and how to let time pass by hand where time is virtual."""

    day: Callable[[], datetime] = datetime.now
    wait: Callable[[int], None] | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A row a delegation: what its rows are about, how one is read, and what stands so far by seat.

    `read` gives the act, or None where nothing is to be done; Wrong says what does not fit.
    """

    title: str
    legend: tuple[str, ...]
    help: str
    seats: tuple[Seat, ...]
    stands: Mapping[str, str]
    read: Callable[[str, Seat], Awaitable[Act | None]]


class Desk:
    """One facilitator's place. `room_view`: what is shown may be read by everybody at the table.

    `weights`: the table that escalation is weighed by. `seat`: the one delegation this desk acts for while
    the laptop is in its hands; empty for all.
    """

    seat = ""
    weights: str | Table = DEFAULT

    def __init__(self, port: Port, lines: Lines, page: Page, time: Timekeeping) -> None:
        self.port, self.page, self.time = port, page, time
        self.ask = Asker(lines, page, scripted=time.wait is not None)
        self.room_view = True
        self.held: list[str] = []
        self.refused: tuple[Act, str] | None = None
        self.refused_why = ""
        self.scripted = time.wait is not None
        self.line = ""
        self.phase: int | None = None
        self.unsent = ""
        self._told = 0

    async def view(self) -> Inside:
        """All that this desk may know; what may be shown of it is decided by `shown`."""
        return cast(Inside, await self.port.view())

    async def control(self) -> ControlView:
        """Everything; Wrong on a desk of one delegation."""
        if self.seat:
            raise Wrong(NOT_YOURS)
        return cast(ControlView, await self.port.view())

    async def shown(self) -> AllianceView:
        """What may be read out now: the alliance's view, or control's."""
        return cast(AllianceView, await self.port.view("chair" if self.room_view else ""))

    async def names(self) -> Names:
        """Names for everything."""
        return Names(await self.view())

    async def open_with(self) -> None:
        """Begin with what has happened so far as known, and remember what was not sent."""
        feed = await self.port.feed()
        self._told = feed[-1].sequence if feed else 0
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
            await self._not_done(refusal, act, seat)
            return False
        if self.refused == (act, seat):
            await self._drop_unsent()
        await self.tell(seat or "control")
        return True

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
            return self.scripted
        return act is None or await self.act(act, seat.id) or self.scripted

    async def _not_done(self, refusal: str, act: Act, seat: str) -> None:
        self.refused, self.refused_why = (act, seat), refusal
        self.page.say(f"Not done. {refusal}")
        self.unsent = " / ".join(part for part in (self.line, *self.ask.trail) if part)
        if self.ask.trail:
            self.page.say(f"Kept: {self.unsent}", "'again' tries it once more as it is.")
        try:
            await self.port.save_draft(UNSENT, self.unsent)
        except StoreError as error:
            self.page.say(str(error))

    async def _drop_unsent(self) -> None:
        self.refused, self.refused_why = None, ""
        if self.unsent:
            self.unsent = ""
            await self.port.save_draft(UNSENT, "")

    async def catch_up(self) -> None:
        """Let passed deadlines take effect, and tell what came of it."""
        try:
            await self.port.now()
        except StoreError as error:
            self.page.say(str(error))
        await self.tell()

    async def tell(self, actor: str = "") -> None:
        """Say what is new; what is private and not the actor's own is held back in room view."""
        feed = [item for item in await self.port.feed() if item.sequence > self._told]
        if not feed:
            return
        self._told = feed[-1].sequence
        names, waiting = await self.names(), bool(self.held)
        for item in feed:
            self._tell_one(names, item, actor)
        if self.held and not waiting:
            self.page.say(PRIVATE_NEWS)

    def _tell_one(self, names: Names, item: FeedItem, actor: str) -> None:
        words = sentence(names, item)
        if self.may_tell(item) or item.seat == actor:
            self.page.say(words)
        else:
            self.held.append(words)

    def may_tell(self, item: FeedItem) -> bool:
        """Whether it may be said now: in room view only what everybody at the table may know."""
        return not self.room_view or fit_for_the_room(item)
