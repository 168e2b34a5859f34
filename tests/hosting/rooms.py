"""A room that listens on a port of this machine, and people who sit down in it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from tabletop.exercise.clock.phases import Advance
from tabletop.exercise.clock.running import Resume
from tabletop.exercise.facts import CONTROL
from tabletop.hosting.client import RemotePort
from tabletop.hosting.host import Host
from tabletop.hosting.serving import Serving
from tabletop.room.chance import Chance
from tabletop.room.clock import Clock
from tabletop.room.service import Room, create
from tabletop.scenario.reading import read
from tabletop.scenario.shipped import find
from tabletop.store import sqlite
from tabletop.store.base import Store
from tabletop.store.memory import MemoryStore

PATIENCE = 60.0


def a_room(file: Path | None = None, phase: str = "Talk and decide", clock: Clock | None = None) -> Room:
    """The tutorial, in the phase in which most is open."""
    store: Store = MemoryStore() if file is None else sqlite.create(file)
    room = create(store, read(find("first-hour")), "30", chance=Chance(), seed=1, clock=clock)
    room.submit(Resume(), CONTROL)
    while room.state.plan[room.state.clock.phase].name != phase:
        room.submit(Advance(""), CONTROL)
    return room


@asynccontextmanager
async def listening(room: Room) -> AsyncIterator[tuple[Host, str]]:
    """A host on a free port, and its address."""
    host = Host(room)
    serving = Serving(host, port=0)
    await serving.start()
    try:
        yield host, f"127.0.0.1:{serving.port}"
    finally:
        await serving.stop()


async def sit(host: Host, address: str, seat: str, name: str = "Ana") -> RemotePort:
    """Somebody signs in by the seat's code."""
    port = RemotePort(address, code=host.access.codes[seat], name=name)
    await port.open()
    return port


async def until(fits: Callable[[], Awaitable[bool]]) -> None:
    """Wait until something holds; TimeoutError if it never does."""
    async with asyncio.timeout(PATIENCE):
        while not await fits():
            await asyncio.sleep(0.005)
