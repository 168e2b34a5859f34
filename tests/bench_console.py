"""The console at a terminal: its first frame, keys on the dense screens, and typing beside stand-ins.

`python -m tests.bench_console` plays at a pseudo-terminal of its own. What is timed is the first thing the
program draws after a key, as a person would see it.
"""

from __future__ import annotations

import os
import select
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from statistics import median

import pexpect

from tabletop.exercise.clock.moves import MoveClosed
from tabletop.exercise.facts import Event
from tabletop.rehearsal.playthrough import demo
from tabletop.scenario.reading import read
from tabletop.scenario.shipped import find
from tabletop.store import sqlite
from tests.bench_room import percentile

STARTS, ROUNDS = 5, 6
SCENARIO, TIMING, SEED = "baltic-request", "75", 3
SIZE = (40, 140)
PANELS = {
    "1": "Now", "2": "Agenda", "3": "Positions", "4": "Texts", "5": "Money", "6": "Promises", "7": "Public",
    "8": "Injects", "9": "Scores", "0": "Log",
}  # fmt: skip
MOVES = ("\x1b[B", "\x1b[B", "\x1b[A")
F6, ENTER, ESCAPE, DOWN = "\x1b[17~", "\r", "\x1b", "\x1b[B"
LETTERS = "§¤¶µ"
"""Letters that nothing else on the screen has."""
TYPED, LINE, BETWEEN = 240, 60, 0.1
PATIENCE = 30.0


class Terminal:
    """The program at a terminal of its own."""

    def __init__(self, folder: Path, *words: str) -> None:
        env = {**os.environ, "TERM": "xterm-256color", "TABLETOP_SETTINGS": str(folder / "settings.yaml")}
        started = [sys.executable, "-m", "tabletop", *words]
        self.began = time.perf_counter()
        self._child = pexpect.spawn(started[0], started[1:], cwd=str(folder), env=env, dimensions=SIZE)
        self._seen = b""

    def _more(self, patience: float) -> bytes:
        """What is drawn next; empty if nothing is for so long."""
        number = self._child.child_fd
        if not select.select([number], [], [], patience)[0]:
            return b""
        piece = os.read(number, 1 << 16)
        self._seen = (self._seen + piece)[-200_000:]
        return piece

    def until(self, words: str) -> float:
        """Wait until these words are drawn; the second at which they were. TimeoutError if they never are."""
        end = time.perf_counter() + PATIENCE
        while words.encode() not in self._seen:
            if not self._more(1.0) and time.perf_counter() > end:
                raise TimeoutError(f"{words} never came")
        self._seen = b""
        return time.perf_counter()

    def quiet(self, seconds: float = 0.15) -> None:
        """Wait until nothing more is drawn."""
        while self._more(seconds):
            pass
        self._seen = b""

    def press(self, key: str) -> float:
        """A key on a quiet screen; seconds until the first thing is drawn."""
        self.quiet()
        start = time.perf_counter()
        os.write(self._child.child_fd, key.encode())
        self._more(PATIENCE)
        return time.perf_counter() - start

    def type(self, letter: str) -> float:
        """A letter on a screen that need not be quiet; seconds until it is drawn."""
        self._seen = b""
        start = time.perf_counter()
        os.write(self._child.child_fd, letter.encode())
        return self.until(letter) - start

    def close(self) -> None:
        """Shut the window."""
        self._child.close(force=True)


def first_frames(folder: Path) -> list[float]:
    """Seconds from the shell to the console's first frame, in order."""
    found = []
    for number in range(STARTS):
        file = f"first-{number}.exercise"
        terminal = Terminal(folder, "play", SCENARIO, "--timing", TIMING, "--file", file)
        found.append(terminal.until("ROOM VIEW") - terminal.began)
        terminal.close()
    return sorted(found)


def full(folder: Path) -> Path:
    """An exercise in its last move, as stand-ins have played it."""
    log = demo(read(find(SCENARIO)), TIMING, SEED, "negotiator").log
    closed = [number for number, event in enumerate(log) if isinstance(event.fact, MoveClosed)]
    path = folder / "full.exercise"
    with sqlite.create(path) as store:
        for cause, events in _acts(log[: closed[-1]]):
            store.append(cause, events)
    return path


def _acts(log: Sequence[Event]) -> Iterator[tuple[str, list[Event]]]:
    for cause, events in groupby(log, key=lambda event: event.cause):
        yield cause or "created", list(events)


def keys(folder: Path) -> tuple[dict[str, list[float]], list[float]]:
    """Seconds from a key to a changed screen: by panel opened, and for the cursor on the longest of them."""
    terminal = Terminal(folder, "play", "--file", str(full(folder)))
    terminal.until("ROOM VIEW")
    terminal.press("v")
    opened: dict[str, list[float]] = {title: [] for title in PANELS.values()}
    moved = []
    for _ in range(ROUNDS):
        for key, title in PANELS.items():
            opened[title].append(terminal.press(key))
            moved += [terminal.press(move) for move in MOVES]
    terminal.close()
    return opened, moved


def typing(folder: Path) -> list[float]:
    """Seconds from a letter to the screen while stand-ins play every seat and the clock runs."""
    terminal = Terminal(folder, "play", SCENARIO, "--timing", TIMING, "--file", "typing.exercise")
    terminal.until("ROOM VIEW")
    for place in range(len(read(find(SCENARIO)).delegations)):
        terminal.press(F6)
        for _ in range(place):
            terminal.press(DOWN)
        terminal.press(ENTER)
        terminal.until("Who plays")
        terminal.press(ENTER)
        terminal.until("A stand-in plays")
    for _ in range(3):
        terminal.press("n")
    found = []
    for number in range(TYPED):
        if number % LINE == 0:  # a line of its own, so that none is drawn anew as a whole
            terminal.press(ESCAPE if number else "v")
            terminal.press(":")
        found.append(terminal.type(LETTERS[number % len(LETTERS)]))
        time.sleep(max(0.0, BETWEEN - found[-1]))
    terminal.close()
    return found


def measure() -> list[str]:
    """Lines to print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        frames = first_frames(folder)
        opened, moved = keys(folder)
        letters = typing(folder)
    slow = max(opened, key=lambda title: median(opened[title]))
    whole = [seconds for each in opened.values() for seconds in each]
    return [
        f"console: first frame {1000 * median(frames):.0f} ms from the shell; target 600 ms",
        f"      another panel {1000 * median(whole):.0f} ms, {slow} {1000 * median(opened[slow]):.0f} ms; "
        f"the cursor {1000 * median(moved):.0f} ms; target 17 ms",
        f"      a letter beside stand-ins on every seat p50 {percentile(letters, 0.5):.0f} ms, "
        f"p99 {percentile(letters, 0.99):.0f} ms",
    ]


if __name__ == "__main__":
    print("\n".join(measure()))
