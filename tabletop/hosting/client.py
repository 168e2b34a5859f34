"""A port over the network: the same one a screen uses on the host, for one seat, with lines that drop."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from tabletop.exercise.commitments.undertakings import Undertaking
from tabletop.exercise.facts import ACTS, Act
from tabletop.exercise.legal.templates import Ask as Blank
from tabletop.exercise.legal.templates import Template
from tabletop.exercise.views.seeing import View
from tabletop.hosting.protocol import (
    HOST_READER,
    Answer,
    Ask,
    Done,
    Draft,
    Happened,
    Hello,
    Message,
    Refused,
    Seen,
    Submit,
    Welcome,
)
from tabletop.hosting.serving import PATH
from tabletop.hosting.wire import VIEWS, Unreadable, act_plain, read_item, read_view
from tabletop.room.port import FeedItem, Port, Stored
from tabletop.scorecard.assess import DEFAULT, Table
from tabletop.scorecard.card import MoveCard
from tabletop.scorecard.deal import Deal

ANSWER = 10.0
"""Seconds to wait for an answer while the line holds or comes back."""

AGAIN = (0.1, 0.3, 1.0, 2.0, 5.0)
"""Seconds between tries to come back."""

LOST = "No answer from the room. What you wrote is kept; it is sent again by itself when the line is back."
ON_THE_HOST = "That is done on the host, at the facilitator's console."
DEAL: TypeAdapter[Deal] = TypeAdapter(Deal)
LARGEST = 8 * 1024 * 1024
"""Bytes of one frame from the host."""


class SignInRefused(Exception):
    """The host does not let one in; carries its sentence."""


class RemotePort:
    """One signed-in person. Acts that were not answered are sent again, with their ids, after a drop."""

    def __init__(self, address: str, *, code: str = "", name: str = "", token: str = "") -> None:
        self._url = f"ws://{address}{PATH}"
        self._code, self._name, self.token = code, name, token
        self.seat = self.role = self.person = self.title = ""
        self.connected = False
        self.heard: list[Callable[[], None]] = []
        self._view: View | None = None
        self._revision = ""
        self._feed: list[FeedItem] = []
        self._now, self._at, self._running = 0, 0.0, False
        self._socket: ClientConnection | None = None
        self._pending: dict[str, tuple[Message, asyncio.Future[Any]]] = {}
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
        socket = await connect(self._url, max_size=LARGEST, open_timeout=ANSWER, proxy=None)
        since = self._feed[-1].number if self._feed else 0
        code = "" if self.token else self._code
        await socket.send(Hello(code=code, name=self._name, token=self.token, since=since).model_dump_json())
        first = HOST_READER.validate_json(await asyncio.wait_for(socket.recv(), ANSWER))
        if not isinstance(first, Welcome):
            await socket.close()
            raise SignInRefused(first.reason if isinstance(first, Refused) else "The host does not answer.")
        self.seat, self.role, self.person, self.title = first.seat, first.role, first.person, first.title
        self.token = first.token or self.token
        return socket

    async def _live(self, socket: ClientConnection) -> None:
        while True:
            self._socket, self.connected = socket, True
            try:
                for message, _ in list(self._pending.values()):
                    await socket.send(message.model_dump_json())
                async for frame in socket:
                    self._hear(HOST_READER.validate_json(frame))
            except (WebSocketException, OSError, ValidationError, Unreadable):
                pass
            self.connected, self._socket = False, None
            self._tell()
            socket = await self._come_back()

    async def _come_back(self) -> ClientConnection:
        tries = 0
        while True:
            await asyncio.sleep(AGAIN[min(tries, len(AGAIN) - 1)])
            tries += 1
            try:
                return await self._connect()
            except (WebSocketException, OSError, TimeoutError, ValidationError, SignInRefused):
                continue

    def _tell(self) -> None:
        for hear in self.heard:
            hear()

    def _hear(self, message: Any) -> None:
        match message:
            case Seen():
                self._see(message)
            case Happened():
                fresh = [read_item(item) for item in message.items]
                known = (
                    [] if message.anew else [i for i in self._feed if not fresh or i.number < fresh[0].number]
                )
                self._feed = known + fresh
            case Done() | Answer():
                _, waiting = self._pending.pop(message.id, (None, None))
                if waiting is not None and not waiting.done():
                    waiting.set_result(message)
            case _:
                pass
        self._tell()

    def _see(self, seen: Seen) -> None:
        if not seen.since or self._view is None or seen.since != self._revision:
            self._view = read_view(seen.kind, seen.fields)
        else:
            self._view = patched(self._view, seen.kind, seen.fields)
        self._revision = seen.revision
        self._now, self._running = seen.now, seen.running
        self._at = asyncio.get_running_loop().time()
        self._ready.set()

    async def _asked(self, message: Submit | Ask) -> Any:
        waiting: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._pending[message.id] = (message, waiting)
        await self._send(message)
        try:
            return await asyncio.wait_for(asyncio.shield(waiting), ANSWER)
        except TimeoutError:
            return None

    async def _send(self, message: Message) -> None:
        if self._socket is not None:
            try:
                await self._socket.send(message.model_dump_json())
            except (WebSocketException, OSError):
                return

    async def submit(self, act: Act, seat: str = "", *, phase: int | None = None) -> str | None:
        """Ask for an act; None once it is durable on the host."""
        try:
            fields = act_plain(act)
            message = Submit(id=secrets.token_hex(8), act=act.kind, fields=fields, seat=seat, phase=phase)
        except (Unreadable, ValidationError) as error:
            return str(error)
        done = await self._asked(message)
        return LOST if done is None else (done.reason or None)

    async def _answer(self, what: Any, seat: str = "") -> Any:
        found = await self._asked(Ask(id=secrets.token_hex(8), what=what, seat=seat))
        return found.value if isinstance(found, Answer) else None

    async def view(self, viewer: str = "") -> View:
        """The latest view; another seat's for control."""
        assert self._view is not None, "open first"
        if not viewer or viewer == self.seat:
            return self._view
        found = await self._answer("view", viewer)
        return read_view(found["kind"], found["fields"]) if found else self._view

    async def legal(self, seat: str = "") -> tuple[Template, ...]:
        """Legal acts."""
        return tuple(_template(each) for each in await self._answer("legal", seat) or ())

    async def feed(self, since: int = 0, viewer: str = "") -> tuple[FeedItem, ...]:
        """What has happened."""
        if viewer and viewer != self.seat:
            return tuple(read_item(item) for item in await self._answer("feed", viewer) or ())
        return tuple(item for item in self._feed if item.number > since)

    async def cards(self, table: str | Table = DEFAULT) -> tuple[MoveCard, ...]:
        """Scorecards stay on the host."""
        return ()

    async def undone(self) -> tuple[FeedItem, ...]:
        """So does what no longer counts."""
        return ()

    async def worth(self, seat: str = "") -> Deal | None:
        """What the deal is worth to the own delegation."""
        found = await self._answer("worth", seat)
        return DEAL.validate_python(found) if found else None

    async def past(self, event: int) -> Port:
        """The log is walked on the host alone."""
        raise PermissionError(ON_THE_HOST)

    async def name_person(self, name: str) -> str:
        """People are named on the host alone."""
        raise PermissionError(ON_THE_HOST)

    async def forget_people(self) -> None:
        """And forgotten there."""
        raise PermissionError(ON_THE_HOST)

    async def for_seat(self, seat: str) -> Port:
        """Seats are handed out there."""
        raise PermissionError(ON_THE_HOST)

    async def stored(self) -> Stored:
        """How the record stands; for control."""
        known = await self._answer("stored")
        return Stored(known["file"], known["events"], known["head"]) if known else Stored("", 0, "")

    async def people(self) -> dict[str, str]:
        """Names by person id; for control."""
        return dict(await self._answer("people") or {})

    async def save_draft(self, field: str, text: str) -> None:
        """Keep an unsent text on the host."""
        await self._send(Draft(field=field[:200], text=text[:20_000]))

    async def drafts(self) -> dict[str, str]:
        """Unsent texts."""
        return dict(await self._answer("drafts") or {})

    async def now(self) -> int:
        """Seconds of exercise time, reckoned on from the last word of the host."""
        passed = asyncio.get_running_loop().time() - self._at if self._running else 0.0
        return int(self._now + passed)


@cache
def _fields(kind: str) -> dict[str, TypeAdapter[Any]]:
    hints = get_type_hints(VIEWS[kind], include_extras=True)
    return {name: TypeAdapter(hint) for name, hint in hints.items()}


def patched(view: View, kind: str, fields: dict[str, Any]) -> View:
    """The view with these fields exchanged; Unreadable if they are not of its form."""
    known = _fields(kind)
    try:
        return replace(view, **{name: known[name].validate_python(value) for name, value in fields.items()})
    except (KeyError, ValidationError) as error:
        raise Unreadable("A change of the view is not of its form.") from error


def _frozen(value: Any) -> Any:
    return tuple(_frozen(each) for each in value) if isinstance(value, list) else value


def _choices(field: str, given: list[Any]) -> tuple[Any, ...]:
    if field == "undertaking":
        return tuple(Undertaking(**each) for each in given)
    return tuple(_frozen(each) for each in given)


def _template(plain: dict[str, Any]) -> Template:
    asks = tuple(
        Blank(
            a["field"], a["kind"], _choices(a["field"], a["choices"]), a["low"], a["high"],
            {clause: tuple(options) for clause, options in a["wording"].items()},
        )
        for a in plain["asks"]
    )  # fmt: skip
    fixed = {name: _frozen(value) for name, value in plain["fixed"].items()}
    return Template(ACTS[plain["act"]], fixed, asks)
