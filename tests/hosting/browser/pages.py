"""A room that browsers can enter, and pages as the host knows them: by what they ask and send."""

from __future__ import annotations

import asyncio
import json
import secrets
import urllib.error
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pyte
from msgspec import Struct
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tabletop.hosting.browser.front import MOST, Front
from tabletop.hosting.browser.nursery import Nursery
from tabletop.hosting.browser.window import Window
from tabletop.hosting.host import Host
from tabletop.hosting.serving import Serving
from tabletop.room.service import Room

PATIENCE = 30.0
SIGN_IN = "Code on your card"
OPENED: set[Page] = set()
"""Pages that have a socket of their own, to be closed at the end."""


class Open(Struct):
    """A room with its door open to browsers."""

    host: Host
    front: Front
    nursery: Nursery
    address: str

    def code(self, seat: str) -> str:
        """The code of a seat."""
        return self.host.access.codes[seat]

    def window(self, seat: str = "") -> Window:
        """The only window, or that whose seat has signed in."""
        return next(
            w for w in self.front.windows.values()
            if not seat or any(p.seat == seat for h, p in self.host.access._tokens.items() if h == w.owner)
        )  # fmt: skip


@asynccontextmanager
async def browsers_welcome(
    room: Room, nursery: Nursery, *, most: int = MOST, port: int = 0, public: str = ""
) -> AsyncIterator[Open]:
    """A host on a port of this machine, with pages; its windows come from a nursery that outlives it."""
    host = Host(room)
    serving = Serving(host, port=port, nursery=nursery, public=public)
    assert serving.front is not None
    serving.front._most = most
    await serving.start()
    try:
        yield Open(host, serving.front, nursery, f"127.0.0.1:{serving.port}")
    finally:
        await asyncio.gather(*(page.hang_up() for page in OPENED))
        OPENED.clear()
        await serving.stop()


class Page:
    """A tab as the host knows it; it keeps its cookie and its name."""

    def __init__(self, address: str, kind: str = "seat") -> None:
        self._address, self._kind = address, kind
        self.tab, self.cookie, self.ticket, self.code = secrets.token_hex(16), "", "", 0
        self._socket: ClientConnection | None = None
        self._shown = pyte.Screen(120, 34)
        self._stream = pyte.ByteStream(self._shown)
        self._changed = asyncio.Event()
        self._reading: asyncio.Task[None] | None = None

    async def open(self, origin: str = "") -> None:
        """Begin to look, or look again."""
        query = f"tab={self.tab}&kind={self._kind}&width=120&height=34"
        headers = {"Cookie": self.cookie} if self.cookie else {}
        self._shown.reset()
        self._socket = await connect(
            f"ws://{self._address}/window?{query}", origin=origin or f"http://{self._address}",  # type: ignore[arg-type]
            additional_headers=headers, max_size=None, proxy=None,
        )  # fmt: skip
        self._reading = asyncio.create_task(self._read(self._socket))
        OPENED.add(self)

    async def _read(self, socket: ClientConnection) -> None:
        try:
            async for frame in socket:
                if isinstance(frame, bytes):
                    self._stream.feed(frame)
                else:
                    told = json.loads(frame)
                    if told[0] == "ticket":
                        self.ticket = told[1]
                self._changed.set()
        except ConnectionClosed:
            pass
        finally:
            self.code = socket.close_code or 0
            self._changed.set()

    @property
    def screen(self) -> str:
        """What it shows."""
        return "\n".join(line.rstrip() for line in self._shown.display)

    async def _until(self, words: str) -> None:
        while words not in self.screen:
            self._changed.clear()
            await self._changed.wait()

    async def shows(self, words: str) -> None:
        """Wait until it shows these words."""
        try:
            await asyncio.wait_for(self._until(words), PATIENCE)
        except TimeoutError:
            raise AssertionError(f"“{words}” is not on the screen:\n{self.screen}") from None

    async def ends(self) -> int:
        """Wait for the host to end the line; the code it gives."""
        assert self._reading is not None
        await asyncio.wait_for(asyncio.shield(self._reading), PATIENCE)
        return self.code

    async def send(self, *words: object) -> None:
        """A message, as the terminal sends it."""
        assert self._socket is not None
        await self._socket.send(json.dumps(words))

    async def type(self, keys: str) -> None:
        """Keys."""
        await self.send("stdin", keys)

    async def sign_in(self, code: str, name: str = "Ana") -> None:
        """By the card; and take the cookie."""
        await self.shows(SIGN_IN)
        await self.type(code)
        await self.shows(code)
        await self.type("\r")
        await asyncio.wait_for(self._at_the_name(), PATIENCE)
        await self.type(name)
        await self.shows(name)
        await self.type("\r")
        await self.shows("f1 Help")
        while not self.ticket:
            self._changed.clear()
            await self._changed.wait()
        _, self.cookie = await post(self._address, "/sit", self.ticket)

    async def _at_the_name(self) -> None:
        while not cursor_below(self._shown, "Your name"):
            self._changed.clear()
            await self._changed.wait()

    async def hang_up(self) -> None:
        """The line is lost; the page does not know yet why."""
        assert self._socket is not None
        await self._socket.close()
        assert self._reading is not None
        await self._reading


def cursor_below(shown: pyte.Screen, words: str) -> bool:
    """Whether the cursor, a cell of another colour, is on the line below these words."""
    rows = shown.display
    found = next((number for number, row in enumerate(rows) if words in row), 0) + 1
    start = rows[found - 1].find(words)
    cells = [shown.buffer[found][column] for column in range(start, start + 20)]
    return len({(cell.bg, cell.reverse) for cell in cells}) > 1


async def post(address: str, path: str, text: str, origin: str = "", cookie: str = "") -> tuple[int, str]:
    """What a script of a page asks for: the status, and the cookie that is set."""
    headers = {"Origin": origin or f"http://{address}", "Cookie": cookie}
    asked = urllib.request.Request(f"http://{address}{path}", text.encode(), headers, method="POST")
    return await asyncio.to_thread(_ask, asked)


async def get(address: str, path: str) -> tuple[int, str]:
    """A page: the status, and its text."""
    return await asyncio.to_thread(_read, f"http://{address}{path}")


def _ask(asked: urllib.request.Request) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
            return answer.status, str(answer.headers.get("Set-Cookie", "")).partition(";")[0]
    except urllib.error.HTTPError as error:
        with error:
            return error.code, ""


def _read(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def children(parent: int) -> list[int]:
    """Processes that a process has borne and that live, by Linux's own account."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, of = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(of) == parent and state != "Z":
            found.append(int(folder.name))
    return found


def zombies(parent: int) -> list[int]:
    """Processes that have ended and that nobody has let go of."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, of = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(of) == parent and state == "Z":
            found.append(int(folder.name))
    return found
