"""Loading everything a window needs, and using it once, so that children begin with it done."""

from __future__ import annotations

import asyncio


def load() -> None:
    """Import what any window may need."""
    import tabletop.forked.windows
    import tabletop.terminal.screens.reader
    import tabletop.terminal.screens.roomseat
    import tabletop.terminal.screens.signin  # noqa: F401


def warm() -> None:
    """Import, then show a sign-in to nobody."""
    load()
    asyncio.run(_rehearse())


async def _rehearse() -> None:
    from tabletop.terminal.joining import JoinApp, Refused, RoomPort

    async def connect(code: str, name: str) -> RoomPort:
        raise Refused("Nobody is in.")

    app = JoinApp("nowhere", connect)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
