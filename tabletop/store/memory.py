"""A store that keeps nothing after the program ends: demos, rehearsals, tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType

from tabletop.exercise.facts import Event
from tabletop.store import chain
from tabletop.store.base import CLOCK, DraftKey, clock_in
from tabletop.store.chain import EMPTY, Head, Row, Verdict, seal
from tabletop.store.codec import decode
from tabletop.store.errors import RepeatedCommand


class MemoryStore:
    """The contract of Store, in memory."""

    def __init__(self) -> None:
        self.name = "in memory only"
        self._rows: list[Row] = []
        self._commands: dict[str, tuple[int, int]] = {}
        self._drafts: dict[DraftKey, str] = {}
        self._people: dict[str, str] = {}

    def __enter__(self) -> MemoryStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def append(
        self, command_id: str, events: Sequence[Event], *, drop_drafts: Iterable[DraftKey] = ()
    ) -> None:
        """Store all events of one command or none; see Store."""
        if command_id in self._commands:
            raise RepeatedCommand(command_id)
        first = len(self._rows)
        self._rows += seal(events, self.head())
        self._commands[command_id] = (first, len(self._rows))
        for key in drop_drafts:
            self._drafts.pop(key, None)

    def events_of(self, command_id: str) -> list[Event] | None:
        """What a command led to; None if it was never stored."""
        span = self._commands.get(command_id)
        return None if span is None else [decode(row.body) for row in self._rows[slice(*span)]]

    def read(self, *, verified: bool = True) -> list[Event]:
        """All events in order."""
        if verified:
            return list(chain.events(self._stored()))
        return [decode(row.body, row.sequence) for row in self._stored()]

    def rows(self) -> list[Row]:
        """All events as stored."""
        return list(self._stored())

    def verify(self) -> Verdict:
        """How far the chain is whole."""
        return chain.verify(self._stored())

    def head(self) -> Head:
        """Number and hash of the last event."""
        return Head(self._rows[-1].sequence, self._rows[-1].hash) if self._rows else EMPTY

    def save_draft(self, person: str, field: str, text: str) -> None:
        """Keep an unsent text; an empty one drops it."""
        self._drafts[person, field] = text
        if not text:
            del self._drafts[person, field]

    def drafts(self, person: str) -> dict[str, str]:
        """A person's unsent texts by field."""
        return {field: text for (owner, field), text in sorted(self._drafts.items()) if owner == person}

    def save_clock(self, seconds: int) -> None:
        """Keep how far the clock has come."""
        self._drafts[CLOCK] = str(seconds)

    def clock(self) -> int:
        """How far the clock had come when it was last kept."""
        return clock_in(self.drafts(CLOCK[0]))

    def name_person(self, person: str, name: str) -> None:
        """Remember a name."""
        self._people[person] = name

    def people(self) -> dict[str, str]:
        """Names by person id."""
        return dict(sorted(self._people.items()))

    def forget_people(self) -> None:
        """Erase all names."""
        self._people.clear()

    def checkpoint(self) -> None:
        """It is one piece always."""

    def close(self) -> None:
        """Nothing to let go of."""

    def _stored(self) -> Iterator[Row]:
        yield from self._rows
