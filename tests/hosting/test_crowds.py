"""One laptop that wants every place: whoever else comes still gets in, and the room stays small."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack

import pytest
from websockets.asyncio.client import ClientConnection, connect

from tabletop.exercise.facts import CONTROL
from tabletop.hosting import doorway, signing
from tabletop.hosting.access import KEPT, Access
from tabletop.hosting.client import RemotePort
from tabletop.hosting.crowding import Threshold, counted_as, crowding
from tabletop.hosting.host import Host
from tabletop.hosting.line import SignInRefused
from tabletop.hosting.serving import Serving
from tabletop.hosting.signing import CROWDED, ELSEWHERE, FULL, TOO_MANY
from tabletop.store.memory import MemoryStore
from tests.hosting.rooms import a_room, listening, sit, until

HALVES = (b"", b"GET / HTTP/1.1\r\nHost: x\r\n", b"POST /sit HTTP/1.1\r\nContent-Length: 9\r\n")

Deed = Callable[[Host, str], Awaitable[None]]


def in_a_room(deed: Deed) -> None:
    """Open a room, do something in it, close it."""

    async def run() -> None:
        async with listening(a_room()) as (host, address):
            await deed(host, address)

    asyncio.run(run())


def test_whoever_comes_often_makes_room_and_never_somebody_else() -> None:
    here = [("10.0.0.1", "a"), ("10.0.0.9", "b"), ("10.0.0.9", "c"), ("10.0.0.9", "d")]
    assert crowding(here) == "b"
    assert crowding(here, "10.0.0.2") == "b"
    assert crowding(here, "10.0.0.9") is None
    assert crowding(here[:2], "10.0.0.2") is None
    assert crowding([]) is None


def test_all_addresses_of_one_laptop_count_as_one() -> None:
    assert counted_as("2001:db8:1:2::5") == counted_as("2001:db8:1:2:ffff::9")
    assert counted_as("2001:db8:1:2::5") != counted_as("2001:db8:1:3::5")
    assert counted_as("::ffff:10.0.0.7") == counted_as("10.0.0.7") == "10.0.0.7"
    assert counted_as("no address") == "no address"
    access = Access(MemoryStore(), ("dunmere",))
    for number in range(5):
        access.missed(f"2001:db8:1:2::{number}", number)
    assert access.waits("2001:db8:1:2::99", 6)
    assert not access.waits("2001:db8:1:3::99", 6)


def test_the_oldest_of_a_crowd_is_sent_away_from_the_threshold() -> None:
    sent: list[str] = []
    threshold = Threshold(3)
    for name, address in (("a", "10.0.0.1"), ("b", "10.0.0.9"), ("c", "10.0.0.9"), ("d", "10.0.0.2")):
        threshold.come(name, address, lambda name=name: sent.append(name))  # type: ignore[misc]
    assert (sent, len(threshold)) == (["b"], 3)
    threshold.go("a")
    threshold.go("a")
    assert len(threshold) == 2


def test_a_thousand_half_requests_keep_nobody_out_and_do_not_stand_there_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(doorway, "PATIENCE", 3.0)

    async def run() -> None:
        serving = Serving(Host(a_room()), port=0)
        await serving.start()
        address = f"127.0.0.1:{serving.port}"
        lines = [await asyncio.to_thread(_half, serving.port, number) for number in range(1000)]
        assert 0 < len(serving.threshold) <= doorway.MOST
        ana = await sit(serving.host, address, "dunmere")
        await until(lambda: _nobody_at(serving.threshold))
        assert ana.connected, "those who are in stay in"
        for line in lines:
            line.close()
        await ana.close()
        await serving.stop()

    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(4096, hard)), hard))
    asyncio.run(run())


def _half(port: int, number: int) -> socket.socket:
    """A line that says half a request, or nothing."""
    line = socket.create_connection(("127.0.0.1", port))
    line.sendall(
        (b"", b"GET / HTTP/1.1\r\nHost: x\r\n", b"POST /sit HTTP/1.1\r\nContent-Length: 9\r\n")[number % 3]
    )
    return line


async def _nobody_at(threshold: Threshold) -> bool:
    return len(threshold) == 0


def test_a_room_may_open_as_many_files_as_the_system_lets_it() -> None:
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (128, limits[1]))
        assert doorway.room_for(1024) == min(1024, limits[1])
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)


def test_sockets_that_never_say_hello_give_way() -> None:
    async def wait(host: Host, address: str) -> None:
        host._threshold.most = 3
        async with AsyncExitStack() as stack:
            lines = [await _knocked(stack, host, address, count) for count in (1, 2, 3, 3)]
            assert json.loads(await lines[0].recv()) == {
                "type": "refused", "reason": "Nobody said hello.", "why": "",
            }  # fmt: skip
            await lines[3].send(json.dumps({"type": "hello"}))
            assert json.loads(await lines[3].recv())["type"] == "welcome"

    in_a_room(wait)


async def _knocked(stack: AsyncExitStack, host: Host, address: str, count: int) -> ClientConnection:
    line = await stack.enter_async_context(connect(f"ws://{address}/room", compression=None, proxy=None))

    async def known() -> bool:
        return len(host._threshold) == count

    await until(known)
    return line


def test_displays_from_one_place_leave_room_for_seats_and_for_other_displays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(signing, "DISPLAYS", 3)

    async def fill(host: Host, address: str) -> None:
        displays = [RemotePort(address) for _ in range(3)]
        for display in displays:
            await display.open()
        with pytest.raises(SignInRefused, match=FULL):
            await RemotePort(address).open()
        for connection in host.connections:
            connection.address = "192.0.2.9"
        other = RemotePort(address)
        await other.open()
        await until(lambda: _turned_away(displays, CROWDED))
        ana = await sit(host, address, "dunmere")
        for port in (*displays, other, ana):
            await port.close()

    in_a_room(fill)


async def _turned_away(ports: list[RemotePort], why: str) -> bool:
    return [port.turned_away for port in ports].count(why) == 1


def test_a_full_room_still_lets_its_facilitator_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing, "MOST", 2)

    async def fill(host: Host, address: str) -> None:
        ports = [await sit(host, address, seat) for seat in ("dunmere", "corrin")]
        before = len(host.room.log)
        with pytest.raises(SignInRefused, match=FULL):
            await sit(host, address, "brackwell")
        assert len(host.room.log) == before
        ports.append(await sit(host, address, CONTROL, "Facilitator"))
        for port in ports:
            assert port.connected
            await port.close()

    in_a_room(fill)


def test_a_persons_devices_are_few_and_the_idlest_is_told_why_it_goes() -> None:
    async def multiply(host: Host, address: str) -> None:
        first = await sit(host, address, "dunmere")
        more = [RemotePort(address, token=first.token) for _ in range(signing.DEVICES)]
        for port in more:
            await port.open()
        await until(lambda: _turned_away([first, *more], ELSEWHERE))
        assert first.turned_away == ELSEWHERE
        assert len(host.connections) == signing.DEVICES
        for port in (first, *more):
            await port.close()

    in_a_room(multiply)


def test_one_code_cannot_fill_the_record_with_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing, "PEOPLE", 3)

    async def call(host: Host, address: str) -> None:
        for number in range(3):
            await (await sit(host, address, "dunmere", f"Name {number}")).close()
        before = len(host.room.log), len(host.room.store.people())
        with pytest.raises(SignInRefused, match=TOO_MANY):
            await sit(host, address, "dunmere", "Another")
        assert (len(host.room.log), len(host.room.store.people())) == before
        await until(lambda: _empty(host))
        await (await sit(host, address, "dunmere", "Name 1")).close()

    in_a_room(call)


async def _empty(host: Host) -> bool:
    return not host.connections


def test_a_person_has_few_sign_ins_that_hold() -> None:
    access = Access(MemoryStore(), ("dunmere",))
    other = access.admit("dunmere", "ben")
    tokens = [access.admit("dunmere", "ana") for _ in range(KEPT + 5)]
    assert [access.holder(token) is not None for token in tokens] == [False] * 5 + [True] * KEPT
    assert access.holder(other) is not None
