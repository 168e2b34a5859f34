"""Loading everything a window needs, and using it once, so that children begin with it done and share it.

What is rehearsed is the tutorial, in a room of its own in memory that nobody else can enter; nothing of the
host's room comes near.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tabletop.terminal.joining import RoomPort
    from tabletop.terminal.screens.signin import Connect

SIZE = (120, 34)
LOOKS = "1234567890y1"
"""Keys of panels."""


def load() -> None:
    """Import what any window may need, and learn to read all it may hear."""
    import tabletop.forked.windows
    import tabletop.terminal.screens.reader
    import tabletop.terminal.screens.roomseat
    import tabletop.terminal.screens.signin  # noqa: F401
    from tabletop.hosting.frames import learn

    learn()


def warm() -> None:
    """Load, and rehearse. A rehearsal that fails costs time later, and nothing else."""
    load()
    with suppress(Exception):
        asyncio.run(_rehearse())


async def _rehearse() -> None:
    from tabletop.hosting.addresses import LOOPBACK
    from tabletop.hosting.client import RemotePort
    from tabletop.hosting.host import Host
    from tabletop.hosting.serving import Serving
    from tabletop.room.service import create
    from tabletop.scenario.reading import read
    from tabletop.scenario.shipped import find
    from tabletop.store.memory import MemoryStore
    from tabletop.terminal.joining import Refused

    async def connect(code: str, name: str) -> RoomPort:
        raise Refused("Nobody is in.")

    host = Host(create(MemoryStore(), read(find("first-hour")), "30"))
    serving = Serving(host, port=0)
    await serving.start()
    address = f"{LOOPBACK}:{serving.port}"
    seat = next(iter(host.room.state.scenario.seats))
    port = RemotePort(address, code=host.access.codes[seat], name="-", window="-")
    display = RemotePort(address, window="-")
    try:
        await port.open()
        await display.open()
        await _seat(connect, None)
        await _seat(connect, port)
        await _display(display)
    finally:
        await port.close()
        await display.close()
        await serving.stop()


async def _seat(connect: Connect, port: RoomPort | None) -> None:
    from tabletop.terminal.joining import JoinApp

    async with JoinApp("-", connect, port).run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press(*LOOKS)


async def _display(port: RoomPort) -> None:
    from tabletop.terminal.screens.display import DisplayApp
    from tabletop.terminal.widgets.qrcode import joining

    async with DisplayApp(port, joining(("-",))).run_test(size=SIZE) as pilot:
        await pilot.pause()
