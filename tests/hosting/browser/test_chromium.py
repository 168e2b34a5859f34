"""Seats in a real browser: what people see, where the cookie is, and how a lost line comes back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from tabletop.hosting.browser.nursery import Nursery
from tabletop.room.opening import go_on
from tests.hosting.browser.chromium import Chromium, chromium, needs_chromium
from tests.hosting.browser.pages import Open, browsers_welcome
from tests.hosting.rooms import a_room

pytestmark = needs_chromium

Deed = Callable[[Open, Chromium], Awaitable[None]]
KEPT = (
    "JSON.stringify([document.cookie, {...localStorage}, {...sessionStorage}, document.title, location.href])"
)
SHOWN = "document.body.classList.contains('shown') && !document.body.classList.contains('over')"


def in_a_browser(nursery: Nursery, deed: Deed, most: int = 64) -> None:
    """Open a room and a browser, do something, close both."""

    async def run() -> None:
        async with browsers_welcome(a_room(), nursery, most=most) as room, chromium() as browser:
            await asyncio.wait_for(deed(room, browser), 120)

    asyncio.run(run())


def test_an_act_from_one_browser_shows_in_another_and_nothing_is_loaded_from_elsewhere(
    nursery: Nursery,
) -> None:
    async def play(room: Open, browser: Chromium) -> None:
        url = f"http://{room.address}/"
        ana = await browser.tab(await browser.person(), url)
        ben = await browser.tab(await browser.person(), url)
        await ana.sign_in(room.code("dunmere"), "Ana")
        await ben.sign_in(room.code("corrin"), "Ben")
        await ana.shows("DUNMERE", "f1 Help")
        await ben.shows("CORRIN", "f1 Help")
        await ana.press("m")
        await ana.shows("Write to", "The alliance")
        await ana.press("2")
        await ana.shows("Your message")
        await ana.type("typed in a browser")
        await ana.press("enter")
        await ben.press("0")
        await ben.shows("typed in a browser")
        for tab in (ana, ben):
            assert {asked.split("/")[2] for asked in tab.asked if "://" in asked} == {room.address}
            assert not tab.faults

    in_a_browser(nursery, play)


def test_a_reload_keeps_the_seat_and_no_script_can_read_the_token(nursery: Nursery) -> None:
    async def reload(room: Open, browser: Chromium) -> None:
        tab = await browser.tab(await browser.person(), f"http://{room.address}/")
        await tab.sign_in(room.code("dunmere"), "Ana")
        await tab.shows("DUNMERE", "f1 Help")
        await tab.press("3")
        await tab.shows("[3 Agenda]")
        await tab.has_cookie()
        (cookie,) = await tab.cookies()
        assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Strict")
        assert cookie["value"] not in str(await tab.run(KEPT)) + " ".join(tab.asked)
        await tab.reload()
        await tab.fits("performance.now() < 5000 && document.body.classList.contains('shown')")
        await tab.shows("[3 Agenda]", "DUNMERE")

    in_a_browser(nursery, reload)


def test_a_lost_line_is_said_in_words_and_comes_back_by_itself(nursery: Nursery, tmp_path: Path) -> None:
    file = tmp_path / "a.exercise"

    async def lose() -> None:
        async with chromium() as browser:
            room = a_room(file)
            async with browsers_welcome(room, nursery) as first:
                tab = await browser.tab(await browser.person(), f"http://{first.address}/")
                await tab.sign_in(first.code("dunmere"), "Ana")
                await tab.shows("DUNMERE", "f1 Help")
                await tab.has_cookie()
                before = first.window("dunmere")
                assert before.page is not None
                await before.page.close(1011)
                await tab.fits("!document.body.classList.contains('noticed')")
                async with asyncio.timeout(20):
                    while before.page is None:
                        await asyncio.sleep(0.02)
                await tab.shows("DUNMERE")
                port = int(first.address.rpartition(":")[2])
            room.close()
            await tab.says("comes back by itself")
            again = go_on(file)
            async with browsers_welcome(again, nursery, port=port):
                await tab.fits("!document.body.classList.contains('noticed')")
                await tab.shows("DUNMERE", "f1 Help")
                assert "Code on your card" not in tab.screen
            again.close()

    asyncio.run(lose())


def test_a_wrong_code_is_refused_in_words_and_what_was_typed_stays(nursery: Nursery) -> None:
    async def guess(room: Open, browser: Chromium) -> None:
        tab = await browser.tab(await browser.person(), f"http://{room.address}/", 1024, 600)
        await tab.sign_in("ZZZZZZ", "Eve")
        await tab.shows("opens no seat", "ZZZZZZ", "Eve")
        await tab.type("ABC")
        await tab.press("enter")
        await tab.press("enter")
        await tab.shows("A code has six letters", "Eve")
        assert "ZZZ" not in tab.screen
        assert len(room.host.access._wrong["127.0.0.1"]) == 1, "half a code is no guess"
        await tab.type(room.code("dunmere"))
        await tab.press("enter")
        await tab.press("enter")
        await tab.shows("DUNMERE", "f1 Help")

    in_a_browser(nursery, guess)


def test_leaving_offers_the_way_back_and_another_code(nursery: Nursery) -> None:
    async def leave(room: Open, browser: Chromium) -> None:
        tab = await browser.tab(await browser.person(), f"http://{room.address}/")
        await tab.sign_in(room.code("dunmere"), "Ana")
        await tab.shows("DUNMERE", "f1 Help")
        await tab.has_cookie()
        await tab.press("ctrl+q")
        await tab.says("You have left the room")
        await tab.run("document.querySelectorAll('#choices button')[0].click()")
        await tab.fits(SHOWN)
        await tab.shows("DUNMERE", "f1 Help")
        await tab.press("ctrl+q")
        await tab.says("You have left the room")
        await tab.run("document.querySelectorAll('#choices button')[1].click()")
        await tab.shows("Code on your card")
        assert not await tab.cookies()

    in_a_browser(nursery, leave)


def test_a_full_room_is_a_plain_page(nursery: Nursery) -> None:
    async def fill(room: Open, browser: Chromium) -> None:
        first = await browser.tab(await browser.person(), f"http://{room.address}/")
        await first.shows("Code on your card")
        second = await browser.tab(await browser.person(), f"http://{room.address}/")
        await second.says("The room is full")

    in_a_browser(nursery, fill, most=1)


def test_a_paste_that_is_far_too_long_is_refused_and_a_short_one_taken(nursery: Nursery) -> None:
    async def paste(room: Open, browser: Chromium) -> None:
        tab = await browser.tab(await browser.person(), f"http://{room.address}/")
        await tab.shows("Code on your card")
        for words in ("'x'.repeat(1e6)", "'ABCDEF'"):
            await tab.run(
                f"(() => {{ const held = new DataTransfer(); held.setData('text/plain', {words}); "
                "document.activeElement.dispatchEvent(new ClipboardEvent('paste', "
                "{clipboardData: held, bubbles: true, cancelable: true})); })()"
            )
        await tab.says("too long to paste")
        await tab.shows("ABCDEF")
        assert "xxx" not in tab.screen

    in_a_browser(nursery, paste)
