"""Messages between people at their own screens: who reads them, what is kept, and what a lost line does."""

from __future__ import annotations

import asyncio

from tabletop.exercise.messages import MessageSent, SendMessage
from tabletop.hosting.client import RemotePort
from tabletop.hosting.host import Host
from tabletop.hosting.serving import Serving
from tabletop.room.port import UNANSWERED
from tabletop.terminal.begun import FIELD
from tabletop.terminal.joining import JoinApp
from tabletop.terminal.screens.roomseat import BACK
from tabletop.terminal.screens.talking import PREFIX
from tabletop.terminal.screens.thread import EMPTY, Thread
from tests.hosting.rooms import a_room, until
from tests.terminal.rooming import Seated, at_place, in_a_room, nobody


def sent(host: Host) -> list[tuple[str, tuple[str, ...], str]]:
    """All messages on record: from, to, words."""
    return [(e.seat, e.fact.to, e.fact.text) for e in host.room.log if isinstance(e.fact, MessageSent)]


async def open_with(hands: Seated, name: str) -> None:
    """Open a conversation by the beginning of its name."""
    await hands.press("m")
    await hands.until("Several at once ...")
    await hands.type(name)
    await hands.press("enter")
    await hands.until("Your message")


async def write_to(hands: Seated, name: str, *texts: str) -> None:
    """Open a conversation, and send some messages."""
    await open_with(hands, name)
    for text in texts:
        await hands.type(text)
        await hands.press("enter")
        await hands.until("Sent at")


def test_words_typed_in_one_burst_with_the_key_that_opens_a_conversation_are_all_sent() -> None:
    async def deed(host: Host, address: str) -> None:
        async with at_place(host, address, "dunmere") as ana:
            await ana.burst("m", "Corrin", "enter", "Shall we talk?", "enter", "escape")
            await ana.burst("m", "Alder", "enter", "And we?", "enter")
            await ana.until("Sent at", "And we?")
            assert sent(host) == [
                ("dunmere", ("corrin",), "Shall we talk?"), ("dunmere", ("aldermoor",), "And we?"),
            ]  # fmt: skip

    in_a_room(a_room(), deed)


def test_a_message_is_read_by_the_one_it_is_for_and_counted_until_it_is_looked_at() -> None:
    async def deed(host: Host, address: str) -> None:
        async with at_place(host, address, "dunmere") as ana, at_place(host, address, "corrin", "Ben") as ben:
            await write_to(ana, "Corrin", "Shall we talk?")
            assert sent(host) == [("dunmere", ("corrin",), "Shall we talk?")]
            await ben.until("Msg+1", "Dunmere: 1 new")
            await ben.press("0")
            await ben.until("1 NEW Dunmere")
            await ben.press("enter")
            await ben.until(
                "New since you last looked", "Shall we talk?", "Only Dunmere and your own seat read"
            )
            await ben.type("Yes.")
            await ben.press("enter")
            await ana.until("Corrin", "Yes.")
            await ben.press("escape")
            await ben.until("Msg]")
            assert not ben.shows("NEW")

    in_a_room(a_room(), deed)


def test_nobody_else_reads_a_word_of_it_on_any_screen() -> None:
    async def deed(host: Host, address: str) -> None:
        async with (
            at_place(host, address, "dunmere") as ana,
            at_place(host, address, "brackwell", "Cy") as cy,
        ):
            await ana.port.submit(SendMessage(("corrin",), "the marker"))
            await ana.port.submit(SendMessage(("dunmere", "corrin"), "the marker again"))
            await ana.port.submit(SendMessage(("control",), "the marker, too"))
            await ana.port.submit(SendMessage(("alliance",), "and that is all"))
            await cy.press("0")
            await cy.until("and that is all")
            seen = []
            for panel in cy.seat.place.panels.values():
                await cy.press(panel.key)
                seen.append(cy.text)
            assert "marker" not in "".join(seen)

    in_a_room(a_room(), deed)


def test_a_caucus_of_several_is_one_conversation_for_all_of_them() -> None:
    async def deed(host: Host, address: str) -> None:
        async with at_place(host, address, "dunmere") as ana, at_place(host, address, "corrin", "Ben") as ben:
            await ana.press("m")
            await ana.type("several")
            await ana.press("enter")
            await ana.until("Write to several")
            await ana.press("space", "down", "space", "enter")
            await ana.until("Your message")
            await ana.type("We three")
            await ana.press("enter")
            await ana.until("Sent at")
            sender, to, text = sent(host)[0]
            assert (sender, text, len(to)) == ("dunmere", "We three", 2)
            await ben.press("0")
            if "corrin" in to:
                await ben.until("Dunmere", "We three")

    in_a_room(a_room(), deed)


def test_what_is_begun_is_there_again_on_another_device_and_gone_once_it_is_sent() -> None:
    async def deed(host: Host, address: str) -> None:
        async with at_place(host, address, "dunmere") as ana:
            person = ana.port.person
            await open_with(ana, "The alliance")
            await ana.type("Dear all")
            await until(lambda: kept(host, person, "Dear all"))
            token = ana.port.token
        again = RemotePort(address, token=token)
        await again.open()
        async with JoinApp(address, nobody, again).run_test() as pilot:
            hands = Seated(pilot)
            await hands.until("f1 Help")
            await hands.press("0")
            await hands.until("The alliance (begun, not sent)")
            await open_with(hands, "The alliance")
            await hands.until("Dear all", "This is what you had not sent yet.")
            await hands.press("enter")
            await hands.until("Sent at")
            await until(lambda: kept(host, person, ""))
            await again.close()
        assert sent(host) == [("dunmere", ("alliance",), "Dear all")]

    in_a_room(a_room(), deed)


def test_several_acts_begun_at_a_seat_are_each_there_again_when_its_page_is_loaded_anew() -> None:
    async def deed(host: Host, address: str) -> None:
        async with at_place(host, address, "dunmere") as ana:
            person, token = ana.port.person, ana.port.token
            await ana.burst(":", "argue", "enter", "Ask the ferryman", "escape")
            await ana.burst(":", "promise", "enter", "5", "We bring tea", "escape")
            await until(lambda: begun(host, person, "Ask the ferryman", "We bring tea"))
        again = RemotePort(address, token=token)
        await again.open()
        async with JoinApp(address, nobody, again).run_test() as pilot:
            hands = Seated(pilot)
            await hands.until("You have begun 2 things and not sent them: z lists them.")
            await hands.press("z")
            await hands.until("Make a promise", "something else, judged by", "Propose what no list foresaw")
            await hands.press("escape")
            await hands.burst(":", "argue", "enter")
            await hands.until("Ask the ferryman", "This is what you had not sent.")
            await again.close()

    in_a_room(a_room(), deed)


async def begun(host: Host, person: str, *words: str) -> bool:
    """Whether the host keeps these words of acts."""
    texts = [text for field, text in host.room.store.drafts(person).items() if field.startswith(FIELD)]
    return all(any(each in text for text in texts) for each in words)


async def kept(host: Host, person: str, text: str, other: str = "alliance") -> bool:
    """Whether this is what the host keeps as unsent."""
    return host.room.store.drafts(person).get(f"{PREFIX}{other}", "") == text


def test_a_message_to_oneself_is_refused_in_words_and_stays_in_the_field() -> None:
    async def deed(host: Host, address: str) -> None:
        async with at_place(host, address, "dunmere") as ana:
            await open_with(ana, "Your own")
            await ana.press("enter")
            await ana.until(EMPTY)
            await ana.type("Note")
            await ana.press("enter")
            await ana.until("Not sent. That would be a message to yourself", "Note")
            assert not sent(host)

    in_a_room(a_room(), deed)


def test_a_team_note_says_which_of_the_team_wrote_it() -> None:
    async def deed(host: Host, address: str) -> None:
        async with (
            at_place(host, address, "dunmere") as ana,
            at_place(host, address, "dunmere", "Ben") as ben,
        ):
            await ben.until("DUNMERE", "Ana")
            await write_to(ana, "Your own", "Hold the line")
            await ben.press("0")
            await ben.until("1 NEW Your own team")
            await ben.press("enter")
            await ben.until("Ana, for your seat", "Hold the line")
            await ana.until("You", "Hold the line")

    in_a_room(a_room(), deed)


def test_a_line_that_is_lost_is_said_and_a_message_sent_meanwhile_counts_once() -> None:
    async def deed() -> None:
        host = Host(a_room())
        serving = Serving(host, port=0)
        await serving.start()
        port = serving.port
        async with at_place(host, f"127.0.0.1:{port}", "dunmere") as ana:
            await open_with(ana, "The alliance")
            await serving.stop()
            await ana.until("THE LINE TO THE ROOM IS LOST", "sent once when the line is back")
            await ana.type("Once")
            await ana.press("enter")
            await ana.until("Sending")
            serving = Serving(host, port=port)
            await serving.start()
            await ana.until("Sent at", "Once")
            assert not ana.shows("LOST")
            assert sent(host) == [("dunmere", ("alliance",), "Once")]
            await ana.press("escape")
            await serving.stop()
            await ana.until("THE LINE TO THE ROOM IS LOST")
            ana.seat.keep_message("control", "Typed while nobody heard")
            serving = Serving(host, port=port)
            await serving.start()
            await ana.until(BACK)
            await until(lambda: kept(host, ana.port.person, "Typed while nobody heard", "control"))
        await serving.stop()

    asyncio.run(deed())


def test_an_act_answered_after_it_was_given_up_is_told_and_not_offered_again() -> None:
    async def deed(host: Host, address: str) -> None:
        async with at_place(host, address, "dunmere") as ana:
            await open_with(ana, "The alliance")
            await ana.type("Late")
            thread = ana.app.screen
            assert isinstance(thread, Thread)
            message = SendMessage(("alliance",), "Late")
            thread._wait(True)
            assert await ana.port.submit(message) is None
            for settle in ana.port.settled:
                settle(message, "")
            await ana.until("Sent at")
            assert ana.seat.unsent.get("alliance", "") == ""
            assert UNANSWERED not in ana.words

    in_a_room(a_room(), deed)


def test_hostile_words_are_shown_as_they_were_typed() -> None:
    hostile = "[bold]x[/] [@click=app.quit]y[/] \x1b]0;z\x07 \u202eabc"

    async def deed(host: Host, address: str) -> None:
        async with (
            at_place(host, address, "dunmere", "[red]Ana[/] \x1b[2J") as ana,
            at_place(host, address, "dunmere", "Ben") as ben,
        ):
            await ben.until("[red]Ana[/]")
            assert await ana.port.submit(SendMessage(("dunmere",), hostile)) is None
            await ben.press("0")
            await ben.until("[bold]x[/] [@click=app.quit]y[/]")
            await ben.press("enter")
            await ben.until("[bold]x[/] [@click=app.quit]y[/]", "[red]Ana[/]")
            assert not {"\x1b", "\x07", "\u202e"} & set(ben.text)

    in_a_room(a_room(), deed)
