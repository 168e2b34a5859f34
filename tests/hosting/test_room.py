"""A room of delegations over real sockets: signing in, acting, seeing what is one's own, coming back."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tabletop.exercise.budget.pledges import PledgeMoney
from tabletop.exercise.corrections import Undo
from tabletop.exercise.facts import CONTROL
from tabletop.exercise.messages import SendMessage
from tabletop.exercise.views.seat import SeatView
from tabletop.hosting.access import Access, new_code, spaced
from tabletop.hosting.client import RemotePort
from tabletop.hosting.host import Host
from tabletop.hosting.line import SignInRefused, url_of
from tabletop.hosting.protocol import LONGEST_FRAME, Answer, Ask
from tabletop.room.opening import go_on
from tabletop.room.port import LocalPort
from tabletop.store.memory import MemoryStore
from tests.hosting.rooms import a_room, listening, sit, until

Deed = Callable[[Host, str], Awaitable[None]]


def hello(host: Host, seat: str) -> str:
    """A first message by code."""
    return json.dumps({"type": "hello", "code": host.access.codes[seat], "name": "Ben"})


def in_a_room(deed: Deed) -> None:
    """Open a room, do something in it, close it."""

    async def run() -> None:
        async with listening(a_room()) as (host, address):
            await deed(host, address)

    asyncio.run(run())


def test_a_seat_sees_over_the_network_what_it_would_see_on_the_host() -> None:
    async def look(host: Host, address: str) -> None:
        for seat in (*host.room.state.scenario.seats, "chair", "observer", "press", "evaluator", CONTROL):
            port = await sit(host, address, seat)
            local = LocalPort(host.room, seat)
            await until(lambda p=port, own=local: _same(p, own))  # type: ignore[misc]
            assert await port.legal() == await local.legal()
            await port.close()

    in_a_room(look)


async def _same(port: RemotePort, local: LocalPort) -> bool:
    return await port.view() == await local.view() and await port.feed() == await local.feed()


def test_an_act_is_durable_when_it_is_confirmed_and_seen_by_the_others() -> None:
    async def act(host: Host, address: str) -> None:
        dunmere, corrin = await sit(host, address, "dunmere"), await sit(host, address, "corrin", "Ben")
        assert await dunmere.submit(PledgeMoney("bells", 3)) is None
        assert host.room.state.budget.pledges["dunmere", "bells"].amount == 3
        await until(lambda: _pledged(corrin, 3))
        await until(lambda: _pledged(dunmere, 3))
        event = host.room.log[-1]
        assert (event.seat, event.person) == ("dunmere", dunmere.person)
        for port in (dunmere, corrin):
            await port.close()

    in_a_room(act)


async def _pledged(port: RemotePort, amount: int) -> bool:
    view = await port.view()
    return isinstance(view, SeatView) and any(p.amount == amount for p in view.pledges)


def test_a_refused_act_says_why_in_the_rules_own_words() -> None:
    async def act(host: Host, address: str) -> None:
        port = await sit(host, address, "dunmere")
        local = await LocalPort(host.room, "dunmere").submit(PledgeMoney("bells", 10**6))
        assert await port.submit(PledgeMoney("bells", 10**6)) == local
        await port.close()

    in_a_room(act)


def test_the_token_decides_the_seat_and_never_the_message() -> None:
    async def act(host: Host, address: str) -> None:
        port = await sit(host, address, "dunmere")
        assert await port.submit(PledgeMoney("bells", 2), "corrin") is None
        assert host.room.log[-1].seat == "dunmere"
        view = await port.view("corrin")
        assert isinstance(view, SeatView)
        assert view.brief.id == "dunmere"
        assert await port.people() == {}
        await port.close()

    in_a_room(act)


def test_a_private_message_reaches_its_reader_and_no_byte_of_it_anybody_else() -> None:
    async def whisper(host: Host, address: str) -> None:
        received: list[str] = []
        async with connect(f"ws://{address}/room") as other:
            await other.send(
                json.dumps({"type": "hello", "code": host.access.codes["brackwell"], "name": "B"})
            )
            dunmere, corrin = await sit(host, address, "dunmere"), await sit(host, address, "corrin")
            assert await dunmere.submit(SendMessage(("corrin",), "the marker of a secret")) is None
            await until(lambda: _reads(corrin, "the marker of a secret"))
            assert await dunmere.submit(SendMessage(("alliance",), "that is all")) is None
            while not any("that is all" in text for text in received):
                received.append(str(await asyncio.wait_for(other.recv(decode=True), 5)))
        assert not any("marker" in text for text in received)
        for port in (dunmere, corrin):
            await port.close()

    in_a_room(whisper)


async def _reads(port: RemotePort, words: str) -> bool:
    view = await port.view()
    return isinstance(view, SeatView) and any(m.text == words for m in view.messages)


def test_a_wrong_code_opens_nothing_and_after_five_even_the_right_one_waits() -> None:
    async def guess(host: Host, address: str) -> None:
        for _ in range(5):
            with pytest.raises(SignInRefused, match="opens no seat"):
                await RemotePort(address, code=new_code(), name="Eve").open()
        with pytest.raises(SignInRefused, match="Wait a minute"):
            await sit(host, address, "dunmere")

    in_a_room(guess)


def test_a_reissued_code_shuts_out_the_old_one_and_its_tokens() -> None:
    async def revoke(host: Host, address: str) -> None:
        port = await sit(host, address, "dunmere")
        token, old = port.token, host.access.codes["dunmere"]
        await port.close()
        host.access.reissue("dunmere")
        with pytest.raises(SignInRefused, match="holds no more"):
            await RemotePort(address, token=token).open()
        with pytest.raises(SignInRefused, match="opens no seat"):
            await RemotePort(address, code=old, name="Ana").open()

    in_a_room(revoke)


def test_a_locked_room_lets_nobody_new_in_but_those_who_were_there() -> None:
    async def lock(host: Host, address: str) -> None:
        port = await sit(host, address, "dunmere")
        token = port.token
        await port.close()
        host.access.lock(True)
        with pytest.raises(SignInRefused, match="locked"):
            await sit(host, address, "corrin")
        again = RemotePort(address, token=token)
        await again.open()
        assert again.seat == "dunmere"
        await again.close()

    in_a_room(lock)


def test_without_a_code_one_sees_only_what_is_public() -> None:
    async def look(host: Host, address: str) -> None:
        display = RemotePort(address)
        await display.open()
        assert await display.view() == host.room.view("display")
        assert await display.submit(SendMessage(("alliance",), "hello")) == "The display only shows."
        await display.close()

    in_a_room(look)


def test_the_same_act_sent_twice_has_one_effect() -> None:
    async def twice(host: Host, address: str) -> None:
        async with connect(f"ws://{address}/room") as socket:
            await socket.send(
                json.dumps({"type": "hello", "code": host.access.codes["dunmere"], "name": "D"})
            )
            act = {"type": "submit", "id": "0123456789abcdef", "act": "message.send"}
            text = json.dumps({**act, "fields": {"to": ["alliance"], "text": "once"}})
            before = len(host.room.log)
            await socket.send(text)
            await socket.send(text)
            answers = 0
            while answers < 2:
                found = json.loads(await asyncio.wait_for(socket.recv(decode=True), 5))
                answers += found["type"] == "done" and found["reason"] == ""
        told = [e for e in host.room.log[before:] if e.fact.kind == "message.sent"]
        assert len(told) == 1

    in_a_room(twice)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense",
        "[]",
        '{"type":"dance"}',
        '{"type":"submit"}',
        '{"type":"hello","extra":1}',
        "null",
        "9" * 500,
    ],
)
def test_what_is_no_message_is_answered_with_a_sentence(text: str) -> None:
    async def send(host: Host, address: str) -> None:
        async with connect(f"ws://{address}/room") as socket:
            await socket.send(text)
            found = json.loads(await asyncio.wait_for(socket.recv(decode=True), 5))
            assert found["type"] == "refused"
            assert found["reason"]

    in_a_room(send)


def test_a_frame_that_is_too_long_ends_its_own_connection_and_no_other() -> None:
    async def send(host: Host, address: str) -> None:
        port = await sit(host, address, "dunmere")
        async with connect(f"ws://{address}/room") as socket:
            await socket.send(json.dumps({"type": "hello"}))
            await socket.send("x" * (LONGEST_FRAME + 1))
            with pytest.raises(ConnectionClosed):
                await _read_on(socket)
        assert await port.submit(SendMessage(("alliance",), "still here")) is None
        await port.close()

    in_a_room(send)


async def _read_on(socket: ClientConnection) -> None:
    while True:
        await asyncio.wait_for(socket.recv(), 5)


def test_a_page_of_another_origin_is_turned_away() -> None:
    async def visit(host: Host, address: str) -> None:
        with pytest.raises(Exception, match="403"):
            async with connect(f"ws://{address}/room", origin="http://evil.example"):
                pass

    in_a_room(visit)


def test_a_correction_reaches_those_who_had_seen_the_act() -> None:
    async def undo(host: Host, address: str) -> None:
        dunmere, corrin = await sit(host, address, "dunmere"), await sit(host, address, "corrin")
        await dunmere.submit(PledgeMoney("bells", 3))
        await until(lambda: _pledged(corrin, 3))
        host.room.submit(Undo((host.room.log[-1].cause,), "a slip"), CONTROL)
        local = LocalPort(host.room, "corrin")
        await until(lambda: _same(corrin, local))
        assert not any(p.amount for p in (await corrin.view()).pledges)  # type: ignore[union-attr]
        for port in (dunmere, corrin):
            await port.close()

    in_a_room(undo)


def test_a_seat_comes_back_by_itself_after_the_host_was_gone(tmp_path: Path) -> None:
    file = tmp_path / "a.exercise"

    async def gone() -> None:
        room = a_room(file)
        async with listening(room) as (host, address):
            port = await sit(host, address, "dunmere")
            await port.save_draft("words", "half a sentence")
            await until(lambda: _kept(port))
        room.close()
        await until(lambda: _gone(port))
        again = go_on(file)
        second = Host(again)
        from tabletop.hosting.serving import Serving

        serving = Serving(second, port=int(address.rpartition(":")[2]))
        await serving.start()
        await until(lambda: _back(port))
        assert await port.drafts() == {"words": "half a sentence"}
        assert await port.submit(SendMessage(("alliance",), "back again")) is None
        await port.close()
        await serving.stop()
        again.close()

    asyncio.run(gone())


async def _kept(port: RemotePort) -> bool:
    return bool(await port.drafts())


async def _gone(port: RemotePort) -> bool:
    return not port.connected


async def _back(port: RemotePort) -> bool:
    return port.connected


def test_codes_are_easy_to_tell_and_tokens_are_kept_as_hashes_alone() -> None:
    store = MemoryStore()
    access = Access(store, ["dunmere"])
    assert not set(access.codes["dunmere"]) & set("0O1IL")
    assert access.seat_of(spaced(access.codes["dunmere"]).lower()) == "dunmere"
    token = access.admit("dunmere", "p1")
    assert token not in json.dumps(store.drafts(""))
    assert Access(store, ["dunmere"]).holder(token) == access.holder(token)


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("192.168.1.5:8765", "ws://192.168.1.5:8765/room"),
        (" http://192.168.1.5:8765/ ", "ws://192.168.1.5:8765/room"),
        ("https://room.example/seat", "wss://room.example/room"),
    ],
)
def test_an_address_can_be_typed_as_the_browser_shows_it(typed: str, url: str) -> None:
    assert url_of(typed) == url


@pytest.mark.parametrize("steps", range(5))
def test_leaving_while_an_answer_comes_in_leaves(steps: int) -> None:
    async def leave() -> None:
        port = RemotePort("127.0.0.1:1")
        asking = asyncio.create_task(port._asked(Ask(id="question", what="fresh")))
        await asyncio.sleep(0)
        port._pending["question"][1].set_result(Answer(id="question"))
        for _ in range(steps):
            await asyncio.sleep(0)
        if asking.cancel():
            with pytest.raises(asyncio.CancelledError):
                await asking

    asyncio.run(leave())
