"""Seats in browsers, as the host knows them: signing in, coming back, ends, and what stays secret."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus

from tabletop.exercise.messages import SendMessage
from tabletop.hosting.access import new_code
from tabletop.hosting.addresses import useful
from tabletop.hosting.browser import front
from tabletop.hosting.browser import window as windows
from tabletop.hosting.browser.files import GUARDS, known
from tabletop.hosting.browser.nursery import Nursery
from tabletop.hosting.protocol import LONGEST_FRAME
from tests.hosting.browser.pages import SIGN_IN, Open, Page, browsers_welcome, children, get, post, zombies
from tests.hosting.rooms import a_room, sit, until

TOO_BIG = 1009
NOT_FROM_A_PAGE = (
    "", "null", "[]", "{}", '["stdin"]', '["stdin",5]', '["resize",{}]', "[" * 9000, '["quit"]',
    '["resize",{"width":"a","height":1}]', '["stdin","\\u0000\\ud800"]',
)  # fmt: skip
Deed = Callable[[Open], Awaitable[None]]
linux = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked at as Linux shows them")


def in_a_room(nursery: Nursery, deed: Deed, most: int = 64) -> None:
    """Open a room to browsers, do something in it, close it."""

    async def run() -> None:
        async with browsers_welcome(a_room(), nursery, most=most) as room:
            await asyncio.wait_for(deed(room), 60)

    asyncio.run(run())


def test_a_browser_signs_in_by_the_card_and_acts_for_its_seat(nursery: Nursery) -> None:
    async def act(room: Open) -> None:
        page = Page(room.address)
        await page.open()
        await page.sign_in(room.code("dunmere"), "Ana")
        await page.shows("DUNMERE")
        corrin = await sit(room.host, room.address, "corrin", "Ben")
        assert await corrin.submit(SendMessage(("dunmere",), "seen in a browser")) is None
        await page.type("0")
        await page.shows("seen in a browser")
        await corrin.close()

    in_a_room(nursery, act)


@linux
def test_the_process_that_signed_somebody_in_ends_and_keys_wait_for_the_one_that_goes_on(
    nursery: Nursery,
) -> None:
    async def sit_down(room: Open) -> None:
        page = Page(room.address)
        await page.open()
        await page.shows(SIGN_IN)
        first = set(children(nursery.pid))
        await page.type(room.code("dunmere") + "\r")
        await page.shows(room.code("dunmere"))
        await page.type("Ana\r")
        await until(lambda: signed_in(page))
        await page.type("0")  # messages, typed before there is a screen for it
        await page.shows("The alliance")
        await until(lambda: gone(first))
        assert len(children(nursery.pid)) == 1

    async def signed_in(page: Page) -> bool:
        return bool(page.ticket)

    async def gone(pids: set[int]) -> bool:
        return not pids & set(children(nursery.pid))

    in_a_room(nursery, sit_down)


def test_a_line_that_drops_finds_the_same_process_and_the_same_screen(nursery: Nursery) -> None:
    async def drop(room: Open) -> None:
        page = Page(room.address)
        await page.open()
        await page.sign_in(room.code("dunmere"))
        await page.type("3")
        await page.shows("[3 Agenda]")
        before = room.window("dunmere")
        await page.hang_up()
        await page.open()
        await page.shows("[3 Agenda]")
        await page.shows("DUNMERE")
        assert room.window("dunmere") is before

    in_a_room(nursery, drop)


def test_the_cookie_alone_opens_the_seat_in_another_tab_and_none_of_it_opens_nothing(
    nursery: Nursery,
) -> None:
    async def look(room: Open) -> None:
        page = Page(room.address)
        await page.open()
        await page.sign_in(room.code("dunmere"))
        other, stranger = Page(room.address), Page(room.address)
        other.cookie = page.cookie
        await other.open()
        await other.shows("DUNMERE")
        await page.hang_up()
        stranger.tab = page.tab
        await stranger.open()
        await stranger.shows(SIGN_IN)
        assert "DUNMERE" not in stranger.screen

    in_a_room(nursery, look)


def test_a_ticket_is_good_once_and_from_the_rooms_own_page_alone(nursery: Nursery) -> None:
    async def exchange(room: Open) -> None:
        page = Page(room.address)
        await page.open()
        await page.sign_in(room.code("dunmere"))
        assert await post(room.address, "/sit", page.ticket) == (403, "")
        room.front._tickets["t" * 22] = ("secret", asyncio.get_running_loop().time() + 60)
        assert await post(room.address, "/sit", "t" * 22, "http://evil.example") == (403, "")
        assert await post(room.address, "/sit", "t" * 5000) == (403, "")
        assert await post(room.address, "/leave", "", "http://evil.example", page.cookie) == (403, "")

    in_a_room(nursery, exchange)


def test_a_page_of_another_origin_and_a_program_without_one_get_no_window(nursery: Nursery) -> None:
    async def visit(room: Open) -> None:
        for origin in ("http://evil.example", f"http://{room.address}.evil.example", "null"):
            with pytest.raises(InvalidStatus, match="403"):
                await Page(room.address).open(origin)
        assert not room.front.windows

    in_a_room(nursery, visit)


def test_a_revoked_code_shuts_its_browsers_out(nursery: Nursery) -> None:
    async def revoke(room: Open) -> None:
        page = Page(room.address)
        await page.open()
        await page.sign_in(room.code("dunmere"))
        await page.hang_up()
        room.host.access.reissue("dunmere")
        await page.open()
        await page.shows(SIGN_IN)

    in_a_room(nursery, revoke)


def test_wrong_codes_count_by_browser_and_not_for_all_of_them(nursery: Nursery) -> None:
    async def guess(room: Open) -> None:
        page = Page(room.address)
        await page.open()
        await page.shows(SIGN_IN)
        room.window().address = "192.0.2.77"
        wrong = new_code()
        await page.type(wrong)
        await page.shows(wrong)
        await page.type("\r")
        await page._at_the_name()
        await page.type("Eve")
        await page.shows("Eve")
        await page.type("\r")
        await page.shows("opens no seat")
        assert list(room.host.access._wrong) == ["192.0.2.77"]

    in_a_room(nursery, guess)


def test_a_full_room_says_so_and_gives_the_place_of_a_page_that_is_gone(nursery: Nursery) -> None:
    async def fill(room: Open) -> None:
        first, second = Page(room.address), Page(room.address)
        await first.open()
        await first.shows(SIGN_IN)
        status, text = await get(room.address, "/")
        assert (status, "The room is full" in text) == (503, True)
        await second.open()
        assert await second.ends() == windows.FULL
        await first.hang_up()
        assert (await get(room.address, "/"))[0] == 200
        await second.open()
        await second.shows(SIGN_IN)
        assert len(room.front.windows) == 1

    in_a_room(nursery, fill, most=1)


def test_many_windows_from_one_place_make_room_for_somebody_elses(nursery: Nursery) -> None:
    async def crowd(room: Open) -> None:
        pages = [Page(room.address) for _ in range(3)]
        for page in pages:
            await page.open()
            await page.shows(SIGN_IN)
        for window in room.front.windows.values():
            window.address = "192.0.2.9"
        seated = pages.pop()
        await seated.sign_in(room.code("dunmere"))
        assert (await get(room.address, "/"))[0] == 200
        other = Page(room.address)
        await other.open()
        await other.shows(SIGN_IN)
        assert await pages[0].ends() == windows.FULL
        assert len(room.front.windows) == 3
        await seated.type("0")
        await seated.shows("Your own team")

    in_a_room(nursery, crowd, most=3)


def test_a_person_with_many_tabs_gives_up_the_oldest(
    nursery: Nursery, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(front, "TABS", 2)

    async def multiply(room: Open) -> None:
        first = Page(room.address)
        await first.open()
        await first.sign_in(room.code("dunmere"))
        for _ in range(2):
            page = Page(room.address)
            page.cookie = first.cookie
            await page.open()
            await page.shows("f1 Help")
        assert await first.ends() == windows.MOVED
        assert len(room.front.windows) == 2

    in_a_room(nursery, multiply)


@linux
def test_a_process_that_dies_ends_its_own_window_in_words_and_no_other(nursery: Nursery) -> None:
    async def die(room: Open) -> None:
        first, second = Page(room.address), Page(room.address)
        before = set(children(nursery.pid))
        await first.open()
        await first.shows(SIGN_IN)
        (doomed,) = set(children(nursery.pid)) - before
        await second.open()
        await second.shows(SIGN_IN)
        os.kill(doomed, signal.SIGKILL)
        assert await first.ends() == windows.FAULT
        await second.sign_in(room.code("corrin"))
        assert not zombies(nursery.pid)

    in_a_room(nursery, die)


@linux
def test_a_window_whose_page_stays_away_ends_and_the_seat_is_signed_in_by_the_cookie(
    nursery: Nursery, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(windows, "GRACE", 0.0)
    monkeypatch.setattr("tabletop.hosting.browser.front.GRACE", 0.2)

    async def stay_away(room: Open) -> None:
        before = set(children(nursery.pid))
        page = Page(room.address)
        await page.open()
        await page.sign_in(room.code("dunmere"))
        await page.hang_up()

        async def gone() -> bool:
            return not room.front.windows and not set(children(nursery.pid)) - before

        await until(gone)
        await page.open()
        await page.shows("DUNMERE")

    in_a_room(nursery, stay_away)


def test_leaving_ends_the_line_and_another_code_can_be_typed(nursery: Nursery) -> None:
    async def leave(room: Open) -> None:
        page = Page(room.address)
        await page.open()
        await page.sign_in(room.code("dunmere"))
        await page.type("\x03")
        await page.shows("DUNMERE")
        await page.type("\x11")
        assert await page.ends() == windows.LEFT
        status, cookie = await post(room.address, "/leave", "", cookie=page.cookie)
        assert (status, cookie.partition("=")[2].strip('"')) == (204, "")

    in_a_room(nursery, leave)


def test_the_same_place_in_a_copied_tab_moves_there(nursery: Nursery) -> None:
    async def copy(room: Open) -> None:
        page, copied = Page(room.address), Page(room.address)
        await page.open()
        await page.sign_in(room.code("dunmere"))
        copied.tab, copied.cookie = page.tab, page.cookie
        await copied.open()
        assert await page.ends() == windows.MOVED
        await copied.shows("DUNMERE")

    in_a_room(nursery, copy)


@pytest.mark.parametrize("text", NOT_FROM_A_PAGE)
def test_what_no_page_would_send_does_no_harm(nursery: Nursery, text: str) -> None:
    async def send(room: Open) -> None:
        page = Page(room.address)
        await page.open()
        await page.shows(SIGN_IN)
        assert page._socket is not None
        await page._socket.send(text)
        await page.send("resize", {"width": 10**9, "height": -5})
        await page.send("resize", {"width": 120, "height": 34})
        await page.sign_in(room.code("dunmere"))

    in_a_room(nursery, send)


def test_a_frame_that_is_too_long_ends_its_own_line_and_no_other(nursery: Nursery) -> None:
    async def send(room: Open) -> None:
        page, other = Page(room.address), Page(room.address)
        await page.open()
        await other.open()
        await page.shows(SIGN_IN)
        await page.type("x" * (LONGEST_FRAME + 1))
        assert await page.ends() == TOO_BIG
        await other.sign_in(room.code("corrin"))

    in_a_room(nursery, send)


def test_the_display_shows_what_is_public_without_a_code(nursery: Nursery) -> None:
    async def look(room: Open) -> None:
        page = Page(room.address, "display")
        await page.open()
        await page.shows("The lake and the bell")
        room.host.room.submit(SendMessage(("corrin",), "a private marker"), "dunmere")
        text = room.host.room.state.scenario
        assert text.title in page.screen
        assert "marker" not in page.screen

    in_a_room(nursery, look)


@linux
def test_parent_and_children_hold_no_file_no_secret_and_no_line_of_another(
    nursery: Nursery, tmp_path: Path
) -> None:
    file = tmp_path / "a.exercise"

    async def look() -> None:
        room = a_room(file)
        async with browsers_welcome(room, nursery) as open_room:
            first, second = Page(open_room.address), Page(open_room.address)
            before = set(children(nursery.pid))
            for page, seat in ((first, "dunmere"), (second, "corrin")):
                await page.open()
                await page.sign_in(open_room.code(seat))
            secrets = [first.cookie.partition("=")[2], second.cookie.partition("=")[2]]
            secrets += open_room.host.access.codes.values()
            pids = [nursery.pid, *set(children(nursery.pid)) - before]
            assert len(pids) == 3
            for pid in pids:
                _holds_nothing(pid, secrets)
            lines = [link for pid in pids[1:] for link in _sockets(pid)]
            assert len(lines) == len(set(lines))
            assert not _remembers(nursery.pid, [secret.encode() for secret in secrets])
            mine, others = ("dunmere", secrets[1]), ("corrin", secrets[0])
            for pid in pids[1:]:
                seen = [seat for seat, foreign in (mine, others) if not _remembers(pid, [foreign.encode()])]
                assert len(seen) == 1
        room.close()

    asyncio.run(look())


def _holds_nothing(pid: int, secrets: list[str]) -> None:
    open_files = [str(link.readlink()) for link in Path(f"/proc/{pid}/fd").iterdir()]
    assert not [name for name in open_files if ".exercise" in name]
    told = Path(f"/proc/{pid}/cmdline").read_bytes() + Path(f"/proc/{pid}/environ").read_bytes()
    assert not [secret for secret in secrets if secret.encode() in told]


def _sockets(pid: int) -> list[str]:
    links = [str(link.readlink()) for link in Path(f"/proc/{pid}/fd").iterdir()]
    return [link for link in links if link.startswith("socket:")]


def _remembers(pid: int, words: list[bytes]) -> bool:
    """Whether any of these bytes stands in a process's memory."""
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in maps:
            span, rights, *_, name = [*line.split(None, 5), ""][:7]
            if not rights.startswith("rw") or name.startswith("[v"):
                continue
            low, high = (int(end, 16) for end in span.split("-"))
            try:
                memory.seek(low)
                found = memory.read(high - low)
            except (OSError, ValueError, OverflowError):
                continue
            if any(each in found for each in words):
                return True
    return False


@linux
def test_every_process_ends_with_the_host_even_one_that_is_killed() -> None:
    code = "import asyncio, json\nfrom tests.bench_windows import host\nasyncio.run(host())"
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    told = json.loads(process.stdout.readline())

    async def look() -> list[int]:
        page = Page(f"127.0.0.1:{told['port']}")
        await page.open()
        await page.shows(SIGN_IN)
        found = [told["parent"], *children(told["parent"])]
        process.kill()
        await page.hang_up()
        return found

    pids = asyncio.run(look())
    assert len(pids) == 2
    process.communicate()

    async def gone() -> bool:
        return not [pid for pid in pids if _lives(pid)]

    asyncio.run(until(gone))


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_parent_that_is_gone_is_started_anew() -> None:
    nursery = Nursery()
    nursery.start()
    os.kill(nursery.pid, signal.SIGKILL)
    assert nursery._parent is not None
    nursery._parent.wait()
    in_a_room(nursery, _sign_in)
    asyncio.run(nursery.stop())


def test_without_forking_each_window_has_a_program_of_its_own() -> None:
    nursery = Nursery(bears=False)

    async def run() -> None:
        async with browsers_welcome(a_room(), nursery) as room:
            await _sign_in(room)
        await nursery.stop()

    asyncio.run(run())


async def _sign_in(room: Open) -> None:
    page = Page(room.address)
    await page.open()
    await page.sign_in(room.code("dunmere"))


def test_pages_load_nothing_from_elsewhere_and_guard_themselves(nursery: Nursery) -> None:
    async def look(room: Open) -> None:
        for path in ("/", "/display"):
            status, text = await get(room.address, path)
            assert status == 200
            assert "://" not in text
        assert (await get(room.address, "/file/../front.py"))[0] == 404
        assert (await get(room.address, "/file/js/other.js"))[0] == 404

    in_a_room(nursery, look)
    ours = [known()[name].plain.decode() for name in ("line.js", "page.css")]
    assert not [text for text in ours if "http://" in text or "https://" in text]
    assert "default-src 'none'" in GUARDS["Content-Security-Policy"]


def test_addresses_to_type_are_those_others_can_reach() -> None:
    for inner in ("127.0.0.1", "127.0.1.1", "169.254.3.4", "0.0.0.0"):
        assert not useful(inner)
    assert useful("192.168.1.23")


def test_a_room_without_windows_still_says_that_it_is_there() -> None:
    from tests.hosting.rooms import listening

    async def look() -> None:
        async with listening(a_room()) as (_, address):
            assert (await get(address, "/"))[1].startswith("A Tabletop room is open here")

    asyncio.run(look())
