"""One window: a tab of a browser, and the process behind it, which outlives a lost line for a while."""

from __future__ import annotations

import asyncio
import json
import math
import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, Protocol

from starlette.websockets import WebSocketDisconnect

from tabletop.hosting.browser.nursery import Born
from tabletop.hosting.browser.packets import DATA, META, meta, next_packet, packet

GRACE, UNSIGNED_GRACE = 180.0, 20.0
"""Seconds a process waits for its page to come back: at a seat, and before anybody has signed in."""

PATIENCE = 20.0
"""Seconds a page may take to read a frame."""

GONE = (RuntimeError, OSError, WebSocketDisconnect)
"""What a page that has gone may raise."""

LEFT, FULL, FAULT, MOVED, CLOSED, UNSAID = 4001, 4002, 4003, 4004, 4005, 4006
"""Why the host ends a line, as the page reads it."""


class Page(Protocol):
    """What a window needs of a browser's socket."""

    async def send_bytes(self, data: bytes) -> None:
        """What the terminal shows."""

    async def send_text(self, data: str) -> None:
        """A JSON list for the page itself."""

    async def close(self, code: int = 1000, reason: str | None = None) -> None:
        """End it."""


class Window:
    """`owner` is the hash of the token whose cookie may look at it; empty before anybody has signed in.

    `bear`, where there is one, gives a new process once somebody has signed in: what the sign-in has taken of
    memory is given back, and the seat begins with what is shared. Keys wait for it.
    """

    def __init__(self, kind: str, tab: str, address: str, owner: str, born: Born) -> None:
        self.kind, self.tab, self.address, self.owner = kind, tab, address, owner
        self.secret = secrets.token_urlsafe(16)
        self.page: Page | None = None
        self.alone_since = self.last_key = asyncio.get_running_loop().time()
        self.seated: Callable[[Window, str], None] = lambda window, token: None
        self.unseated: Callable[[Window], None] = lambda window: None
        self.faults: list[str] = []
        self.bear: Callable[[], Awaitable[Born]] | None = None
        self._born = born
        self._first: dict[str, Any] = {}
        self._changing = False
        self._held: list[bytes] = []
        self._ending = 0
        self._relay: asyncio.Task[None] | None = None
        self.ended = asyncio.Event()

    def begin(self, room: str, where: str, token: str, size: tuple[int, int]) -> None:
        """Tell the process what it is, and pass on what it draws."""
        self._first = {"kind": self.kind, "room": room, "window": self.secret, "where": where, "token": token}
        self._sized(*size)
        self._greet(once=self.bear is not None and not token)
        self._relay = asyncio.create_task(self._pass_on())

    def _sized(self, width: int, height: int) -> None:
        self._first |= {"width": width, "height": height}

    def _greet(self, *, once: bool) -> None:
        """The first words to a process; `once`: it ends when somebody has signed in."""
        self._born.writer.write(meta(**self._first, once=once))

    async def attach(self, page: Page, size: tuple[int, int], *, anew: bool) -> None:
        """Show it on this page; another page that showed it is told so. `anew`: the page has nothing yet."""
        former, self.page = self.page, page
        if former is not None:
            await _close(former, MOVED)
        if anew:
            self._sized(*size)
            self.tell(type="attach", width=size[0], height=size[1])

    def detach(self, page: Page) -> None:
        """The page is gone."""
        if self.page is page:
            self.page, self.alone_since = None, asyncio.get_running_loop().time()

    def grace(self, now: float) -> float:
        """Seconds for which it still waits for its page; without end while it has one."""
        if self.page is not None:
            return math.inf
        return self.alone_since + (GRACE if self.owner else UNSIGNED_GRACE) - now

    def type(self, keys: str) -> None:
        """What was typed."""
        self.last_key = asyncio.get_running_loop().time()
        self._write(packet(DATA, keys.encode("utf-8", "replace")))

    def tell(self, **order: Any) -> None:
        """An order to the process."""
        if order.get("type") == "resize":
            self._sized(order["width"], order["height"])
        self._write(meta(**order))

    def _write(self, data: bytes) -> None:
        if self._changing:
            self._held.append(data)
        elif not self.ended.is_set():
            self._born.writer.write(data)

    async def drain(self) -> None:
        """Wait until the process has taken most of what was typed."""
        with suppress(OSError):
            await self._born.writer.drain()

    async def say(self, *words: str) -> None:
        """Something for the page itself."""
        if self.page is not None:
            with suppress(*GONE):
                await self.page.send_text(json.dumps(words))

    async def _pass_on(self) -> None:
        try:
            while (found := await self._next()) is not None:
                kind, payload = found
                if kind == DATA:
                    await self._show(payload)
                elif kind == META:
                    await self._heed(json.loads(payload))
        finally:
            self.ended.set()
            self._born.writer.close()
            page, self.page = self.page, None
            if page is not None:
                await _close(page, self._ending or FAULT)

    async def _next(self) -> tuple[bytes, bytes] | None:
        """The next packet, of a new process once that which signed somebody in has ended; None at the end."""
        found = await next_packet(self._born.reader)
        if found is None and self._changing and self.bear is not None:
            self._born.writer.close()
            self._born = await self.bear()
            self._greet(once=False)
            self._changing, held = False, self._held
            self._held = []
            for data in held:
                self._write(data)
            found = await next_packet(self._born.reader)
        return found

    async def _show(self, payload: bytes) -> None:
        page = self.page
        if page is None:
            return
        try:
            async with asyncio.timeout(PATIENCE):
                await page.send_bytes(payload)
        except (TimeoutError, *GONE):
            self.detach(page)
            await _close(page, 1011)

    async def _heed(self, told: dict[str, Any]) -> None:
        match told.get("type"):
            case "exit":
                self._ending = self._ending or LEFT
            case "fault":
                self._ending = FAULT
                self.faults.append(str(told.get("trace", ""))[:20_000])
            case "seated":
                self._first["token"] = str(told.get("token", ""))
                self._changing = self.bear is not None
                self.seated(self, self._first["token"])
            case "unseated":
                self._first["token"] = ""
                self.unseated(self)
            case "full":
                self._ending = FULL
            case _:
                return

    async def end(self, why: int = CLOSED) -> None:
        """End the process; it stores what is being typed. The page is told why."""
        self._ending = self._ending or why
        self._born.writer.close()
        if self._relay is not None:
            self._relay.cancel()
            await asyncio.gather(self._relay, return_exceptions=True)


async def _close(page: Page, code: int) -> None:
    with suppress(*GONE):
        await page.close(code)
