"""What every store of an exercise can do, whatever it writes to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from tabletop.exercise.facts import Event
from tabletop.store.chain import Head, Row, Verdict

DraftKey = tuple[str, str]
"""Person and field."""

CLOCK: DraftKey = ("", "clock")
"""Where the clock's time lies among the drafts: beside the log, and nobody's text."""


class Store(Protocol):
    """The log of one exercise, with drafts and people's names beside it. One caller at a time.

    `name` is what people call it: the file's name.
    """

    name: str

    def append(
        self, command_id: str, events: Sequence[Event], *, drop_drafts: Iterable[DraftKey] = ()
    ) -> None:
        """Store all events of one command, and drop the drafts they came from, or nothing at all.

        They are durable when this returns. RepeatedCommand if the id was stored before; Superseded if the
        numbers do not follow the head; CannotWrite if it failed: nothing has changed, try again.
        """

    def events_of(self, command_id: str) -> list[Event] | None:
        """What a command led to, perhaps nothing; None if the command was never stored."""

    def read(self, *, verified: bool = True) -> list[Event]:
        """All events in order; Damaged at the first that does not hold, FromNewer if we are too old."""

    def rows(self) -> list[Row]:
        """All events as stored; Damaged where the file itself breaks off."""

    def verify(self) -> Verdict:
        """How far the chain of events is whole."""

    def head(self) -> Head:
        """Number and hash of the last event."""

    def save_draft(self, person: str, field: str, text: str) -> None:
        """Keep what somebody is writing; an empty text drops it. CannotWrite if it failed."""

    def drafts(self, person: str) -> dict[str, str]:
        """A person's unsent texts by field."""

    def save_clock(self, seconds: int) -> None:
        """Keep how far the clock has come, beside the log. CannotWrite if it failed."""

    def clock(self) -> int:
        """How far the clock had come when it was last kept; 0 if it never was."""

    def name_person(self, person: str, name: str) -> None:
        """Remember who a person id is; events hold only the id."""

    def people(self) -> dict[str, str]:
        """Names by person id."""

    def forget_people(self) -> None:
        """Erase all names, from the file as well; the log stays whole without them."""

    def checkpoint(self) -> None:
        """Make what is kept one piece, that can be copied as it lies; nothing if that cannot be done."""

    def close(self) -> None:
        """Let go of the exercise; closing twice is harmless."""


def clock_in(kept: Mapping[str, str]) -> int:
    """The seconds among what is kept for nobody; 0 if there are none."""
    seconds = kept.get(CLOCK[1], "")
    return int(seconds) if re.fullmatch(r"[0-9]{1,9}", seconds) else 0
