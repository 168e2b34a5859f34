"""The port: the one way in for every seat, local or remote. Screens see views, never the state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from tabletop.exercise.facts import CONTROL, EVALUATOR, Act, Event, Fact, Rejection
from tabletop.exercise.journal import Journal
from tabletop.exercise.legal.templates import Template
from tabletop.exercise.views.seeing import View
from tabletop.room.service import Room
from tabletop.scorecard.assess import DEFAULT, Table
from tabletop.scorecard.card import MoveCard
from tabletop.scorecard.deal import Deal
from tabletop.showing.gate import LINE, clean

UNANSWERED = (
    "No answer from the room yet. What you wrote is kept; it is sent by itself when the line is back."
)
"""Why an act over a lost line is not confirmed; it may still be done, once, when the line is back."""

RECORD = (CONTROL, EVALUATOR)
"""Those who see the whole record: both histories, causes, and the scorecard during play."""


class FeedItem(Struct, frozen=True):
    """Something that happened, as this viewer may know it; numbered per viewer, from 1.

    `person` did it, for the person's own seat; `cause` (the act, for corrections and observations) and
    `sequence` (its place in the log) are for control and evaluators alone, who read every person's id.
    """

    number: int
    kind: str
    seat: str
    at: int
    phase: int
    fact: Fact
    cause: str = ""
    sequence: int = 0
    person: str = ""


class Stored(Struct, frozen=True):
    """How the record stands: the file's name, events in it, the hash of the last one."""

    file: str
    events: int
    head: str


class Port(Protocol):
    """What a screen can do. `seat` is needed where one person acts for many, as control does."""

    async def submit(self, act: Act, seat: str = "", *, phase: int | None = None) -> str | None:
        """Ask for an act; None once it is durable, else why it is refused."""

    async def view(self, viewer: str = "") -> View:
        """What this seat sees, or another seat's view for control."""

    async def legal(self, seat: str = "") -> tuple[Template, ...]:
        """What the seat may do now."""

    async def feed(self, since: int = 0, viewer: str = "") -> tuple[FeedItem, ...]:
        """What has happened since feed number `since`, or another reader's feed for control."""

    async def cards(self, table: str | Table = DEFAULT) -> tuple[MoveCard, ...]:
        """The scorecard by move, for those who may see it."""

    async def undone(self) -> tuple[FeedItem, ...]:
        """What no longer counts, for control and evaluators, who read both histories."""

    async def worth(self, seat: str = "") -> Deal | None:
        """What the deal is worth to the viewer's own delegation; control may ask for any."""

    async def stored(self) -> Stored:
        """How the record stands; for control."""

    async def past(self, event: int) -> Port:
        """The exercise as it stood after this event of the log, to read only; for control."""

    async def people(self) -> dict[str, str]:
        """Names by person id, for control; the log knows only the ids."""

    async def team(self) -> dict[str, str]:
        """Names by person id of those who sit at the viewer's own seat."""

    async def name_person(self, name: str) -> str:
        """A new person of this name, and the id that stands for it in the log."""

    async def forget_people(self) -> None:
        """Erase all names for good; for control. The log stays whole without them."""

    async def for_seat(self, seat: str) -> Port:
        """A port that sees and acts as this delegation alone, and cannot do more; for control."""

    async def save_draft(self, field: str, text: str) -> None:
        """Keep an unsent text; an empty one drops it."""

    async def drafts(self) -> dict[str, str]:
        """This person's unsent texts."""

    async def now(self) -> int:
        """Seconds of exercise time; deadlines that have passed take effect first."""


def feed(journal: Journal, viewer: str, seats: tuple[str, ...], since: int = 0) -> tuple[FeedItem, ...]:
    """What a viewer may know of what has happened, numbered for it alone; items after number `since`."""
    return told(viewer, journal.feed(viewer, seats)[since:], since)


def told(viewer: str, events: Sequence[Event], before: int) -> tuple[FeedItem, ...]:
    """Events of a viewer's feed as it may know them; `before` have come before them."""
    if viewer in RECORD:
        return tuple(_whole(n, e) for n, e in enumerate(events, before + 1))
    return tuple(_bare(n, e, viewer) for n, e in enumerate(events, before + 1))


def undone(journal: Journal) -> tuple[FeedItem, ...]:
    """What no longer counts, in order."""
    return tuple(_whole(number, event) for number, event in enumerate(journal.undone, 1))


def _whole(number: int, e: Event) -> FeedItem:
    return FeedItem(number, e.fact.kind, e.seat, e.at, e.phase, e.fact, e.cause, e.sequence, e.person)


def _bare(number: int, e: Event, viewer: str) -> FeedItem:
    person = e.person if e.seat == viewer else ""
    return FeedItem(number, e.fact.kind, e.seat, e.at, e.phase, e.fact, person=person)


def team(room: Room, seat: str) -> dict[str, str]:
    """Names by person id of those who sit at a seat."""
    known = room.store.people()
    return {person: known.get(person, "") for person, where in room.state.people.items() if where == seat}


class LocalPort:
    """The port in the process that owns the log."""

    def __init__(self, room: Room, viewer: str = CONTROL, person: str = "") -> None:
        self.room, self.viewer, self.person = room, viewer, person

    def _seat(self, wanted: str) -> str:
        return wanted if wanted and self.viewer == CONTROL else self.viewer

    async def submit(self, act: Act, seat: str = "", *, phase: int | None = None) -> str | None:
        """Ask for an act; only control may name another seat."""
        done = self.room.submit(act, self._seat(seat), person=self.person, phase=phase)
        return done.reason if isinstance(done, Rejection) else None

    async def view(self, viewer: str = "") -> View:
        """The viewer's own view; control may ask for any."""
        return self.room.view(self._seat(viewer))

    async def legal(self, seat: str = "") -> tuple[Template, ...]:
        """Legal acts."""
        return self.room.legal(self._seat(seat))

    async def feed(self, since: int = 0, viewer: str = "") -> tuple[FeedItem, ...]:
        """The viewer's own feed; control may ask for any."""
        seats = tuple(self.room.state.scenario.seats)
        return feed(self.room.journal, self._seat(viewer), seats, since)

    async def cards(self, table: str | Table = DEFAULT) -> tuple[MoveCard, ...]:
        """Control's scorecard; nobody else's business during play."""
        return self.room.cards(table) if self.viewer in RECORD else ()

    async def undone(self) -> tuple[FeedItem, ...]:
        """Both histories, for those who see everything."""
        return undone(self.room.journal) if self.viewer in RECORD else ()

    async def worth(self, seat: str = "") -> Deal | None:
        """From the seat's own brief; None for those who have none."""
        wanted = self._seat(seat)
        return self.room.worth(wanted) if wanted in self.room.state.scenario.seats else None

    async def stored(self) -> Stored:
        """How the record stands."""
        head = self.room.head()
        return Stored(self.room.store.name, head.sequence, head.hash)

    async def past(self, event: int) -> Port:
        """A port on an earlier state; PermissionError for anybody but control."""
        from tabletop.room.past import PastPort

        if self.viewer != CONTROL:
            raise PermissionError("only control walks the log")
        return PastPort(self.room.log[: max(1, event)], await self.stored())

    async def people(self) -> dict[str, str]:
        """Names by person id."""
        return self.room.store.people() if self.viewer == CONTROL else {}

    async def team(self) -> dict[str, str]:
        """From where people sit, and their names."""
        return team(self.room, self.viewer)

    async def name_person(self, name: str) -> str:
        """Keep a name, and give its id."""
        if self.viewer != CONTROL:
            raise PermissionError("only control names people")
        person = self.room.chance.new_id()
        self.room.store.name_person(person, clean(name, LINE))
        return person

    async def forget_people(self) -> None:
        """Erase all names; PermissionError for anybody but control."""
        if self.viewer != CONTROL:
            raise PermissionError("only control forgets names")
        self.room.store.forget_people()

    async def for_seat(self, seat: str) -> Port:
        """PermissionError for anybody but control; KeyError if there is no such delegation."""
        if self.viewer != CONTROL:
            raise PermissionError("only control hands out seats")
        return LocalPort(self.room, self.room.state.scenario.seats[seat].id)

    async def save_draft(self, field: str, text: str) -> None:
        """Keep an unsent text."""
        self.room.store.save_draft(self.person or self.viewer, field, text)

    async def drafts(self) -> dict[str, str]:
        """Unsent texts."""
        return self.room.store.drafts(self.person or self.viewer)

    async def now(self) -> int:
        """Tick, then the time."""
        self.room.tick()
        return self.room.clock.now()
