"""A line to a room: signs in, hears what comes, sends again after a drop what was not answered."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Sequence
from typing import Any

from msgspec.structs import replace
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from tabletop.exercise.facts import Act
from tabletop.exercise.views.seeing import View
from tabletop.hosting.frames import FeedFrame, ViewFrame, read_frame
from tabletop.hosting.protocol import (
    PATH,
    WINDOW,
    Answer,
    Ask,
    Done,
    Draft,
    Hello,
    Manage,
    Message,
    Refused,
    Submit,
    Welcome,
)
from tabletop.room.port import FeedItem

ANSWER = 10.0
"""Seconds to wait for an answer while the line holds or comes back."""

AGAIN = (0.1, 0.2, 0.3)
"""Seconds between tries to come back."""

LARGEST = 64 * 1024 * 1024
"""Bytes of one frame from the host."""

TOO_LONG = "That is too long to be sent. Say it in fewer words; what you typed is kept."
KNOCK = 5.0
"""Seconds to wait for a host to open."""


class SignInRefused(Exception):
    """The host does not let one in; carries its sentence. `why` is a word for it where programs need one."""

    def __init__(self, reason: str, why: str = "") -> None:
        super().__init__(reason)
        self.why = why


def url_of(address: str) -> str:
    """Where to knock: an address as the host says it, or as a browser shows it; https means TLS."""
    scheme, found, rest = address.strip().partition("://")
    if not found:
        scheme, rest = "ws", scheme
    return f"{'wss' if scheme in ('https', 'wss') else 'ws'}://{rest.split('/', 1)[0]}{PATH}"


class Line:
    """One signed-in person. Acts that were not answered are sent again, with their ids, after a drop.

    `heard` are told that something has come in; `settled`, of an act given up as unanswered that was
    answered after all, and why it was refused if it was. Unsent texts are sent again after a drop, too.
    """

    def __init__(
        self, address: str, *, code: str = "", name: str = "", token: str = "", window: str = ""
    ) -> None:
        self._url = url_of(address)
        # A browser's window on the host says which it is.
        self._how: dict[str, Any] = {"additional_headers": {WINDOW: window}} if window else {}
        self._code, self._name, self.token = code, name, token
        self.seat = self.role = self.person = self.title = ""
        self.where: tuple[str, ...] = ()
        self.connected = False
        self.turned_away = ""
        self.heard: list[Callable[[], None]] = []
        self.settled: list[Callable[[Act, str], None]] = []
        self._view: View | None = None
        self._revision = ""
        self._feed: list[FeedItem] = []
        self._now, self._at, self._running = 0, 0.0, False
        self._socket: ClientConnection | None = None
        self._pending: dict[str, tuple[Message, asyncio.Future[Any]]] = {}
        self._late: dict[str, Act] = {}
        self._unsent: dict[str, str] = {}
        self._ready = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Sign in and wait for the first view. SignInRefused, or OSError if nobody listens there."""
        socket = await self._connect()
        self._task = asyncio.create_task(self._live(socket))
        await self._ready.wait()

    async def close(self) -> None:
        """Leave; the seat stays one's own."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        if self._socket is not None:
            await self._socket.close()

    async def _connect(self) -> ClientConnection:
        socket = await connect(
            self._url, max_size=LARGEST, open_timeout=KNOCK, proxy=None, compression=None, **self._how
        )
        since = self._feed[-1].number if self._feed else 0
        code = "" if self.token else self._code
        await socket.send(Hello(code=code, name=self._name, token=self.token, since=since).model_dump_json())
        async with asyncio.timeout(ANSWER):
            first = read_frame(await socket.recv())
        if not isinstance(first, Welcome):
            await socket.close()
            if isinstance(first, Refused):
                raise SignInRefused(first.reason, first.why)
            raise SignInRefused("The host does not answer.")
        if self.seat not in ("", first.seat):
            self._moved()
            self._ready.clear()
        self.seat, self.role, self.person, self.title = first.seat, first.role, first.person, first.title
        self.token, self.where = first.token or self.token, tuple(first.where)
        return socket

    def _moved(self) -> None:
        """The person sits at another place from now on."""

    async def _live(self, socket: ClientConnection) -> None:
        while True:
            self._socket, self.connected = socket, True
            try:
                for message, _ in list(self._pending.values()):
                    await socket.send(message.model_dump_json())
                for field, text in list(self._unsent.items()):
                    await socket.send(draft_of(field, text).model_dump_json())
                async for frame in socket:
                    self._hear(read_frame(frame))
            except (WebSocketException, OSError, ValueError):
                pass
            self.connected, self._socket = False, None
            self._tell()
            again = None if self.turned_away else await self._come_back()
            if again is None:
                self._tell()
                return
            socket = again

    async def _come_back(self) -> ClientConnection | None:
        """Try until it is let in; None, and why, once the sign-in holds no more."""
        tries = 0
        while True:
            await asyncio.sleep(AGAIN[min(tries, len(AGAIN) - 1)] * random.uniform(0.8, 1.2))
            tries += 1
            try:
                return await self._connect()
            except SignInRefused as refusal:
                if refusal.why == "expired":
                    self.turned_away = str(refusal)
                    return None
            except (WebSocketException, OSError, TimeoutError, ValueError):
                continue

    def _tell(self) -> None:
        for hear in self.heard:
            hear()

    def _hear(self, message: Any) -> None:
        match message:
            case ViewFrame():
                self._see(message)
            case FeedFrame():
                fresh = message.happened()
                if message.anew:
                    fresh = _known_again(self._feed, fresh)
                known = (
                    [] if message.anew else [i for i in self._feed if not fresh or i.number < fresh[0].number]
                )
                self._feed = known + fresh
            case Refused(why="expired"):
                self.turned_away = message.reason
            case Done() | Answer():
                _, waiting = self._pending.pop(message.id, (None, None))
                if waiting is not None and not waiting.done():
                    waiting.set_result(message)
                late = self._late.pop(message.id, None)
                if late is not None and isinstance(message, Done):
                    for hear in self.settled:
                        hear(late, message.reason)
            case _:
                pass
        self._tell()

    def _see(self, seen: ViewFrame) -> None:
        same = seen.since and seen.since == self._revision
        self._view = seen.view(self._view if same else None)
        self._revision = seen.revision
        self._now, self._running = seen.now, seen.running
        self._at = asyncio.get_running_loop().time()
        self._ready.set()

    async def _asked(self, message: Submit | Ask | Manage) -> Any:
        waiting: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._pending[message.id] = (message, waiting)
        await self._send(message)
        try:
            async with asyncio.timeout(ANSWER):  # wait_for forgets, before Python 3.12, that it was cancelled
                return await asyncio.shield(waiting)
        except TimeoutError:
            if isinstance(message, Ask):
                self._pending.pop(message.id, None)
            return None

    async def _send(self, message: Message) -> None:
        if self._socket is not None:
            try:
                await self._socket.send(message.model_dump_json())
            except (WebSocketException, OSError):
                return


def draft_of(field: str, text: str) -> Draft:
    """The message that keeps an unsent text, cut to what the protocol takes."""
    return Draft(field=field[:200], text=text[:20_000])


def _known_again(old: Sequence[FeedItem], fresh: list[FeedItem]) -> list[FeedItem]:
    """A list that begins anew, its facts those that were known already where they are the same."""
    before: dict[tuple[str, str, int], list[FeedItem]] = {}
    for item in old:
        before.setdefault((item.kind, item.seat, item.at), []).append(item)
    made = []
    for item in fresh:
        same = [o for o in before.get((item.kind, item.seat, item.at), ()) if o.fact == item.fact]
        made.append(replace(item, fact=same[0].fact) if same else item)
    return made
