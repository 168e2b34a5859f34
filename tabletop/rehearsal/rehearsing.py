"""`tabletop rehearse`: a scenario played many times by stand-ins, and whether it is in balance."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import TextIO

from msgspec import Struct

from tabletop.rehearsal.balance import USUAL, Rehearsal, Remark, exercises, remarks
from tabletop.rehearsal.mixes import MIXES
from tabletop.rehearsal.reporting import told
from tabletop.rehearsal.results import as_data, reference
from tabletop.rehearsal.running import plan, play_all
from tabletop.rehearsal.tally import Tally
from tabletop.scenario.model import Scenario
from tabletop.scenario.narrowing import as_played
from tabletop.stopping import noted

CALIBRATING = ("hawk", "dove")
IN_BALANCE, FAULTY, STOPPED = 0, 1, 130
Write = Callable[[Rehearsal, tuple[Remark, ...], int, int], None]


class Wanted(Struct, frozen=True):
    """What to rehearse: how often, from which seed on, on how many processors, and what to print.

    `calibrate` plays hawks and doves alone and gives the scale of the gauges.
    """

    scenario: Scenario
    timing: str
    runs: int
    seed: int
    workers: int
    as_json: bool
    calibrate: bool


def rehearse(wanted: Wanted, out: TextIO, progress: TextIO, write: Write | None = None) -> int:
    """Play, and print what came of it; 0 in balance, 1 with faults, 130 if it was stopped.

    What was played before a stop is printed all the same. `write` puts the whole in a file, as a page.
    """
    scenario = as_played(wanted.scenario, wanted.timing)
    mixes = CALIBRATING if wanted.calibrate else MIXES
    tally = Tally()
    stopped = False
    say = Progress(progress, wanted.runs)
    try:
        with noted() as look:

            def heard(so_far: Tally) -> None:
                nonlocal tally
                tally = so_far
                say(so_far.runs)
                look()

            runs = plan(mixes, wanted.runs, wanted.seed)
            tally = play_all(scenario, wanted.timing, runs, wanted.workers, heard)
    except KeyboardInterrupt:
        stopped = True
    say.done(tally.runs, stopped)
    rehearsal = Rehearsal(scenario, scenario.timing(wanted.timing), tally)
    found = () if wanted.calibrate else remarks(rehearsal.scenario, rehearsal.timing, tally)
    _print(wanted, rehearsal, found, out)
    if write is not None and tally.runs:
        write(rehearsal, found, wanted.seed, wanted.runs)
    if stopped:
        return STOPPED
    return FAULTY if any(remark.fault for remark in found) else IN_BALANCE


def _print(wanted: Wanted, rehearsal: Rehearsal, found: tuple[Remark, ...], out: TextIO) -> None:
    if wanted.as_json:
        data = as_data(rehearsal, found, wanted.seed, wanted.runs)
        out.write(json.dumps(data, ensure_ascii=False) + "\n")
    elif wanted.calibrate:
        out.write("\n".join(_scale(rehearsal)) + "\n")
    else:
        out.write("\n".join(told(rehearsal, found, wanted.seed, wanted.runs)) + "\n")


def _scale(rehearsal: Rehearsal) -> list[str]:
    """Lines to put into the scenario file; a remark if there is nothing to go by."""
    if not rehearsal.tally.runs:
        return ["# Nothing was played, so there is no scale."]
    lines = ["# The 95th percentile of the moves of hawks (conflict) and of doves (cooperation), played by",
             f"# stand-ins {rehearsal.tally.runs:,} times. Put these lines into scenario.yaml.",
             "reference:"]  # fmt: skip
    if rehearsal.tally.runs < USUAL:
        lines.insert(2, f"# So few move the scale by chance: take {USUAL} or more before you rely on it.")
    return lines + [f"  {k}: {v}" for k, v in reference(rehearsal.tally).items() if v is not None]


class Progress:
    """How far it has come: one line that is written over on a terminal, a line now and then elsewhere."""

    def __init__(self, stream: TextIO, runs: int) -> None:
        self._stream, self._runs = stream, runs
        self._tty = stream.isatty()
        self._begun = self._last = time.monotonic()
        self._told = 0

    def __call__(self, done: int) -> None:
        """Say so, if it is time to."""
        now = time.monotonic()
        tenth = 10 * done // max(1, self._runs)
        if self._tty and now - self._last < 0.2:
            return
        if not self._tty and tenth == self._told:
            return
        self._last, self._told = now, tenth
        self._write(f"{done:,} of {exercises(self._runs)}{self._left(done, now)}")

    def _left(self, done: int, now: float) -> str:
        if not done or now - self._begun < 1:
            return ""
        seconds = round((now - self._begun) / done * (self._runs - done))
        unit = "second" if seconds == 1 else "seconds"
        return f", about {seconds} {unit} to go; Ctrl-C stops and keeps what is done" if seconds else ""

    def _write(self, text: str) -> None:
        self._stream.write(f"\r\x1b[K{text}" if self._tty else f"{text}\n")
        self._stream.flush()

    def done(self, done: int, stopped: bool) -> None:
        """The last word."""
        took = time.monotonic() - self._begun
        how = "Stopped after" if stopped else "Played"
        self._write(f"{how} {exercises(done)} in {took:.1f} seconds.")
        if self._tty:
            self._stream.write("\n")
