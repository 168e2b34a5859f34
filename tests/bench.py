"""`make bench`: the speeds we hold, each beside a bare Python loop of the same run so that ratios travel."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

from tabletop.exercise.core import initial, run
from tabletop.exercise.facts import Command, Event, Rejection
from tabletop.rehearsal import playthrough
from tabletop.room import service
from tabletop.scenario.reading import read
from tabletop.scenario.shipped import find
from tabletop.store import sqlite
from tabletop.store.memory import MemoryStore

ROUNDS = 5


def timed(action: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Median seconds of several runs."""
    spans = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        spans.append(time.perf_counter() - start)
    return median(spans)


def bare_loop() -> int:
    """A million additions: the baseline."""
    total = 0
    for number in range(1_000_000):
        total += number
    return total


def recorded() -> tuple[Event, list[Command]]:
    """The commands of a demo of the Baltic request, accepted ones only, with the first event."""
    commands: list[Command] = []
    original = service.run

    def recording(state: object, command: Command, sequence: int) -> object:
        turn = original(state, command, sequence)  # type: ignore[arg-type]
        if not isinstance(turn, Rejection) and turn.events:
            commands.append(command)
        return turn

    service.run = recording  # type: ignore[assignment]
    try:
        room = playthrough.demo(read(find("baltic-request")), "75", 1, "negotiator", MemoryStore())
    finally:
        service.run = original
    return room.log[0], commands


def replayed(first: Event, commands: list[Command]) -> dict[str, list[float]]:
    """Seconds of each command decided and applied, by kind."""
    spans: dict[str, list[float]] = defaultdict(list)
    state, sequence = initial(first), 2
    for command in commands:
        start = time.perf_counter()
        turn = run(state, command, sequence)
        spans[command.act.kind].append(time.perf_counter() - start)
        if not isinstance(turn, Rejection):
            state, sequence = turn.state, turn.sequence
    return spans


def core_speed(base: float) -> None:
    """Commands a second over the recorded mix, the slowest kind named."""
    first, commands = recorded()
    whole = timed(lambda: replayed(first, commands))
    spans = replayed(first, commands)
    slowest = max(spans, key=lambda kind: median(spans[kind]))
    rate = len(commands) / whole
    print(
        f"core: {rate:,.0f} commands a second over {len(commands)} of a demo ({rate * base:,.0f} a bare loop)"
    )
    print(f"      slowest kind: {slowest}, {median(spans[slowest]) * 1e6:.0f} microseconds")
    for kind in sorted(spans, key=lambda k: -sum(spans[k]))[:6]:
        print(f"      {kind}: {len(spans[kind])} times, median {median(spans[kind]) * 1e6:.1f} microseconds")


def opening_speed() -> None:
    """An exercise of 2,000 events, opened and folded."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.exercise"
        store = sqlite.create(path)
        room = playthrough.demo(read(find("baltic-request")), "75", 1, "negotiator", MemoryStore())
        log = room.log[:-1]
        more = [e for e in log if e.fact.kind in ("position.declared", "message.sent", "statement.made")]
        while len(log) < 2_000:
            log.append(replace(more[len(log) % len(more)], sequence=len(log) + 1, cause=f"more{len(log)}"))
        store.append("all", log)
        store.close()

        def opened() -> None:
            again = sqlite.open(path)
            service.Room(again, again.read(), service.LiveClock(), service.Chance()).close()

        print(f"open: 2,000 events in {timed(opened) * 1e3:.0f} ms")


def command_line(base: float) -> None:
    """Whole processes, as a user starts them."""
    bare = timed(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True))
    for words, target in (
        (["--version"], "60 ms above bare Python"),
        (["scenario", "check", "baltic-request"], "250 ms"),
        (["demo", "baltic-request", "--json"], "2 s"),
    ):
        command = [sys.executable, "-m", "tabletop", *words]
        span = timed(lambda c=command: subprocess.run(c, check=True, capture_output=True))  # type: ignore[misc]
        print(
            f"tabletop {' '.join(words)}: {span * 1e3:.0f} ms, {(span - bare) * 1e3:.0f} above Python's own"
        )
        print(f"      target {target}; {span / base:.1f} bare loops")


def main() -> None:
    """Print every figure."""
    base = timed(bare_loop)
    print(f"bare loop of a million additions: {base * 1e3:.1f} ms")
    core_speed(base)
    opening_speed()
    command_line(base)


if __name__ == "__main__":
    main()
