"""Places in a room at their own screens: what is due, what is new, who did what, what each role can do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tabletop.exercise.agenda.positions import DeclarePosition
from tabletop.exercise.budget.pledges import PledgeMoney
from tabletop.exercise.facts import CONTROL
from tabletop.exercise.messages import ObservationNoted
from tabletop.exercise.people import SeatPerson
from tabletop.exercise.press import ArticlePublished
from tabletop.hosting.host import Host
from tabletop.showing.looked import FIELD
from tabletop.terminal.screens.roomseat import STAY
from tabletop.terminal.screens.signin import SignIn
from tabletop.terminal.seatkeys import SEAT_KEYS, keys_table
from tests.hosting.rooms import a_room, until
from tests.terminal.console import NARROW, WIDE, Hands, fresh
from tests.terminal.rooming import at_place, in_a_room, on_the_spot, on_the_wall, staffed
from tests.terminal.test_handover import negotiating

Deed = Callable[[Host, str], Awaitable[None]]
SMALL = (60, 16)
README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("size", [SMALL, NARROW, (100, 30), WIDE])
def test_what_to_do_next_stands_on_top_at_every_size_and_on_every_panel(size: tuple[int, int]) -> None:
    async def deed(hands: Hands) -> None:
        for key in ("1", "2", "5", "0", "l"):
            await hands.press(key)
            top = " ".join(" ".join(hands.lines[:5]).split())
            assert "DUE NOW: 4 min left: Text 1, “Watch”, is under silence. Do nothing to agree" in top

    on_the_spot(negotiating(), "birch", deed, size)


def test_what_is_due_opens_by_enter_into_what_can_be_done_with_it() -> None:
    room = negotiating()

    async def deed(hands: Hands) -> None:
        await hands.press("enter")
        assert hands.shows("Break silence", "Enter a reservation")
        await hands.press("1")
        await hands.type("Too dear")
        await hands.press("enter")
        assert not room.state.decisions.open
        assert "is under silence" not in hands.words

    on_the_spot(room, "birch", deed)


def test_before_the_first_move_the_papers_are_one_key_away() -> None:
    async def deed(hands: Hands) -> None:
        assert hands.shows("Read your papers: 2.", "Read your brief, public and private")
        await hands.press("enter")
        assert hands.shows("for this delegation alone")

    on_the_spot(fresh(), "dunmere", deed)


def test_what_is_new_is_counted_marked_and_cleared_by_looking() -> None:
    async def deed(host: Host, address: str) -> None:
        async with at_place(host, address, "dunmere") as ana:
            host.room.submit(DeclarePosition("bells", "none"), "corrin")
            host.room.submit(PledgeMoney("bells", 2), "corrin")
            await ana.until("Money+1")
            await ana.press("6")
            await ana.until("New since you last looked", "NEW Corrin pledges")
            await ana.press("1")
            await ana.until("[1 Now]")
            assert "Money+" not in ana.text
            await until(lambda: stored(host, ana.port.person, '"money"'))
            await ana.press("6")
            assert "New since" not in ana.text

    in_a_room(a_room(), deed)


async def stored(host: Host, person: str, words: str) -> bool:
    """Whether this is kept beside the record as looked at."""
    return words in host.room.store.drafts(person).get(FIELD, "")


def test_what_one_does_oneself_is_not_new_but_what_a_colleague_does_is_and_by_whom() -> None:
    async def deed(host: Host, address: str) -> None:
        async with (
            at_place(host, address, "dunmere") as ana,
            at_place(host, address, "dunmere", "Ben") as ben,
        ):
            assert await ana.port.submit(PledgeMoney("bells", 3)) is None
            await ben.until("Money+1")
            await ana.until("pledges 3 million")
            assert "Money+" not in ana.text
            await ben.press("l")
            await ben.until("Dunmere pledges 3 million", "(Ana)")
            await ana.press("l")
            await ana.until("(you)")

    in_a_room(a_room(), deed)


def test_other_seats_never_learn_who_did_it() -> None:
    async def deed(host: Host, address: str) -> None:
        async with at_place(host, address, "dunmere") as ana, at_place(host, address, "corrin", "Ben") as ben:
            assert await ana.port.submit(PledgeMoney("bells", 3)) is None
            await ben.press("l")
            await ben.until("Dunmere pledges 3 million")
            assert "Ana" not in ben.text
            assert await ben.port.team() == {ben.port.person: "Ben"}
            assert all(not item.person for item in await ben.port.feed() if item.seat != "corrin")

    in_a_room(a_room(), deed)


def test_a_line_does_an_act_and_refuses_what_is_not_for_the_seat() -> None:
    room = a_room()

    async def deed(hands: Hands) -> None:
        await hands.press("colon")
        await hands.type("pledge bells 3")
        await hands.press("enter")
        assert room.state.budget.pledges["dunmere", "bells"].amount == 3
        await hands.press("colon")
        await hands.type("next")
        await hands.press("enter")
        assert hands.shows("“next” is not for this seat")
        await hands.press("colon")
        assert hands.shows("This is what you had typed.")

    on_the_spot(room, "dunmere", deed)


def test_esc_does_not_leave_a_room() -> None:
    async def deed(host: Host, address: str) -> None:
        async with at_place(host, address, "dunmere") as ana:
            await ana.press("escape", "h")
            assert ana.shows(STAY)

    in_a_room(a_room(), deed)


def test_who_is_moved_sees_the_other_seat_and_who_is_signed_out_is_told_why() -> None:
    async def deed(host: Host, address: str) -> None:
        async with at_place(host, address, "dunmere") as ana:
            await ana.press("m", "2")
            host.door.do("move", "corrin", ana.port.person)
            await ana.until("CORRIN", "Due now")
            host.door.do("reissue", "corrin")
            await ana.until("Join the room", "The code of this seat holds no more.")
            assert isinstance(ana.app.screen, SignIn)

    in_a_room(a_room(), deed)


def test_the_chair_puts_a_ripe_text_under_decision_and_has_no_money() -> None:
    room = negotiating()

    async def chair(hands: Hands) -> None:
        await hands.press("down")
        assert hands.shows("Text 2 is tabled and whole; enter puts it under decision.")
        await hands.press("enter")
        await hands.type("Put")
        await hands.press("enter", "enter")
        assert len(room.state.decisions.open) == 2
        await hands.press("a")
        assert not hands.shows("2. Money")

    on_the_spot(room, "chair", chair, (100, 40))


def test_the_chairs_own_brief_is_the_chairs_alone() -> None:
    room = negotiating()
    brief = room.state.scenario.chair.brief
    assert brief in repr(room.view("chair"))
    for other in ("alder", "observer", "alliance", "press", "display"):
        assert brief not in repr(room.view(other)), other


def test_an_evaluator_binds_an_observation_to_an_act_and_an_objective_with_a_rating() -> None:
    room, _ = staffed()

    async def deed(hands: Hands) -> None:
        await hands.press("l", "down", "enter", "enter")
        assert hands.shows("On which objective")
        await hands.press("1", "down", "enter")
        await hands.type("They asked first.")
        await hands.press("enter", "o")
        noted = [e.fact for e in room.log if isinstance(e.fact, ObservationNoted)]
        assert [(f.rating, f.text) for f in noted] == [("P", "They asked first.")]
        about = next(e for e in room.log if e.cause == noted[0].about)
        assert about.fact.kind == "message.sent"
        assert hands.shows("Observations: 1.", "P, performed: “They asked first.”", f"on [{about.sequence}]")

    on_the_spot(room, "evaluator", deed, (100, 40))


def test_an_evaluator_opens_the_scores_to_their_acts_over_the_line() -> None:
    async def deed(host: Host, address: str) -> None:
        async with at_place(host, address, "evaluator", "Eva", (100, 40)) as eva:
            await eva.press("s")
            await eva.until("Common ground")
            await eva.press("enter")
            await eva.until("Move 1: Common ground")
            await eva.press("escape")
            await eva.until("[s Scor]", "Delivery")
            assert not eva.shows("Move 1: Common ground")
            assert await eva.port.people() == {}

    in_a_room(a_room(), deed)


def test_an_observer_sees_no_private_word_and_has_no_act() -> None:
    async def deed(hands: Hands) -> None:
        seen = []
        for key in "123456789yl":
            await hands.press(key)
            seen.append(hands.text)
        await hands.press("a", "m", "colon", "p", "w")
        seen.append(hands.text)
        assert "SECRET" not in "".join(seen)
        assert "Act" not in hands.lines[-1]

    on_the_spot(negotiating(), "observer", deed, (100, 60))


def test_the_press_publishes_and_reads_only_what_is_public_or_its_own() -> None:
    room = negotiating()

    async def deed(hands: Hands) -> None:
        await hands.press("p")
        await hands.type("Who rang?")
        await hands.press("enter")
        await hands.type("It was the wind.")
        await hands.press("enter")
        assert [e.fact.headline for e in room.log if isinstance(e.fact, ArticlePublished)] == ["Who rang?"]
        seen = []
        for key in "123890l":
            await hands.press(key)
            seen.append(hands.text)
        assert "SECRET" not in "".join(seen)
        assert "Who rang?" in "".join(seen)

    on_the_spot(room, "press", deed, (100, 60))


@pytest.mark.parametrize("size", [(60, 18), NARROW, (120, 34), WIDE])
def test_the_projector_shows_public_matter_alone_and_the_silence_in_large(size: tuple[int, int]) -> None:
    async def deed(hands: Hands) -> None:
        assert hands.shows("The small coast", "Move 1 of 2, Negotiate", "Monday 3 March")
        assert hands.shows("TEXT 1 UNDER SILENCE", "“The coast”", "Whoever agrees does nothing.")
        assert size[0] < 80 or hands.shows("UNDER SILENCE, due in 4 min")
        assert "Watch" not in hands.text  # what its authors call it
        assert "…" not in hands.text
        assert "██" in hands.text
        assert "SECRET" not in hands.text
        assert "tabletop join" not in hands.text

    on_the_spot(negotiating(), "display", deed, size)


def test_the_projector_shows_how_to_join_while_people_sit_down_and_follows_what_comes() -> None:
    async def joining(hands: Hands) -> None:
        assert hands.shows("Join with: tabletop join 192.168.1.20:8765", "Seats are taken")

    on_the_spot(fresh(), "display", joining)

    async def deed(host: Host, address: str) -> None:
        async with on_the_wall(address) as wall, at_place(host, address, "press", "Pia") as pia:
            await pia.press("p")
            await pia.type("Who rang?")
            await pia.press("enter")
            await pia.type("It was the wind.")
            await pia.press("enter")
            await wall.until("NEW Press: Who rang?. It was the wind.") if False else await wall.until(
                "Who rang?"
            )

    in_a_room(a_room(), deed)


def test_a_window_too_small_to_read_says_so_and_loses_nothing() -> None:
    async def deed(hands: Hands) -> None:
        assert hands.shows("This window has 40 by 10 characters")

    on_the_spot(negotiating(), "birch", deed, (40, 10))


def test_help_names_every_key_and_the_palette_finds_every_panel_and_act() -> None:
    async def deed(hands: Hands) -> None:
        await hands.press("f1")
        for key in SEAT_KEYS:
            assert key.title in hands.text
        assert hands.shows("Break: object to the text under silence")
        await hands.press("escape", "ctrl+p")
        await hands.type("money")
        await hands.press("enter")
        assert hands.shows("[6 Money]", "Your purse")

    on_the_spot(negotiating(), "birch", deed, (100, 90))


def test_the_manual_lists_every_key_of_every_place() -> None:
    block = README.partition("<!-- seat keys -->\n")[2].partition("<!-- /seat keys -->")[0]
    assert block == keys_table(), "python -c 'from tabletop.terminal.seatkeys import *; print(keys_table())'"


def test_a_person_let_go_and_seated_again_is_still_the_same_one() -> None:
    async def deed(host: Host, address: str) -> None:
        async with at_place(host, address, "dunmere") as ana:
            host.room.submit(SeatPerson(ana.port.person, ""), CONTROL)
            host.room.submit(SeatPerson(ana.port.person, "dunmere"), CONTROL)
            await ana.until("One person more sits for Dunmere.")
            assert ana.shows("DUNMERE you, Ana")

    in_a_room(a_room(), deed)


@pytest.mark.parametrize("place", ["birch", "chair", "press", "observer"])
def test_what_has_just_happened_is_told_once(place: str) -> None:
    async def narrow(hands: Hands) -> None:
        await hands.press("pagedown", "pagedown")
        assert hands.text.count("Just now") == 1

    on_the_spot(negotiating(), place, narrow)

    async def wide(hands: Hands) -> None:
        assert "Just now" not in hands.text
        assert hands.text.count("Inject 1,") == 1

    on_the_spot(negotiating(), place, wide, WIDE)
