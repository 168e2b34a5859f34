"""The class around the exercise (sections 2 and 3): who sits where, the start, a practice silence."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events

from tabletop.desk.roster import MOST, read_roster
from tabletop.exercise.facts import CONTROL
from tabletop.exercise.people import SeatPerson
from tabletop.room.service import Room
from tabletop.store import sqlite
from tabletop.store.memory import MemoryStore
from tabletop.terminal.screens.classstart import ClassStart
from tabletop.terminal.screens.console import Console
from tabletop.terminal.screens.practice import Practice
from tabletop.terminal.screens.roster import Roster
from tabletop.terminal.widgets.board import Board
from tabletop.terminal.widgets.figures import Figures, blocks
from tabletop.terminal.widgets.pasting import NameList
from tabletop.terminal.widgets.words import Words
from tests.room.test_secrecy import must
from tests.terminal.console import NARROW, WIDE, Hands, at, fresh

CLASS = "Ana\nBen\nDUN: Cem, Dua\nEli\tCOR\n"
HOSTILE = "\x1b]0;title\x07\x1b[31m[bold red]Ana[/] [@click=app.quit]x[/]\u202e\n[/]\n" + "z" * 5000 + "\n"


async def until(hands: Hands, true: Callable[[], bool]) -> None:
    """Go on as soon as it is so."""
    for _ in range(100):
        if true():
            return
        await hands.pilot.pause(0.05)
    raise AssertionError(hands.text)


async def pasted(hands: Hands, text: str) -> Roster:
    """The roster with this list in it, read."""
    await hands.press("f3")
    screen = hands.app.screen
    assert isinstance(screen, Roster)
    hands.app.post_message(events.Paste(text))
    await hands.settled()
    await screen.look()
    return screen


def who(room: Room) -> dict[str, str]:
    """Seat by name, as the console knows it."""
    names = room.store.people()
    return {names.get(person, "?"): seat for person, seat in room.state.people.items()}


@pytest.mark.parametrize("size", [NARROW, WIDE])
def test_a_pasted_list_is_shown_as_it_would_sit_before_anybody_is_seated(size: tuple[int, int]) -> None:
    room = fresh()

    async def deed(hands: Hands) -> None:
        await pasted(hands, CLASS)
        assert hands.shows("Would sit, after ctrl+s: 5; * is spread evenly")
        assert hands.shows("Aldermoor (1): Ana*", "Brackwell (1): Ben*", "Dunmere (2): Cem, Dua")
        assert hands.shows("Corrin (1): Eli", "Nobody sits by name yet.")
        assert room.state.people == {}

    at(room, deed, size)


@pytest.mark.parametrize("size", [NARROW, WIDE])
def test_a_delegation_on_a_line_of_its_own_is_asked_about_before_it_is_seated(size: tuple[int, int]) -> None:
    async def deed(hands: Hands) -> None:
        await pasted(hands, "Corrin\nAna\nBen\n")
        assert hands.shows("Is “Corrin” a person?")

    async def meant(hands: Hands) -> None:
        await pasted(hands, "Corrin: Ana, Ben")
        assert hands.shows("Corrin (2): Ana, Ben")
        assert "Is “" not in hands.text

    at(fresh(), deed, size)
    at(fresh(), meant, size)


def test_what_is_typed_is_read_soon_by_itself() -> None:
    async def deed(hands: Hands) -> None:
        await hands.press("f3")
        await hands.type("Ana")
        await until(hands, lambda: hands.shows("Aldermoor (1): Ana*"))

    at(fresh(), deed)


def test_names_are_seated_beside_the_record_which_holds_only_ids() -> None:
    room = fresh()

    async def deed(hands: Hands) -> None:
        screen = await pasted(hands, CLASS)
        await hands.press("ctrl+s")
        assert hands.shows("5 persons sit now.", "Sit already: 5")
        assert screen.query_one(NameList).text == ""

    at(room, deed)
    assert who(room) == {
        "Ana": "aldermoor", "Ben": "brackwell", "Cem": "dunmere", "Dua": "dunmere", "Eli": "corrin"
    }  # fmt: skip
    stored = " ".join(str(row) for row in room.store.rows())
    assert not [name for name in who(room) if name in stored]


def test_a_person_moves_and_another_is_let_go() -> None:
    room = fresh()

    async def deed(hands: Hands) -> None:
        await pasted(hands, "BRA: Ana\nCOR: Ben")
        await hands.press("ctrl+s", "f9")
        board = hands.app.screen.query_one(Board)
        while board.current is None or board.current.words != "Ana":
            await hands.press("down")
        await hands.press("enter")
        assert hands.shows("1. Move to Aldermoor", "Let go")
        await hands.press("1")
        assert who(room) == {"Ana": "aldermoor", "Ben": "corrin"}
        while board.current is None or board.current.words != "Ben":
            await hands.press("down")
        await hands.press("enter", "4")
        assert who(room) == {"Ana": "aldermoor"}

    at(room, deed)


def test_names_are_forgotten_after_one_question_and_the_record_stays_whole() -> None:
    room = fresh()
    room.store.name_person("p1", "Ana Example")
    must(room, SeatPerson("p1", "corrin"), CONTROL)

    async def deed(hands: Hands) -> None:
        await hands.press("f3", "f8", "1")
        assert room.store.people() == {"p1": "Ana Example"}
        await hands.press("f8", "2")
        assert room.store.people() == {}
        assert hands.shows("All names are erased.", "Corrin: 1", "somebody, the name is erased")

    at(room, deed)
    assert room.state.people == {"p1": "corrin"}


def test_a_list_that_is_not_seated_waits_in_memory_and_is_stored_nowhere() -> None:
    room = fresh()

    async def deed(hands: Hands) -> None:
        await pasted(hands, "Ana\nBen")
        await hands.press("escape")
        assert isinstance(hands.app.screen, Console)
        await hands.press("f3")
        assert hands.app.screen.query_one(NameList).text == "Ana\nBen"

    at(room, deed)
    assert "Ana" not in str(room.store.drafts(CONTROL))


@pytest.mark.parametrize("size", [NARROW, WIDE])
def test_hostile_names_are_words_and_nothing_else(size: tuple[int, int]) -> None:
    room = fresh()

    async def deed(hands: Hands) -> None:
        await pasted(hands, HOSTILE)
        await hands.press("ctrl+s")
        assert hands.shows("[bold red]Ana[/]", "[@click=app.quit]x[/]")
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", hands.text)
        await hands.press("escape", "h")
        assert hands.shows("[bold red]Ana[/]")

    at(room, deed, size)


def test_megabytes_are_cut_and_the_screen_stays_quick() -> None:
    async def deed(hands: Hands) -> None:
        screen = await pasted(hands, "\n".join(f"Person {n}, {n}@x" for n in range(200_000)))
        assert len(screen.query_one(NameList).text) <= 40_000
        assert len(screen.sitters) == MOST

    at(fresh(), deed)


def test_a_paste_stands_there_once() -> None:
    async def deed(hands: Hands) -> None:
        screen = await pasted(hands, CLASS)
        assert screen.query_one(NameList).text == CLASS.replace("\t", " | ")

    at(fresh(), deed)


def test_a_paste_into_a_question_stands_there_once() -> None:
    async def deed(hands: Hands) -> None:
        await hands.press("o", "1", "1")
        hands.app.post_message(events.Paste("with cake\nand tea"))
        await hands.settled()
        field = hands.app.screen.query_one(Words)
        assert field.text == "with cake\nand tea"

    at(fresh(), deed)


def test_nobody_to_seat_is_said() -> None:
    async def deed(hands: Hands) -> None:
        await hands.press("f3", "ctrl+s")
        assert hands.shows("There is no name to seat yet.")

    at(fresh(), deed)


def test_a_spreadsheet_is_read_with_its_tabs() -> None:
    from tabletop.desk.choices import Choice

    seats = [Choice("pol", "Poland", ("POL",)), Choice("ger", "Germany", ("GER",))]
    found = read_roster("Doe, Ana\tGER\nBen\tPoland\nCem", seats)
    assert [(s.name, s.seat, s.spread) for s in found] == [
        ("Doe Ana", "ger", False), ("Ben", "pol", False), ("Cem", "pol", True)
    ]  # fmt: skip


def test_the_checklist_fits_a_small_screen_and_says_what_is_next() -> None:
    async def deed(hands: Hands) -> None:
        await hands.press("v", "f2")
        assert isinstance(hands.app.screen, ClassStart)
        assert hands.app.screen.query_one(Board).max_scroll_y == 0
        assert hands.shows("Before the first move: 0 of 7 done", "Next: print the papers and hand them out.")
        await hands.press("escape")
        assert hands.lines[0].startswith(" ROOM VIEW")

    at(fresh(), deed)


def test_what_is_read_aloud_is_ticked_when_it_was_opened() -> None:
    async def deed(hands: Hands) -> None:
        await hands.press("f2", "3")
        assert hands.shows("Read aloud", "The lake and the bell")
        await hands.press("escape", "4")
        await until(hands, lambda: hands.shows("Ground rules", "We speak for the seat we were given"))
        await hands.press("escape", "5")
        await until(hands, lambda: hands.shows("Data notice", "recorded in one file"))
        await hands.press("escape")
        await until(hands, lambda: hands.shows("3 of 7 done"))
        assert hands.shows("[x] 3.", "[x] 4.", "[x] 5.", "[ ] 1.", "[ ] 2.")

    at(fresh(), deed)


def test_the_record_ticks_who_sits_where_and_the_clock() -> None:
    room = fresh()

    async def deed(hands: Hands) -> None:
        await hands.press("f2", "2")
        assert isinstance(hands.app.screen, Roster)
        hands.app.post_message(events.Paste("Ana"))
        await hands.settled()
        await hands.press("ctrl+s", "escape")
        assert hands.shows("[x] 2.", "[ ] 7.")
        await hands.press("7")
        assert not room.state.clock.paused
        assert hands.shows("[x] 7.", "The clock runs.")

    at(room, deed)


def test_ticks_made_by_hand_can_be_taken_back_and_last_until_the_next_sitting(tmp_path: Path) -> None:
    file = tmp_path / "monday.exercise"
    room = fresh(file=file)

    async def tick(hands: Hands) -> None:
        await hands.press("f2", "space")
        assert hands.shows("[x] 1.")
        await hands.press("space")
        assert hands.shows("[x] 2.")
        await hands.press("up", "space")
        assert hands.shows("[x] 1.", "› [ ] 2.")
        await hands.press("4", "escape")
        assert hands.shows("[x] 4.", "› [ ] 5.")

    at(room, tick)
    kept = room.store.drafts(CONTROL)["start of class"]
    room.close()
    store = sqlite.open(file)
    assert store.drafts(CONTROL)["start of class"] == kept
    store.close()


def test_printed_papers_are_ticked_and_how_to_print_them_is_said() -> None:
    async def deed(hands: Hands) -> None:
        await hands.press("f2", "1")
        assert hands.shows("tabletop print SCENARIO --timing T -o papers", "index.html")
        await hands.press("2")
        assert hands.shows("[ ] 1.")
        await hands.press("1", "1")
        assert hands.shows("[x] 1.")

    at(fresh(), deed)


class Time:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now


def silence(deed: Callable[[Hands, Practice, Time], object], *, still: bool = False) -> Room:
    """A practice silence on a clock of its own; nothing of it is recorded."""
    room = fresh()
    before = room.head()

    async def doing(hands: Hands) -> None:
        time = Time()
        screen = Practice(room.view("chair").seats, still=still, clock=time)
        hands.app.push_screen(screen)
        await hands.settled()
        await deed(hands, screen, time)  # type: ignore[misc]

    at(room, doing)
    assert room.head() == before
    assert isinstance(room.store, MemoryStore)
    assert room.store.drafts(CONTROL) == {}
    return room


def test_whoever_says_nothing_in_the_practice_silence_agrees() -> None:
    async def deed(hands: Hands, screen: Practice, time: Time) -> None:
        assert hands.shows("The Council thanks its hosts for the biscuits.")
        await hands.press("enter")
        assert hands.shows("Whoever agrees does nothing.")
        time.now += 59
        screen.tick()
        assert screen.query_one(Figures).number == 1
        time.now += 2
        screen.tick()
        await hands.settled()
        assert screen.query_one(Figures).number == 0
        assert hands.shows("Nobody spoke, so all agree. The sentence is adopted", "Nothing is recorded.")

    silence(deed)


def test_a_break_of_the_practice_silence_makes_the_sentence_fall() -> None:
    async def deed(hands: Hands, screen: Practice, time: Time) -> None:
        await hands.press("b")
        assert isinstance(hands.app.screen, Practice)
        await hands.press("enter", "b", "2")
        assert hands.shows("Brackwell has broken silence. The sentence falls")
        time.now += 100
        screen.tick()
        await hands.settled()
        assert not hands.shows("adopted")

    silence(deed)


def test_a_reservation_in_the_practice_silence_does_not_block() -> None:
    async def deed(hands: Hands, screen: Practice, time: Time) -> None:
        await hands.press("enter", "r", "1", "r", "3", "r", "3")
        assert hands.shows("A footnote, which does not block: Aldermoor and Corrin.")
        time.now += 61
        screen.tick()
        await hands.settled()
        assert hands.shows("adopted, with a footnote of Aldermoor and Corrin")
        await hands.press("enter")
        assert not hands.shows("Aldermoor")

    silence(deed)


def test_with_reduced_motion_the_figures_change_seldom() -> None:
    async def deed(hands: Hands, screen: Practice, time: Time) -> None:
        await hands.press("enter")
        shown = set()
        for _ in range(60):
            screen.tick()
            shown.add(screen.query_one(Figures).number)
            time.now += 1
        assert shown == {60, 50, 40, 30, 20, 10}

    silence(deed, still=True)


def test_figures_are_blocks_larger_where_there_is_room() -> None:
    small, large = blocks(47).split("\n"), blocks(47, 2).split("\n")
    assert [len(small), len(large)] == [5, 10]
    assert small[0] == "██  ██  ██████"
    assert max(map(len, large)) == 2 * max(map(len, small))


def test_practice_and_checklist_open_from_their_keys() -> None:
    async def deed(hands: Hands) -> None:
        await hands.press("f4")
        assert isinstance(hands.app.screen, Practice)
        await hands.press("escape", "f2", "6")
        assert isinstance(hands.app.screen, Practice)
        await hands.press("escape")
        assert hands.shows("[x] 6.")

    at(fresh(), deed)
