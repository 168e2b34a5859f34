"""Plays many rehearsals at once, on several processors, and can be stopped at any moment."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from itertools import count, islice

from tabletop.rehearsal.outcome import rehearsed
from tabletop.rehearsal.tally import Tally
from tabletop.scenario.model import Scenario
from tabletop.scorecard.bests import Bests

CHUNK = 6
"""Exercises a worker plays before it reports."""

AHEAD = 2
"""Chunks that wait for each worker: memory stays the same however many runs are asked for."""

Run = tuple[str, int]
"""A mix and a seed."""


def plan(mixes: Sequence[str], runs: int, seed: int) -> Iterator[Run]:
    """The runs in order: every mix with one seed, then every mix with the next."""
    for number in range(runs):
        yield mixes[number % len(mixes)], seed + number // len(mixes)


def processors() -> int:
    """How many processors this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def play_all(
    scenario: Scenario, timing: str, runs: Iterator[Run], workers: int, told: Callable[[Tally], None]
) -> Tally:
    """Play them; after every few, `told` hears what they have come to so far.

    Whatever `told` raises stops the playing in good order. The result is the same for any number of workers.
    """
    tally = Tally()
    if workers <= 1:
        bests = Bests()
        for run in runs:
            tally.add(rehearsed(scenario, timing, *run, bests))
            told(tally)
        return tally
    with _pool(scenario, timing, workers) as pool:
        waiting: set[Future[Tally]] = set()
        try:
            while True:
                waiting |= set(_sent(pool, runs, workers * AHEAD - len(waiting)))
                if not waiting:
                    return tally
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                for each in done:
                    tally.merge(each.result())
                told(tally)
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _sent(pool: ProcessPoolExecutor, runs: Iterator[Run], room: int) -> Iterator[Future[Tally]]:
    for _ in range(room):
        chunk = list(islice(runs, CHUNK))
        if not chunk:
            return
        yield pool.submit(_chunk, chunk)


def _pool(scenario: Scenario, timing: str, workers: int) -> ProcessPoolExecutor:
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    gc.freeze()
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(scenario, timing))


SWEPT = 4
"""Chunks between two sweeps: some dozens of megabytes at most."""
_chunks = count(1)

_here: list[tuple[Scenario, str, Bests]] = []
"""In a worker: the scenario and timing it plays, and what is known of its best packages."""


def _begin(scenario: Scenario, timing: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent stops in good order
    _here[:] = [(scenario, timing, Bests())]
    gc.disable()


def _chunk(chunk: Sequence[Run]) -> Tally:
    """Rubbish is swept up after some chunks: while an exercise is played, nearly all it makes stays."""
    scenario, timing, bests = _here[0]
    tally = Tally()
    for mix, seed in chunk:
        tally.add(rehearsed(scenario, timing, mix, seed, bests))
    if next(_chunks) % SWEPT == 0:
        gc.collect()
    return tally
