"""The console at a room on the network, beside the room and from elsewhere."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tabletop.exercise.facts import CONTROL
from tabletop.exercise.messages import SendMessage
from tabletop.exercise.views.seat import SeatView
from tabletop.hosting.host import Host
from tabletop.making import makers
from tabletop.networking import RoomBeside, knock
from tabletop.room.clock import VirtualClock
from tabletop.terminal.app import ConsoleApp
from tabletop.terminal.attaching import Attach
from tabletop.terminal.joining import Refused, RoomPort
from tabletop.terminal.makers import Makers
from tests.hosting.rooms import a_room, listening, sit, until
from tests.terminal.console import NARROW, Hands

Deed = Callable[[Hands, Host, str], Awaitable[None]]


def beside(deed: Deed, size: tuple[int, int] = NARROW) -> None:
    """A console in the process of its room."""

    async def run() -> None:
        room = a_room(clock=VirtualClock())
        door = RoomBeside(room, lan=False, port=0)
        app = ConsoleApp(room, Makers(beside=door))
        async with app.run_test(size=size) as pilot:
            hands = Hands(pilot)
            await until(lambda: _open(door))
            await hands.settled()
            await deed(hands, door.host, door.where[0])
            await door.stop()

    asyncio.run(run())


async def _open(door: RoomBeside) -> bool:
    return bool(door.host.door.where)


def elsewhere(deed: Deed, size: tuple[int, int] = NARROW) -> None:
    """A console over a line, signed in by its code on the screen."""

    async def run() -> None:
        async with listening(a_room(clock=VirtualClock())) as (host, address):

            async def connect(code: str, name: str) -> RoomPort:
                try:
                    return await knock(address, code, name)
                except Exception as refusal:
                    raise Refused(str(refusal)) from refusal

            app = ConsoleApp(makers=makers(), attach=Attach(address, connect))
            async with app.run_test(size=size) as pilot:
                hands = Hands(pilot)
                await _shows(hands, "Code on your card")
                await hands.type(host.access.codes[CONTROL].lower())
                await hands.press("enter")
                await hands.type("Zoe")
                await hands.press("enter")
                await _shows(hands, "ROOM VIEW")
                await deed(hands, host, address)

    asyncio.run(run())


async def _shows(hands: Hands, *words: str) -> None:
    try:
        await until(lambda: _told(hands, *words))
    except TimeoutError:
        raise AssertionError(f"{words} never came:\n{hands.text}") from None


async def _told(hands: Hands, *words: str) -> bool:
    await hands.settled()
    return hands.shows(*words)


@pytest.mark.parametrize("where", [beside, elsewhere])
def test_f9_shows_who_is_in_and_what_each_has_not_decided(where: Callable[[Deed], None]) -> None:
    async def look(hands: Hands, host: Host, address: str) -> None:
        ana = await sit(host, address, "dunmere", "Ana")
        await hands.press("f9")
        await _shows(hands, "Ana: signed in")
        assert hands.shows("Codes are shown in control view")
        assert host.access.codes["dunmere"][:3] not in hands.words
        await hands.press("v")
        code = host.access.codes["dunmere"]
        await _shows(hands, f"code {code[:3]}-{code[3:]}", "not yet: no position on 4 clauses")
        await ana.close()
        await _shows(hands, "Ana: away")

    where(look)


@pytest.mark.parametrize("where", [beside, elsewhere])
def test_a_nudge_reaches_the_seat_and_says_what_is_due(where: Callable[[Deed], None]) -> None:
    async def nudge(hands: Hands, host: Host, address: str) -> None:
        ana = await sit(host, address, "dunmere", "Ana")
        await hands.press("N")
        await _shows(hands, "Which delegation")
        await hands.type("DUN")
        await hands.press("enter")
        await _shows(hands, "What to say")
        await hands.press("enter")
        await until(lambda: _reads(ana, "no position on 4 clauses"))
        await ana.close()

    where(nudge)


async def _reads(port: RoomPort, words: str) -> bool:
    view = await port.view()
    return isinstance(view, SeatView) and any(words in m.text for m in view.messages)


@pytest.mark.parametrize("where", [beside, elsewhere])
def test_messages_between_delegations_stand_closed_in_the_log_until_they_are_read_on_the_record(
    where: Callable[[Deed], None],
) -> None:
    async def read(hands: Hands, host: Host, address: str) -> None:
        host.room.submit(SendMessage(("corrin",), "the marker"), "dunmere")
        await hands.press("v", "0")
        await _shows(hands, "closed;")
        assert "marker" not in hands.words
        await hands.press(":")
        await hands.type("read COR, DUN")
        await hands.press("enter")
        await _shows(hands, "the marker")
        assert host.room.log[-1].fact.kind == "traffic.opened"

    where(read)


@pytest.mark.parametrize("where", [beside, elsewhere])
def test_one_key_goes_to_what_needs_the_facilitator_next(where: Callable[[Deed], None]) -> None:
    async def jump(hands: Hands, host: Host, address: str) -> None:
        await hands.press("J")
        await _shows(hands, "[8 Inj]", "1 of")
        for _ in range(9):
            if hands.shows("Nobody is in for Aldermoor"):
                break
            await hands.press("J")
        assert hands.shows("Nobody is in for Aldermoor")

    where(jump)


def test_what_a_seat_wrote_to_the_facilitator_is_not_read_out_in_room_view() -> None:
    async def jump(hands: Hands, host: Host, address: str) -> None:
        host.room.submit(SendMessage((CONTROL,), "We shall walk out."), "corrin")
        for view, words in (("", "Corrin writes to you; the words"), ("v", "Corrin writes to you: We shall")):
            await hands.press(*view)
            for _ in range(12):
                await hands.press("J")
                if hands.shows("Corrin writes to you"):
                    break
            assert hands.shows(words)
            assert hands.shows("walk out") == bool(view)

    beside(jump)


def test_a_row_of_the_room_leads_to_what_can_be_done_with_it() -> None:
    async def act(hands: Hands, host: Host, address: str) -> None:
        old = host.access.codes["aldermoor"]
        await hands.press("v", "f9")
        await _shows(hands, "ALD")
        await hands.press("enter")
        await _shows(hands, "Nudge it", "Hand it to a stand-in")
        await hands.type("A new code")
        await hands.press("enter")
        await until(lambda: _other_code(host, old))
        code = host.access.codes["aldermoor"]
        await _shows(hands, f"{code[:3]}-{code[3:]}")

    beside(act, (160, 50))


async def _other_code(host: Host, old: str) -> bool:
    return host.access.codes["aldermoor"] != old


def test_a_console_elsewhere_walks_the_log_scores_and_corrects_and_leaves_the_room_open() -> None:
    async def work(hands: Hands, host: Host, address: str) -> None:
        await hands.press("v", "9")
        await _shows(hands, "Delivery")
        await hands.press("l", "left", "left")
        await _shows(hands, "READ ONLY")
        await hands.press("escape")
        await _shows(hands, "CONTROL VIEW")
        await hands.press(":")
        await hands.type("pledge DUN bells 3")
        await hands.press("enter")
        await until(lambda: _pledged(host, 3))
        await hands.press(":")
        await hands.type(f"undo {len(host.room.log)} a slip")
        await hands.press("enter")
        await until(lambda: _pledged(host, 0))
        before = len(host.room.log)
        await hands.press("ctrl+q")
        await until(lambda: _gone(host))
        assert host.room.submit(SendMessage(("alliance",), "still open"), "dunmere")
        assert len(host.room.log) == before + 1

    elsewhere(work)


async def _pledged(host: Host, amount: int) -> bool:
    pledge = host.room.state.budget.pledges.get(("dunmere", "bells"))
    return (pledge.amount if pledge else 0) == amount


async def _gone(host: Host) -> bool:
    return not host.connections


def test_the_report_can_be_written_by_a_console_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    async def write(hands: Hands, host: Host, address: str) -> None:
        await hands.press("f5")
        await until(lambda: _written(tmp_path))

    elsewhere(write)


async def _written(folder: Path) -> bool:
    return any(folder.glob("*.html"))


def test_a_code_that_is_not_the_facilitators_opens_no_console() -> None:
    async def run() -> None:
        async with listening(a_room()) as (host, address):

            async def connect(code: str, name: str) -> RoomPort:
                return await knock(address, code, name)

            app = ConsoleApp(attach=Attach(address, connect))
            async with app.run_test(size=NARROW) as pilot:
                hands = Hands(pilot)
                await _shows(hands, "Code on your card")
                await hands.type(host.access.codes["dunmere"].lower())
                await hands.press("enter")
                await hands.type("Ana")
                await hands.press("enter")
                await _shows(hands, "Not the facilitator's")
                await hands.press("escape")
                await _shows(hands, "Code on your card")
                await hands.press("ctrl+q")

    asyncio.run(run())
