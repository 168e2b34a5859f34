"""What has happened, beside the state: every event that still counts, found by kind and by reader."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from operator import is_
from typing import Any, TypeVar

from msgspec.structs import replace

from tabletop.exercise.corrections import CorrectionMade, voided
from tabletop.exercise.facts import ALLIANCE, CONTROL, EVALUATOR, EVERYONE, Event, Fact
from tabletop.exercise.rules import audience

F = TypeVar("F", bound=Fact)
T = TypeVar("T")


class Journal:
    """An append-only projection of the log; after a correction it is made anew.

    `undone` are the events that no longer count, in order.
    """

    __slots__ = ("_by_type", "_corrected", "_kept", "_told_by", "events", "undone")

    def __init__(self, log: Sequence[Event] = ()) -> None:
        self.events: list[Event] = []
        self.undone: list[Event] = []
        self._by_type: dict[type[Fact], list[Event]] = {}
        self._corrected: dict[str, list[Event]] = {}
        self._kept: dict[Hashable, tuple[tuple[object, ...], Any]] = {}
        self._told_by: dict[type[Fact], set[Hashable]] = {}
        gone = voided(log)
        named = {cause for e in log if isinstance(e.fact, CorrectionMade) for cause in e.fact.causes}
        for event in log:
            if event.cause in named:
                self._corrected.setdefault(event.cause, []).append(event)
            if event.cause not in gone:
                self.add(event)
            else:
                self.undone.append(event)

    def add(self, event: Event) -> None:
        """Take in the next event; a correction needs a new journal instead."""
        self.events.append(event)
        kind = type(event.fact)
        self._by_type.setdefault(kind, []).append(event)
        for name in self._told_by.pop(kind, ()):
            self._kept.pop(name, None)

    def of(self, fact_type: type[F], start: int = 0) -> list[tuple[Event, F]]:
        """Events of one kind with their facts, in order, from the one numbered `start` among them on."""
        found = self._by_type.get(fact_type, [])
        return [(event, event.fact) for event in (found[start:] if start else found)]  # type: ignore[misc]

    def kept(
        self, name: Hashable, parts: tuple[object, ...], kinds: tuple[type[Fact], ...], make: Callable[[], T]
    ) -> T:
        """What `make` gives, made again only when another object stands for one of the parts of the state
        it is made of, or more events of these kinds have come.

        The parts must be all it is made of, and never change in place.
        """
        known = self._kept.get(name)
        if known is not None:
            before, found = known
            if all(map(is_, before, parts)):
                kept: T = found
                return kept
        made = make()
        self._kept[name] = (parts, made)
        for kind in kinds:
            self._told_by.setdefault(kind, set()).add(name)
        return made

    def feed(self, viewer: str, seats: Sequence[str], start: int = 0) -> list[Event]:
        """Events in the viewer's feed: control and evaluators all, 'public' only what is public.

        A correction comes, with its reason alone, to those who had seen an act it takes back.

        `seats` are the delegations; they, the chair and observers read what goes to the alliance. `start`:
        from this place of `events` on.
        """
        if viewer in (CONTROL, EVALUATOR):
            return self.events[start:]
        readable = {EVERYONE, viewer}
        if viewer in seats or viewer in ("chair", "observer", ALLIANCE):
            readable.add(ALLIANCE)
        found = []
        for event in self.events[start:] if start else self.events:
            if isinstance(event.fact, CorrectionMade):
                if self._saw(event.fact, readable):
                    found.append(replace(event, fact=CorrectionMade((), event.fact.reason)))
            elif readable.intersection(audience(event)):
                found.append(event)
        return found

    def _saw(self, correction: CorrectionMade, readable: set[str]) -> bool:
        """Whether a reader had seen one of the acts that a correction takes back, or restores."""
        for cause in correction.causes:
            for event in self._corrected.get(cause, ()):
                if readable.intersection(audience(event)):
                    return True
                if isinstance(event.fact, CorrectionMade) and self._saw(event.fact, readable):
                    return True
        return False
