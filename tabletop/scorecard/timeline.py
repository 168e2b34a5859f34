"""The log cut into moves: the events that count in each, and the state at its turning points."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from tabletop.exercise.acts import ActTaken
from tabletop.exercise.arguments.rulings import ArgumentRuled
from tabletop.exercise.clock.moves import MoveClosed, MoveOpened
from tabletop.exercise.core import evolve, initial
from tabletop.exercise.corrections import voided
from tabletop.exercise.decisions.adoption import TextAdopted
from tabletop.exercise.decisions.opening import DecisionOpened
from tabletop.exercise.decisions.silence import SilenceBroken
from tabletop.exercise.facts import Event
from tabletop.exercise.statements import StatementMade
from tabletop.scorecard.trail import Moment, Trail, followed


class MoveRecord(Struct):
    """One move (from 0). `end` is its close, or now; `last` also has what was settled after the close.

    `events` are those that count, from its opening until the next move opens. `texts` and `breaks` pair the
    openings of decisions and the breaks of silence with the moment just before. `signals` counts the events
    that may show something to others.
    """

    move: int
    opening: Moment
    end: Moment
    last: Moment
    closed: bool = False
    events: list[Event] = field(default_factory=list)
    texts: list[tuple[Event, DecisionOpened, Moment]] = field(default_factory=list)
    breaks: list[tuple[Event, SilenceBroken, Moment]] = field(default_factory=list)
    signals: int = 0


class Timeline:
    """The moves of a log that grows at its end. `records` holds those that have opened, in order.

    A record is final once the next move has opened. Raises ValueError if the log does not begin with the
    creation of an exercise.
    """

    def __init__(self, first: Event) -> None:
        self._now = Moment(initial(first), Trail())
        self.records: list[MoveRecord] = []

    def add(self, event: Event) -> None:
        """One more event that counts; a record under way changes in place."""
        before = self._now
        now = self._now = Moment(evolve(before.state, event), followed(before, event))
        if isinstance(event.fact, MoveOpened):
            self.records.append(MoveRecord(event.fact.move, now, now, now))
        if self.records:
            _note(self.records[-1], event, before, now)


def moves_of(log: Sequence[Event]) -> tuple[MoveRecord, ...]:
    """The moves that have opened, in order; voided acts are left out as if they had never been.

    Raises ValueError if the log is empty or does not begin with the creation of an exercise.
    """
    if not log:
        raise ValueError("the log is empty")
    gone, timeline = voided(log), Timeline(log[0])
    for event in log[1:]:
        if event.cause not in gone:
            timeline.add(event)
    return tuple(timeline.records)


def _note(record: MoveRecord, event: Event, before: Moment, now: Moment) -> None:
    record.events.append(event)
    match event.fact:
        case MoveClosed():
            record.end, record.closed = now, True
        case DecisionOpened():
            record.texts.append((event, event.fact, before))
        case SilenceBroken():
            record.breaks.append((event, event.fact, before))
        case StatementMade() | ActTaken() | TextAdopted() | ArgumentRuled():
            record.signals += 1
    record.last = now
    if not record.closed:
        record.end = now
