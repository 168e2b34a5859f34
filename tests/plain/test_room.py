"""A room played line by line, every place by a script, over real sockets and pipes."""

from __future__ import annotations

import asyncio
import inspect
import io
import os
import re
from pathlib import Path

from tabletop.desk.vocabulary import VERBS
from tabletop.exercise.facts import CONTROL
from tabletop.networking import knock
from tabletop.plain.joined import lines_in, sit_down
from tabletop.plain.roomdesk import typed
from tabletop.room.clock import VirtualClock
from tabletop.room.service import create
from tabletop.scenario.reading import read
from tabletop.scenario.shipped import find
from tabletop.showing.boards import due as due_module
from tabletop.store import sqlite
from tests.hosting.rooms import listening, until

SCRIPTS = Path(__file__).with_name("baltic-request")


class Place:
    """One script in a place of a room: what it types, and what was said to it."""

    def __init__(self, address: str, code: str, script: str) -> None:
        self.out, self._address = io.StringIO(), address
        reading, writing = os.pipe()
        self._source = os.fdopen(reading, "r", encoding="utf-8")
        with os.fdopen(writing, "w", encoding="utf-8") as lines:
            lines.write(f"{code}\n{'Ana' if code else ''}\n{script}" if code else f"\n{script}")

    async def play(self) -> int:
        """To the end; the number of lines that were refused."""

        async def enter(code: str, name: str) -> object:
            return await knock(self._address, code, name)

        with self._source:
            return await sit_down(lines_in(self._source, self.out), enter)  # type: ignore[arg-type]


def scripts() -> dict[str, str]:
    """By place what is typed there."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(SCRIPTS.glob("*.txt"))}


async def _greeted(place: Place) -> bool:
    return "Type help" in place.out.getvalue()


def test_what_is_due_is_said_in_verbs_and_not_in_keys() -> None:
    keys = re.findall(r"[;:] (enter [^.]+)\.", inspect.getsource(due_module))
    assert len(keys) >= 5
    for key in keys:
        assert re.sub(r"^type (\w+).*", r"\1", typed(key)) in VERBS, key


def test_a_whole_exercise_is_played_by_scripts_in_every_place(tmp_path: Path) -> None:
    room = create(sqlite.create(tmp_path / "a.exercise"), read(find("baltic-request")), "75",
                  clock=VirtualClock(), seed=1)  # fmt: skip

    async def run() -> dict[str, Place]:
        async with listening(room) as (host, address):
            codes = host.access.codes
            places = {name: Place(address, codes.get(name, ""), script) for name, script in scripts().items()}
            facilitator = asyncio.create_task(places[CONTROL].play())
            await until(lambda: _greeted(places[CONTROL]))
            others = [asyncio.create_task(p.play()) for name, p in places.items() if name != CONTROL]
            done, waiting = await asyncio.wait({facilitator, *others}, timeout=120)
            assert not waiting, "\n".join(place.out.getvalue()[-600:] for place in places.values())
            assert [task.result() for task in done] == [0] * len(places), [
                place.out.getvalue() for place in places.values() if "Not done" in place.out.getvalue()
            ]
            return places

    places = asyncio.run(run())
    assert room.state.clock.ended
    assert {"consultation", "funding"} <= set(room.state.decisions.adopted)
    seats = {event.seat for event in room.log}
    assert set(room.state.scenario.seats) | {"chair", "press", "evaluator", CONTROL} <= seats
    display = places["display"].out.getvalue()
    assert "says in public" in display
    assert "private word" not in display
    assert "private word" in places["estonia"].out.getvalue()
    room.close()
