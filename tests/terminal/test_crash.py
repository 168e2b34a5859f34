"""What ends the program, and what is left then: the exit code, the terminal, the file, half-typed words."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from tabletop.store.closed import verify_file
from tests.terminal.sitting import Seat

PLAY = ("play", "first-hour", "--timing", "30", "--file", "a.exercise")
RESUME = ("play", "--file", "a.exercise")
FAULTY = """
from pathlib import Path
from tabletop.room.opening import begin
from tabletop.scenario.reading import read
from tabletop.scenario.shipped import find
from tabletop.terminal import starting
from tabletop.terminal.app import ConsoleApp

class Faulty(ConsoleApp):
    BINDINGS = [("f12", "fail", "Fail")]
    def action_fail(self):
        secret = "the private brief"
        raise RuntimeError("a fault of ours")

room = begin(Path("a.exercise"), read(find("first-hour")), "30")
raise SystemExit(starting._run(Faulty(room)))
"""


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    """An exercise that runs on a terminal."""
    running = Seat(tmp_path, *PLAY)
    running.until("ROOM VIEW", "start when everybody sits")
    yield running
    running.child.close(force=True)


def write_half_a_message(seat: Seat, folder: Path) -> None:
    """From whom and to whom is answered; the words themselves are half typed."""
    seat.press(":")
    seat.until("Type a line")
    seat.press("message COR / ALD", "enter")
    seat.until("Corrin › Aldermoor")
    seat.press("The water is at the door")
    seat.until("The water is at the door")
    seat.until_stored(folder / "a.exercise", "The water is at the door")


def test_ctrl_c_ends_with_130_and_gives_the_terminal_back(seat: Seat, tmp_path: Path) -> None:
    seat.press("ctrl+c")
    assert seat.end() == 130
    assert seat.left_as_it_was() == []
    assert "To go on: tabletop play --file" in seat.raw
    assert verify_file(tmp_path / "a.exercise").whole


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_signal_from_outside_closes_the_file_and_gives_the_terminal_back(
    seat: Seat, tmp_path: Path, name: str
) -> None:
    number = signal.Signals[name]
    seat.signal(number)
    assert seat.end() == 128 + number
    assert seat.left_as_it_was() == []
    assert not (tmp_path / "a.exercise-wal").exists()
    assert verify_file(tmp_path / "a.exercise").whole


def test_a_closed_window_ends_the_program_and_keeps_even_half_typed_words(seat: Seat, tmp_path: Path) -> None:
    write_half_a_message(seat, tmp_path)
    seat.press("space", "and rising")
    seat.close_window()
    assert not (tmp_path / "a.exercise-wal").exists()
    assert verify_file(tmp_path / "a.exercise").whole
    offered(tmp_path)


def test_a_fault_of_the_program_is_told_without_private_values(tmp_path: Path) -> None:
    seat = Seat(tmp_path, code=FAULTY)
    seat.until("ROOM VIEW")
    seat.press("f12")
    assert seat.end() == 1
    assert seat.left_as_it_was() == []
    assert "Everything confirmed is kept" in seat.raw
    assert "a fault of ours" in seat.raw
    assert "the private brief" not in seat.raw
    assert verify_file(tmp_path / "a.exercise").whole


def test_half_typed_words_survive_ctrl_q_in_the_middle_of_a_question(seat: Seat, tmp_path: Path) -> None:
    write_half_a_message(seat, tmp_path)
    seat.press("ctrl+q")
    assert seat.end() == 0
    offered(tmp_path)


def test_killed_and_resumed_it_stands_paused_and_offers_half_typed_words(seat: Seat, tmp_path: Path) -> None:
    seat.press("space")
    seat.until("The clock runs.")
    write_half_a_message(seat, tmp_path)
    seat.signal(signal.SIGKILL)
    seat.child.expect(pexpect.EOF)
    assert verify_file(tmp_path / "a.exercise").whole
    offered(tmp_path)


def offered(folder: Path) -> None:
    """The exercise is resumed, and its clock stands; z opens the act as it was left."""
    again = Seat(folder, *RESUME)
    again.until("ROOM VIEW", "clock stands", "You were writing")
    again.press("z")
    again.until("The water is at the door")
    again.press("ctrl+c")
    assert again.end() == 130
