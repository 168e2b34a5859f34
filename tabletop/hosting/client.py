"""A port over the network: the same one a screen uses on the host, for one seat, with lines that drop."""

from __future__ import annotations

import asyncio
import random
import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter, ValidationError
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from tabletop.exercise.facts import CONTROL, Act, Event
from tabletop.exercise.journal import Journal
from tabletop.exercise.legal.templates import Template
from tabletop.exercise.views.seeing import View
from tabletop.hosting.protocol import (
    HOST_READER,
    LONGEST_FRAME,
    PATH,
    WINDOW,
    Answer,
    Ask,
    Done,
    Draft,
    Happened,
    Hello,
    Manage,
    Message,
    Refused,
    Seen,
    Submit,
    Welcome,
)
from tabletop.hosting.seatofcontrol import NOT_YOURS, SeatOfControl
from tabletop.hosting.unpacking import patched, template
from tabletop.hosting.wire import Unreadable, act_plain, read_item, read_view
from tabletop.room.door import RoomState
from tabletop.room.past import PastPort
from tabletop.room.port import RECORD, UNANSWERED, FeedItem, Port, Stored, undone
from tabletop.scorecard.assess import DEFAULT, Table
from tabletop.scorecard.card import MoveCard
from tabletop.scorecard.deal import Deal
from tabletop.scorecard.keeper import Scorekeeper
from tabletop.store.codec import decode

ANSWER = 10.0
"""Seconds to wait for an answer while the line holds or comes back."""

AGAIN = (0.1, 0.2, 0.5)
"""Seconds between tries to come back."""

LOST = UNANSWERED
DEAL: TypeAdapter[Deal] = TypeAdapter(Deal)
ROOM: TypeAdapter[RoomState] = TypeAdapter(RoomState)
LARGEST = 8 * 1024 * 1024
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


class RemotePort:
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
        self._log: list[Event] = []
        self._scores = Scorekeeper()
        self._fetching = asyncio.Lock()
        self._others: dict[str, tuple[object, View]] = {}
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
        first = HOST_READER.validate_json(await asyncio.wait_for(socket.recv(), ANSWER))
        if not isinstance(first, Welcome):
            await socket.close()
            if isinstance(first, Refused):
                raise SignInRefused(first.reason, first.why)
            raise SignInRefused("The host does not answer.")
        if self.seat not in ("", first.seat):
            self._log, self._others = [], {}
            self._ready.clear()
        self.seat, self.role, self.person, self.title = first.seat, first.role, first.person, first.title
        self.token, self.where = first.token or self.token, tuple(first.where)
        return socket

    async def _live(self, socket: ClientConnection) -> None:
        while True:
            self._socket, self.connected = socket, True
            try:
                for message, _ in list(self._pending.values()):
                    await socket.send(message.model_dump_json())
                for field, text in list(self._unsent.items()):
                    await socket.send(_draft(field, text).model_dump_json())
                async for frame in socket:
                    self._hear(HOST_READER.validate_json(frame))
            except (WebSocketException, OSError, ValidationError, Unreadable):
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
            except (WebSocketException, OSError, TimeoutError, ValidationError):
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

    def _see(self, seen: Seen) -> None:
        if not seen.since or self._view is None or seen.since != self._revision:
            self._view = read_view(seen.kind, seen.fields)
        else:
            self._view = patched(self._view, seen.kind, seen.fields)
        self._revision = seen.revision
        self._now, self._running = seen.now, seen.running
        self._at = asyncio.get_running_loop().time()
        self._ready.set()

    async def _asked(self, message: Submit | Ask | Manage) -> Any:
        waiting: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._pending[message.id] = (message, waiting)
        await self._send(message)
        try:
            return await asyncio.wait_for(asyncio.shield(waiting), ANSWER)
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

    async def submit(self, act: Act, seat: str = "", *, phase: int | None = None) -> str | None:
        """Ask for an act; None once it is durable on the host."""
        try:
            fields = act_plain(act)
            message = Submit(
                id=secrets.token_hex(8), act=act.kind, fields=fields, seat=seat, phase=phase, fresh=True
            )  # fmt: skip
        except (Unreadable, ValidationError) as error:
            return str(error)
        if len(message.model_dump_json().encode()) > LONGEST_FRAME:
            return TOO_LONG
        done = await self._asked(message)
        if done is None:
            self._late[message.id] = act
            return LOST
        return done.reason or None

    async def _answer(self, what: Any, seat: str = "", since: int = 0) -> Any:
        found = await self._asked(Ask(id=secrets.token_hex(8), what=what, seat=seat, since=since))
        return found.value if isinstance(found, Answer) else None

    async def view(self, viewer: str = "") -> View:
        """The latest view; another seat's for control."""
        await self._ready.wait()
        assert self._view is not None, "open first"
        if not viewer or viewer == self.seat:
            return self._view
        # Control's own view changes whenever another's does: as long as it stands, so does what was asked.
        state = (self._revision, len(self._feed))
        known = self._others.get(viewer)
        if known is not None and known[0] == state:
            return known[1]
        found = await self._answer("view", viewer)
        if not found:
            return known[1] if known is not None else self._view
        view = read_view(found["kind"], found["fields"])
        self._others[viewer] = (state, view)
        return view

    async def fresh(self) -> None:
        """Wait until view and feed are as they are now on the host."""
        await self._answer("fresh")

    async def legal(self, seat: str = "") -> tuple[Template, ...]:
        """Legal acts."""
        return tuple(template(each) for each in await self._answer("legal", seat) or ())

    async def feed(self, since: int = 0, viewer: str = "") -> tuple[FeedItem, ...]:
        """What has happened."""
        if viewer and viewer != self.seat:
            return tuple(read_item(item) for item in await self._answer("feed", viewer) or ())
        return tuple(item for item in self._feed if item.number > since)

    async def record(self) -> tuple[Event, ...]:
        """The whole log as it is now, kept here and only added to; for control and evaluators."""
        async with self._fetching:
            while self.seat in RECORD:
                page = await self._answer("log", since=len(self._log))
                if not page:
                    break
                self._log += [decode(body) for body in page]
            return tuple(self._log)

    async def cards(self, table: str | Table = DEFAULT) -> tuple[MoveCard, ...]:
        """The scorecard, worked out here from the log; nobody else's business during play."""
        log = await self.record()
        return self._scores.follow(log).cards(table) if log else ()

    async def undone(self) -> tuple[FeedItem, ...]:
        """Both histories, for those who see everything."""
        log = await self.record()
        return undone(Journal(log)) if log else ()

    async def worth(self, seat: str = "") -> Deal | None:
        """What the deal is worth to the own delegation."""
        found = await self._answer("worth", seat)
        return DEAL.validate_python(found) if found else None

    async def past(self, event: int) -> Port:
        """The exercise as it stood, folded here from the log; PermissionError for anybody but control."""
        log = await self.record() if self.seat == CONTROL else ()
        if not log:
            raise PermissionError(NOT_YOURS)
        return PastPort(log[: max(1, event)], await self.stored())

    async def state(self) -> RoomState:
        """The room as it is now; PermissionError for anybody but control."""
        found = await self._answer("room")
        if not found:
            raise PermissionError(NOT_YOURS if self.seat != CONTROL else LOST)
        return ROOM.validate_python(found)

    async def order(self, what: str, seat: str = "", person: str = "", text: str = "") -> str | None:
        """Do one of ORDERS at the door; None once it is done."""
        done = await self._ordered(what, seat, person, text)
        return LOST if done is None else done.reason if isinstance(done, Done) else None

    async def _ordered(self, what: str, seat: str = "", person: str = "", text: str = "") -> Any:
        made = Manage(id=secrets.token_hex(8), what=what, seat=seat, person=person, text=text[:80])
        return await self._asked(made)

    async def name_person(self, name: str) -> str:
        """Keep a name on the host, and give its id; PermissionError for anybody but control."""
        done = await self._ordered("name", text=name)
        if not isinstance(done, Answer):
            raise PermissionError(done.reason if done is not None else LOST)
        return str(done.value)

    async def forget_people(self) -> None:
        """Erase all names; PermissionError for anybody but control."""
        refusal = await self.order("forget")
        if refusal is not None:
            raise PermissionError(refusal)

    async def for_seat(self, seat: str) -> Port:
        """PermissionError for anybody but control; KeyError if there is no such delegation."""
        if self.seat != CONTROL:
            raise PermissionError(NOT_YOURS)
        known = {each.id for each in (await self.view()).seats}
        if seat not in known:
            raise KeyError(seat)
        return SeatOfControl(self, seat)

    async def stored(self) -> Stored:
        """How the record stands; for control."""
        known = await self._answer("stored")
        return Stored(known["file"], known["events"], known["head"]) if known else Stored("", 0, "")

    async def people(self) -> dict[str, str]:
        """Names by person id; for control."""
        return dict(await self._answer("people") or {})

    async def team(self) -> dict[str, str]:
        """Names of those at the own seat."""
        return dict(await self._answer("team") or {})

    async def save_draft(self, field: str, text: str) -> None:
        """Keep an unsent text on the host; what a lost line swallows is sent again when it is back."""
        self._unsent[field] = text
        await self._send(_draft(field, text))

    async def drafts(self) -> dict[str, str]:
        """Unsent texts."""
        return dict(await self._answer("drafts") or {})

    async def now(self) -> int:
        """Seconds of exercise time, reckoned on from the last word of the host."""
        passed = asyncio.get_running_loop().time() - self._at if self._running else 0.0
        return int(self._now + passed)


def _draft(field: str, text: str) -> Draft:
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
