"""What has happened, beside the state: every event that still counts, found by kind and by reader."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from tabletop.exercise.corrections import CorrectionMade, voided
from tabletop.exercise.facts import ALLIANCE, CONTROL, EVALUATOR, EVERYONE, Event, Fact
from tabletop.exercise.rules import audience

F = TypeVar("F", bound=Fact)


class Journal:
    """An append-only projection of the log; after a correction it is made anew."""

    __slots__ = ("_by_type", "events")

    def __init__(self, log: Sequence[Event] = ()) -> None:
        self.events: list[Event] = []
        self._by_type: dict[type[Fact], list[Event]] = {}
        gone = voided(log)
        for event in log:
            if event.cause not in gone:
                self.add(event)

    def add(self, event: Event) -> None:
        """Take in the next event; a correction needs a new journal instead."""
        self.events.append(event)
        self._by_type.setdefault(type(event.fact), []).append(event)

    def of(self, fact_type: type[F]) -> list[tuple[Event, F]]:
        """Events of one kind with their facts, in order."""
        return [(event, event.fact) for event in self._by_type.get(fact_type, ())]  # type: ignore[misc]

    def feed(self, viewer: str, seats: Sequence[str]) -> list[Event]:
        """Events in the viewer's feed: control and evaluators all, 'public' only what is public.

        `seats` are the delegations; they and the chair read what goes to the alliance.
        """
        if viewer in (CONTROL, EVALUATOR):
            return list(self.events)
        readable = {EVERYONE, viewer}
        if viewer in seats or viewer in ("chair", ALLIANCE):
            readable.add(ALLIANCE)
        return [e for e in self.events if readable.intersection(audience(e)) or _is_correction(e, readable)]


def _is_correction(event: Event, readable: set[str]) -> bool:
    return isinstance(event.fact, CorrectionMade) and ALLIANCE in readable
