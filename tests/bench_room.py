"""A room under load: forty clients of the protocol, an act a second each, beside a bare loop of this run.

`python -m tests.bench_room [SECONDS]` starts a host of its own on a free port of this machine, and stops it.
"""

from __future__ import annotations

import asyncio
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from websockets.asyncio.client import ClientConnection, connect

from tabletop.exercise.clock.phases import Advance
from tabletop.exercise.clock.running import Resume
from tabletop.exercise.facts import CONTROL
from tabletop.hosting.host import Host
from tabletop.hosting.serving import Serving
from tabletop.room.service import create
from tabletop.scenario.reading import read
from tabletop.scenario.shipped import find
from tabletop.store import sqlite

CLIENTS, SECONDS = 40, 20
SPECIAL = ("chair", "evaluator", "observer", "press", "control")


async def host() -> None:
    """The room in a process of its own; says its port and codes, and at the end what it used."""
    with tempfile.TemporaryDirectory() as folder:
        room = create(sqlite.create(Path(folder) / "a.exercise"), read(find("baltic-request")), "day")
        room.submit(Resume(), CONTROL)
        for _ in range(3):
            room.submit(Advance(""), CONTROL)
        listening = Host(room)
        serving = Serving(listening, port=0)
        await serving.start()
        print(json.dumps({"port": serving.port, "codes": listening.access.codes}), flush=True)
        await asyncio.to_thread(sys.stdin.readline)
        before = _used()
        print(json.dumps(before), flush=True)
        await asyncio.to_thread(sys.stdin.readline)
        print(json.dumps({**_used(), "events": len(room.log)}), flush=True)
        await serving.stop()
        room.close()


def _used() -> dict[str, float]:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {"cpu": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss / 1024}


class Client:
    """One client that sends an act a second and notes when it is confirmed, and when it sees others'."""

    def __init__(self, number: int, sent: dict[str, float]) -> None:
        self.number, self._sent = number, sent
        self.confirmed: list[float] = []
        self.delivered: list[float] = []
        self._waiting: dict[str, float] = {}

    async def run(self, port: int, code: str, seconds: int) -> None:
        """Sign in, act, listen."""
        async with connect(f"ws://127.0.0.1:{port}/room", max_size=None) as socket:
            await socket.send(json.dumps({"type": "hello", "code": code, "name": f"P{self.number}"}))
            listening = asyncio.create_task(self._listen(socket))
            await asyncio.sleep(1 + self.number / CLIENTS)
            for turn in range(seconds):
                began = time.perf_counter()
                await self._act(socket, turn)
                await asyncio.sleep(max(0.0, 1 - (time.perf_counter() - began)))
            await asyncio.sleep(0.5)
            listening.cancel()

    async def _act(self, socket: ClientConnection, turn: int) -> None:
        key = f"{self.number:04d}{turn:04d}"
        fields = {"to": ["alliance"], "text": f"mark{key}"}
        text = json.dumps({"type": "submit", "id": key, "act": "message.send", "fields": fields})
        self._waiting[key] = self._sent[key] = time.perf_counter()
        await socket.send(text)

    async def _listen(self, socket: ClientConnection) -> None:
        async for frame in socket:
            now, data = time.perf_counter(), frame if isinstance(frame, bytes) else frame.encode()
            if data.startswith(b'{"type":"done"'):
                key = json.loads(data)["id"]
                self.confirmed.append(now - self._waiting.pop(key))
            elif data.startswith(b'{"type":"feed"') and self.number == 0:
                for piece in data.split(b'"mark')[1:]:
                    began = self._sent.get(piece[:8].decode())
                    if began is not None:
                        self.delivered.append(now - began)


def percentile(values: list[float], share: float) -> float:
    """Milliseconds below which this share of the values lies."""
    return 1000 * sorted(values)[min(len(values) - 1, int(len(values) * share))]


async def measure(seconds: int = SECONDS) -> list[str]:
    """Run host and clients; lines to print."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench_room", "host"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    told = json.loads(process.stdout.readline())
    codes = [code for seat, code in told["codes"].items() if seat not in SPECIAL]
    sent: dict[str, float] = {}
    clients = [Client(number, sent) for number in range(CLIENTS)]
    process.stdin.write("\n")
    process.stdin.flush()
    before = json.loads(process.stdout.readline())
    began = time.perf_counter()
    await asyncio.gather(*(c.run(told["port"], codes[c.number % len(codes)], seconds) for c in clients))
    passed = time.perf_counter() - began
    process.stdin.write("\n")
    process.stdin.flush()
    after = json.loads(process.stdout.readline())
    process.wait(20)
    confirmed = [each for c in clients for each in c.confirmed]
    return _lines(confirmed, clients[0].delivered, before, after, passed, seconds)


def _lines(
    confirmed: list[float], delivered: list[float], before: dict[str, float], after: dict[str, float],
    passed: float, seconds: int,
) -> list[str]:  # fmt: skip
    core = 100 * (after["cpu"] - before["cpu"]) / passed
    return [
        f"room: {CLIENTS} clients, {len(confirmed)} of {CLIENTS * seconds} acts confirmed in {passed:.0f} s",
        f"      confirmed p50 {percentile(confirmed, 0.5):.1f} ms, p99 {percentile(confirmed, 0.99):.1f} ms; "
        "target 10 and 50 ms",
        f"      delivered elsewhere p99 {percentile(delivered, 0.99):.1f} ms; target 100 ms",
        f"      host {core:.0f}% of a core, {after['memory']:.0f} MB; target 15% and 100 MB",
    ]


if __name__ == "__main__":
    if sys.argv[1:2] == ["host"]:
        asyncio.run(host())
    else:
        print("\n".join(asyncio.run(measure(int(sys.argv[1]) if sys.argv[1:] else SECONDS))))
