"""A port over the network: the same one a screen uses on the host, for one seat, with lines that drop."""

from __future__ import annotations

import asyncio
import secrets
from typing import Any

from pydantic import ValidationError

from tabletop.exercise.facts import CONTROL, Act, Event
from tabletop.exercise.journal import Journal
from tabletop.exercise.legal.templates import Template
from tabletop.exercise.reading import from_plain
from tabletop.exercise.views.seeing import View
from tabletop.hosting.line import TOO_LONG, Line, draft_of
from tabletop.hosting.protocol import (
    LONGEST_FRAME,
    Answer,
    Ask,
    Done,
    Manage,
    Submit,
)
from tabletop.hosting.seatofcontrol import NOT_YOURS, SeatOfControl
from tabletop.hosting.unpacking import template
from tabletop.hosting.wire import Unreadable, act_plain, read_item, read_view
from tabletop.room.door import RoomState
from tabletop.room.past import PastPort
from tabletop.room.port import RECORD, UNANSWERED, FeedItem, Port, Stored, undone
from tabletop.scorecard.assess import DEFAULT, Table
from tabletop.scorecard.card import MoveCard
from tabletop.scorecard.deal import Deal
from tabletop.scorecard.keeper import Scorekeeper
from tabletop.store.codec import decode

LOST = UNANSWERED


class RemotePort(Line):
    """One signed-in person: the port of its place, over a line."""

    def __init__(
        self, address: str, *, code: str = "", name: str = "", token: str = "", window: str = ""
    ) -> None:
        super().__init__(address, code=code, name=name, token=token, window=window)
        self._log: list[Event] = []
        self._scores = Scorekeeper()
        self._fetching = asyncio.Lock()
        self._others: dict[str, tuple[object, View]] = {}

    def _moved(self) -> None:
        self._log, self._others, self._scores = [], {}, Scorekeeper()

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
        return from_plain(Deal, found) if found else None

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
        return from_plain(RoomState, found)

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
        await self._send(draft_of(field, text))

    async def drafts(self) -> dict[str, str]:
        """Unsent texts."""
        return dict(await self._answer("drafts") or {})

    async def now(self) -> int:
        """Seconds of exercise time, reckoned on from the last word of the host."""
        passed = asyncio.get_running_loop().time() - self._at if self._running else 0.0
        return int(self._now + passed)
