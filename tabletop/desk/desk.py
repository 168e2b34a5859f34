"""The facilitator's desk: asks, acts through the port, and tells what has happened since."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from tabletop.desk.asking import Asker
from tabletop.desk.choices import Wrong
from tabletop.desk.surface import Lines, Page
from tabletop.desk.verbs import find
from tabletop.exercise.budget.headroom import HeadroomGranted, HeadroomLapsed
from tabletop.exercise.clock.plan import opens
from tabletop.exercise.corrections import CorrectionMade
from tabletop.exercise.facts import ALLIANCE, CONTROL, Act
from tabletop.exercise.rules import RULES
from tabletop.exercise.views.alliance import AllianceView
from tabletop.exercise.views.control import ControlView
from tabletop.exercise.views.public import Seat
from tabletop.exercise.views.seat import SeatView
from tabletop.room.port import FeedItem, Port
from tabletop.scorecard.assess import DEFAULT, Table
from tabletop.showing.acts import act_name
from tabletop.showing.clockwords import stamp
from tabletop.showing.gate import one_line
from tabletop.showing.happened import fit_for_the_room, sentence
from tabletop.showing.names import Names
from tabletop.store.errors import StoreError

UNSENT = "unsent line"
NOT_YOURS = "That is for the facilitator, not for a delegation."
GRID = "One row a delegation. An empty line skips it, 'back' ends the grid; each row is kept at once."
PRIVATE_NEWS = "Private news waits: 'private' reads it when only you are looking."
KEPT = "Kept: {did}. It is private, so it is not shown here."
NOT_FREE = "It is more than this capital has free now. Control view shows how much that is."
ROUTINE = (HeadroomGranted, HeadroomLapsed)
"""What 'money' shows better than a line of news for every capital."""

UNFIT = re.compile(r"Event (\d+) \([\w.]+\) would")


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
        self.refusals = 0
        self.wipe: Callable[[], None] | None = None
        self._told = 0
        self._corrected: set[tuple[int, str]] = set()

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
        await self._learn_corrections()
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
            await self._not_done(await self._worded(refusal), act, seat)
            return False
        if self._was_kept(act):
            await self.keep_line("")
        await self.tell(seat or "control", act_name(act.kind))
        return True

    def _was_kept(self, act: Act) -> bool:
        """Whether what waits to be sent is an act of this kind."""
        if self.refused:
            return type(self.refused[0]) is type(act)
        try:
            return bool(self.unsent) and type(act) in find(self.unsent)[0].acts
        except Wrong:
            return False

    async def _worded(self, refusal: str) -> str:
        """A refusal as it may be said here: acts by their sentences, no capital's purse in room view."""
        if self.room_view and "headroom" in refusal:
            return NOT_FREE
        found = UNFIT.match(refusal)
        if found is None:
            return refusal
        items = [item for item in await self.port.feed() if item.sequence == int(found[1])]
        told = [sentence(await self.names(), item) for item in items if self.may_tell(item)]
        later = told[0] if told else "A later act."
        return f"[{found[1]}] {later} That would{refusal[found.end() :]}"

    async def take(self, line: str) -> None:
        """Do what a line says. Wrong if its verb is not known or an answer does not fit."""
        found, rest = find(line)
        self.line, self.phase = found.name, (await self.view()).clock.phase
        self.ask.begin(rest)
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
        await self._keep(self.so_far())
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

    def so_far(self) -> str:
        """The line in hand: its verb, what was answered, and what was given ahead and not asked for yet."""
        return " / ".join((self.line, *self.ask.trail, *self.ask.ahead)).rstrip(" /")

    async def keep_line(self, line: str) -> None:
        """Keep a line that was not carried out, for 'again' and for the next sitting; empty drops it."""
        self.refused, self.refused_why = None, ""
        if line or self.unsent:
            await self._keep(line)

    async def _keep(self, line: str) -> None:
        self.unsent = line
        try:
            await self.port.save_draft(UNSENT, line)
        except StoreError as error:
            self.page.say(str(error))

    async def catch_up(self) -> None:
        """Let passed deadlines take effect, and tell what came of it."""
        try:
            await self.port.now()
        except StoreError as error:
            self.page.say(str(error))
        await self.tell()

    async def tell(self, actor: str = "", did: str = "") -> None:
        """Say what is new; in room view what is private is held back, and the actor told that it is kept."""
        feed = [item for item in await self.port.feed() if item.sequence > self._told]
        if not feed:
            return
        self._told = feed[-1].sequence
        await self._learn_corrections()
        names, waiting = await self.names(), bool(self.held)
        told = [item for item in feed if self.may_tell(item)]
        for item in told:
            self.page.say(sentence(names, item))
        self.held += [
            f"{stamp(item.at)} {sentence(names, item)}"
            for item in feed
            if not (self.may_tell(item) or isinstance(item.fact, ROUTINE))
        ]
        if actor and not told:
            self.page.say(KEPT.format(did=did or "done"))
        if self.held and not waiting:
            self.page.say(PRIVATE_NEWS)

    def may_tell(self, item: FeedItem) -> bool:
        """Whether it may be said now: in room view only what everybody at the table may know."""
        if isinstance(item.fact, CorrectionMade):
            return not self.room_view or (item.at, item.fact.reason) in self._corrected
        return not self.room_view or fit_for_the_room(item)

    async def _learn_corrections(self) -> None:
        """Which corrections the table knows of: those of acts that it had seen."""
        if not self.seat:
            feed = await self.port.feed(viewer=ALLIANCE)
            self._corrected = {(i.at, i.fact.reason) for i in feed if isinstance(i.fact, CorrectionMade)}
