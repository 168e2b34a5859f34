"""Sudden ends and bad disks: nothing acknowledged is lost, and nothing damaged is taken for whole.

TABLETOP_FAULTS sets how often each fault is tried.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from tabletop.store import sqlite
from tabletop.store.chain import Row
from tabletop.store.closed import salvage, verify_file
from tabletop.store.errors import StoreError
from tests.store.sample import speech

ROUNDS = int(os.environ.get("TABLETOP_FAULTS", "20"))
HERE = Path(__file__).parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills are tried where processes can fork")
def test_no_acknowledged_event_is_lost_however_often_the_program_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "autumn.exercise"
    chance = random.Random(1)
    command = [sys.executable, "-m", "tests.store.writer", str(path)]
    with subprocess.Popen(
        command, cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as writer:
        assert writer.stdin is not None
        assert writer.stdout is not None
        safe = 0
        for _ in range(ROUNDS):
            writer.stdin.write("go\n")
            safe = max(safe, kill_after(writer.stdout, chance.randrange(12)))
            if not path.exists():
                assert not safe
                continue
            with sqlite.open(path) as store:
                events = store.read()
                assert len(events) >= safe
                assert events == speech(range(1, len(events) + 1))
                assert store.events_of(f"command-{safe}") == (speech([safe]) if safe else None)
        writer.stdin.close()
    assert safe > ROUNDS


def kill_after(lines: IO[str], acknowledged: int) -> int:
    """Kill the child once it has acknowledged so many events; the last number it said was safe."""
    child, safe, count = 0, 0, 0
    while (line := lines.readline()) != "ended\n":
        word, number = line.split()
        child = child or int(number)
        if word == "safe":
            safe, count = int(number), count + 1
        if count == acknowledged:
            os.kill(child, signal.SIGKILL)
    return safe


@pytest.fixture(scope="module")
def crashed(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """The two files an exercise of thirty statements leaves behind when the power goes."""
    from tests.store.sample import register

    register()
    with sqlite.create(tmp_path_factory.mktemp("live") / "live.exercise") as store:
        for number in range(1, 31):
            store.append(f"command-{number}", speech([number]))
        return store.path.read_bytes(), Path(f"{store.path}-wal").read_bytes()


def check_prefix(path: Path) -> None:
    """Looked at, then opened: the same first events, in order, and it can be played on."""
    seen = salvage(path)
    assert seen.events == speech(range(1, len(seen.events) + 1))
    assert verify_file(path).count == len(seen.events)
    with sqlite.open(path) as store:
        assert store.read() == seen.events
        store.append("next", speech([len(seen.events) + 1]))
    assert verify_file(path).whole


def test_a_tail_cut_anywhere_leaves_a_clean_beginning(crashed: tuple[bytes, bytes], tmp_path: Path) -> None:
    chance = random.Random(2)
    main, beside = crashed
    lengths = set()
    for n in range(ROUNDS):
        path = tmp_path / f"{n}.exercise"
        path.write_bytes(main)
        Path(f"{path}-wal").write_bytes(beside[: chance.randrange(len(beside) + 1)])
        lengths.add(len(salvage(path).events))
        check_prefix(path)
    assert len(lengths) > 3


def test_a_spoiled_sector_beside_the_file_leaves_a_clean_beginning(
    crashed: tuple[bytes, bytes], tmp_path: Path
) -> None:
    chance = random.Random(3)
    main, beside = crashed
    for n in range(ROUNDS):
        path = tmp_path / f"{n}.exercise"
        path.write_bytes(main)
        start = chance.randrange(len(beside) // 512) * 512
        Path(f"{path}-wal").write_bytes(beside[:start] + chance.randbytes(512) + beside[start + 512 :])
        check_prefix(path)


def raw_rows(path: Path) -> tuple[list[Row], bool]:
    """What another program reads, and whether it came to the end."""
    connection = sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)
    connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    rows: list[Row] = []
    try:
        while True:
            query = (
                f"SELECT {', '.join(Row._fields)} FROM events ORDER BY sequence LIMIT 1 OFFSET {len(rows)}"
            )
            found = connection.execute(query).fetchone()
            if found is None:
                return rows, True
            rows.append(Row(*found))
    except (sqlite3.Error, UnicodeError):
        return rows, False
    finally:
        connection.close()


def test_every_event_spoiled_by_a_flipped_bit_is_named(played: Path) -> None:
    chance = random.Random(4)
    whole = bytearray(played.read_bytes())
    before, _ = raw_rows(played)
    named = 0
    for _ in range(ROUNDS * 10):
        bit = chance.randrange(len(whole) * 8)
        spoiled = bytearray(whole)
        spoiled[bit // 8] ^= 1 << bit % 8
        played.write_bytes(spoiled)
        after, complete = raw_rows(played)
        try:
            verdict = verify_file(played)
        except StoreError:
            assert bit // 8 < 4096, "only the very beginning can make it another file"
            continue
        good = next((n for n, pair in enumerate(zip(before, after)) if pair[0] != pair[1]), len(after))
        if complete and good == len(before):
            assert verdict.whole
        else:
            assert (verdict.count, verdict.first_bad) == (good, good + 1)
            named += 1
        assert salvage(played).events == speech(range(1, verdict.count + 1))
    assert named > ROUNDS


def test_a_file_cut_short_is_read_as_far_as_it_goes(played: Path, tmp_path: Path) -> None:
    chance = random.Random(5)
    whole = played.read_bytes()
    for n in range(ROUNDS):
        path = tmp_path / f"cut-{n}.exercise"
        shutil.copy(played, path)
        os.truncate(path, chance.randrange(len(whole)))
        try:
            rescued = salvage(path)
        except StoreError:
            continue  # too little is left to tell that it was an exercise
        assert rescued.events == speech(range(1, len(rescued.events) + 1))
        assert rescued.sentence or len(rescued.events) == 12
