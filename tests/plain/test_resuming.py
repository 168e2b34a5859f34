"""The file: made, resumed, refused; and what a real terminal does to it, up to the kill."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from tabletop.scenario.shipped import shipped
from tabletop.store.closed import verify_file
from tests.plain.sitting import said, sit
from tests.scenario.minimal import built

PROMPT = r"\] > $"


def test_a_resumed_exercise_stands_paused_where_it_was(tmp_path: Path) -> None:
    sit(tmp_path, "start\nwait 3\nposition COR gauges 2\n")
    told = said(tmp_path, "positions\nwhere\n")
    assert "Resumed" in told
    assert "Seat and read, 7 min left, clock stands" in told
    assert "Corrin prefers “A list every morning”" in told


def test_a_file_of_another_scenario_is_not_touched(tmp_path: Path) -> None:
    sit(tmp_path, "start\n")
    import io

    from tabletop.plain.session import play_plain

    out = io.StringIO()
    assert play_plain(built(), "75", tmp_path / "a.exercise", io.StringIO("start\n"), out) == 1
    assert "holds another exercise: The lake and the bell" in " ".join(out.getvalue().split())


def test_without_a_timing_it_is_asked_for_and_leaving_makes_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    from tabletop.plain.session import play_plain
    from tests.plain.sitting import tutorial

    monkeypatch.chdir(tmp_path)
    out = io.StringIO()
    assert play_plain(tutorial(), None, None, io.StringIO("?\nback\n"), out) == 0
    assert "How long you have." in out.getvalue()
    assert list(tmp_path.iterdir()) == []
    for _ in range(2):
        assert play_plain(tutorial(), None, None, io.StringIO("1\nstart\n"), io.StringIO()) == 0
    assert len(list(tmp_path.glob("first-hour-*.exercise"))) == 2


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[pexpect.spawn[str]]:
    """The program on a real pseudo-terminal, at its first prompt."""
    child = start(tmp_path)
    child.expect(PROMPT)
    yield child
    child.close(force=True)


def start(folder: Path) -> pexpect.spawn[str]:
    """Begin or resume the exercise of a folder."""
    return pexpect.spawn(
        sys.executable,
        ["-m", "tabletop", "play", "first-hour", "--plain", "--timing", "30", "--file", "a.exercise"],
        cwd=str(folder), encoding="utf-8", timeout=30, dimensions=(24, 80),
        env={**os.environ, "TERM": "dumb"},
    )  # fmt: skip


def code(child: pexpect.spawn[str]) -> int | None:
    """How it ended."""
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus


def test_on_a_terminal_an_answer_is_not_echoed_twice(terminal: pexpect.spawn[str]) -> None:
    terminal.sendline("start")
    terminal.expect("The clock runs")
    assert (terminal.before or "").count("start") == 1


@pytest.mark.parametrize("at", ["prompt", "question"])
def test_ctrl_c_ends_cleanly_with_130_and_keeps_what_was_confirmed(
    terminal: pexpect.spawn[str], tmp_path: Path, at: str
) -> None:
    terminal.sendline("position COR gauges 2")
    terminal.expect(r"Corrin on “The gauges”: prefers[\s\S]*\] > $")
    if at == "question":
        terminal.sendline("position")
        terminal.expect("Which delegation: $")
    terminal.sendintr()
    terminal.expect("Kept in a.exercise")
    terminal.expect("Everything confirmed is kept")
    assert code(terminal) == 130
    assert "Traceback" not in (terminal.before or "")
    assert "Corrin prefers" in said(tmp_path, "positions\n")


def test_quit_and_the_end_of_input_leave_with_0(terminal: pexpect.spawn[str], tmp_path: Path) -> None:
    terminal.sendline("quit")
    assert code(terminal) == 0
    child = start(tmp_path)
    child.expect(PROMPT)
    child.sendeof()
    assert code(child) == 0


def test_killed_after_a_confirmation_nothing_confirmed_is_missing(
    terminal: pexpect.spawn[str], tmp_path: Path
) -> None:
    for seat in ("ALD", "BRA", "COR", "DUN"):
        terminal.sendline(f"position {seat} gauges 2")
        terminal.expect("prefers")
    terminal.kill(signal.SIGKILL)
    terminal.expect(pexpect.EOF)
    assert verify_file(tmp_path / "a.exercise").whole
    told = said(tmp_path, "positions\n")
    assert all(f"{name} prefers" in told for name in ("Aldermoor", "Brackwell", "Corrin", "Dunmere"))


def test_a_second_program_on_the_same_file_is_turned_away(
    terminal: pexpect.spawn[str], tmp_path: Path
) -> None:
    other = start(tmp_path)
    other.expect("in use|another program|open")
    assert code(other) != 0
    terminal.sendline("start")
    terminal.expect("The clock runs")


def test_several_lines_pasted_at_once_are_all_taken(terminal: pexpect.spawn[str]) -> None:
    terminal.send("start\nposition COR gauges 2\npositions\n")
    terminal.expect("The clock runs")
    terminal.expect("Corrin on “The gauges”")
    terminal.expect("Corrin prefers")


def test_the_menu_leads_to_an_exercise_and_lists_saved_ones(tmp_path: Path) -> None:
    def begun() -> pexpect.spawn[str]:
        return pexpect.spawn(
            sys.executable, ["-m", "tabletop", "--plain"], cwd=str(tmp_path), encoding="utf-8", timeout=30,
            env={**os.environ, "TERM": "dumb"},
        )  # fmt: skip

    for _ in range(2):
        child = begun()
        child.expect(r"Which one\? > $")
        child.sendline("1")
        child.expect("Which timing: $")
        child.sendline("30")
        child.expect(PROMPT)
        child.sendline("quit")
        assert code(child) == 0
    child = begun()
    child.expect(r"-2\.exercise")
    child.expect(r"Which one\? > $")
    child.sendline(str(len(shipped()) + 1))
    child.expect("Resumed")
    child.sendintr()
    assert code(child) == 130


def test_a_brief_is_wiped_off_the_terminal_and_what_has_scrolled_off_it(
    terminal: pexpect.spawn[str],
) -> None:
    terminal.sendline("brief COR")
    terminal.expect("nobody else looks")
    terminal.sendline("")
    terminal.expect("Press Enter to hide this")
    terminal.sendline("")
    terminal.expect_exact("\x1b[2J\x1b[3J")
    terminal.expect("The papers of Corrin are put away")


def test_what_can_only_be_one_thing_is_taken_and_said(terminal: pexpect.spawn[str]) -> None:
    for line in ("promise COR free we bake to public", "promise release"):
        terminal.sendline(line)
    terminal.expect(r"Which promise: Corrin.*there\s+is\s+no\s+other")
    terminal.expect("Corrin is released from its promise to the public")


def test_after_the_end_the_report_is_named(tmp_path: Path) -> None:
    told = said(tmp_path, "finish yes\nwhere\n")
    assert "'report', 'scores' and 'log' look back" in told
    assert "For the report: " in told
    assert " report " in told.partition("For the report: ")[2]
