"""What a desk sees and says: in room view only what everybody at the table may know."""

from __future__ import annotations

import re
from typing import cast

from tabletop.desk.choices import Wrong
from tabletop.desk.surface import Page
from tabletop.exercise.budget.carrying import PledgeCarried
from tabletop.exercise.budget.headroom import HeadroomGranted, HeadroomLapsed
from tabletop.exercise.corrections import CorrectionMade
from tabletop.exercise.facts import ALLIANCE
from tabletop.exercise.views.alliance import AllianceView
from tabletop.exercise.views.control import ControlView
from tabletop.exercise.views.seat import SeatView
from tabletop.room.port import FeedItem, Port
from tabletop.showing.clockwords import stamp
from tabletop.showing.happened import fit_for_the_room, sentence
from tabletop.showing.names import Names

NOT_YOURS = "That is for the facilitator, not for a delegation."
PRIVATE_NEWS = "Private news waits: 'private' reads it when only you are looking."
KEPT = "Done in private: {did}. Control view shows it."
NOT_FREE = "It is more than this capital has free now. Control view shows how much that is."
ROUTINE = (HeadroomGranted, HeadroomLapsed, PledgeCarried)
"""What 'money' shows better than a line of news for every capital."""

UNFIT = re.compile(r"Event (\d+) \([\w.]+\) would")


Inside = ControlView | SeatView
"""What a desk works on: everything, or on a desk of one delegation what that delegation sees."""


class Teller:
    """Reads the port and says what is new. `held`: private news that wait; `seat`: as for Desk."""

    seat = ""

    def __init__(self, port: Port, page: Page) -> None:
        self.port, self.page = port, page
        self.room_view = True
        self.held: list[str] = []
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

    @property
    def discreet(self) -> bool:
        """Whether everybody at the table may read along."""
        return self.room_view and not self.seat

    async def shown(self) -> AllianceView:
        """What may be read out now: the alliance's view, or control's."""
        return cast(AllianceView, await self.port.view(ALLIANCE if self.room_view else ""))

    async def names(self) -> Names:
        """Names for everything."""
        return Names(await self.view())

    async def begin_telling(self) -> None:
        """What has happened so far is known."""
        feed = await self.port.feed()
        self._told = feed[-1].sequence if feed else 0
        await self._learn_corrections()

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
        if self.seat:
            return True
        if isinstance(item.fact, CorrectionMade):
            return not self.room_view or (item.at, item.fact.reason) in self._corrected
        return not self.room_view or fit_for_the_room(item)

    async def _learn_corrections(self) -> None:
        """Which corrections the table knows of: those of acts that it had seen."""
        if not self.seat:
            feed = await self.port.feed(viewer=ALLIANCE)
            self._corrected = {(i.at, i.fact.reason) for i in feed if isinstance(i.fact, CorrectionMade)}

    async def worded(self, refusal: str) -> str:
        """A refusal as it may be said here: acts by their sentences, no capital's purse in room view."""
        if self.discreet and "headroom" in refusal:
            return NOT_FREE
        found = UNFIT.match(refusal)
        if found is None:
            return refusal
        items = [item for item in await self.port.feed() if item.sequence == int(found[1])]
        told = [sentence(await self.names(), item) for item in items if self.may_tell(item)]
        later = told[0] if told else "A later act."
        return f"[{found[1]}] {later} That would{refusal[found.end() :]}"
