"""The first screen: what there is, what is known of it, and every way on from it."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from collections.abc import Awaitable, Callable
from itertools import count
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from tabletop.making import makers
from tabletop.room.opening import begin
from tabletop.scenario.model import Scenario
from tabletop.scenario.starter.writing import begin as begin_scenario
from tabletop.scenario.starter.writing import usual
from tabletop.store.closed import open_readonly, verify_file
from tabletop.terminal import shelf
from tabletop.terminal.app import ConsoleApp
from tabletop.terminal.makers import Makers, Played
from tabletop.terminal.screens.home import Home
from tabletop.terminal.widgets.board import Board
from tests.terminal.console import NARROW, WIDE, Hands, fresh, tutorial
from tests.terminal.console import at as at_console


class AtHome(Hands):
    """Hands on the list."""

    @property
    def home(self) -> Home:
        """The list, whatever stands on top of it."""
        return next(s for s in self.app.screen_stack if isinstance(s, Home))

    @property
    def news(self) -> str:
        """The last line of the list."""
        return str(self.home.query_one("#news").render())

    @property
    def details(self) -> str:
        """What is said about the row under the cursor."""
        return self.home.query_one("#details", Board).text

    async def until(self, *pieces: str) -> None:
        """Wait for threads that make something; the test's own time limit is the end of patience."""
        async with asyncio.timeout(60):
            while not self.shows(*pieces):
                await self.pilot.pause(0.01)

    async def until_told(self, words: str) -> None:
        """The same for the last line."""
        async with asyncio.timeout(60):
            while words not in self.news:
                await self.pilot.pause(0.01)


Deed = Callable[[AtHome], Awaitable[None]]


def at_home(deed: Deed, size: tuple[int, int] = NARROW, made: Makers | None = None) -> None:
    """Open the list of this folder and do something."""

    async def run() -> None:
        app = ConsoleApp(makers=made or makers())
        async with app.run_test(size=size) as pilot:
            hands = AtHome(pilot)
            await hands.until("4 delegations", "8 delegations")
            await hands.settled()
            await deed(hands)
        if app.sitting is not None:
            app.sitting.close()

    asyncio.run(run())


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of exercises."""
    place = tmp_path / "exercises"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


def saved(name: str = "monday.exercise") -> Path:
    """An exercise that was begun and left."""
    begin(Path(name), tutorial(), "30").close()
    return Path(name)


@pytest.mark.parametrize("size", [NARROW, WIDE])
def test_scenarios_stand_there_with_the_tutorial_first(size: tuple[int, int]) -> None:
    async def deed(hands: AtHome) -> None:
        words = hands.words
        assert words.index("The lake and the bell (tutorial; 4 delegations") < words.index("An ally asks")
        assert "None in this folder yet" in words
        assert "What it teaches" in hands.text
        assert "Half an hour: 30 min, 2 moves" in hands.details
        await hands.press("down")
        assert "A seminar: 75 min, 2 moves" in hands.details

    at_home(deed, size)


def test_scenarios_of_ones_own_stand_below_and_one_with_faults_says_how_to_see_them() -> None:
    begin_scenario(usual("night-ferry", Path()))
    begin_scenario(usual("half-done", Path()))
    text = Path("half-done/scenario.yaml").read_text(encoding="utf-8")
    Path("half-done/scenario.yaml").write_text(text.replace("weight: 21", "weight: 90"), encoding="utf-8")

    async def deed(hands: AtHome) -> None:
        await hands.until("Night ferry (your own; 6 delegations", "Half done (your own; has faults)")
        assert hands.text.index("Half done") > hands.text.index("An ally asks")

    at_home(deed, WIDE)


def test_a_small_window_says_what_is_needed() -> None:
    async def run() -> None:
        async with ConsoleApp().run_test(size=(60, 20)) as pilot:
            hands = AtHome(pilot)
            await hands.settled()
            assert hands.shows("60 by 20 characters; 80 by 24 are needed")

    asyncio.run(run())


def test_enter_begins_a_scenario_and_leaving_the_console_comes_back_with_the_file_closed(
    folder: Path,
) -> None:
    async def deed(hands: AtHome) -> None:
        await hands.press("enter")
        await hands.until("how long?", "30 min, 2 moves")
        await hands.press("1")
        await hands.until("Keep it as", "first-hour-")
        await hands.press("enter")
        await hands.until("ROOM VIEW")
        await hands.press("ctrl+q")
        await hands.until_told("Kept in first-hour-")
        await hands.until("Before move 1, Seat and read")
        (file,) = folder.glob("*.exercise")
        assert open_readonly(file).verify().whole

    at_home(deed)


def test_invented_names_are_offered_where_there_are_any() -> None:
    async def deed(hands: AtHome) -> None:
        await hands.press("down", "enter")
        await hands.until("how long?")
        await hands.press("2")
        await hands.until("Which names?")
        await hands.press("2")
        await hands.until("Keep it as")
        await hands.press("enter")
        await hands.until("ROOM VIEW")
        sitting = hands.app.sitting  # type: ignore[attr-defined]
        real = {"Lithuania", "Germany", "France", "Poland"}
        assert not real & {seat.name for seat in sitting.room.state.scenario.delegations}

    at_home(deed)


def test_a_name_that_is_taken_is_refused_before_anything_is_made(folder: Path) -> None:
    saved()

    async def deed(hands: AtHome) -> None:
        await hands.press("enter")
        await hands.until("how long?")
        await hands.press("1")
        await hands.until("Keep it as")
        for _ in range(60):
            await hands.pilot.press("backspace")
        await hands.press("enter")
        assert hands.shows("Keep it as", "Type a name, such as monday.")
        await hands.type("monday")
        await hands.press("enter")
        assert hands.shows("Keep it as", "There is such a file already.")
        await hands.press("escape")
        assert "Nothing was begun." in hands.news
        assert [path.name for path in folder.iterdir()] == ["monday.exercise"]

    at_home(deed)


def test_a_saved_exercise_goes_on_where_it_stood() -> None:
    saved()

    async def deed(hands: AtHome) -> None:
        await hands.press("end")
        await hands.until("Seat and read; 1 event", "enter goes on where it stood")
        await hands.press("enter")
        await hands.until("ROOM VIEW", "clock stands")

    at_home(deed)


def test_looking_inside_changes_nothing() -> None:
    file = saved()
    before = file.read_bytes()

    async def deed(hands: AtHome) -> None:
        await hands.press("end", "i")
        await hands.until("READ ONLY")
        await hands.press("space", "escape")
        await hands.until_told("Nothing was changed.")

    at_home(deed)
    assert file.read_bytes() == before


def test_a_file_in_use_is_named_and_left_alone() -> None:
    room = begin(Path("busy.exercise"), tutorial(), "30")

    async def deed(hands: AtHome) -> None:
        await hands.press("end")
        await hands.until("busy (in use)", "Open in another window")
        await hands.press("enter")
        await hands.until_told("Open in another window")

    at_home(deed)
    room.close()


def test_a_damaged_exercise_is_only_read_as_far_as_it_is_whole() -> None:
    file = saved()
    with sqlite3.connect(file) as connection:
        connection.execute(
            "INSERT INTO events SELECT 2, exercise, kind, version, seat, person, phase, at, wall, cause,"
            " body, 'x' FROM events"
        )
    connection.close()

    async def deed(hands: AtHome) -> None:
        await hands.press("end")
        await hands.until("monday (damaged", "Only event 1 is whole")
        await hands.press("enter")
        await hands.until("EVENT 1 OF 1, READ ONLY")

    at_home(deed)
    assert not verify_file(file).whole


def test_a_file_that_is_no_exercise_is_listed_and_not_opened() -> None:
    Path("letter.exercise").write_text("Dear [bold]all[/] \x1b[31m")

    async def deed(hands: AtHome) -> None:
        await hands.press("end")
        await hands.until("letter (cannot be opened)", "is not an exercise file")
        await hands.press("enter")
        await hands.until_told("is not an exercise file")

    at_home(deed)


def test_a_file_name_is_shown_as_it_is_and_obeyed_in_nothing() -> None:
    saved("[@click=app.quit]me[bold] \x1b[31m.exercise")

    async def deed(hands: AtHome) -> None:
        await hands.press("end")
        await hands.until("[@click=app.quit]me[bold]")
        assert "\x1b" not in hands.text

    at_home(deed)


def test_papers_are_printed_into_the_folder_that_is_asked_for(folder: Path) -> None:
    async def deed(hands: AtHome) -> None:
        await hands.press("p")
        await hands.until("how long?")
        await hands.press("1")
        await hands.until("Print into", "papers-first-hour")
        await hands.press("enter")
        await hands.until_told("papers written to papers-first-hour")
        assert (folder / "papers-first-hour" / "index.html").is_file()

    at_home(deed)


def test_papers_are_not_mixed_with_other_things(folder: Path) -> None:
    (folder / "papers-first-hour").mkdir()
    (folder / "papers-first-hour" / "poem.txt").write_text("roses")

    async def deed(hands: AtHome) -> None:
        await hands.press("p")
        await hands.until("how long?")
        await hands.press("1")
        await hands.until("Print into")
        await hands.press("enter")
        await hands.until_told("already holds other things")

    at_home(deed)


def test_stand_ins_play_a_demo_that_can_be_walked_on_the_console(folder: Path) -> None:
    async def deed(hands: AtHome) -> None:
        await hands.press("d")
        await hands.until("how long?")
        await hands.press("1")
        await hands.until("Played to the end")
        await hands.press("2")
        await hands.until("READ ONLY", "The exercise is over")
        assert list(folder.iterdir()) == []

    at_home(deed)


def endless(scenario: Scenario, timing: str, progress: Callable[[str], None]) -> Played:
    """A demo that never comes to an end."""
    for number in count():
        progress(f"Round {number}")
    raise AssertionError


def test_what_takes_long_says_how_far_it_is_and_can_be_stopped() -> None:
    async def deed(hands: AtHome) -> None:
        await hands.press("d")
        await hands.until("how long?")
        await hands.press("1")
        await hands.until("Round ", "esc stops it")
        await hands.press("escape")
        await hands.until_told("Stopped.")

    at_home(deed, made=Makers(demo=endless))


def test_the_report_of_a_saved_exercise_lies_beside_it(folder: Path) -> None:
    saved()

    async def deed(hands: AtHome) -> None:
        await hands.press("end", "r")
        await hands.until_told("The report is in monday-report.html.")
        assert "After-action report" in (folder / "monday-report.html").read_text(encoding="utf-8")

    at_home(deed)


@pytest.mark.parametrize(("key", "words"), [("p", "the cursor is on none"), ("d", "the cursor is on none")])
def test_what_does_not_fit_the_row_says_what_it_is_for(key: str, words: str) -> None:
    saved()

    async def deed(hands: AtHome) -> None:
        await hands.press("end", key)
        await hands.until_told(words)

    at_home(deed)


@pytest.mark.parametrize(("motion", "blinks"), [("full", True), ("reduced", False)])
def test_with_reduced_motion_no_cursor_blinks(settings: Path, motion: str, blinks: bool) -> None:
    settings.parent.mkdir(parents=True)
    settings.write_text(f"motion: {motion}\n")

    async def look(hands: Hands) -> None:
        assert (hands.app.animation_level == "none") is not blinks
        for keys in ([":"], ["k", "1", "5"], ["f3"]):
            await hands.press(*keys)
            field = hands.app.focused
            assert isinstance(field, Input | TextArea)
            assert field.cursor_blink is blinks
            await hands.press("escape")

    at_console(fresh(), look)


def test_faults_of_the_settings_file_are_said_on_the_list(settings: Path) -> None:
    settings.parent.mkdir()
    settings.write_text("theme: purple\nmotion: [full\n")

    async def deed(hands: AtHome) -> None:
        assert "settings.yaml is not valid YAML" in hands.news

    at_home(deed)


def test_a_saved_exercise_is_read_by_a_program_that_has_just_started(folder: Path) -> None:
    saved()
    read = "from pathlib import Path; from tabletop.terminal import shelf; s = shelf.saved(Path())[0]; "
    told = subprocess.run(
        [sys.executable, "-c", f"{read}print(shelf.read_saved(s).state)"],
        cwd=folder, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stdout.strip() == shelf.WHOLE


def test_a_burst_of_keys_goes_from_the_list_through_all_questions_into_the_exercise(folder: Path) -> None:
    async def fast(hands: AtHome) -> None:
        await hands.burst("s", "escape", "enter", "1", "fast", "enter", "space", "5")
        await hands.until("ROOM VIEW", "fast.exercise", "[5 Money]")
        assert hands.app.sitting is not None
        assert not hands.app.sitting.room.state.clock.paused

    at_home(fast)
