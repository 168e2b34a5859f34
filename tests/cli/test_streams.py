"""Standard streams that are full, closed or broken: one sentence, never a traceback, never a lost result."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-m", "tabletop"]
full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
posix = pytest.mark.skipif(os.name != "posix", reason="descriptors are closed by a POSIX shell")

TELLING = [
    ["--version"],
    ["--help"],
    ["scenario", "list"],
    ["scenario", "check", "first-hour"],
    ["verify", "x"],
]


def in_shell(redirection: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command with streams as a shell hands them over."""
    return subprocess.run(
        ["sh", "-c", f'exec "$@" {redirection}', "sh", *PROGRAM, *words],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


@full
@pytest.mark.parametrize("words", TELLING)
def test_a_result_that_cannot_be_written_is_a_failure_in_one_sentence(words: list[str]) -> None:
    done = in_shell(">/dev/full", *words)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "could not be written (No space left on device)" in done.stderr


@posix
def test_a_closed_output_is_a_failure_in_one_sentence_and_no_file_takes_its_place(tmp_path: Path) -> None:
    done = in_shell(">&-", "demo", "first-hour", "--file", str(tmp_path / "a.exercise"))
    assert done.returncode == 1
    assert done.stderr.endswith("(it is closed). Give standard output a place with room.\n")
    assert in_shell("", "verify", str(tmp_path / "a.exercise")).returncode == 0


@full
@pytest.mark.parametrize("lost", ["2>/dev/full", "2>&-", "<&-"])
def test_progress_that_is_lost_is_no_failure(lost: str) -> None:
    done = in_shell(lost, "demo", "first-hour")
    assert done.returncode == 0
    assert "Head of the log" in done.stdout


@posix
def test_everything_closed_is_still_an_exit_code() -> None:
    assert in_shell("<&- >&- 2>&-", "scenario", "list").returncode == 1
    assert in_shell("<&- 2>&-", "scenario", "list").returncode == 0


@posix
@pytest.mark.parametrize("words", [["--version"], ["scenario", "list"]])
def test_a_reader_that_has_heard_enough_is_no_failure(words: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*PROGRAM, *words], stdout=writer, stderr=subprocess.PIPE, text=True, check=False, timeout=60
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")


@full
def test_an_exercise_whose_words_cannot_be_written_is_closed_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.exercise"
    play = in_shell(">/dev/full", "play", "first-hour", "--timing", "30", "--plain", "--file", str(path))
    assert play.returncode == 1
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    assert in_shell("", "verify", str(path)).returncode == 0
