"""What delegations write to each other stays closed to control until it opens it, which is on the record.

In a room on the network people write to each other themselves; control sees who writes to whom and how often.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from tabletop.exercise.facts import Act
from tabletop.exercise.legal.templates import Template
from tabletop.exercise.messages import MessageSent
from tabletop.exercise.views.control import ControlView
from tabletop.exercise.views.seeing import View
from tabletop.room.port import FeedItem, Port, Stored
from tabletop.scorecard.assess import DEFAULT, Table
from tabletop.scorecard.card import MoveCard
from tabletop.scorecard.deal import Deal

SEALED = "(closed; “read” opens it, and that is recorded)"

Between = tuple[str, ...]


class Traffic(Struct, frozen=True):
    """How many messages went between these delegations, and how many of them control has read."""

    between: Between
    count: int
    read: int


def between(seats: frozenset[str], sender: str, to: Iterable[str]) -> Between | None:
    """Who writes to whom, in a fixed order; None if it is not among delegations alone."""
    known = {sender, *to}
    return tuple(sorted(known)) if known <= seats else None


def traffic(view: ControlView) -> list[Traffic]:
    """All pairs and circles that have written, the busiest first."""
    seats, opened = frozenset(seat.id for seat in view.seats), dict(view.opened)
    keys = (between(seats, m.sender, m.to) for m in view.messages)
    counts = Counter(key for key in keys if key is not None)
    return [Traffic(key, n, min(n, opened.get(key, 0))) for key, n in counts.most_common()]


def sealed_view(view: ControlView) -> ControlView:
    """The view with what control has not opened in other words."""
    seats, opened, seen = frozenset(s.id for s in view.seats), dict(view.opened), Counter[Between]()
    messages = []
    for note in view.messages:
        key = between(seats, note.sender, note.to)
        if key is not None:
            seen[key] += 1
        closed = key is not None and seen[key] > opened.get(key, 0)
        messages.append(replace(note, text=SEALED) if closed else note)
    return replace(view, messages=tuple(messages))


def sealed_feed(items: Iterable[FeedItem], view: ControlView) -> tuple[FeedItem, ...]:
    """Happenings in order, from the first on, with the same in other words."""
    seats, opened, seen = frozenset(s.id for s in view.seats), dict(view.opened), Counter[Between]()
    made = []
    for item in items:
        fact = item.fact
        if isinstance(fact, MessageSent):
            key = between(seats, item.seat, fact.to)
            if key is not None:
                seen[key] += 1
                if seen[key] > opened.get(key, 0):
                    item = replace(item, fact=replace(fact, text=SEALED))
        made.append(item)
    return tuple(made)


class SealedPort:
    """Control's port with what delegations write to each other closed; all else as it is."""

    def __init__(self, port: Port) -> None:
        self.open = port
        self._made: Mapping[int, FeedItem] = {}

    async def submit(self, act: Act, seat: str = "", *, phase: int | None = None) -> str | None:
        """As it is."""
        return await self.open.submit(act, seat, phase=phase)

    async def view(self, viewer: str = "") -> View:
        """Control's own with closed messages."""
        view = await self.open.view(viewer)
        return sealed_view(view) if isinstance(view, ControlView) else view

    async def legal(self, seat: str = "") -> tuple[Template, ...]:
        """As it is."""
        return await self.open.legal(seat)

    async def feed(self, since: int = 0, viewer: str = "") -> tuple[FeedItem, ...]:
        """Control's own with closed messages; the same objects as before where nothing was opened."""
        items = await self.open.feed(0 if not viewer else since, viewer)
        view = await self.open.view()
        if viewer or not isinstance(view, ControlView):
            return items
        before = self._made
        made = [
            old if (old := before.get(item.sequence)) == item else item for item in sealed_feed(items, view)
        ]
        self._made = {item.sequence: item for item in made}
        return tuple(item for item in made if item.number > since)

    async def cards(self, table: str | Table = DEFAULT) -> tuple[MoveCard, ...]:
        """As it is."""
        return await self.open.cards(table)

    async def undone(self) -> tuple[FeedItem, ...]:
        """What no longer counts, with closed messages."""
        view = await self.open.view()
        items = await self.open.undone()
        return sealed_feed(items, replace(view, opened=())) if isinstance(view, ControlView) else items

    async def worth(self, seat: str = "") -> Deal | None:
        """As it is."""
        return await self.open.worth(seat)

    async def stored(self) -> Stored:
        """As it is."""
        return await self.open.stored()

    async def past(self, event: int) -> Port:
        """Closed in the past as well."""
        return SealedPort(await self.open.past(event))

    async def people(self) -> dict[str, str]:
        """As it is."""
        return await self.open.people()

    async def team(self) -> dict[str, str]:
        """As it is."""
        return await self.open.team()

    async def name_person(self, name: str) -> str:
        """As it is."""
        return await self.open.name_person(name)

    async def forget_people(self) -> None:
        """As it is."""
        await self.open.forget_people()

    async def for_seat(self, seat: str) -> Port:
        """A delegation's own port, which was never closed to it."""
        return await self.open.for_seat(seat)

    async def save_draft(self, field: str, text: str) -> None:
        """As it is."""
        await self.open.save_draft(field, text)

    async def drafts(self) -> dict[str, str]:
        """As it is."""
        return await self.open.drafts()

    async def now(self) -> int:
        """As it is."""
        return await self.open.now()
