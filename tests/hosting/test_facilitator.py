"""The facilitator in the room: who is in, codes, moving, stand-ins, and messages read on the record."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from tabletop.exercise.budget.pledges import PledgeMoney
from tabletop.exercise.clock.grace import GiveGrace
from tabletop.exercise.clock.phases import Advance
from tabletop.exercise.facts import CONTROL
from tabletop.exercise.messages import OpenTraffic, SendMessage
from tabletop.exercise.views.control import ControlView
from tabletop.exercise.views.seat import SeatView
from tabletop.hosting.client import RemotePort
from tabletop.hosting.host import Host
from tabletop.hosting.line import SignInRefused
from tabletop.room.clock import VirtualClock
from tabletop.room.port import LocalPort
from tabletop.room.sealing import SEALED, SealedPort, traffic
from tabletop.room.service import Room
from tabletop.showing.boards.due import due
from tests.hosting.rooms import a_room, listening, sit, until

Deed = Callable[[Host, str], Awaitable[None]]


def in_a_room(deed: Deed, room: Room | None = None) -> None:
    """Open a room, do something in it, close it."""

    async def run() -> None:
        async with listening(room or a_room()) as (host, address):
            await deed(host, address)

    asyncio.run(run())


def test_the_facilitator_sees_who_is_in_who_is_away_and_on_how_many_devices() -> None:
    async def look(host: Host, address: str) -> None:
        control = await sit(host, address, CONTROL, "Zoe")
        ana, ben = await sit(host, address, "dunmere", "Ana"), await sit(host, address, "dunmere", "Ben")
        again = RemotePort(address, token=ana.token)
        await again.open()
        await ben.close()
        await until(lambda: _present(control, "dunmere", 1))
        room = await control.state()
        assert {(v.name, v.devices) for v in room.on("dunmere")} == {("Ana", 2), ("Ben", 0)}
        assert room.present("corrin") == 0
        for port in (control, ana, again):
            await port.close()

    in_a_room(look)


async def _present(control: RemotePort, seat: str, count: int) -> bool:
    return (await control.state()).present(seat) == count


def test_who_comes_back_with_the_code_and_the_same_name_is_the_same_person() -> None:
    async def back(host: Host, address: str) -> None:
        ana = await sit(host, address, "dunmere", "Ana")
        second = await sit(host, address, "dunmere", "Ana")
        assert second.person != ana.person, "two at once are two"
        await second.close()
        await ana.close()
        await until(lambda: _nobody(host))
        again = await sit(host, address, "dunmere", "ANA")
        assert again.person in (ana.person, second.person)
        await again.close()

    in_a_room(back)


async def _nobody(host: Host) -> bool:
    return not host.connections


def test_a_new_code_ends_every_sign_in_of_the_seat_at_once_and_the_seat_is_told_why() -> None:
    async def revoke(host: Host, address: str) -> None:
        control, ana = await sit(host, address, CONTROL), await sit(host, address, "dunmere")
        assert await control.order("reissue", "dunmere") is None
        await until(lambda: _turned(ana))
        assert "new one" in ana.turned_away
        code = (await control.state()).codes["dunmere"]
        assert code == host.access.codes["dunmere"]
        again = RemotePort(address, code=code, name="Ana")
        await again.open()
        assert await control.order("revoke", "dunmere") is None
        assert (await control.state()).codes["dunmere"] == ""
        for typed in (code, "-", "      "):
            with pytest.raises(SignInRefused):
                await RemotePort(address, code=typed, name="Ana").open()
        for port in (control, ana, again):
            await port.close()

    in_a_room(revoke)


async def _turned(port: RemotePort) -> bool:
    return bool(port.turned_away)


def test_a_person_who_is_moved_sees_the_other_seat_and_no_more_of_the_old_one() -> None:
    async def move(host: Host, address: str) -> None:
        control, ana = await sit(host, address, CONTROL), await sit(host, address, "dunmere")
        await ana.submit(SendMessage(("dunmere",), "a note of the old seat"))
        assert await control.order("move", "corrin", ana.person) is None
        await until(lambda: _sits(ana, "corrin"))
        local = LocalPort(host.room, "corrin")
        await until(lambda: _same(ana, local))
        assert host.room.state.people[ana.person] == "corrin"
        for port in (control, ana):
            await port.close()

    in_a_room(move)


async def _sits(port: RemotePort, seat: str) -> bool:
    return port.seat == seat and port.connected


async def _same(port: RemotePort, local: LocalPort) -> bool:
    return await port.view() == await local.view() and await port.feed() == await local.feed()


def test_a_person_who_is_signed_out_needs_the_code_again() -> None:
    async def out(host: Host, address: str) -> None:
        control, ana = await sit(host, address, CONTROL), await sit(host, address, "dunmere")
        assert await control.order("dismiss", person=ana.person) is None
        await until(lambda: _turned(ana))
        with pytest.raises(SignInRefused):
            await RemotePort(address, token=ana.token).open()
        assert ana.person not in host.room.state.people
        for port in (control, ana):
            await port.close()

    in_a_room(out)


@pytest.mark.parametrize("seat", ["dunmere", "chair", "evaluator", "observer", "press", "display"])
def test_nobody_but_the_facilitator_can_order_at_the_door(seat: str) -> None:
    async def order(host: Host, address: str) -> None:
        port = RemotePort(address) if seat == "display" else await sit(host, address, seat)
        if seat == "display":
            await port.open()
        before = dict(host.access.codes)
        assert await port.order("reissue", "corrin") == "The door is the facilitator's."
        with pytest.raises(PermissionError):
            await port.state()
        with pytest.raises(PermissionError):
            await port.past(3)
        if seat != "evaluator":
            assert await port.record() == ()
        assert host.access.codes == before
        await port.close()

    in_a_room(order)


def test_a_stand_in_plays_a_seat_as_a_person_of_its_own_until_it_is_taken_back() -> None:
    clock = VirtualClock()

    async def play(host: Host, address: str) -> None:
        control = await sit(host, address, CONTROL)
        assert "No stand-in" in str(await control.order("standin", "dunmere", text="nobody"))
        assert await control.order("standin", "dunmere", text="negotiator") is None
        await until(lambda: _acted(host, "dunmere", clock))
        person = next(e.person for e in host.room.log if e.seat == "dunmere" and e.person)
        assert "stand-in" in host.room.store.people()[person]
        room = await control.state()
        assert dict(room.standins) == {"dunmere": "negotiator"}
        assert room.on("dunmere") == ()
        assert await control.order("people", "dunmere") is None
        assert not (await control.state()).standins
        await control.close()

    in_a_room(play, a_room(clock=clock))


async def _acted(host: Host, seat: str, clock: VirtualClock) -> bool:
    clock.set(clock.now() + 1)
    return any(e.seat == seat and e.person for e in host.room.log)


def test_a_stand_in_still_plays_after_the_host_was_restarted() -> None:
    room = a_room()

    async def first() -> None:
        host = Host(room)
        assert host.door.do("standin", "dunmere", text="negotiator") == ""

    async def second() -> None:
        host = Host(room)
        assert dict(host.door.now().standins) == {"dunmere": "negotiator"}

    asyncio.run(first())
    asyncio.run(second())


def test_private_messages_are_counted_and_reading_them_is_recorded() -> None:
    async def read(host: Host, address: str) -> None:
        control = await sit(host, address, CONTROL)
        for number in range(3):
            host.room.submit(SendMessage(("corrin",), f"marker {number}"), "dunmere")
        host.room.submit(SendMessage(("alliance",), "for all"), "dunmere")
        host.room.submit(SendMessage((CONTROL,), "help"), "dunmere")
        port = SealedPort(control)
        await until(lambda: _messages(port, 5))
        view = await port.view()
        assert isinstance(view, ControlView)
        assert [m.text for m in view.messages] == [SEALED] * 3 + ["for all", "help"]
        assert not any("marker" in str(item.fact) for item in await port.feed())
        assert [(t.between, t.count, t.read) for t in traffic(view)] == [(("corrin", "dunmere"), 3, 0)]
        assert await port.submit(OpenTraffic(("dunmere", "corrin"))) is None
        assert host.room.log[-1].fact.kind == "traffic.opened"
        view = await port.view()
        assert isinstance(view, ControlView)
        assert [m.text for m in view.messages][:3] == ["marker 0", "marker 1", "marker 2"]
        host.room.submit(SendMessage(("dunmere",), "marker 4"), "corrin")
        await until(lambda: _messages(port, 6))
        view = await port.view()
        assert isinstance(view, ControlView)
        assert view.messages[-1].text == SEALED
        assert traffic(view)[0].read == 3
        seat = LocalPort(host.room, "dunmere")
        assert not any(item.kind == "traffic.opened" for item in await seat.feed())
        await control.close()

    in_a_room(read)


async def _messages(port: SealedPort, count: int) -> bool:
    view = await port.view()
    return isinstance(view, ControlView) and len(view.messages) == count


def test_everything_of_the_console_works_over_the_line_as_on_the_host() -> None:
    async def look(host: Host, address: str) -> None:
        control, local = await sit(host, address, CONTROL), LocalPort(host.room)
        host.room.submit(PledgeMoney("bells", 3), "dunmere")
        host.room.submit(Advance(""), CONTROL)
        await until(lambda: _same(control, local))
        assert await control.cards() == await local.cards()
        assert await control.cards("cameo") == await local.cards("cameo")
        assert await control.undone() == await local.undone()
        assert await control.stored() == await local.stored()
        assert await control.view("dunmere") == await local.view("dunmere")
        assert await control.legal("dunmere") == await local.legal("dunmere")
        assert await control.worth("dunmere") == await local.worth("dunmere")
        assert await control.feed(viewer="dunmere") == await local.feed(viewer="dunmere")
        assert await control.record() == tuple(host.room.log)
        for event in (1, 4, len(host.room.log)):
            there, here = await control.past(event), await local.past(event)
            assert await there.view() == await here.view()
            assert await there.feed() == await here.feed()
            assert await there.cards() == await here.cards()
        seat = await control.for_seat("dunmere")
        assert await seat.view() == await (await local.for_seat("dunmere")).view()
        await seat.save_draft("words", "half")
        assert await seat.drafts() == {"words": "half"}
        assert await seat.submit(SendMessage(("alliance",), "by hand")) is None
        assert host.room.log[-1].seat == "dunmere"
        person = await control.name_person("Ana")
        assert (await control.people())[person] == "Ana"
        await control.forget_people()
        assert not await control.people()
        await control.close()

    in_a_room(look)


def test_what_one_does_oneself_is_seen_the_moment_it_is_confirmed() -> None:
    async def act(host: Host, address: str) -> None:
        port = await sit(host, address, "dunmere")
        for number in range(5):
            assert await port.submit(SendMessage(("alliance",), f"word {number}")) is None
            view = await port.view()
            assert view.messages[-1].text == f"word {number}"  # type: ignore[union-attr]
            assert (await port.feed())[-1].fact.text == f"word {number}"  # type: ignore[attr-defined]
        await port.close()

    in_a_room(act)


def test_a_seat_that_gets_more_time_is_told_so_and_can_use_it() -> None:
    clock = VirtualClock()

    async def late(host: Host, address: str) -> None:
        control, ana = await sit(host, address, CONTROL), await sit(host, address, "dunmere")
        assert await control.submit(GiveGrace("dunmere", 2)) is None
        host.room.submit(Advance(""), CONTROL)
        assert await ana.submit(PledgeMoney("bells", 3)) is None
        view = await ana.view()
        assert isinstance(view, SeatView)
        assert view.pledged == {"bells": 3}
        assert any("more time than the others" in row.words for row in due(view, clock.now()))
        corrin = await sit(host, address, "corrin")
        assert "not open" in str(await corrin.submit(PledgeMoney("bells", 1)))
        for port in (control, ana, corrin):
            await port.close()

    in_a_room(late, a_room(clock=clock))
