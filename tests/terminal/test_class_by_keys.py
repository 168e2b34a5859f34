"""A whole class of the Baltic request at a real terminal, by keys alone: from the list to the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tabletop.store.closed import verify_file
from tests.terminal.sitting import Seat

FILE = "monday.exercise"
WHOLE = (
    "draft LTU / 1, 2, 3 as One text / article-4, responsible, explain-first, rotation-cell, command, "
    "live-participants, fund, on-merits"
)


class Class(Seat):
    """A teacher at the keys, who looks before pressing the next one."""

    def see(self, keys: str | tuple[str, ...], *wanted: str) -> None:
        """Press keys, then read until all of these stand there."""
        self.press(*((keys,) if isinstance(keys, str) else keys))
        self.until(*wanted)

    def number_of(self, act: str) -> str:
        """The number of an act, as soon as it stands on the panel."""
        found = None
        while found is None:
            self.until(act)
            found = re.search(rf"\[(\d+)] \S+ {act}", self.text)
            self._read()
        return found[1]

    def line(self, words: str, *wanted: str) -> None:
        """Type a line as in line mode."""
        self.see(":", "Type a line")
        self.see((words, "enter"), *wanted)


@pytest.fixture
def teacher(tmp_path: Path) -> Iterator[Class]:
    """The list of exercises, in a folder where none is yet."""
    at_the_keys = Class(tmp_path)
    yield at_the_keys
    at_the_keys.child.close(force=True)


def begin(teacher: Class) -> None:
    """From the list to the clock."""
    teacher.until("Begin a scenario", "An ally asks (8 delegations")
    teacher.see("down", "An ally on the eastern flank")
    teacher.see("enter", "how long?")
    teacher.see("2", "Which names?")
    teacher.see("1", "Keep it as")
    teacher.see(("backspace",) * 40, "Type a name, such as monday.")
    teacher.see(("monday", "enter"), "ROOM VIEW", "[space] start")
    teacher.see("f2", "Start of class", "0 of 7 done")
    teacher.see("escape", "[1 Now]")
    teacher.see("space", "The clock runs.", "[n] next")
    teacher.see("n", "Move 1 of 2, Brief")


def negotiate(teacher: Class) -> None:
    """Positions, a text, its silence with a footnote, money and a promise."""
    teacher.see("g", "Enter a round by grid")
    teacher.see("1", "Clause")
    teacher.see("1", "Positions on Form of consultation")
    for row in ("3, 4", "3", "3, 2", "2, 3", "3, 2", "2, 3", "2, 3", "3"):
        teacher.press(row, "down")
    teacher.until("3, 4", "2, 3")
    teacher.see("ctrl+s", "Türkiye on “Form of consultation”")
    teacher.see("n", "Move 1 of 2, Negotiate")
    teacher.see("g", "Enter a round by grid")
    teacher.see("2", "Pledges to Early warning and training")
    for row in ("10", "4", "8", "20", "10", "8", "6", "14"):
        teacher.press(row, "down")
    teacher.until("14  ")
    teacher.see("ctrl+s", "Türkiye pledges 14 million euro")
    teacher.line(WHOLE, "[t] table chair 1")
    teacher.see("t", "Who tables it")
    teacher.see("9", "The chair tables text 1.", "[s] silence 1")
    teacher.see("s", "For how many minutes")
    teacher.see("enter", "Opened by")
    teacher.see("enter", "Text 1 under silence, due in")
    teacher.see("g", "Enter a round by grid")
    teacher.see("3", "Text 1, One text", "Türkiye")
    teacher.press(*["down"] * 7, "reserve flanks We shall come back to this.")
    teacher.until("come back to this.", "ready to send")
    teacher.see("ctrl+s", "All have been asked.")
    teacher.see("c", "Nothing is under decision.", "out of its")
    teacher.line("promise LTU accept flanks reserved to ITA 2", "Kept. It is private: control view shows it.")
    teacher.see(("v", "6"), "CONTROL VIEW", "[6 Prom]", "Lithuania", "Italy")
    teacher.see(("v", "1"), "ROOM VIEW", "[1 Now]")


def speak(teacher: Class) -> None:
    """Public words by grid, a step by form, the other side's reply; then the next move."""
    teacher.see("n", "Move 1 of 2, Speak")
    teacher.see("g", "Enter a round by grid")
    teacher.see("4", "Public statements", "Lithuania")
    for _ in range(8):
        teacher.press("2 home allies / We stand together.", "down")
    teacher.until("We stand together.")
    teacher.see("ctrl+s", "Türkiye says in public")
    teacher.see("o", "Which delegation")
    teacher.see("1", "Which step")
    teacher.see(("1", "enter"), "Note")
    teacher.see("enter", "Lithuania takes the step")
    teacher.line("reply low", "The other side replies")
    teacher.see("n", "Move 2 of 2, Brief")


def rethink(teacher: Class) -> None:
    """A new end of class; a delegation alone at the laptop; an act that is undone."""
    teacher.see("E", "End at")
    teacher.see(("20", "enter"), "The plan is fitted to the new end")
    teacher.see("h", "Hand the laptop to")
    teacher.see("1", "Hand the laptop to Lithuania.")
    teacher.see("enter", "LITHUANIA ALONE")
    teacher.see("escape", "Hand it back.")
    teacher.see("enter", "Back in room view.")
    teacher.see("i", "Which delegation")
    teacher.see("1", "Clause")
    teacher.see("1", "Preferred, then others")
    teacher.see(("1", "enter"), "Lithuania on “Form of consultation”")
    number = teacher.number_of("Lithuania on “Form of consultation”")
    teacher.see("u", "Which act")
    teacher.see((number, "enter"), "Reason")
    teacher.see(("It was the wrong delegation.", "enter"), "Undone: it no longer counts")


def look_back(teacher: Class) -> None:
    """Scores to the act; an earlier moment; the end and the report."""
    teacher.see(("v", "9"), "CONTROL VIEW", "Move 2, being played", "Common ground: ")
    teacher.see("T", "cameo")
    teacher.see("enter", "Common ground at the opening")
    teacher.see("enter", "prefers “")
    teacher.see(("v", "1"), "ROOM VIEW", "[1 Now]")
    teacher.see("l", "READ ONLY")
    teacher.see("left", "Lithuania on “Form of consultation”: prefers “Statement noted”")
    teacher.see("escape", "Back in the present.", "ROOM VIEW")
    teacher.see("n", "Move 2 of 2, Negotiate")
    teacher.see("n", "Move 2 of 2, Speak")
    teacher.line("reply low", "The other side replies")
    teacher.see("n", "After the last move, Hot wash")
    teacher.line("finish", "Finish the exercise for good")
    teacher.see("2", "The exercise is over")
    teacher.see("f5", "The report is in")
    teacher.see("ctrl+q", "Go on with a saved exercise", "monday.exercise", "over")
    teacher.press("q")
    assert teacher.end() == 0


def test_a_class_is_run_from_the_list_to_the_report_by_keys_alone(teacher: Class, tmp_path: Path) -> None:
    begin(teacher)
    negotiate(teacher)
    speak(teacher)
    rethink(teacher)
    look_back(teacher)
    assert teacher.left_as_it_was() == []
    assert verify_file(tmp_path / FILE).whole
    report = (tmp_path / "monday-report.html").read_text(encoding="utf-8")
    assert "An ally asks" in report
    assert "One text" in report
    assert "The weights of both gauges: table CAMEO" in report
