"""The console: what is always in sight, what is never shown by accident, and acting by keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.exercise.arguments.proposals import ProposeArgument
from tabletop.exercise.budget.pledges import PledgeSet
from tabletop.exercise.clock.phases import Advance
from tabletop.exercise.clock.running import Resume
from tabletop.exercise.corrections import CorrectionMade
from tabletop.exercise.decisions.opening import OpenDecision
from tabletop.exercise.decisions.silence import BreakSilence
from tabletop.exercise.drafts.proposing import ProposeDraft
from tabletop.exercise.drafts.tabling import Table
from tabletop.exercise.facts import CHAIR, CONTROL
from tabletop.exercise.messages import SendMessage
from tabletop.room.opening import go_on
from tabletop.room.service import Room
from tests.terminal.console import NARROW, WIDE, Hands, at, fresh, played


def talking(**how: object) -> Room:
    """An exercise in the phase in which everything is open."""
    room = fresh(**how)  # type: ignore[arg-type]
    room.submit(Resume(), CONTROL)
    while room.state.plan[room.state.clock.phase].name != "Talk and decide":
        room.submit(Advance(""), CONTROL)
    return room


@pytest.mark.parametrize("size", [NARROW, WIDE])
def test_six_things_are_always_in_sight(size: tuple[int, int]) -> None:
    async def look(hands: Hands) -> None:
        for key in "1234567890":
            await hands.press(key)
            assert hands.shows(
                "Move 1 of 2, Talk and decide", "7 min left", "Nothing is under decision.",
                "Scores are hidden", "Next:", "kept,",
            ), key  # fmt: skip

    at(talking(), look, size)


def test_the_console_opens_in_room_view_and_says_which_view_is_on() -> None:
    async def look(hands: Hands) -> None:
        assert hands.lines[0].startswith(" ROOM VIEW")
        await hands.press("v")
        assert hands.lines[0].startswith(" CONTROL VIEW, private")
        await hands.press("v")
        assert hands.lines[0].startswith(" ROOM VIEW")

    at(talking(), look)


@pytest.mark.parametrize("size", [NARROW, WIDE])
def test_room_view_never_shows_what_is_private(size: tuple[int, int]) -> None:
    room = talking()
    seats = tuple(room.state.scenario.seats)
    room.submit(SendMessage((seats[1],), "the marker of a secret"), seats[0])
    hidden = [i.title for i in room.state.injects.values() if i.status == "waiting"]

    async def look(hands: Hands) -> None:
        for key in "1234567890ym":
            await hands.press(key)
            assert "marker of a secret" not in hands.text, key
            assert not any(title in hands.words for title in hidden), key
        await hands.press("v", "m")
        assert hands.shows("marker of a secret")
        await hands.press("8")
        assert any(title in hands.words for title in hidden)

    at(room, look, size)


def test_the_clock_starts_and_stops_by_the_space_bar() -> None:
    room = fresh()

    async def turn(hands: Hands) -> None:
        assert hands.shows("clock stands")
        await hands.press("space")
        assert not room.state.clock.paused
        assert not hands.shows("clock stands")
        await hands.press("space")
        assert room.state.clock.paused

    at(room, turn)


def test_a_pledge_is_made_by_keys_alone() -> None:
    room = talking()

    async def pledge(hands: Hands) -> None:
        await hands.press("p")
        assert hands.shows("Which delegation", "1. Aldermoor")
        await hands.type("dun")
        await hands.press("enter")
        assert hands.shows("Millions in all")
        await hands.type("4")
        await hands.press("ctrl+s")
        assert isinstance(room.log[-1].fact, PledgeSet)
        assert room.log[-1].seat == "dunmere"
        assert hands.shows("Dunmere pledges 4")

    at(room, pledge)


def test_a_number_out_of_bounds_is_said_while_it_is_typed_and_not_sent() -> None:
    room = talking()

    async def pledge(hands: Hands) -> None:
        before = len(room.log)
        await hands.press("p", "4")
        await hands.type("many")
        assert hands.shows("“many” is not a whole number")
        await hands.press("ctrl+s")
        assert len(room.log) == before
        assert hands.shows("many")

    at(room, pledge)


def test_a_refused_act_says_why_and_comes_back_as_it_was_typed() -> None:
    room = talking()

    async def pledge(hands: Hands) -> None:
        before = len(room.log)
        await hands.press("p", "4")
        await hands.type("900000")
        await hands.press("ctrl+s")
        assert hands.shows("Not done", "Change it and try again")
        await hands.press("1", "enter")
        assert hands.shows("900000")
        await hands.press("escape")
        assert len(room.log) == before
        assert "900000" in hands.console.desk.unsent

    at(room, pledge)


def test_half_typed_words_are_kept_in_the_file_and_offered_again(tmp_path: Path) -> None:
    file = tmp_path / "a.exercise"

    async def begin(hands: Hands) -> None:
        await hands.press("w", "3", "1")
        await hands.press("enter", "enter")
        await hands.type("We write, and")
        await hands.console.store_now()

    room = talking(file=file)
    while room.state.plan[room.state.clock.phase].name != "Speak":
        room.submit(Advance("close"), CONTROL)
    at(room, begin)
    room.close()
    again = go_on(file)

    async def go_on_writing(hands: Hands) -> None:
        assert hands.shows("You were writing: Speak in public › Corrin. z goes on with it.")
        assert not hands.shows("We write, and")
        assert hands.shows("clock stands")
        await hands.press("z")
        assert hands.shows("Own words", "We write, and")
        await hands.type(" we wait.")
        await hands.press("enter")
        assert hands.shows("Corrin says in public", "We write, and we wait.")
        assert not hands.console.desk.unsent

    at(again, go_on_writing)
    again.close()


def test_stopping_the_clock_or_looking_into_a_form_loses_nothing_of_what_was_typed() -> None:
    async def interrupted(hands: Hands) -> None:
        await hands.press("k", "1", "5")
        await hands.type("We carry the tea")
        await hands.press("escape", "space", "space", "e", "escape")
        await hands.press("z")
        assert hands.shows("In words", "We carry the tea")

    at(talking(), interrupted)


def test_each_kind_of_act_to_each_addressee_keeps_its_own_words(tmp_path: Path) -> None:
    file = tmp_path / "a.exercise"

    async def begin(hands: Hands) -> None:
        await hands.press("k", "1", "5")
        await hands.type("We carry the tea")
        await hands.press("escape", "k", "2", "5")
        await hands.type("We bring the cups")
        await hands.press("escape")
        for words in ("message DUN COR", "argue COR"):
            await hands.press(":")
            await hands.type(words)
            await hands.press("enter")
            await hands.type(f"Half of {words}")
            await hands.press("escape")
        await hands.console.store_now()

    room = talking(file=file)
    at(room, begin)
    room.close()
    again = go_on(file)

    async def find(hands: Hands) -> None:
        assert hands.shows("You have begun 4 things and not sent them: z lists them.")
        await hands.press("k", "1")
        assert hands.shows("This is what you had not sent.", "We carry the tea")
        await hands.press("escape", "z")
        assert hands.shows("Begun, not sent", "Make a promise › Brackwell", "Message › Dunmere")
        assert not hands.shows("Half of")
        await hands.type("message")
        await hands.press("enter")
        assert hands.shows("Half of message DUN COR")
        await hands.press("escape", "v", "z")
        assert hands.shows("Half of argue COR")
        await hands.type("argue")
        await hands.press("enter")
        await hands.type("!")
        assert hands.shows("Half of argue COR!")
        await hands.press("escape", "k", "1", "ctrl+s", "3", "ctrl+s")
        assert hands.shows("Aldermoor promises", "We carry the tea")
        await hands.press("k", "1")
        assert not hands.shows("We carry the tea")
        await hands.press("escape", "k", "2")
        assert hands.shows("We bring the cups")

    at(again, find)
    again.close()


def test_the_form_of_a_ruling_shows_what_it_is_about_unless_the_room_reads_along() -> None:
    room = talking()
    room.submit(ProposeArgument("Ask the ferryman", "He knows the sluice", ("He is a cousin",)), "corrin")

    async def rule(hands: Hands) -> None:
        await hands.press(":")
        await hands.type("scope")
        await hands.press("enter")
        assert hands.shows("A proposal of Corrin. Its words stand in control view alone.")
        assert not hands.shows("ferryman")
        await hands.press("escape", "v", ":")
        await hands.type("scope")
        await hands.press("enter")
        assert hands.shows("“Ask the ferryman”", "“He knows the sluice”", "“He is a cousin”")
        await hands.press("1")
        await hands.type("It is policy")
        await hands.press("enter", "v", ":")
        await hands.type("rule")
        await hands.press("enter")
        assert hands.shows("Rule on a proposal", "“Ask the ferryman”, in scope")

    at(room, rule)


def test_a_form_says_what_was_answered_so_far_in_the_names_of_the_lists() -> None:
    async def draft(hands: Hands) -> None:
        await hands.press("d", "1", "enter", "ctrl+s")
        assert hands.shows("Wording", "Aldermoor › The warning")

    at(talking(), draft)


def test_what_a_promise_holds_so_far_is_told_in_names() -> None:
    async def promise(hands: Hands) -> None:
        await hands.press("k", "2", "1", "down", "enter")
        assert hands.shows("To whom", "Brackwell › to accept an option, The gauges: A list every morning")
        await hands.press("escape", "k", "2", "2")
        await hands.type("4")
        await hands.press("enter", "enter")
        assert hands.shows("Brackwell › to pledge money to a line, 4, Bells and lamps")

    at(talking(), promise)


def test_what_has_no_room_in_a_list_ends_with_an_ellipsis() -> None:
    async def find(hands: Hands) -> None:
        await hands.press("ctrl+p")
        cut = [line for line in hands.lines if line.rstrip(" │").endswith("…")]
        assert cut
        assert all(len(line) == len(hands.lines[10]) for line in cut)

    at(fresh(), find)


def test_a_refused_form_of_many_blanks_comes_back_with_all_its_ticks() -> None:
    async def promise(hands: Hands) -> None:
        await hands.press("k", "1", "2")
        await hands.type("9999")
        await hands.press("enter", "1", "enter", "1", "ctrl+s")
        assert hands.shows("Not done", "Change it and try again")
        await hands.press("1", "enter")
        assert hands.shows("to pledge money to a line", "9999", "Bells and lamps")

    at(talking(), promise)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (("p", "2", "3", "ctrl+s"), "Brackwell pledges 3 million"),
        (("i", "1", "The ferry is late", "enter", "enter"), "The ferry is late"),
        ((":", "pledge DUN bells 4", "enter"), "Dunmere pledges 4"),
        (("ctrl+p", "pledge", "enter", "1", "5", "ctrl+s"), "Aldermoor pledges 5 million"),
        (("f2", "escape", "p", "2", "3", "ctrl+s"), "Brackwell pledges 3 million"),
        (("f1", "escape", "5", "p", "4", "1", "ctrl+s"), "Dunmere pledges 1 million"),
    ],
)
def test_keys_typed_in_one_burst_reach_the_forms_that_they_open(keys: tuple[str, ...], told: str) -> None:
    async def fast(hands: Hands) -> None:
        await hands.burst(*keys)
        await hands.until(told)

    at(talking(), fast)


def test_an_undone_act_is_said_to_be_undone_in_room_view() -> None:
    async def undo(hands: Hands) -> None:
        await hands.press("i", "1", "1", "enter")
        number = hands.console.seen.stored.events if hands.console.seen else 0
        await hands.press("u")
        await hands.type(str(number))
        await hands.press("enter")
        await hands.type("A slip")
        await hands.press("enter")
        assert hands.shows("Undone: it no longer counts")

    at(talking(), undo)


def test_an_inject_is_read_with_its_expected_response_before_it_is_released() -> None:
    room = talking()
    inject = room.state.injects[2]

    async def look(hands: Hands) -> None:
        await hands.press("v", "8", "down", "enter")
        assert hands.shows("Release it now", "Read it: message, expected response, notes")
        await hands.type("Read")
        await hands.press("enter")
        assert hands.shows("Message:", "Expected:")

    at(room, look, WIDE)
    assert room.state.injects[2] == inject


def test_the_inject_that_waits_has_a_key_that_tells_the_room_nothing_about_it() -> None:
    room = talking()
    first = room.state.injects[1]
    assert first.status == "proposed"

    async def choose(hands: Hands) -> None:
        await hands.press("space", "space")
        assert hands.shows("Inject 1 waits for your word: [I] release, [I] hold or [I] skip")
        await hands.press("I")
        assert hands.shows("Inject 1", "Release it now", "Hold it back", "Drop it")
        assert not hands.shows("Read it")
        assert first.title not in hands.words
        await hands.press("escape", "v", "I")
        assert hands.shows(first.title, "Read it: message, expected response, notes")
        await hands.type("Hold")
        await hands.press("enter")
        assert room.state.injects[1].status == "held"
        await hands.press("I")
        assert hands.shows("No inject waits for your word.")

    at(room, choose, WIDE)


def test_what_needs_the_facilitator_next_is_under_the_cursor() -> None:
    room = talking()
    room.submit(ProposeDraft("Words", ("warning",), {"gauges": "live-lamps", "house": "in-corrin"}), CHAIR)
    room.submit(ProposeDraft("Deeds", ("warning",), {"gauges": "live-lamps", "house": "in-corrin"}), CHAIR)
    room.submit(Table(next(iter(room.state.drafts.texts)), 1), CHAIR)

    async def jump(hands: Hands) -> None:
        await hands.press("J")
        assert hands.shows("[8 Inj]", "Inject 1 waits for your word", "Its row is in control view.")
        await hands.press("J")
        assert hands.shows("[4 Texts]", "Text 1 can be decided", "› Text 1, “Words”, by the chair: tabled")
        await hands.press("J")
        assert hands.shows("Text 2 is whole", "› Text 2, “Deeds”, by the chair: a draft")
        await hands.press("v", "J", *"JJJJJJJ")
        while not hands.shows("Inject 1 waits"):
            await hands.press("J")
        assert hands.shows("› 1. The baker's letter: proposed")

    at(room, jump)


def test_keys_that_have_become_useless_are_not_offered() -> None:
    async def look(hands: Hands) -> None:
        assert "n Next" in hands.lines[-1]
        await hands.press("l")
        assert hands.lines[-1] == "f1 Help  ctrl+p Find"
        await hands.press("escape")
        assert "n Next" in hands.lines[-1]

    at(talking(), look)

    async def over(hands: Hands) -> None:
        assert hands.lines[-1] == "v View  a Act  f1 Help  ctrl+p Find"
        await hands.press("n")
        assert hands.shows("The exercise is over")

    at(played(), over)


def test_ctrl_s_sends_what_the_cursor_was_moved_to() -> None:
    room = talking()

    async def promise(hands: Hands) -> None:
        await hands.press("k", "1", "5")
        await hands.type("We carry the tea")
        await hands.press("enter")
        assert hands.shows("Brackwell", "Corrin")
        assert not hands.shows("1. Aldermoor")
        await hands.press("down", "ctrl+s")

    at(room, promise)
    assert [promise.to for promise in room.state.commitments.values()] == ["corrin"]


def test_a_grid_enters_positions_of_all_delegations_in_one_go() -> None:
    room = talking()

    async def grid(hands: Hands) -> None:
        await hands.press("3", "g")
        assert hands.shows("Positions on The gauges", "Aldermoor", "Dunmere")
        for answer in ("2, 1", "3", "9", "2"):
            await hands.type(answer)
            await hands.press("down")
        assert hands.shows("ready to send", "there is no “9”")
        await hands.press("ctrl+s")
        assert hands.shows("Kept to be mended: Corrin")
        assert len(room.state.agenda.stands) == 3
        await hands.press("backspace", "1", "ctrl+s")
        assert len(room.state.agenda.stands) == 4
        assert hands.shows("Ba", "most")

    at(room, grid)


def test_beside_texts_the_grid_is_that_of_the_text_under_decision() -> None:
    room = talking()
    room.submit(ProposeDraft("Words", ("warning",), {"gauges": "live-lamps", "house": "in-corrin"}), CHAIR)
    draft = next(iter(room.state.drafts.texts))
    room.submit(Table(draft, 1), CHAIR)

    async def grid(hands: Hands) -> None:
        await hands.press("4", "g")
        assert hands.shows("Enter a round by grid")
        await hands.press("escape")
        await hands.press("s", "enter", "enter")
        assert room.state.decisions.open
        await hands.press("4", "g")
        assert hands.shows("Text 1, Words", "Dunmere", "Empty: it stays silent and so agrees.")

    at(room, grid)


def test_a_text_that_fell_says_who_broke_silence_and_why() -> None:
    room = talking()
    room.submit(ProposeDraft("Words", ("warning",), {"gauges": "live-lamps", "house": "in-corrin"}), CHAIR)
    draft = next(iter(room.state.drafts.texts))
    room.submit(Table(draft, 1), CHAIR)
    room.submit(OpenDecision(draft, 1), CONTROL)
    room.submit(BreakSilence(draft, 1, "The [lamps] are dear."), "dunmere")

    async def read(hands: Hands) -> None:
        await hands.press("4")
        assert hands.shows("Silence was broken by Dunmere: “The [lamps] are dear.”")
        await hands.press("enter")
        await hands.type("Read it in full")
        await hands.press("enter")
        assert hands.shows("Silence was broken by Dunmere: “The [lamps] are dear.”")

    at(room, read)


def test_undoing_shows_what_would_be_void_and_keeps_both_histories() -> None:
    room = talking()

    async def undo(hands: Hands) -> None:
        await hands.press("p", "4")
        await hands.type("4")
        await hands.press("ctrl+s", "0", "end", "enter")
        assert hands.shows("Read it in full", "Undo it")
        await hands.press("2")
        assert hands.shows("This would be undone:", "Dunmere pledges 4")
        await hands.type("a slip")
        await hands.press("enter")
        assert isinstance(room.log[-1].fact, CorrectionMade)
        assert not room.state.budget.pledges

    at(room, undo)


def test_walking_the_log_is_read_only_and_leaves_the_present_alone() -> None:
    room = played()
    events = len(room.log)

    async def walk(hands: Hands) -> None:
        await hands.press("l")
        assert hands.shows(f"EVENT {events} OF {events}, READ ONLY")
        await hands.press("left", "left")
        assert hands.shows(f"EVENT {events - 2} OF {events}")
        await hands.press("p")
        assert hands.shows("This is the past")
        await hands.press("right", "escape")
        assert hands.shows("ROOM VIEW")
        assert len(room.log) == events

    at(room, walk)


def test_a_score_opens_into_parts_acts_and_the_text_of_an_act() -> None:
    async def open_it(hands: Hands) -> None:
        await hands.press("v", "9")
        assert hands.shows("Common ground:", "Mandate: lowest")
        await hands.press("enter")
        assert hands.shows("Move 2: Common ground and cohesion", "acts]")
        await hands.press("enter")
        assert hands.shows("Behind “")
        await hands.press("enter")
        assert hands.shows("Read it in full")
        await hands.press("1")
        assert hands.shows("esc closes")
        await hands.press("escape", "escape", "escape")
        assert hands.shows("Mandate: lowest")

    at(played(), open_it)


def test_room_view_shows_no_score_that_is_not_shown_to_the_players() -> None:
    async def look(hands: Hands) -> None:
        await hands.press("9")
        assert hands.shows("They are hidden from the players.")
        assert not hands.shows("Mandate: lowest")

    at(played(), look)


def test_charts_open_and_turn(capfd: pytest.CaptureFixture[str]) -> None:
    async def look(hands: Hands) -> None:
        await hands.press("v", "9", "end", "up", "up", "up")
        await hands.press("enter")
        assert hands.shows("Headlines over the moves")
        await hands.press("p")
        assert hands.shows("Phase portrait")
        await hands.press("escape")
        assert hands.shows("Trends, move by move")

    at(played(), look)


def test_a_window_too_small_says_what_it_needs_and_comes_back() -> None:
    async def shrink(hands: Hands) -> None:
        await hands.pilot.resize_terminal(60, 20)
        await hands.settled()
        assert hands.shows("60 by 20", "80 by 24")
        await hands.pilot.resize_terminal(160, 50)
        await hands.settled()
        assert hands.shows("ROOM VIEW", "Next:")

    at(talking(), shrink)


def test_a_line_as_in_line_mode_can_be_typed() -> None:
    room = talking()

    async def say(hands: Hands) -> None:
        await hands.press("colon")
        await hands.type("pledge DUN bells 4")
        await hands.press("enter")
        assert isinstance(room.log[-1].fact, PledgeSet)

    at(room, say)


def test_a_half_typed_line_comes_back_until_it_is_carried_out(tmp_path: Path) -> None:
    file = tmp_path / "a.exercise"
    room = talking(file=file)

    async def leave(hands: Hands) -> None:
        await hands.press("colon")
        await hands.type("plegde DUN")
        await hands.press("escape", "colon")
        assert hands.shows("plegde DUN", "This is what you had typed.")
        await hands.press("enter")
        assert hands.shows("There is no verb “plegde DUN”.")
        await hands.console.store_now()

    at(room, leave)
    room.close()
    again = go_on(file)

    async def send(hands: Hands) -> None:
        await hands.press("colon")
        assert hands.shows("plegde DUN")
        await hands.press("ctrl+u")
        await hands.type("pledge DUN bells 4")
        await hands.press("enter")
        assert isinstance(again.log[-1].fact, PledgeSet)
        await hands.press("colon")
        assert not hands.shows("This is what you had typed.")
        assert not hands.shows("pledge DUN bells 4")

    at(again, send)
    again.close()


def test_a_line_whose_form_was_left_untouched_comes_back_and_one_that_z_goes_on_with_does_not() -> None:
    async def leave(hands: Hands) -> None:
        await hands.press("colon")
        await hands.type("message DUN COR")
        await hands.press("enter", "escape", "colon")
        assert hands.shows("message DUN COR", "This is what you had typed.")
        await hands.press("enter")
        await hands.type("Tea")
        await hands.press("escape", "colon")
        assert not hands.shows("message DUN COR")

    at(talking(), leave)


def test_a_line_typed_in_control_view_does_not_come_back_before_the_room() -> None:
    async def look(hands: Hands) -> None:
        await hands.press("v", "colon")
        await hands.type("message DUN / the marker")
        await hands.press("escape", "v", "colon")
        assert not hands.shows("the marker")
        await hands.press("escape", "v", "colon")
        assert hands.shows("the marker")

    at(talking(), look)


def test_what_cannot_be_taken_back_is_asked_once() -> None:
    room = talking()

    async def drop(hands: Hands) -> None:
        await hands.press("colon")
        await hands.type("inject skip 3")
        await hands.press("enter")
        assert hands.shows("Skip an inject?", "No, leave it")
        await hands.press("1")
        assert room.state.injects[3].status != "skipped"

    at(room, drop)


def test_the_questions_for_the_discussion_stand_on_the_wall_when_all_is_over() -> None:
    room = played()

    async def look(hands: Hands) -> None:
        assert hands.shows("ROOM VIEW", "Questions for the discussion")
        assert hands.shows(f"1. {room.state.scenario.questions[0]}")

    at(room, look)


def test_many_questions_begin_with_the_first_and_each_can_be_shown_alone() -> None:
    room = played("fivefold", "60")
    first, second = room.state.scenario.questions[:2]

    async def look(hands: Hands) -> None:
        assert hands.shows("To see to", first)
        await hands.press("enter")
        assert hands.shows(first)
        assert not hands.shows(second)

    at(room, look, NARROW)


def test_the_list_of_stand_ins_says_what_each_does() -> None:
    async def hand(hands: Hands) -> None:
        await hands.press("f6", "2")
        assert hands.shows("negotiator: bargains by its brief", "hawk: gives way late and little")

    at(talking(), hand)


def test_a_stand_in_plays_an_empty_seat_until_it_is_taken_back() -> None:
    room = talking()

    async def hand(hands: Hands) -> None:
        await hands.press("f6", "2", "1")
        assert hands.console.standins
        assert hands.console.standins.names == {"brackwell": "negotiator"}
        before = len(room.log)
        for second in range(1, 200):
            room.clock.set(second)
            await hands.console._tick()
        await hands.settled()
        acts = [event for event in room.log[before:] if event.seat == "brackwell"]
        assert acts
        await hands.press("f6", "2")
        assert hands.shows("Brackwell is back with people.")

    at(room, hand)


def test_yes_means_yes_and_no_means_no_by_their_numbers() -> None:
    room = fresh()

    async def answer(hands: Hands) -> None:
        await hands.press("colon")
        await hands.type("finish")
        await hands.press("enter")
        assert hands.shows("Finish the exercise for good", "1. no", "2. yes")
        await hands.press("1")
        assert hands.shows("Not finished.")
        await hands.press("colon")
        await hands.type("finish")
        await hands.press("enter", "2")
        assert hands.shows("The exercise is over")

    at(room, answer)


def test_the_side_keeps_to_what_has_happened_last() -> None:
    async def look(hands: Hands) -> None:
        assert hands.shows("Nothing more is negotiated.")
        await hands.press("3")
        assert hands.shows("Nothing more is negotiated.")

    at(played(), look, WIDE)


def test_what_has_just_happened_is_told_once() -> None:
    async def look(hands: Hands) -> None:
        told = 1 if hands.app.size.width == NARROW[0] else 0
        assert hands.text.count("Just now") == told
        assert hands.text.count("Talk and decide begins") == 1
        await hands.pilot.resize_terminal(*(WIDE if told else NARROW))
        await hands.settled()
        assert hands.text.count("Just now") == 1 - told

    at(talking(), look, NARROW)
    at(talking(), look, WIDE)


def test_the_first_panel_stays_at_its_beginning_until_it_is_moved() -> None:
    async def look(hands: Hands) -> None:
        for _ in range(3):
            await hands.press("n")
        assert hands.shows("To see to", "Just now")
        await hands.press("end")
        assert not hands.shows("To see to")
        await hands.press("space")
        assert not hands.shows("To see to")

    at(fresh(), look)
