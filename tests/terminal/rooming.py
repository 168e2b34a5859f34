"""Places in a room on their own screens: a real host, real lines, keys in and lines of text out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from tabletop.exercise.agenda.positions import DeclarePosition
from tabletop.exercise.facts import CONTROL, Act, Rejection
from tabletop.exercise.messages import SendMessage
from tabletop.exercise.people import SeatPerson
from tabletop.exercise.views.seeing import DISPLAY
from tabletop.hosting.client import RemotePort
from tabletop.hosting.host import Host
from tabletop.room.port import LocalPort
from tabletop.room.service import Room
from tabletop.terminal.joining import JoinApp, Refused, RoomPort, VisitorApp
from tabletop.terminal.places.which import FRAMES, place_of
from tabletop.terminal.screens.display import Display, DisplayApp, Joining
from tabletop.terminal.screens.roomseat import RoomSeat
from tabletop.terminal.screens.seatscreen import PlaceScreen
from tests.hosting.rooms import listening, sit, until
from tests.terminal.console import NARROW, Hands
from tests.terminal.test_handover import negotiating


class Seated(Hands):
    """One person at a place."""

    port: RemotePort

    @property
    def seat(self) -> RoomSeat:
        """The place's own screen, whatever stands on top of it."""
        return next(s for s in self.app.screen_stack if isinstance(s, RoomSeat))

    async def until(self, *pieces: str) -> None:
        """Until all of these can be read; it fails with the screen if they never can."""

        async def come() -> bool:
            await self.settled()
            return self.shows(*pieces)

        try:
            await until(come)
        except TimeoutError as error:
            raise AssertionError(f"{pieces} never came:\n{self.text}") from error


async def nobody(code: str, name: str) -> RoomPort:
    """Signing in is not asked for here."""
    raise Refused("Nobody signs in here.")


@asynccontextmanager
async def at_place(
    host: Host, address: str, place: str, name: str = "Ana", size: tuple[int, int] = NARROW
) -> AsyncIterator[Seated]:
    """Sit down at a place by its code."""
    port = await sit(host, address, place, name)
    app = JoinApp(address, nobody, port)
    async with app.run_test(size=size) as pilot:
        hands = Seated(pilot)
        hands.port = port
        await hands.until("f1 Help")
        yield hands
        await port.close()


@asynccontextmanager
async def on_the_wall(address: str, size: tuple[int, int] = NARROW) -> AsyncIterator[Seated]:
    """The projector."""
    port = RemotePort(address)
    await port.open()
    assert port.role == DISPLAY
    app = DisplayApp(port, Joining((f"Join with: tabletop join {address}",)))
    async with app.run_test(size=size) as pilot:
        hands = Seated(pilot)
        await hands.settled()
        yield hands
        await port.close()


def in_a_room(room: Room, deed: Callable[[Host, str], Awaitable[None]]) -> None:
    """Open the room, do something in it, close it."""

    async def run() -> None:
        async with listening(room) as (host, address):
            await deed(host, address)

    asyncio.run(run())


def staffed() -> tuple[Room, dict[str, str]]:
    """Negotiations with two people at Birch and one at Alder, by name, who have written and acted."""
    room = negotiating()
    people = {}
    for name, seat in (("Ana", "birch"), ("Ben", "birch"), ("Cy", "alder")):
        people[name] = room.chance.new_id()
        room.store.name_person(people[name], name)
        room.submit(SeatPerson(people[name], seat), CONTROL)
    acts: list[tuple[Act, str, str]] = [
        (DeclarePosition("watch", "shared"), "birch", "Ben"),
        (SendMessage(("birch",), "I have said that we share the watch."), "birch", "Ben"),
        (SendMessage(("birch",), "Could you live with a shared watch, too?"), "alder", "Cy"),
        (SendMessage(("alliance",), "We would like to hear all of you first."), "alder", "Cy"),
    ]
    for act, seat, name in acts:
        done = room.submit(act, seat, person=people[name])
        assert not isinstance(done, Rejection), done
    return room, people


def on_the_spot(
    room: Room, role: str, deed: Callable[[Hands], Awaitable[None]], size: tuple[int, int] = NARROW,
    person: str = "",
) -> None:  # fmt: skip
    """A place's screen without a line between, for pictures that must be the same every time."""

    async def run() -> None:
        app = VisitorApp()
        port = LocalPort(room, role, person)
        async with app.run_test(size=size) as pilot:
            hands = Hands(pilot)
            if role == DISPLAY:
                await app.push_screen(Display(port, Joining(("Join with: tabletop join 192.168.1.20:8765",))))
            else:
                view = await port.view()
                place = place_of("seat" if role in room.state.scenario.seats else role, view)
                assert place is not None
                await app.push_screen(PlaceScreen(port, place, role, FRAMES.get(role, role.upper()), person))
            await hands.settled()
            await deed(hands)

    asyncio.run(run())
