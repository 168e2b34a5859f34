"""Keeps the scorecard of an exercise under way: each event is folded once, each closed move assessed once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial

from msgspec import Struct, field
from msgspec.structs import replace

from tabletop.exercise.corrections import CorrectionMade, voided
from tabletop.exercise.facts import Event
from tabletop.measures.weights import DEFAULT, Table
from tabletop.measures.weights import table as shipped
from tabletop.scorecard.analysis import analysis
from tabletop.scorecard.bests import Bests
from tabletop.scorecard.card import DelegationCard, Mandate, MoveCard, SayDo
from tabletop.scorecard.cohesion import cohesion
from tabletop.scorecard.delegation import delegation_cards
from tabletop.scorecard.delivery import delivery
from tabletop.scorecard.escalation import escalation
from tabletop.scorecard.ground import ground
from tabletop.scorecard.headlines import Escalation
from tabletop.scorecard.mandate import mandate
from tabletop.scorecard.saydo import say_do
from tabletop.scorecard.timeline import MoveRecord, Timeline
from tabletop.scorecard.trust import trust


class Kept(Struct):
    """What is known in one table: cards of moves that are over, and of the one under way.

    `weighed` is what was shown in a move by its place, with how many signals that was made of.
    """

    scale: Table
    over: list[MoveCard] = field(default_factory=list)
    under_way: MoveCard | None = None
    weighed: dict[int, tuple[int, Escalation]] = field(default_factory=dict)


class Scorekeeper:
    """The cards of a log that grows at its end; the same as `assess` gives for the whole of it.

    Cards of moves that are over never change, unless a correction comes: then all is folded anew. Raises
    ValueError if the log does not begin with the creation of an exercise. `bests` may be shared by
    exercises of one scenario in one timing.
    """

    def __init__(self, log: Sequence[Event] = (), bests: Bests | None = None) -> None:
        self._log: list[Event] = []
        self._bests = bests or Bests()
        self._timeline: Timeline | None = None
        self._kept: dict[str, Kept] = {}
        self.add(*log)

    def add(self, *events: Event) -> None:
        """Take in what has happened since."""
        if not events:
            return
        self._log += events
        for kept in self._kept.values():
            kept.under_way = None
        if self._timeline is None or any(isinstance(e.fact, CorrectionMade) for e in events):
            self._refold()
            return
        for event in events:
            self._timeline.add(event)

    def follow(self, log: Sequence[Event]) -> Scorekeeper:
        """Take in what a log, of which the beginning is known, holds beyond that; gives itself back."""
        self.add(*log[len(self._log) :])
        return self

    def cards(self, table: str | Table = DEFAULT) -> tuple[MoveCard, ...]:
        """One card for every move that has opened; ValueError for a table that does not ship."""
        scale = shipped(table) if isinstance(table, str) else table
        records = self._timeline.records if self._timeline else []
        if not records:
            return ()
        kept = self._known(scale)
        for place in range(len(kept.over), len(records) - 1):
            kept.over.append(self._card(place, kept))
        if kept.under_way is None:
            kept.under_way = self._card(len(records) - 1, kept)
        return (*kept.over, kept.under_way)

    def _known(self, scale: Table) -> Kept:
        kept = self._kept.get(scale.name)
        if kept is None or (kept.scale is not scale and kept.scale != scale):
            kept = self._kept[scale.name] = Kept(scale)
        return kept

    def _refold(self) -> None:
        gone = voided(self._log)
        self._kept.clear()
        self._timeline = Timeline(self._log[0])
        for event in self._log[1:]:
            if event.cause not in gone:
                self._timeline.add(event)

    def _card(self, place: int, kept: Kept) -> MoveCard:
        assert self._timeline is not None
        *before, last = self._timeline.records[: place + 1]
        record = _as_it_stands(last)
        known = kept.weighed.get(place)
        if known is None or known[0] != record.signals:
            known = kept.weighed[place] = record.signals, escalation(record, kept.scale)
        return card_of((*before, record), kept.scale, self._bests, known[1])


def _as_it_stands(record: MoveRecord) -> MoveRecord:
    """A copy that later events leave as it is."""
    return replace(record, events=[*record.events], texts=[*record.texts], breaks=[*record.breaks])


def card_of(
    records: tuple[MoveRecord, ...], scale: Table, bests: Bests, weighed: Escalation | None = None
) -> MoveCard:
    """The card of the last of these moves; those before it are over. `weighed`: what it showed, if known."""
    record = records[-1]
    gaps = cache(partial(say_do, record))
    held = cache(partial(mandate, record.last, bests))
    return MoveCard(
        move=record.move,
        closed=record.closed,
        common_ground=partial(ground, record.end),
        cohesion=partial(cohesion, record),
        delivery=partial(delivery, record.last),
        mandate=held,
        escalation=weighed or escalation(record, scale),
        say_do=gaps,
        delegations=partial(_delegations, records, held, gaps),
        analysis=partial(analysis, records, bests),
        trust=partial(trust, records, scale, bests),
    )


def _delegations(
    records: tuple[MoveRecord, ...], held: Callable[[], Mandate], gaps: Callable[[], SayDo]
) -> tuple[DelegationCard, ...]:
    return delegation_cards(records, held(), gaps())
