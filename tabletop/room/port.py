"""The port: the one way in for every seat, local or remote. Screens see views, never the state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from tabletop.exercise.facts import CONTROL, Act, Fact, Rejection
from tabletop.exercise.legal.templates import Template
from tabletop.exercise.views.seeing import View
from tabletop.room.service import Room
from tabletop.scorecard.card import MoveCard


@dataclass(frozen=True, slots=True)
class FeedItem:
    """Something that happened, as this viewer may know it; numbered per viewer, from 1.

    `cause` (the act, for corrections) and `sequence` (its place in the log) are for control alone.
    """

    number: int
    kind: str
    seat: str
    at: int
    phase: int
    fact: Fact
    cause: str = ""
    sequence: int = 0


class Port(Protocol):
    """What a screen can do. `seat` is needed where one person acts for many, as control does."""

    async def submit(self, act: Act, seat: str = "", *, phase: int | None = None) -> str | None:
        """Ask for an act; None once it is durable, else why it is refused."""

    async def view(self, viewer: str = "") -> View:
        """What this seat sees, or another seat's view for control."""

    async def legal(self, seat: str = "") -> tuple[Template, ...]:
        """What the seat may do now."""

    async def feed(self, since: int = 0) -> tuple[FeedItem, ...]:
        """What has happened since feed number `since`."""

    async def cards(self) -> tuple[MoveCard, ...]:
        """The scorecard by move, for those who may see it."""

    async def save_draft(self, field: str, text: str) -> None:
        """Keep an unsent text; an empty one drops it."""

    async def drafts(self) -> dict[str, str]:
        """This person's unsent texts."""

    async def now(self) -> int:
        """Seconds of exercise time; deadlines that have passed take effect first."""


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

    async def feed(self, since: int = 0) -> tuple[FeedItem, ...]:
        """The viewer's feed."""
        events = self.room.journal.feed(self.viewer, tuple(self.room.state.scenario.seats))
        control = self.viewer == CONTROL
        items = [
            FeedItem(n, e.fact.kind, e.seat, e.at, e.phase, e.fact, e.cause, e.sequence)
            if control
            else FeedItem(n, e.fact.kind, e.seat, e.at, e.phase, e.fact)
            for n, e in enumerate(events, 1)
        ]
        return tuple(items[since:])

    async def cards(self) -> tuple[MoveCard, ...]:
        """Control's scorecard; nobody else's business during play."""
        return self.room.cards() if self.viewer == CONTROL else ()

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
