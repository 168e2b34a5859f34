"""`make bench`: the speeds we hold, each beside a bare Python loop of the same run so that ratios travel."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from msgspec.structs import replace

from tabletop.exercise.core import State, initial, run
from tabletop.exercise.facts import Command, Event, Rejection
from tabletop.exercise.rules import Turn
from tabletop.rehearsal import playthrough
from tabletop.rehearsal.mixes import MIXES
from tabletop.rehearsal.outcome import rehearsed
from tabletop.room import service
from tabletop.scenario.narrowing import as_played
from tabletop.scenario.reading import read
from tabletop.scenario.shipped import find
from tabletop.scorecard.bests import Bests
from tabletop.scorecard.card import MoveCard
from tabletop.scorecard.keeper import Scorekeeper
from tabletop.store import sqlite
from tabletop.store.memory import MemoryStore

ROUNDS, MANY = 5, 41
LONG_LOG, APPENDS = 2_000, 300
SEEDS = 5
REPEATABLE = ("position.declared", "message.sent", "statement.made")

Recording = tuple[list[Event], list[Command]]


def seconds(action: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """How long an action takes by a clock: by the wall, or by what the processor spent on us."""
    start = clock()
    action()
    return clock() - start


def timed(action: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Median seconds of several runs by the wall clock."""
    return median(seconds(action) for _ in range(rounds))


def bare_loop() -> int:
    """A million additions: the baseline."""
    total = 0
    for number in range(1_000_000):
        total += number
    return total


def recorded() -> Recording:
    """The log of a demo of the Baltic request, and the commands that led to it, in order."""
    commands: list[Command] = []

    def recording(state: State, command: Command, sequence: int) -> Turn | Rejection:
        turn = run(state, command, sequence)
        if not isinstance(turn, Rejection) and turn.events:
            commands.append(command)
        return turn

    service.run = recording  # type: ignore[attr-defined]
    try:
        room = playthrough.demo(read(find("baltic-request")), "75", 1, "negotiator", MemoryStore())
    finally:
        service.run = run  # type: ignore[attr-defined]
    return room.log, commands


def replayed(recording: Recording) -> Callable[[], None]:
    """Decides and applies all commands of a recording, from its first event on, when called."""
    log, commands = recording
    begun = initial(log[0])

    def replay() -> None:
        state, sequence = begun, 2
        for command in commands:
            turn = run(state, command, sequence)
            assert not isinstance(turn, Rejection)
            state, sequence = turn.state, turn.sequence

    return replay


def by_kind(recording: Recording) -> dict[str, list[float]]:
    """Seconds of each command, the best of several runs, by kind of act."""
    log, commands = recording
    spans: dict[str, list[float]] = defaultdict(list)
    state, sequence = initial(log[0]), 2
    for command in commands:

        def decided(state: State = state, command: Command = command, sequence: int = sequence) -> object:
            return run(state, command, sequence)

        spans[command.act.kind].append(min(seconds(decided) for _ in range(ROUNDS)))
        turn = run(state, command, sequence)
        assert not isinstance(turn, Rejection)
        state, sequence = turn.state, turn.sequence
    return spans


def core_speed(recording: Recording) -> None:
    """Commands a second over the recorded mix, the slowest kind named."""
    replay, spent = replayed(recording), time.process_time
    pairs = [(seconds(bare_loop, spent), seconds(replay, spent)) for _ in range(MANY)]
    count = len(recording[1])
    rate, best = count / median(w for _, w in pairs), count / min(w for _, w in pairs)
    ratio = median(count * bare / whole for bare, whole in pairs)
    print(f"core: {rate:,.0f} commands a second of one core, over {count} of a demo; {best:,.0f} at best")
    print(f"      target 50,000; {ratio:,.0f} commands in the time of a bare loop")
    spans = by_kind(recording)
    slowest = max(spans, key=lambda kind: median(spans[kind]))
    print(f"      slowest kind: {slowest}, {median(spans[slowest]) * 1e6:.0f} microseconds")
    total = sum(map(sum, spans.values()))
    for kind in sorted(spans, key=lambda kind: -sum(spans[kind]))[:8]:
        share, middle = sum(spans[kind]) / total, median(spans[kind]) * 1e6
        print(f"      {kind}: {len(spans[kind])} times, median {middle:.1f} microseconds, {share:.0%} of all")


def opening_speed(recording: Recording) -> None:
    """An exercise of 2,000 events, opened and folded, once all is imported."""
    log = longer(recording[0][:-1])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.exercise"
        with sqlite.create(path) as store:
            store.append("all", log)

        def opened() -> None:
            with sqlite.open(path) as store:
                service.resume(store)

        print(f"open: {LONG_LOG:,} events in {timed(opened, 11) * 1e3:.0f} ms; target 50 ms")


def scorecard_speed(recording: Recording) -> None:
    """The scorecard after one more event of a long exercise, with what a facilitator looks at."""
    log = longer(recording[0][:-8])
    begun, tail = log[:-MANY], log[-MANY:]
    looks: list[tuple[str, Callable[[MoveCard], object]]] = [
        ("with mandates", lambda card: card.mandate),
        ("with every delegation's card", lambda card: card.delegations),
        ("with the analysis", lambda card: card.analysis),
        ("with trust", lambda card: card.trust),
    ]
    for words, look in looks:
        keeper = Scorekeeper(begun)
        look(keeper.cards()[-1])

        def after(event: Event, keeper: Scorekeeper = keeper, look: Any = look) -> object:
            keeper.add(event)
            return look(keeper.cards()[-1])

        spans = [seconds(partial(after, event), time.process_time) for event in tail]
        print(
            f"scorecard: {words}, {median(spans) * 1e3:.0f} ms of one core after one of {LONG_LOG:,} events"
        )
    print("      targets 20 ms for what is looked at always, 50 ms to explain")


def longer(log: list[Event]) -> list[Event]:
    """The log with acts that can be repeated, up to 2,000 events."""
    log = list(log)
    more = [event for event in log if event.fact.kind in REPEATABLE]
    while len(log) < LONG_LOG:
        log.append(replace(more[len(log) % len(more)], sequence=len(log) + 1, cause=f"more{len(log)}"))
    return log


def rehearsing_speed(base: float) -> None:
    """Exercises a second of one core, all mixes alike, once what every exercise shares is known."""
    scenario, bests = as_played(read(find("baltic-request")), "75"), Bests()
    spans: dict[str, list[float]] = defaultdict(list)
    for seed in range(SEEDS + 1):
        for mix in MIXES:
            play = partial(rehearsed, scenario, "75", mix, seed, bests)
            spans[mix].append(seconds(play, time.process_time))
    means = {mix: sum(found[1:]) / SEEDS for mix, found in spans.items()}
    whole = sum(means.values()) / len(means)
    print(f"rehearse: {1 / whole:.1f} exercises a second of one core; 1,000 on two in {500 * whole:.0f} s")
    print(f"      target 25 a second, 1,000 on two cores in 20 s; {whole / base:.1f} bare loops each")
    print("      " + ", ".join(f"{mix} {mean * 1e3:.0f} ms" for mix, mean in means.items()))


def append_speed(recording: Recording) -> None:
    """One act after the other made durable in a file."""
    first, *rest = recording[0]
    with tempfile.TemporaryDirectory() as folder, sqlite.create(Path(folder) / "acts.exercise") as store:
        store.append(first.cause, [first])
        spans = [
            seconds(lambda e=event: store.append(f"act{e.sequence}", [e]))  # type: ignore[misc]
            for event in rest[:APPENDS]
        ]
    slow = sorted(spans)[len(spans) * 99 // 100]
    print(
        f"append: {median(spans) * 1e3:.2f} ms an act, durable; {slow * 1e3:.2f} ms the slowest of a hundred"
    )


def command_line(base: float) -> None:
    """Whole processes, as a user starts them."""
    bare = timed(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True))
    for words, target in (
        (["--version"], "60 ms above bare Python"),
        (["scenario", "check", "baltic-request"], "250 ms"),
        (["demo", "baltic-request", "--json"], "2,000 ms"),
    ):
        command = [sys.executable, "-m", "tabletop", *words]
        span = timed(lambda c=command: subprocess.run(c, check=True, capture_output=True))  # type: ignore[misc]
        above = f"{(span - bare) * 1e3:.0f} above bare Python's own"
        print(f"tabletop {' '.join(words)}: {span * 1e3:.0f} ms, {above}")
        print(f"      target {target}; {span / base:.1f} bare loops")


def screens_and_room() -> None:
    """The console at a terminal, then a room: forty programs, forty browsers; in processes of their own."""
    for module in ("tests.bench_console", "tests.bench_room", "tests.bench_windows"):
        subprocess.run([sys.executable, "-m", module], check=True)


def main() -> None:
    """Print every figure."""
    base = timed(bare_loop)
    print(f"bare loop of a million additions: {base * 1e3:.1f} ms")
    recording = recorded()
    core_speed(recording)
    opening_speed(recording)
    scorecard_speed(recording)
    append_speed(recording)
    rehearsing_speed(base)
    command_line(base)
    sys.stdout.flush()
    screens_and_room()


if __name__ == "__main__":
    main()
