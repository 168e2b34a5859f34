"""Line mode at a terminal whose line can be written anew: time goes on, and typing stays whole."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.plain.sitting import said
from tests.terminal.sitting import Seat

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are a matter of Unix")
BEGIN = ("play", "first-hour", "--plain", "--timing", "30", "--file", "a.exercise")


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    """The program at its first prompt."""
    seat = Seat(tmp_path, *BEGIN)
    seat.until("clock stands] >")
    yield seat
    seat.child.close(force=True)


def last(seat: Seat) -> str:
    """The last line with words on it."""
    return next(line for line in reversed(seat.text.splitlines()) if line.strip())


def test_the_time_in_the_prompt_goes_on_while_nothing_is_typed(seat: Seat) -> None:
    seat.press("start", "enter")
    seat.until("[Seat and read, 5 min left] >")
    asked = seat.text.count("[Seat and read")
    seat.until("[Seat and read, 4 min")
    assert re.fullmatch(r"\[Seat and read, 4 min \d+ s left\] >", last(seat).strip())
    assert seat.text.count("[Seat and read") == asked
    seat.press("position COR gauges 2", "enter")
    seat.until("Corrin on “The gauges”: prefers")


def test_several_lines_pasted_at_once_are_taken_one_by_one(seat: Seat) -> None:
    seat.press("\x1b[200~start\nposition COR gauges 2\npositions\x1b[201~", "enter")
    seat.until("The clock runs", "Corrin on “The gauges”", "Corrin prefers")


@pytest.mark.parametrize("how", ["ctrl+c", "kill"])
def test_whoever_stops_it_in_the_middle_of_a_question_keeps_the_answers(
    seat: Seat, tmp_path: Path, how: str
) -> None:
    seat.press("position", "enter")
    seat.until("Which delegation:")
    seat.press("COR", "enter")
    seat.until("Clause:")
    if how == "kill":
        seat.signal(signal.SIGTERM)
    else:
        seat.press("ctrl+c")
    seat.until("Kept in a.exercise", "Everything confirmed is kept")
    assert seat.end() == (143 if how == "kill" else 130)
    assert "Traceback" not in seat.raw
    assert "Kept from before, not sent: position / COR" in said(tmp_path, "where\n")


def test_the_menu_leads_to_an_exercise(tmp_path: Path) -> None:
    seat = Seat(tmp_path, "--plain")
    seat.until("Which one? >")
    seat.press("1", "enter")
    seat.until("Which timing:")
    seat.press("30", "enter")
    seat.until("clock stands] >")
    seat.press("quit", "enter")
    assert seat.end() == 0
    assert "WARNING" not in seat.raw


def test_a_brief_is_wiped_with_what_the_arrow_up_would_bring_back(seat: Seat) -> None:
    seat.press("brief COR", "enter")
    seat.until("Press Enter")
    seat.press("enter")
    seat.until("Press Enter to hide this")
    seat.press("enter")
    seat.until("The papers of Corrin are put away")
    assert "\x1b[2J\x1b[3J" in seat.raw
    seat.press("up", "zz")
    seat.until("] > zz")
    assert "brief COR" not in last(seat)
