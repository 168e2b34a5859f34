"""One moment of an exercise as the console shows it: taken through the port, then only read."""

from __future__ import annotations

from typing import cast

from msgspec import Struct

from tabletop.exercise.facts import ALLIANCE
from tabletop.exercise.views.alliance import AllianceView
from tabletop.exercise.views.control import ControlView
from tabletop.room.door import RoomState
from tabletop.room.port import FeedItem, Port, Stored
from tabletop.showing.happened import fit_for_the_room


class Snapshot(Struct, frozen=True):
    """`shown` is what may stand on the screen: the alliance's view, or in control view everything.

    `past` is the event it stands at when the log is walked, 0 in the present; `trouble` is a store that
    does not write, or a line that is lost; `room`: the room on the network, if there is one.
    """

    control: ControlView
    shown: AllianceView
    now: int
    feed: tuple[FeedItem, ...]
    stored: Stored
    room_view: bool
    past: int = 0
    trouble: str = ""
    room: RoomState | None = None

    def may_show(self, item: FeedItem) -> bool:
        """Whether a happening may stand on the screen now."""
        return not self.room_view or fit_for_the_room(item)

    @property
    def lately(self) -> tuple[FeedItem, ...]:
        """Happenings that may be shown, oldest first."""
        return tuple(item for item in self.feed if self.may_show(item))


async def take(
    port: Port, room_view: bool, past: int = 0, trouble: str = "", room: RoomState | None = None
) -> Snapshot:
    """Look once."""
    control = cast(ControlView, await port.view())
    shown = cast(AllianceView, await port.view(ALLIANCE)) if room_view else control
    return Snapshot(
        control,
        shown,
        await port.now(),
        await port.feed(),
        await port.stored(),
        room_view,
        past,
        trouble,
        room,
    )
