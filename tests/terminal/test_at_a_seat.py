"""A delegation at a real terminal in a real room: typing ahead, a crash of the seat, a crash of the host."""

from __future__ import annotations

import signal
from pathlib import Path

from tests.hosting.test_commands import Hosting, hosting
from tests.hosting.test_commands import join as line_by_line
from tests.terminal.sitting import Seat


def test_words_typed_before_a_crash_of_the_seat_are_there_when_one_comes_back(tmp_path: Path) -> None:
    with hosting(tmp_path, "first-hour", "--timing", "30", "--file", "a.exercise") as host:
        seat = Seat(tmp_path, "join", host.address)
        seat.until("Code on your card")
        seat.press(f"{host.codes['Dunmere']}\rAna\r")
        seat.until("DUNMERE", "you, Ana", "Read your papers: 2.")
        seat.press("m")
        seat.until("Several at once ...")
        seat.press("Corrin", "enter")
        seat.until("Your message", "Only Corrin and your own seat read this.")
        seat.press("Half a sentence")
        seat.until("Half a sentence")
        seat.until_stored(tmp_path / "a.exercise", "Half a sentence")
        seat.signal(signal.SIGKILL)
        assert seat.end() == -signal.SIGKILL

        again = Seat(tmp_path, "join", host.address)
        again.until("DUNMERE", "Read your papers: 2.")
        again.press("0")
        again.until("Corrin (begun, not sent)")
        again.press("m")
        again.until("Several at once ...")
        again.press("Corrin", "enter")
        again.until("Half a sentence", "This is what you had not sent yet.")
        again.press("enter")
        again.until("Sent at")
        again.press("escape", "ctrl+q")
        assert again.end() == 0
        assert not again.left_as_it_was()


def test_a_host_that_is_killed_and_opened_again_finds_the_seat_as_it_was(tmp_path: Path) -> None:
    with hosting(tmp_path, "first-hour", "--timing", "30", "--file", "a.exercise") as host:
        seat = Seat(tmp_path, "join", host.address)
        seat.until("Code on your card")
        seat.press(f"{host.codes['Dunmere']}\rAna\r")
        seat.until("DUNMERE", "Read your papers: 2.")
        seat.press("m")
        seat.until("Several at once ...")
        seat.press("The alliance", "enter")
        seat.until("Your message")
        port = int(host.address.rpartition(":")[2])
        host.kill()
        seat.until("THE LINE TO THE ROOM IS LOST")
        seat.press("Typed meanwhile")
        seat.until("Typed meanwhile")
        seat.press("enter")
        seat.until("Sending ...")
        opened = Hosting(tmp_path, "--file", "a.exercise", port=port)
        try:
            seat.until("Sent at")
            seat.press("escape", "ctrl+q")
            assert seat.end() == 0
            read = line_by_line(opened.address, f"{opened.codes['Corrin']}\nBen\nmessages\nquit\n", "--new")
            assert read.stdout.count("“Typed meanwhile”") == 1
        finally:
            opened.kill()
