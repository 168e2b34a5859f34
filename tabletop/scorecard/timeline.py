"""The log cut into moves: the events that count in each, and the state at its turning points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tabletop.exercise.agenda.positions import PositionDeclared, PositionWithdrawn
from tabletop.exercise.budget.funding import LinePaid
from tabletop.exercise.budget.shortfalls import ShortfallMadeGood, ShortfallStands
from tabletop.exercise.clock.moves import MoveClosed, MoveOpened
from tabletop.exercise.core import State, evolve, initial
from tabletop.exercise.corrections import voided
from tabletop.exercise.decisions.adoption import TextAdopted
from tabletop.exercise.decisions.opening import DecisionOpened
from tabletop.exercise.decisions.silence import SilenceBroken
from tabletop.exercise.facts import Event


@dataclass(frozen=True, slots=True)
class Trail:
    """Sequence numbers of the events that made what stands.

    `declared` by (seat, clause); `adopted` by clause; `money` holds (sequence, seat) by clause.
    """

    declared: dict[tuple[str, str], int] = field(default_factory=dict)
    adopted: dict[str, int] = field(default_factory=dict)
    money: dict[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moment:
    """The state at one point, and the trail that led to it."""

    state: State
    trail: Trail


@dataclass(slots=True)
class MoveRecord:
    """One move (from 0). `end` is its close, or now; `last` also has what was settled after the close.

    `events` are those that count, from its opening until the next move opens. `texts` and `breaks` pair the
    openings of decisions and the breaks of silence with the moment just before.
    """

    move: int
    opening: Moment
    end: Moment
    last: Moment
    closed: bool = False
    events: list[Event] = field(default_factory=list)
    texts: list[tuple[Event, DecisionOpened, Moment]] = field(default_factory=list)
    breaks: list[tuple[Event, SilenceBroken, Moment]] = field(default_factory=list)


def moves_of(log: Sequence[Event]) -> tuple[MoveRecord, ...]:
    """The moves that have opened, in order; voided acts are left out as if they had never been.

    Raises ValueError if the log is empty or does not begin with the creation of an exercise.
    """
    if not log:
        raise ValueError("the log is empty")
    gone, now = voided(log), Moment(initial(log[0]), Trail())
    records: list[MoveRecord] = []
    for event in log[1:]:
        if event.cause in gone:
            continue
        before, now = now, Moment(evolve(now.state, event), _followed(now, event))
        if isinstance(event.fact, MoveOpened):
            _end(records, before)
            records.append(MoveRecord(event.fact.move, now, now, now))
        if records:
            _note(records[-1], event, before, now)
    _end(records, now)
    return tuple(records)


def _end(records: list[MoveRecord], moment: Moment) -> None:
    if not records:
        return
    records[-1].last = moment
    if not records[-1].closed:
        records[-1].end = moment


def _note(record: MoveRecord, event: Event, before: Moment, now: Moment) -> None:
    record.events.append(event)
    match event.fact:
        case MoveClosed():
            record.end, record.closed = now, True
        case DecisionOpened():
            record.texts.append((event, event.fact, before))
        case SilenceBroken():
            record.breaks.append((event, event.fact, before))


def _followed(moment: Moment, event: Event) -> Trail:
    trail, fact = moment.trail, event.fact
    match fact:
        case PositionDeclared(clause=clause):
            return replace(trail, declared={**trail.declared, (event.seat, clause): event.sequence})
        case PositionWithdrawn(clause=clause):
            left = {key: n for key, n in trail.declared.items() if key != (event.seat, clause)}
            return replace(trail, declared=left)
        case TextAdopted(draft=draft):
            made = dict.fromkeys(moment.state.decisions.open[draft].choices, event.sequence)
            return replace(trail, adopted={**trail.adopted, **made})
        case LinePaid(clause=clause) | ShortfallStands(clause=clause) | ShortfallMadeGood(clause=clause):
            made_by = event.seat if not isinstance(fact, ShortfallStands) else fact.owner
            entries = (*trail.money.get(clause, ()), (event.sequence, made_by))
            return replace(trail, money={**trail.money, clause: entries})
    return trail
