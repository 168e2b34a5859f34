"""The room's front: pages, cookies, and the socket between a page and the process behind it."""

from __future__ import annotations

import asyncio
import json
import secrets
from contextlib import suppress
from typing import Any

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from tabletop.hosting.access import Access, hashed
from tabletop.hosting.browser import files
from tabletop.hosting.browser.nursery import Nursery
from tabletop.hosting.browser.window import CLOSED, FAULT, FULL, GRACE, MOVED, UNSAID, Window
from tabletop.hosting.connection import Allowance
from tabletop.hosting.crowding import crowding
from tabletop.hosting.origin import UNSAID_WORDS, Origin, asked_for

MOST = 64
"""Windows at once."""

TABS = 6
"""Windows of one person at once; the oldest gives way."""

IDLE = 300.0
"""Seconds after which a sign-in that nobody types in may have to give its place to another."""

TICKET = 60.0
"""Seconds in which a page may exchange its ticket for the cookie."""

LASTS = 12 * 3600
"""Seconds the cookie lasts: a long day."""

FULL_WORDS = "The room is full: no more windows can be opened. Close one that nobody uses, then try again."
KINDS = ("seat", "display")


class Front:
    """Windows by kind, owner and tab. `room` is where processes reach the room on this machine."""

    def __init__(self, access: Access, nursery: Nursery, origin: Origin, most: int = MOST) -> None:
        self._access, self._nursery, self._origin, self._most = access, nursery, origin, most
        self.room = ""
        self.windows: dict[tuple[str, str, str], Window] = {}
        self._tickets: dict[str, tuple[str, float]] = {}
        self._saying: set[asyncio.Task[None]] = set()

    def routes(self) -> list[BaseRoute]:
        """What a browser may ask for."""
        return [
            Route("/", self._seat_page),
            Route("/display", self._display_page),
            Route("/file/{name:path}", self._file),
            Route("/sit", self._sit, methods=["POST"]),
            Route("/leave", self._leave, methods=["POST"]),
            WebSocketRoute("/window", self.serve),
        ]

    def address_of(self, secret: str) -> str:
        """Where the browser behind a process is; empty if there is no such window."""
        return next((w.address for w in self.windows.values() if secret and w.secret == secret), "")

    async def _seat_page(self, request: Request) -> Response:
        return self._page(request, "seat")

    async def _display_page(self, request: Request) -> Response:
        return self._page(request, "display")

    def _page(self, request: Request, kind: str) -> Response:
        if self._origin.unsaid(request):
            return files.sorry(UNSAID_WORDS, 502)
        token = request.cookies.get(self._cookie, "")
        mine = bool(token) and any(w.owner == hashed(token) for w in self.windows.values())
        if not mine and len(self.windows) >= self._most and self._spare(_address(request)) is None:
            return files.sorry(FULL_WORDS, 503)
        return files.page(kind)

    async def _file(self, request: Request) -> Response:
        return files.file(request)

    @property
    def _cookie(self) -> str:
        """Its name; cookies do not know ports, so it does."""
        return f"tabletop-{self.room.rpartition(':')[2]}"

    async def _sit(self, request: Request) -> Response:
        """Exchange a ticket, which is good once, for the cookie with the token."""
        body = await _short(request)
        token, until = self._tickets.pop(body, ("", 0.0))
        if not self._origin.own_page(request) or not token or until < asyncio.get_running_loop().time():
            return Response(status_code=403, headers=files.GUARDS)
        return self._with_cookie(request, token, LASTS)

    async def _leave(self, request: Request) -> Response:
        """Forget who sat here; the seat is free for another code."""
        if not self._origin.own_page(request):
            return Response(status_code=403, headers=files.GUARDS)
        token = request.cookies.get(self._cookie, "")
        for window in [w for w in self.windows.values() if token and w.owner == hashed(token)]:
            await window.end()
        return self._with_cookie(request, "", 0)

    def _with_cookie(self, request: Request, token: str, lasts: int) -> Response:
        response = Response(status_code=204, headers={**files.GUARDS, "Cache-Control": "no-store"})
        response.set_cookie(
            self._cookie, token, max_age=lasts, path="/", httponly=True, samesite="strict",
            secure=self._origin.secure or request.url.scheme == "https",
        )  # fmt: skip
        return response

    async def serve(self, socket: WebSocket) -> None:
        """A page that wants to look."""
        if not self._origin.own_page(socket):
            await socket.close(1008)
            return
        await socket.accept()
        if self._origin.unsaid(socket):
            await socket.close(UNSAID)
            return
        tab, kind = socket.query_params.get("tab", "")[:64], socket.query_params.get("kind", "seat")
        if kind not in KINDS or len(tab) < 16:
            await socket.close(1008)
            return
        window = await self._window_for(socket, kind, tab)
        if window is None:
            return
        try:
            await _listen(socket, window)
        except (WebSocketDisconnect, RuntimeError, KeyError):
            pass
        finally:
            window.detach(socket)
            with suppress(RuntimeError, WebSocketDisconnect):
                await socket.close()

    async def _window_for(self, socket: WebSocket, kind: str, tab: str) -> Window | None:
        """The window this page had, or a new one; None, and the page is told why, if there can be none."""
        token = socket.cookies.get(self._cookie, "") if kind == "seat" else ""
        if token and self._access.holder(token) is None:
            token = ""
        owner = hashed(token) if token else ""
        size = asked_for(socket.query_params)
        known = self.windows.get((kind, owner, tab))
        if known is not None and not known.ended.is_set():
            await known.attach(socket, size, anew=True)
            return known
        if not await self._room_for_one(owner, _address(socket)):
            await socket.close(FULL)
            return None
        try:
            window = Window(kind, tab, _address(socket), owner, await self._nursery.bear())
        except OSError:
            await socket.close(FAULT)
            return None
        self.windows[kind, owner, tab] = window
        window.seated, window.unseated = self._seated, self._unseated
        window.bear = self._nursery.bear if kind == "seat" and self._nursery.bears else None
        await window.attach(socket, size, anew=False)
        where = self._origin.name or socket.headers.get("host", "")
        window.begin(self.room, where[:80], token, size)
        asyncio.create_task(window.ended.wait()).add_done_callback(lambda _: self._drop(window))
        return window

    def _drop(self, window: Window) -> None:
        for key in [key for key, known in self.windows.items() if known is window]:
            del self.windows[key]

    def _seated(self, window: Window, token: str) -> None:
        """Somebody has signed in: from now on only the page with the cookie may look."""
        self._own(window, hashed(token))
        ticket = secrets.token_urlsafe(16)
        now = asyncio.get_running_loop().time()
        self._tickets = {t: known for t, known in self._tickets.items() if known[1] >= now}
        self._tickets[ticket] = token, now + TICKET
        task = asyncio.create_task(window.say("ticket", ticket))
        self._saying.add(task)
        task.add_done_callback(self._saying.discard)

    def _unseated(self, window: Window) -> None:
        self._own(window, "")

    def _own(self, window: Window, owner: str) -> None:
        self._drop(window)
        window.owner = owner
        self.windows[window.kind, owner, window.tab] = window

    def _spare(self, address: str) -> Window | None:
        """The window that can best be done without, for somebody at this address; None if all are in use."""
        now = asyncio.get_running_loop().time()
        alone = [w for w in self.windows.values() if w.page is None]
        strange = [w for w in self.windows.values() if not w.owner]
        idle = [w for w in strange if w.kind == "seat" and w.last_key < now - IDLE]
        if alone:
            return min(alone, key=lambda w: w.alone_since)
        return next(iter(idle), None) or crowding([(w.address, w) for w in strange], address)

    async def _room_for_one(self, owner: str, address: str) -> bool:
        own = [w for w in self.windows.values() if owner and w.owner == owner]
        if len(own) >= TABS:
            await self._give_up(own[0], MOVED)
        if len(self.windows) < self._most:
            return True
        spare = self._spare(address)
        if spare is not None:
            await self._give_up(spare, FULL)
        return spare is not None

    async def _give_up(self, window: Window, why: int) -> None:
        await window.end(why)
        self._drop(window)

    async def tidy_for_ever(self) -> None:
        """End windows whose pages have not come back."""
        while True:
            await asyncio.sleep(min(5.0, GRACE / 4))
            now = asyncio.get_running_loop().time()
            for window in [w for w in self.windows.values() if w.grace(now) <= 0]:
                await window.end()

    async def stop(self) -> None:
        """End every window."""
        await asyncio.gather(*(window.end(CLOSED) for window in list(self.windows.values())))


async def _listen(socket: WebSocket, window: Window) -> None:
    """Pass on what the page sends: keys, its size, whether it has the focus."""
    clock = asyncio.get_running_loop().time
    allowance = Allowance(clock(), rate=100.0, burst=300)
    while not window.ended.is_set():
        text = await socket.receive_text()
        while not allowance.take(clock()):
            await asyncio.sleep(0.05)
        match _read(text):
            case ["stdin", str(keys)]:
                window.type(keys)
            case ["resize", {"width": int(width), "height": int(height)}]:
                window.tell(type="resize", width=width, height=height)
            case ["ping", str(mark)]:
                await socket.send_text(json.dumps(["pong", mark[:40]]))
            case ["focus" | "blur" as what]:
                window.tell(type=what)
            case _:
                continue
        await window.drain()


def _read(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


async def _short(request: Request) -> str:
    """The body, if it is as short as a ticket."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > 200:
            return ""
    return body.decode("ascii", "replace")


def _address(connection: HTTPConnection) -> str:
    return connection.client.host if connection.client else ""
