"""Seats in browsers under load: forty windows opened at once, as their pages open them, and then in use.

`python -m tests.bench_windows [SECONDS]` starts a host of its own on a free port, and stops it. A page is
played by what it sends and reads over its socket; forty browsers would not fit beside it.
"""

from __future__ import annotations

import asyncio
import json
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Coroutine
from pathlib import Path

from websockets.asyncio.client import ClientConnection, connect

from tabletop.exercise.clock.phases import Advance
from tabletop.exercise.clock.running import Resume
from tabletop.exercise.facts import CONTROL
from tabletop.hosting.browser.nursery import Nursery
from tabletop.hosting.host import Host
from tabletop.hosting.serving import Serving
from tabletop.room.service import create
from tabletop.scenario.reading import read
from tabletop.scenario.shipped import find
from tabletop.store import sqlite
from tests.bench_room import SPECIAL, percentile

WINDOWS, SECONDS, BETWEEN = 40, 30, 10
SETTLING = 4
"""Seconds from the sign-in of those who act to the first act: forty more who come in are drawn everywhere."""
SIGN_IN, AT_THE_SEAT = b"Code on your card", b"Agenda"


async def host() -> None:
    """The room in a process of its own; says its port, its codes, and where its windows come from."""
    nursery = Nursery()
    nursery.start()
    with tempfile.TemporaryDirectory() as folder:
        room = create(sqlite.create(Path(folder) / "a.exercise"), read(find("baltic-request")), "day")
        room.submit(Resume(), CONTROL)
        for _ in range(3):
            room.submit(Advance(""), CONTROL)
        listening = Host(room)
        serving = Serving(listening, port=0, nursery=nursery)
        await serving.start()
        told = {"port": serving.port, "codes": listening.access.codes, "parent": nursery.pid}
        print(json.dumps(told), flush=True)
        await asyncio.to_thread(sys.stdin.readline)
        await serving.stop()
        room.close()


class Page:
    """One page: when it was painted, and what it has shown since."""

    def __init__(self, number: int, port: int, seen: dict[str, list[float]]) -> None:
        self.number, self._port, self._seen = number, port, seen
        self.socket: ClientConnection | None = None
        self._shown = b""
        self._known: set[str] = set()
        self._fresh = asyncio.Event()
        self._reading: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Knock, as the page does, and read on from there."""
        address = f"127.0.0.1:{self._port}"
        self.socket = await connect(
            f"ws://{address}/window?tab={secrets.token_hex(16)}&kind=seat&width=120&height=34",
            origin=f"http://{address}", max_size=None, open_timeout=30,
        )  # type: ignore[arg-type]  # fmt: skip
        self._reading = asyncio.create_task(self._read(self.socket))

    async def _read(self, socket: ClientConnection) -> None:
        async for frame in socket:
            if isinstance(frame, bytes):
                self._shown = (self._shown + frame)[-200_000:]
                for piece in frame.split(b"mark")[1:]:
                    key, now = piece[:8].decode("ascii", "replace"), time.perf_counter()
                    if key not in self._known:  # the first time it is drawn on this page
                        self._known.add(key)
                        self._seen.setdefault(key, []).append(now)
                self._fresh.set()

    async def shows(self, words: bytes) -> None:
        """Wait until these words have been drawn."""
        while words not in self._shown:
            self._fresh.clear()
            await self._fresh.wait()

    async def type(self, keys: str) -> None:
        """Keys, as the terminal sends them."""
        assert self.socket is not None
        await self.socket.send(json.dumps(["stdin", keys]))

    async def sit_down(self) -> None:
        """The name, with the code typed already: to the seat's own screen."""
        self._shown = b""
        await self.type(f"P{self.number}\r")
        await self.shows(AT_THE_SEAT)

    async def close(self) -> None:
        """Shut the tab."""
        if self._reading is not None:
            self._reading.cancel()
        if self.socket is not None:
            await self.socket.close()


async def act_for(port: int, code: str, number: int, seconds: int, sent: dict[str, float]) -> None:
    """Somebody else of the same seat acts every ten seconds; what the pages show of it is timed.

    They sign in first: what is timed is a room in use, not its doors.
    """
    async with connect(f"ws://127.0.0.1:{port}/room", max_size=None) as socket:
        await socket.send(json.dumps({"type": "hello", "code": code, "name": f"Q{number}"}))
        reading = asyncio.create_task(_forget(socket))
        await asyncio.sleep(SETTLING + BETWEEN * number / WINDOWS)
        for turn in range(seconds // BETWEEN):
            key = f"{number:04d}{turn:04d}"
            fields = {"to": ["alliance"], "text": f"mark{key}"}
            sent[key] = time.perf_counter()
            text = {"type": "submit", "id": key, "act": "message.send", "fields": fields}
            await socket.send(json.dumps(text))
            await asyncio.sleep(BETWEEN)
        reading.cancel()


async def _forget(socket: ClientConnection) -> None:
    async for _ in socket:
        pass


def own_memory(parent: int) -> list[float]:
    """Megabytes that each child of a process has to itself."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            stat = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(stat[1]) == parent:
                lines = (folder / "smaps_rollup").read_text().splitlines()
                found.append(sum(int(x.split()[1]) for x in lines if x.startswith("Private")) / 1024)
        except (OSError, IndexError):
            continue
    return found


async def measure(seconds: int = SECONDS) -> list[str]:
    """Run host and pages; lines to print."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench_windows", "host"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    told = json.loads(process.stdout.readline())
    port, codes = told["port"], [c for seat, c in told["codes"].items() if seat not in SPECIAL]
    seen: dict[str, list[float]] = {}
    first = Page(99, port, seen)  # the parent has loaded when this one is painted
    await first.open()
    await first.shows(SIGN_IN)
    await first.close()
    pages = [Page(number, port, seen) for number in range(WINDOWS)]
    painted = await _timed([_painted(page) for page in pages])
    for page in pages:
        await page.type(f"{codes[page.number % len(codes)]}\r")
    await asyncio.sleep(2)
    seated = await _timed([page.sit_down() for page in pages])
    memory = own_memory(told["parent"])
    sent: dict[str, float] = {}
    for page in pages:
        await page.type("1")
    acting = [act_for(port, codes[n % len(codes)], n, seconds, sent) for n in range(WINDOWS)]
    using = asyncio.create_task(_use(pages))
    await asyncio.gather(*acting)
    await asyncio.sleep(1)
    using.cancel()
    after = own_memory(told["parent"])
    for page in pages:
        await page.close()
    process.stdin.write("\n")
    process.stdin.flush()
    process.wait(20)
    delays = [at - sent[key] for key, times in seen.items() if key in sent for at in times]
    return _lines(painted, seated, memory, after, delays, len(sent))


async def _painted(page: Page) -> None:
    await page.open()
    await page.shows(SIGN_IN)


async def _timed(deeds: list[Coroutine[None, None, None]]) -> float:
    began = time.perf_counter()
    await asyncio.gather(*deeds)
    return time.perf_counter() - began


async def _use(pages: list[Page]) -> None:
    """Somebody looks at another panel every quarter of a second, and back."""
    turn = 0
    while True:
        page = pages[turn % len(pages)]
        await page.type("3" if page.number % 2 else "4")
        await page.type("1")
        turn += 1
        await asyncio.sleep(0.25)


def _lines(
    painted: float, seated: float, memory: list[float], after: list[float], delays: list[float], acts: int
) -> list[str]:
    shown = (
        f"p50 {percentile(delays, 0.5):.0f} ms, p99 {percentile(delays, 0.99):.0f} ms"
        if delays
        else "never shown"
    )
    return [
        f"browsers: {WINDOWS} at once, the last sign-in painted after {painted:.1f} s; target 2.5 s",
        f"      from the name to the last full seat {seated:.1f} s; target 6 s",
        f"      own memory of each {max(memory):.1f} MB at most, {max(after):.1f} MB after use; target 20 MB",
        f"      {acts} acts, shown in other windows {len(delays)} times: {shown}; target 500 ms",
    ]


if __name__ == "__main__":
    if sys.argv[1:2] == ["host"]:
        asyncio.run(host())
    else:
        print("\n".join(asyncio.run(measure(int(sys.argv[1]) if sys.argv[1:] else SECONDS))))
