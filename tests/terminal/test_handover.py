"""Pass-the-laptop (section 14): a delegation sees and does what is its own, and nothing stays behind."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from textual.worker import WorkerFailed

from tabletop.desk.vocabulary import VERBS
from tabletop.exercise import messages
from tabletop.exercise.agenda.positions import DeclarePosition
from tabletop.exercise.arguments.proposals import ProposeArgument
from tabletop.exercise.budget.reallocation import Reallocate
from tabletop.exercise.budget.transfers import OfferTransfer
from tabletop.exercise.clock.phases import Advance
from tabletop.exercise.clock.running import Resume
from tabletop.exercise.commitments.making import Commit
from tabletop.exercise.commitments.undertakings import Undertaking
from tabletop.exercise.decisions.opening import OpenDecision
from tabletop.exercise.drafts.proposing import ProposeDraft
from tabletop.exercise.drafts.tabling import Sponsor, Table
from tabletop.exercise.facts import CONTROL, Rejection
from tabletop.exercise.people import SeatPerson
from tabletop.room.chance import Chance
from tabletop.room.clock import VirtualClock
from tabletop.room.service import Room, create
from tabletop.scenario.model import Scenario
from tabletop.showing.rows import PLAIN, Row, Target
from tabletop.store.memory import MemoryStore
from tabletop.terminal.places.delegation import PANELS
from tabletop.terminal.screens.console import Console
from tabletop.terminal.screens.handover import HandOver
from tabletop.terminal.screens.seatscreen import SeatScreen
from tabletop.terminal.seatdesk import open_verbs
from tests.room.test_secrecy import must
from tests.scenario.minimal import minimal
from tests.terminal.console import Hands, at

TALL = (120, 60)


def secretive() -> Scenario:
    """The small coast with a marker of its owner in every private field there is."""
    data = minimal()
    for each in data["delegations"]:
        tag = f"SECRET-{each['id']}"
        each |= {"private": f"{tag} aims", "no_deal": f"{tag} alone", "opening": f"{tag} hello"}
        each["domestic"] = {
            "constraint": f"{tag} press",
            "lines": [{"id": "parks", "name": f"{tag} parks", "available": 7, "support": 1}],
        }
        each["red_lines"] = [{"clause": "watch", "options": ["joint"], "why": f"{tag} never"}]
        each["interests"]["watch"]["why"] = f"{tag} calm"
    for inject in data["injects"]:
        inject |= {"notes": "SECRET-control notes", "expected": "SECRET-control expected"}
        if inject["number"] == 2:
            inject |= {"message": "SECRET-control to come", "title": "SECRET-control title"}
    for reply in data["adversary"]["replies"]:
        reply["high"] = "SECRET-control reply"
    return Scenario.model_validate(data)


def negotiating() -> Room:
    """The Negotiate phase, after private dealings of Birch and Cedar and with a text under silence."""
    room = create(MemoryStore(), secretive(), "75", clock=VirtualClock(), chance=Chance(7))
    for act in (Resume(), Advance(), Advance()):
        assert not isinstance(room.submit(act, CONTROL), Rejection)
    room.clock.set(150)
    room.tick()
    undertaking = Undertaking("free", text="SECRET-birch promise")
    must(room, messages.SendMessage(("cedar",), "SECRET-birch note"), "birch")
    must(room, messages.SendMessage(("cedar",), "SECRET-cedar team note"), "cedar")
    must(room, messages.SendMessage((CONTROL,), "SECRET-birch question"), "birch")
    must(room, messages.SendMessage(("alder",), "For Alder's eyes"), "birch")
    must(room, Commit("cedar", undertaking, 0), "birch")
    must(room, OfferTransfer("cedar", 2, "SECRET-birch gift"), "birch")
    must(room, OfferTransfer("alder", 1, "a small thing"), "birch")
    must(room, ProposeArgument("SECRET-birch act", "SECRET-birch effect", ("SECRET-birch why",)), "birch")
    must(room, Reallocate("parks", 3), "birch")
    must(room, ProposeDraft("Watch", ("coast",), {"watch": "joint"}), "alder")
    must(room, ProposeDraft("The means", ("means",), {"fund": "none", "lead": "by-birch"}), "cedar")
    first, second = room.state.drafts.texts
    must(room, OpenDecision(first, 1), CONTROL)
    must(room, Sponsor(second), "birch")
    must(room, Table(second, 1), "birch")
    room.store.save_draft(CONTROL, "unsent line", "message / SECRET-control unsent")
    return room


async def hand(hands: Hands, number: str) -> None:
    """Hand the laptop to the delegation of this number, up to its own screen."""
    await hands.press("h", number, "enter")
    assert isinstance(hands.app.screen, SeatScreen)


async def leave(hands: Hands, screen: SeatScreen) -> None:
    """Leave whatever was opened on a delegation's screen."""
    for _ in range(9):
        if hands.app.screen is screen:
            return
        await hands.press("escape")
    raise AssertionError(hands.text)


async def every_word(hands: Hands) -> str:
    """All that can be read in one circuit: cover, panels, menus, every question of every act, cover."""
    seen = []
    await hands.press("h", "1")
    seen.append(hands.text)
    await hands.press("enter")
    screen = hands.app.screen
    assert isinstance(screen, SeatScreen)
    for panel in PANELS.values():
        await hands.press(panel.key)
        seen.append(hands.text)
        await hands.press("end")
        seen.append(hands.text)
    await hands.press("f1")
    seen.append(hands.text)
    await hands.press("escape", "a")
    seen.append(hands.text)
    await hands.press("escape")
    for verb in sorted(open_verbs(await screen.port.legal())):
        screen.begin(partial(screen.desk.run, VERBS[verb]))
        await hands.settled()
        for _ in range(4):
            seen.append(hands.text)
            await hands.press("enter")
        await leave(hands, screen)
        seen.append(hands.text)
    await hands.press("escape")
    seen.append(hands.text)
    return "\n".join(seen)


def test_nothing_private_of_others_stands_anywhere_in_a_circuit() -> None:
    async def deed(hands: Hands) -> None:
        await hands.press("v")
        assert "CONTROL VIEW" in hands.text
        seen = await every_word(hands)
        assert "SECRET-alder aims" in seen
        assert "SECRET-alder never" in seen
        assert "For Alder's eyes" in seen
        assert "a small thing" in seen
        for other in ("birch", "cedar", "control"):
            assert f"SECRET-{other}" not in seen

    at(negotiating(), deed, TALL)


def test_what_a_delegation_types_in_one_burst_with_the_cover_reaches_its_own_form() -> None:
    room = negotiating()

    async def deed(hands: Hands) -> None:
        await hands.burst("h", "2", "enter", "m", "Alder", "enter", "We stay", "enter")
        await hands.until("Sent at", "We stay")

    at(room, deed)
    assert room.log[-1].seat == "birch"


def test_the_cover_hides_everything_and_names_who_sits_there() -> None:
    room = negotiating()
    for person, name in (("p1", "Ana"), ("p2", "Ben"), ("p3", "[bold]Cem[/]")):
        room.store.name_person(person, name)
        must(room, SeatPerson(person, "birch"), CONTROL)

    async def deed(hands: Hands) -> None:
        await hands.press("v", "h", "2")
        assert isinstance(hands.app.screen, HandOver)
        assert "Hand the laptop to Birch (Ana, Ben, [bold]Cem[/])." in hands.words
        assert "Press Enter when nobody else looks." in hands.words
        assert "VIEW" not in hands.text
        assert "SECRET" not in hands.text
        assert hands.app.screen.styles.background.a == 1
        await hands.press("enter")
        assert "BIRCH ALONE" in hands.text
        await hands.press("2")
        assert "SECRET-birch aims" in hands.text
        await hands.press("escape")
        assert "Hand it back." in hands.text
        assert "SECRET" not in hands.text
        await hands.press("enter")
        assert isinstance(hands.app.screen, Console)
        assert "ROOM VIEW" in hands.text
        assert "SECRET" not in hands.text

    at(room, deed)


def test_the_title_of_the_terminal_says_nothing_private() -> None:
    async def deed(hands: Hands) -> None:
        await hand(hands, "2")
        assert (hands.app.title, hands.app.sub_title) == ("Tabletop", "")
        assert not hands.app.screen.title

    at(negotiating(), deed)


def test_what_is_done_there_is_done_by_that_delegation_alone() -> None:
    room = negotiating()

    async def deed(hands: Hands) -> None:
        await hand(hands, "2")
        await hands.press("4", "home", "down", "enter", "1")
        await hands.press("space", "enter")
        assert set(room.state.agenda.stands) == {"birch"}
        assert room.state.agenda.stands["birch"]["watch"].preferred == "as-now"

    at(room, deed, TALL)


def test_no_act_there_asks_in_whose_name_it_is() -> None:
    room = negotiating()

    async def deed(hands: Hands) -> None:
        await hand(hands, "2")
        screen = hands.app.screen
        assert isinstance(screen, SeatScreen)
        verbs = open_verbs(await screen.port.legal())
        assert {"position", "break", "reserve", "silence", "transfer offer", "answer"} <= verbs
        for verb in sorted(verbs):
            screen.begin(partial(screen.desk.run, VERBS[verb]))
            await hands.settled()
            seen = hands.text
            for question in ("Which delegation", "Opened by", "In whose name", "Who "):
                assert question not in seen, verb
            await leave(hands, screen)

    at(room, deed, TALL)


def test_acts_of_the_facilitator_are_not_open_to_a_delegation() -> None:
    room = negotiating()
    verbs = open_verbs(room.legal("birch"))
    theirs = {"close", "extend text", "next", "undo", "scope", "rule", "inject release", "seat", "bridge"}
    theirs |= {"nudge", "broadcast"}
    assert not verbs & theirs
    assert not any(verb.startswith("grid") for verb in verbs)


def test_a_delegation_reads_a_text_in_full_before_it_answers() -> None:
    room = negotiating()

    async def deed(hands: Hands) -> None:
        await hand(hands, "2")
        screen = hands.app.screen
        assert isinstance(screen, SeatScreen)
        screen.open_row(Row("Text 1", PLAIN, 0, Target("text", "1", "open")))
        await hands.settled()
        assert hands.shows("Read it in full")
        await hands.type("Read")
        await hands.press("enter")
        assert hands.shows("It is under silence", "Revision 1.")

    at(room, deed, TALL)


def test_time_goes_on_and_what_happened_meanwhile_is_told_afterwards() -> None:
    room = negotiating()

    async def deed(hands: Hands) -> None:
        await hand(hands, "2")
        room.clock.set(room.clock.now() + 3600)
        must(room, DeclarePosition("watch", "shared"), "cedar")
        console = hands.app.screen_stack[1]
        assert isinstance(console, Console)
        await console._tick()
        assert "Watch" in hands.words
        await hands.press("escape", "enter")
        seen = hands.words
        assert "Meanwhile" in seen
        assert "Cedar on “The watch”: prefers “Shared watch”" in seen
        assert "Text 1 is adopted" in seen
        await hands.press("escape")
        assert "ROOM VIEW" in hands.text

    at(room, deed, (100, 40))


def test_a_round_goes_from_one_delegation_straight_to_the_next() -> None:
    async def deed(hands: Hands) -> None:
        await hand(hands, "2")
        await hands.press("escape")
        assert "Had it in this move: Birch. To come: Alder and Cedar." in hands.words
        await hands.press("n")
        assert "Hand the laptop to Cedar." in hands.words
        await hands.press("enter", "escape", "n")
        assert "Hand the laptop to Alder." in hands.words
        await hands.press("enter", "escape")
        assert "All delegations have had it in this move." in hands.words
        await hands.press("n", "enter")
        assert isinstance(hands.app.screen, Console)
        await hands.press("h")
        assert "Birch: had it at" in hands.words

    at(negotiating(), deed)


def test_what_one_delegation_did_not_send_waits_for_it_alone() -> None:
    room = negotiating()

    async def deed(hands: Hands) -> None:
        await hand(hands, "2")
        screen = hands.app.screen
        assert isinstance(screen, SeatScreen)
        screen.begin(partial(screen.desk.run, VERBS["break"]))
        await hands.settled()
        await hands.type("too soon")
        await hands.press("escape", "escape", "n", "enter")
        assert "You were writing" not in hands.words
        await hands.press("z")
        assert "Nothing unfinished waits." in hands.words
        await hands.press("escape", "enter", "h", "2", "enter")
        assert "You were writing: Break silence" in hands.words
        await hands.press("z")
        assert "too soon" in hands.words

    at(room, deed)
    assert "too soon" in room.store.drafts("birch")["unsent line"]
    assert "too soon" not in str(room.store.drafts(CONTROL))


def test_what_a_delegation_cut_cannot_be_pasted_by_the_next() -> None:
    async def deed(hands: Hands) -> None:
        await hand(hands, "2")
        hands.app.copy_to_clipboard("SECRET-birch words")
        await hands.press("escape")
        assert hands.app.clipboard == ""

    at(negotiating(), deed)


@pytest.mark.parametrize("key", ["ctrl+q", "h", "escape"])
def test_every_way_out_of_a_delegations_screen_leads_to_the_cover(key: str) -> None:
    async def deed(hands: Hands) -> None:
        await hand(hands, "2")
        await hands.press(key)
        assert hands.app.is_running
        assert isinstance(hands.app.screen, HandOver)
        await hands.press("ctrl+q", "escape", "v")
        assert isinstance(hands.app.screen, HandOver)

    at(negotiating(), deed)


def test_red_lines_offers_promises_and_news_wait_for_it() -> None:
    async def deed(hands: Hands) -> None:
        await hand(hands, "1")
        seen = hands.words
        assert "Warning: to agree to it would cross your red line on “The watch”." in seen
        assert "Birch offers you 1 million euro: “a small thing”" in seen
        assert "4 min left: Text 1, “Watch”, is under silence. Do nothing to agree" in seen
        await hands.press("escape", "n", "enter", "escape", "n", "enter")
        seen = hands.words
        assert "A promise to answer. Birch to Cedar: “SECRET-birch promise”" in seen

    at(negotiating(), deed, TALL)


def test_an_offer_is_taken_from_its_row() -> None:
    room = negotiating()

    async def deed(hands: Hands) -> None:
        await hand(hands, "1")
        board: Any = hands.app.screen.query_one("#board")
        while "offers you" not in board.current.words:
            await hands.press("down")
        await hands.press("enter", "1")
        assert [offer.taker for offer in room.state.budget.offers.values()] == ["cedar"]
        assert "Alder takes" in hands.words or "accepts" in hands.words

    at(room, deed, TALL)


def test_a_fault_of_the_program_prints_no_private_words() -> None:
    room = negotiating()
    told: list[str] = []

    async def deed(hands: Hands) -> None:
        await hand(hands, "2")
        screen = hands.app.screen
        assert isinstance(screen, SeatScreen)

        async def fault() -> None:
            brief = (await screen.port.view()).brief  # type: ignore[union-attr]
            raise RuntimeError(f"no such key {len(brief.private)}")

        screen.begin(fault)
        await hands.settled()
        told.append("".join(s.text for each in hands.app._exit_renderables for s in each.segments))  # type: ignore[union-attr]

    with pytest.raises(WorkerFailed, match="no such key"):
        at(room, deed)
    assert "RuntimeError" in told[0]
    assert "SECRET" not in told[0]
