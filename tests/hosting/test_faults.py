"""What goes wrong in a room: kills, lines that drop, sleep, full disks, guesses, floods. Nothing is lost.

TABLETOP_FAULTS sets how often each fault is tried.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tabletop.exercise.budget.pledges import PledgeMoney
from tabletop.exercise.clock.phases import Advance
from tabletop.exercise.clock.tray import AcceptLate
from tabletop.exercise.decisions.opening import OpenDecision
from tabletop.exercise.decisions.reservations import Reserve
from tabletop.exercise.decisions.silence import BreakSilence
from tabletop.exercise.drafts.amending import ProposeAmendment
from tabletop.exercise.drafts.proposing import ProposeDraft
from tabletop.exercise.drafts.tabling import Table
from tabletop.exercise.facts import CONTROL
from tabletop.exercise.messages import MessageSent, SendMessage
from tabletop.exercise.views.seat import SeatView
from tabletop.hosting import connection
from tabletop.hosting.access import Access, new_code
from tabletop.hosting.client import RemotePort
from tabletop.hosting.host import Host
from tabletop.hosting.line import TOO_LONG, SignInRefused
from tabletop.room.clock import VirtualClock
from tabletop.room.port import LocalPort
from tabletop.room.service import Room, create
from tabletop.store import sqlite
from tabletop.store.memory import MemoryStore
from tests.bench_room import percentile
from tests.hosting.rooms import a_room, listening, sit, until
from tests.room.test_secrecy import marked

ROUNDS = int(os.environ.get("TABLETOP_FAULTS", "0"))
HERE = Path(__file__).parents[2]
SEATS = ("aldermoor", "brackwell", "corrin", "dunmere")

Deed = Callable[[Host, str], Awaitable[None]]


def in_a_room(deed: Deed, room: Room | None = None) -> None:
    """Open a room, do something in it, close it."""

    async def run() -> None:
        async with listening(room or a_room()) as (host, address):
            await deed(host, address)

    asyncio.run(run())


class Killable:
    """A host in a process of its own on one file and, once it has one, one port."""

    def __init__(self, file: Path) -> None:
        self._file, self.port = file, 0
        self.codes: dict[str, str] = {}
        self._process: subprocess.Popen[str] | None = None

    def open(self) -> None:
        """Start it, and wait until it listens."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.hosting.program", str(self._file), str(self.port)],
            cwd=HERE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self._process.stdout is not None
        said = json.loads(self._process.stdout.readline())
        self.port, self.codes = said["port"], said["codes"]

    def kill(self) -> None:
        """As a power cut would."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.communicate()

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"127.0.0.1:{self.port}"


@contextmanager
def killable(file: Path) -> Iterator[Killable]:
    """A host that is dead at the end."""
    host = Killable(file)
    host.open()
    try:
        yield host
    finally:
        host.kill()


class Speaker:
    """A seat that writes one numbered message after the other and remembers which were confirmed."""

    def __init__(self, port: RemotePort, number: int) -> None:
        self.port, self.number, self.said, self.safe = port, number, 0, set[str]()
        self.stop = False

    async def speak(self) -> None:
        """Until it is told to stop."""
        while not self.stop:
            text = f"{self.number}.{self.said}"
            self.said += 1
            if await self.port.submit(SendMessage(("alliance",), text)) is None:
                self.safe.add(text)
            await asyncio.sleep(0.02)


def test_a_killed_host_comes_back_with_all_twelve_seats_without_codes_and_nothing_confirmed_is_missing(
    tmp_path: Path,
) -> None:
    file, chance, rounds = tmp_path / "a.exercise", random.Random(2), ROUNDS or 2
    late: list[float] = []

    async def run(host: Killable) -> set[str]:
        ports = [
            RemotePort(host.address, code=host.codes[SEATS[n % 4]], name=f"Person {n}") for n in range(12)
        ]
        for port in ports:
            await port.open()
        speakers = [Speaker(port, number) for number, port in enumerate(ports)]
        speaking = [asyncio.create_task(speaker.speak()) for speaker in speakers]
        for _ in range(rounds):
            before = sum(len(speaker.safe) for speaker in speakers)
            await until(lambda b=before: _more(speakers, b + chance.randrange(12, 40)))  # type: ignore[misc]
            await asyncio.to_thread(host.kill)
            await asyncio.to_thread(host.open)
            began = time.monotonic()
            await until(lambda: _all_connected(ports))
            late.append(time.monotonic() - began)
        for speaker in speakers:
            speaker.stop = True
        await asyncio.gather(*speaking)
        assert all(not port.turned_away for port in ports)
        for port in ports:
            await port.fresh()
        heard = [[i.fact for i in await port.feed() if i.kind == "message.sent"] for port in ports]
        assert all(feed == heard[0] for feed in heard), "every seat's stream is the same"
        for port in ports:
            await port.close()
        return {text for speaker in speakers for text in speaker.safe}

    with killable(file) as host:
        safe = asyncio.run(run(host))
    with sqlite.open(file) as store:
        told = Counter(e.fact.text for e in store.read() if isinstance(e.fact, MessageSent))
    assert safe
    assert safe <= set(told), "a confirmed act is missing"
    assert set(told.values()) == {1}, "an act counts twice"
    often, most = percentile(late, 0.95), percentile(late, 1)
    print(f"{rounds} kills, {len(safe)} confirmed, back after p95 {often:.0f} ms, {most:.0f} at most")


async def _more(speakers: list[Speaker], count: int) -> bool:
    return sum(len(speaker.safe) for speaker in speakers) >= count


async def _all_connected(ports: list[RemotePort]) -> bool:
    return all(port.connected for port in ports)


class Cable:
    """A line between seats and a host that can be pulled out and put back."""

    def __init__(self, port: int) -> None:
        self._to, self.holds = port, True
        self._writers: list[asyncio.StreamWriter] = []

    async def __aenter__(self) -> Cable:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.address = f"127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self.pull()
        self._server.close()

    def pull(self) -> None:
        """Everything that was on its way is lost."""
        self.holds = False
        for writer in self._writers:
            writer.transport.abort()
        self._writers.clear()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self.holds:
            writer.transport.abort()
            return
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._to)
        self._writers += [writer, far_writer]
        await asyncio.gather(_pump(reader, far_writer), _pump(far_reader, writer), return_exceptions=True)


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    finally:
        writer.transport.abort()


def test_without_a_network_for_a_minute_nothing_typed_is_lost_and_no_code_is_asked() -> None:
    clock = VirtualClock()

    async def gone(host: Host, address: str) -> None:
        async with Cable(int(address.rpartition(":")[2])) as cable:
            ana = RemotePort(cable.address, code=host.access.codes["dunmere"], name="Ana")
            await ana.open()
            await ana.save_draft("words", "half a sentence")
            await until(lambda: _drafted(ana))
            cable.pull()
            await until(lambda: _lost(ana))
            sending = asyncio.create_task(ana.submit(SendMessage(("alliance",), "typed without a line")))
            host.room.submit(SendMessage(("alliance",), "said meanwhile"), "corrin")
            clock.set(clock.now() + 60)
            cable.holds = True
            assert await sending is None
            await ana.fresh()
            view = await ana.view()
            assert isinstance(view, SeatView)
            assert [m.text for m in view.messages] == ["said meanwhile", "typed without a line"]
            assert [i.fact.text for i in await ana.feed() if isinstance(i.fact, MessageSent)] == [
                "said meanwhile", "typed without a line",
            ]  # fmt: skip
            assert await ana.drafts() == {"words": "half a sentence"}
            assert abs(await ana.now() - clock.now()) <= 20
            assert ana.turned_away == ""
            await ana.close()

    in_a_room(gone, a_room(clock=clock))


async def _drafted(port: RemotePort) -> bool:
    return bool(await port.drafts())


async def _lost(port: RemotePort) -> bool:
    return not port.connected


def test_a_laptop_that_slept_ten_minutes_wakes_up_to_the_right_clock() -> None:
    clock = VirtualClock()

    async def sleep(host: Host, address: str) -> None:
        async with Cable(int(address.rpartition(":")[2])) as cable:
            ana = RemotePort(cable.address, code=host.access.codes["dunmere"], name="Ana")
            await ana.open()
            cable.pull()
            await until(lambda: _lost(ana))
            clock.set(clock.now() + 600)
            cable.holds = True
            await until(lambda: _woken(ana))
            await ana.fresh()
            assert 0 <= await ana.now() - clock.now() <= 20, "nothing happened meanwhile, but time passed"
            await ana.close()

    in_a_room(sleep, a_room(clock=clock))


async def _woken(port: RemotePort) -> bool:
    return port.connected


def test_who_joins_late_sees_the_right_clock_although_nothing_has_happened_since() -> None:
    clock = VirtualClock()

    async def join(host: Host, address: str) -> None:
        first = RemotePort(address)
        await first.open()
        clock.set(clock.now() + 200)
        second = RemotePort(address)
        await second.open()
        assert 0 <= await second.now() - clock.now() <= 20
        for port in (first, second):
            await port.close()

    in_a_room(join, a_room(clock=clock))


def test_a_seat_that_dies_in_the_middle_of_an_act_did_it_whole_or_not_at_all() -> None:
    async def die(host: Host, address: str) -> None:
        chance = random.Random(3)
        ana = await sit(host, address, "dunmere")
        for number in range(ROUNDS or 20):
            async with connect(f"ws://{address}/room", compression=None) as line:
                await line.send(json.dumps({"type": "hello", "token": ana.token}))
                await line.recv()
                await line.send(json.dumps(_message(f"act-{number:06d}", f"once {number}")))
                if chance.random() < 0.5:
                    await asyncio.sleep(chance.random() / 200)
                line.transport.abort()
            assert await ana.submit(SendMessage((CONTROL,), f"then {number}")) is None
            async with connect(f"ws://{address}/room", compression=None) as line:
                await line.send(json.dumps({"type": "hello", "token": ana.token}))
                await line.send(json.dumps(_message(f"act-{number:06d}", f"once {number}")))
                await _done(line)
        told = Counter(e.fact.text for e in host.room.log if isinstance(e.fact, MessageSent))
        assert set(told.values()) == {1}
        assert len(told) == 2 * (ROUNDS or 20)
        await ana.close()

    in_a_room(die)


def _message(id: str, text: str, to: tuple[str, ...] = ("alliance",)) -> dict[str, Any]:
    return {"type": "submit", "id": id, "act": "message.send", "fields": {"to": list(to), "text": text}}


async def _done(line: ClientConnection) -> str:
    """The next answer to an act."""
    async with asyncio.timeout(60):
        while True:
            found = json.loads(await line.recv())
            if found["type"] == "done":
                return str(found["reason"])


def test_the_same_act_from_two_devices_at_once_has_one_effect() -> None:
    async def twice(host: Host, address: str) -> None:
        ana = await sit(host, address, "dunmere")
        lines = [await connect(f"ws://{address}/room", compression=None) for _ in range(2)]
        for line in lines:
            await line.send(json.dumps({"type": "hello", "token": ana.token}))
        count = ROUNDS * 5 or 30
        for number in range(count):
            text = json.dumps(_message(f"act-{number:06d}", f"text {number}"))
            await asyncio.gather(*(line.send(text) for line in lines))
            assert await asyncio.gather(*map(_done, lines)) == ["", ""]
        told = Counter(e.fact.text for e in host.room.log if isinstance(e.fact, MessageSent))
        assert (len(told), set(told.values())) == (count, {1})
        for line in lines:
            await line.close()
        await ana.close()

    in_a_room(twice)


def test_a_late_act_lies_in_the_tray_until_the_facilitator_lets_it_count() -> None:
    async def late(host: Host, address: str) -> None:
        ana = await sit(host, address, "dunmere")
        phase = host.room.state.clock.phase
        host.room.submit(Advance(""), CONTROL)
        assert await ana.submit(PledgeMoney("bells", 2), phase=phase) is None
        view = await ana.view()
        assert isinstance(view, SeatView)
        assert view.waiting_in_tray == ("pledge.set",)
        assert view.pledged == {}
        host.room.submit(AcceptLate(next(iter(host.room.state.tray))), CONTROL)
        await ana.fresh()
        view = await ana.view()
        assert isinstance(view, SeatView)
        assert view.pledged == {"bells": 2}
        await ana.close()

    in_a_room(late)


def test_nobody_assents_to_a_text_that_has_changed_under_the_hand() -> None:
    async def change(host: Host, address: str) -> None:
        ana, room = await sit(host, address, "dunmere"), host.room
        room.submit(
            ProposeDraft("One", ("warning",), {"gauges": "morning-list", "house": "in-corrin"}), "corrin"
        )
        draft = next(iter(room.state.drafts.texts))
        read = room.state.drafts.texts[draft].revision
        room.submit(ProposeAmendment(draft, read, "house", "in-aldermoor"), "corrin")
        now = room.state.drafts.texts[draft].revision
        assert now != read
        room.submit(Table(draft, now), "chair")
        room.submit(OpenDecision(draft, now, 0), "chair")
        before = len(room.log)
        for act in (Reserve(draft, read, "gauges", "as read"), BreakSilence(draft, read, "as read")):
            refusal = await ana.submit(act)
            assert refusal, "it was taken for an answer to the text as it is now"
            assert refusal.endswith(".")
        assert len(room.log) == before
        assert await ana.submit(BreakSilence(draft, now, "as it is now")) is None
        await ana.close()

    in_a_room(change)


def test_a_message_to_oneself_is_a_note_of_the_team() -> None:
    async def note(host: Host, address: str) -> None:
        ana, ben = await sit(host, address, "dunmere"), await sit(host, address, "dunmere", "Ben")
        eve = await sit(host, address, "corrin", "Eve")
        assert await ana.submit(SendMessage(("dunmere",), "for us")) is None
        for port, reads in ((ben, True), (eve, False)):
            await port.fresh()
            view = await port.view()
            assert isinstance(view, SeatView)
            assert any(m.text == "for us" for m in view.messages) == reads
        for port in (ana, ben, eve):
            await port.close()

    in_a_room(note)


def test_a_megabyte_that_is_pasted_is_refused_in_a_sentence_and_the_line_holds() -> None:
    async def paste(host: Host, address: str) -> None:
        ana = await sit(host, address, "dunmere")
        assert await ana.submit(SendMessage(("alliance",), "x" * 1_000_000)) == TOO_LONG
        await ana.save_draft("words", "y" * 1_000_000)
        assert await ana.submit(SendMessage(("alliance",), "short")) is None
        assert ana.connected
        await ana.close()

    in_a_room(paste)


def test_a_reader_that_stops_reading_is_let_go_and_nobody_else_waits_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.5)

    async def stall(host: Host, address: str) -> None:
        name, _, port = address.rpartition(":")
        ana = await sit(host, address, "dunmere")
        stuck = socket.create_connection((name, int(port)))
        stuck.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        await asyncio.to_thread(_shake_hands, stuck, address, host.access.codes["brackwell"])
        await until(lambda: _seated(host, "brackwell"))
        for number in range(3000):
            host.room.submit(SendMessage(("alliance",), f"{number} " + "x" * 3900), "corrin")
            await asyncio.sleep(0)
            if number % 50 == 0:
                await ana.fresh()
                if len(host.connections) == 1:
                    break
        await until(lambda: _devices(host, 1))
        assert await ana.submit(SendMessage(("alliance",), "still here")) is None
        stuck.close()
        await ana.close()
        await until(lambda: _devices(host, 0))

    for _ in range(max(1, ROUNDS // 20)):
        in_a_room(stall)


async def _devices(host: Host, count: int) -> bool:
    return len(host.connections) == count


async def _seated(host: Host, seat: str) -> bool:
    return seat in host.room.state.people.values()


def _shake_hands(line: socket.socket, address: str, code: str) -> None:
    """Open a web socket by hand, say hello, and never read."""
    line.sendall(
        f"GET /room HTTP/1.1\r\nHost: {address}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
    )
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += line.recv(1)
    hello = json.dumps({"type": "hello", "code": code, "name": "Stuck"}).encode()
    mask = bytes(4)
    line.sendall(bytes([0x81, 0x80 | len(hello)]) + mask + hello)


def test_a_full_disk_is_said_in_a_sentence_nothing_is_confirmed_and_the_room_stays_up(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    room = a_room(tmp_path / "a.exercise")

    async def fill(host: Host, address: str) -> None:
        ana = await sit(host, address, "dunmere")
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        before = len(host.room.log)
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, hard))
        try:
            for _ in range(3):
                refusal = await ana.submit(SendMessage(("alliance",), "into the full disk"))
                assert refusal
                assert "Nothing has changed" in refusal
                assert len(host.room.log) == before
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
            signal.signal(signal.SIGXFSZ, handler)
        assert ana.connected
        assert await ana.submit(SendMessage(("alliance",), "there is room again")) is None
        await ana.close()

    in_a_room(fill, room)
    room.close()


def test_no_guessed_token_or_code_opens_anything() -> None:
    access, chance = Access(MemoryStore(), SEATS), random.Random(4)
    tokens = [access.admit("dunmere", f"p{n}") for n in range(20)]
    for _ in range(ROUNDS * 50 or 500):
        near = list(chance.choice(tokens))
        near[chance.randrange(len(near))] = chance.choice("abcXYZ019-_")
        guess = "".join(near)
        assert (access.holder(guess) is None) == (guess not in tokens)
        assert access.holder(new_code()) is None
    swapped = {token: access.holder(token) for token in tokens}
    assert all(held is not None and held.person == f"p{n}" for n, held in enumerate(swapped.values()))


def test_wrong_codes_from_one_place_do_not_shut_out_the_others() -> None:
    access = Access(MemoryStore(), SEATS)
    for second in range(5):
        assert not access.waits("10.0.0.9", second)
        access.missed("10.0.0.9", second)
    assert access.waits("10.0.0.9", 6)
    assert not access.waits("10.0.0.8", 6)
    assert not access.waits("10.0.0.9", 66)


JUNK: tuple[dict[str, Any], ...] = (
    {"act": "pledge.set", "fields": {"clause": "bells", "amount": -5}},
    {"act": "pledge.set", "fields": {"clause": "bells", "amount": 10**30}},
    {"act": "pledge.set", "fields": {"clause": "nowhere", "amount": 1}},
    {"act": "pledge.set", "fields": {"clause": 7, "amount": "many"}},
    {"act": "phase.advance", "fields": {"silence": ""}},
    {"act": "clock.tick", "fields": {}},
    {"act": "scores.record", "fields": {"move": 0, "figures": {}}},
    {"act": "person.seat", "fields": {"person": "x", "seat": "corrin"}},
    {"act": "correction.undo", "fields": {"causes": ["created"], "reason": "mine"}},
    {"act": "traffic.open", "fields": {"between": ["corrin"]}},
    {"act": "grace.give", "fields": {"seat": "dunmere", "minutes": 5}},
    {"act": "silence.break", "fields": {"draft": "none", "revision": 9, "reason": "x"}},
    {"act": "message.send", "fields": {"to": ["nobody"], "text": "x"}},
    {"act": "message.send", "fields": {"to": [], "text": ""}},
    {"act": "no.such", "fields": {}},
)  # fmt: skip


def test_impossible_acts_are_refused_with_a_sentence_and_change_nothing() -> None:
    async def send(host: Host, address: str) -> None:
        async with connect(f"ws://{address}/room", compression=None) as line:
            code = host.access.codes["dunmere"]
            await line.send(json.dumps({"type": "hello", "code": code, "name": "Eve"}))
            await line.recv()
            before = host.room.state
            for number, junk in enumerate(JUNK):
                await line.send(json.dumps({"type": "submit", "id": f"junk-{number:04d}", **junk}))
                assert (await _done(line)).endswith("."), junk
                assert host.room.state is before, junk
            for seat in ("corrin", CONTROL, "chair"):
                text = json.dumps({**_message(f"as-{seat}-0001", f"as {seat}"), "seat": seat})
                await line.send(text)
                assert await _done(line) == ""
                assert host.room.log[-1].seat == "dunmere"

    in_a_room(send)


def test_no_byte_of_a_seats_secrets_reaches_any_other_place() -> None:
    tags = [f"SECRET{n}" for n in range(1, 13)]
    room = create(MemoryStore(), marked(), "75", clock=VirtualClock(), seed=7)

    async def listen(host: Host, address: str) -> None:
        received: dict[str, str] = {}
        lines = {}
        for seat in ("alder", "cedar", "chair", "observer", "press", "display"):
            line = lines[seat] = await connect(f"ws://{address}/room", compression=None)
            code = host.access.codes.get(seat, "")
            await line.send(json.dumps({"type": "hello", "code": code, "name": "Eve" if code else ""}))
            for number, what in enumerate(
                ("legal", "worth", "stored", "people", "team", "view", "feed", "room", "log")
            ):
                ask = {"type": "ask", "id": f"question{number}", "what": what, "seat": "birch"}
                await line.send(json.dumps(ask))
        birch = await sit(host, address, "birch", "Bo")
        await birch.submit(SendMessage(("birch",), "SECRET13 note"))
        await birch.submit(SendMessage((CONTROL,), "SECRET14 line"))
        await birch.save_draft("words", "SECRET15 draft")
        assert "SECRET1 aims" in str(await birch.view())
        await birch.submit(SendMessage(("alliance",), "the end"))
        for seat, line in lines.items():
            received[seat] = await _all_until(
                line, "the end" if seat not in ("press", "display") else "question8"
            )
            await line.close()
        for seat, text in received.items():
            found = [tag for tag in (*tags, "SECRET13", "SECRET14", "SECRET15") if tag in text]
            assert found == [], f"{seat} received {found}"
        await birch.close()

    in_a_room(listen, room)


async def _all_until(line: ClientConnection, words: str) -> str:
    received = ""
    async with asyncio.timeout(30):
        while words not in received:
            frame = await line.recv()
            received += frame if isinstance(frame, str) else frame.decode()
    return received


def test_what_a_seat_receives_is_the_same_byte_for_byte_whatever_the_others_secrets_are() -> None:
    async def hear(tag: str) -> list[Any]:
        room = create(MemoryStore(), marked(tag=tag), "75", clock=VirtualClock(), seed=7)
        async with listening(room) as (host, address):
            alder = await sit(host, address, "alder")
            birch = await sit(host, address, "birch", "Bo")
            await birch.submit(SendMessage(("birch",), f"{tag} to ourselves"))
            await birch.submit(SendMessage(("alliance",), "to all"))
            await alder.fresh()
            heard = [await alder.view(), await alder.feed(), await alder.legal(), await alder.worth()]
            for port in (alder, birch):
                await port.close()
            return heard

    one, two = asyncio.run(hear("ONE")), asyncio.run(hear("TWO"))
    for left, right in zip(one[1:], two[1:], strict=True):
        assert left == right
    assert one[0].messages == two[0].messages


def test_a_code_that_was_replaced_is_told_apart_from_a_wrong_one_by_nobody() -> None:
    async def guess(host: Host, address: str) -> None:
        old = host.access.codes["dunmere"]
        host.access.reissue("dunmere")
        told = []
        for code in (old, new_code()):
            with pytest.raises(SignInRefused) as refusal:
                await RemotePort(address, code=code, name="Ana").open()
            told.append(str(refusal.value))
        assert told[0] == told[1]

    in_a_room(guess)


def test_a_flood_waits_its_turn_and_nobody_else_waits_for_it() -> None:
    async def flood(host: Host, address: str) -> None:
        ana = await sit(host, address, "corrin")
        async with connect(f"ws://{address}/room", compression=None, close_timeout=0.1) as line:
            await line.send(json.dumps({"type": "hello", "token": ana.token}))
            try:
                for number in range(120):
                    await line.send(json.dumps(_message(f"flood-{number:05d}", "x")))
                    if number % 20 == 0:
                        await asyncio.sleep(0)
            except ConnectionClosed:
                pass
            assert await ana.submit(SendMessage(("alliance",), "still heard")) is None
        told = sum(isinstance(e.fact, MessageSent) and e.fact.text == "x" for e in host.room.log)
        assert 0 < told < 120, "more than its share was taken"
        await ana.close()

    in_a_room(flood)


def test_a_flood_of_long_texts_waits_so_that_whoever_comes_late_can_still_read_them_all() -> None:
    text = "x" * 3_900

    async def flood(host: Host, address: str) -> None:
        ana = await sit(host, address, "corrin")
        async with connect(f"ws://{address}/room", compression=None, close_timeout=0.1) as line:
            await line.send(json.dumps({"type": "hello", "token": ana.token}))
            for number in range(38):
                await line.send(json.dumps(_message(f"long-{number:05d}", text)))
            await until(lambda: _told(host, text, connection.MOST_WORDS // 4_100))
            ben = await sit(host, address, "dunmere")
            assert await ben.submit(SendMessage(("alliance",), "heard beside it")) is None
            await ben.close()
        told = sum(isinstance(e.fact, MessageSent) and e.fact.text == text for e in host.room.log)
        assert told <= connection.MOST_WORDS // len(text) + 1, "more than its share was taken"
        await ana.close()

    in_a_room(flood)


async def _told(host: Host, text: str, count: int) -> bool:
    return sum(isinstance(e.fact, MessageSent) and e.fact.text == text for e in host.room.log) >= count


def test_a_local_and_a_remote_seat_refuse_with_the_same_words() -> None:
    async def refuse(host: Host, address: str) -> None:
        ana = await sit(host, address, "dunmere")
        local = LocalPort(host.room, "dunmere")
        for act in (PledgeMoney("bells", 10**6), PledgeMoney("nowhere", 1), SendMessage((), "")):
            assert await ana.submit(act) == await local.submit(act)
        await ana.close()

    in_a_room(refuse)
