"""Being stopped from outside: a sentence and a code, no traceback, and nothing left lying about."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

from tabletop import stopping
from tabletop.store.closed import verify_file

posix = pytest.mark.skipif(os.name != "posix", reason="signals of this kind are POSIX")
STOPS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]

LOADING = """
import os, signal, sys, tempfile
from pathlib import Path
from tabletop import stopping
stopping.at_once()
from pydantic import BaseModel, field_validator
class Read(BaseModel):
    text: str
    @field_validator("text")
    @classmethod
    def stopped_here(cls, text):
        os.kill(os.getpid(), int(sys.argv[1]))
        return text
with tempfile.TemporaryDirectory(dir=sys.argv[2]) as aside:
    (Path(aside) / "half").write_text("written")
    Read(text="x")
"""


@posix
@pytest.mark.parametrize("stop", STOPS)
def test_stopped_while_a_library_is_at_work_the_program_leaves_at_once_and_clears_up(
    tmp_path: Path, stop: signal.Signals
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADING, str(int(stop)), str(tmp_path)],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 128 + stop
    assert done.stderr == f"\n{stopping.STOPPED}\n"
    assert list(tmp_path.iterdir()) == []


@posix
@pytest.mark.parametrize("stop", STOPS)
def test_a_demo_that_is_stopped_closes_its_file(tmp_path: Path, stop: signal.Signals) -> None:
    path = tmp_path / "stopped.exercise"
    with subprocess.Popen(
        [sys.executable, "-m", "tabletop", "demo", "baltic-request", "--file", str(path)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    ) as demo:  # fmt: skip
        assert demo.stderr is not None
        demo.stderr.readline()
        demo.send_signal(stop)
        said = demo.stderr.read()
    assert demo.returncode == 128 + stop
    assert said.endswith(f"\n{stopping.STOPPED}\n")
    assert "Traceback" not in said
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    assert verify_file(path).whole


@posix
@pytest.mark.parametrize("terminal", ["xterm", "dumb"])
@pytest.mark.parametrize("stop", ["window", *STOPS])
def test_line_mode_that_is_stopped_leaves_one_file_that_holds_everything_confirmed(
    tmp_path: Path, stop: signal.Signals | str, terminal: str
) -> None:
    path = tmp_path / "a.exercise"
    words = ["-m", "tabletop", "play", "first-hour", "--plain", "--timing", "30", "--file", str(path)]
    child, window = pty.fork()
    if not child:
        os.execve(sys.executable, [sys.executable, *words], {**os.environ, "TERM": terminal})
    _heard(window, r"\] >\s*$")
    os.write(window, b"position COR gauges 2\n")
    _heard(window, r"prefers[\s\S]*\] >\s*$")
    if isinstance(stop, str):
        os.close(window)
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) in (0, 1, 128 + signal.SIGHUP)
    else:
        os.kill(child, stop)
        told = _heard(window, r"Everything confirmed is kept\.")
        assert "Kept in" in told
        _, status = os.waitpid(child, 0)
        os.close(window)
        assert os.waitstatus_to_exitcode(status) == 128 + stop
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    copy = Path(shutil.copy(path, tmp_path / "copy.exercise"))
    assert verify_file(copy).whole
    assert b"position.declared" in copy.read_bytes()


def _heard(window: int, pattern: str) -> str:
    """What comes, up to these words; what moves the cursor is left out."""
    came, told, until = b"", "", monotonic() + 60
    while not re.search(pattern, told):
        assert monotonic() < until, told
        assert select.select([window], [], [], 30)[0], told
        came += os.read(window, 4096)
        told = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", came.decode("utf-8", "replace"))
    return told


@posix
def test_a_signal_that_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with stopping.in_order():
            os.kill(os.getpid(), signal.SIGHUP)
        with stopping.noted():
            os.kill(os.getpid(), signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)


@posix
@pytest.mark.parametrize("stop", STOPS)
def test_what_must_not_break_off_is_done_to_its_end_before_a_stop_counts(stop: signal.Signals) -> None:
    done = []

    def work() -> None:
        with stopping.noted():
            os.kill(os.getpid(), stop)
            done.append("to the end")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert done
    assert stopping.code() == 128 + stop
