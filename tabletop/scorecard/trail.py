"""The state at a moment, and the events that made what stands in it."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from tabletop.exercise.agenda.positions import PositionDeclared, PositionWithdrawn
from tabletop.exercise.budget.funding import LinePaid
from tabletop.exercise.budget.shortfalls import ShortfallMadeGood, ShortfallStands
from tabletop.exercise.budget.support import SupportChanged
from tabletop.exercise.commitments.answers import CommitmentAnswered
from tabletop.exercise.commitments.making import CommitmentMade
from tabletop.exercise.commitments.undertakings import Undertaking
from tabletop.exercise.core import State
from tabletop.exercise.decisions.adoption import TextAdopted
from tabletop.exercise.facts import Event


class Made(Struct, frozen=True):
    """A promise on record: the events that made and answered it, and whether keeping it costs something.

    A promise to pay does; one to accept an option does when the promiser preferred another on that day.
    """

    acts: tuple[int, ...]
    costly: bool


class Trail(Struct, frozen=True):
    """Sequence numbers of the events that made what stands.

    `declared` by (seat, clause); `adopted` by clause; `money` holds (sequence, seat) by clause; `support`
    those that changed domestic support, by seat; `promised` by promise.
    """

    declared: dict[tuple[str, str], int] = field(default_factory=dict)
    adopted: dict[str, int] = field(default_factory=dict)
    money: dict[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    support: dict[str, tuple[int, ...]] = field(default_factory=dict)
    promised: dict[str, Made] = field(default_factory=dict)


class Moment(Struct, frozen=True):
    """The state at one point, and the trail that led to it."""

    state: State
    trail: Trail


FOLLOWED = frozenset({
    PositionDeclared, PositionWithdrawn, TextAdopted, LinePaid, ShortfallStands, ShortfallMadeGood,
    SupportChanged, CommitmentMade, CommitmentAnswered,
})  # fmt: skip
"""Facts that leave a trail; most do not."""


def followed(moment: Moment, event: Event) -> Trail:
    """The trail after an event, from the moment before it."""
    trail, fact = moment.trail, event.fact
    if type(fact) not in FOLLOWED:
        return trail
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
        case SupportChanged():
            numbers = (*trail.support.get(event.seat, ()), event.sequence)
            return replace(trail, support={**trail.support, event.seat: numbers})
        case CommitmentMade(commitment=promise, undertaking=wanted):
            known = Made((event.sequence,), _costly(moment.state, event.seat, wanted))
            return replace(trail, promised={**trail.promised, promise: known})
        case CommitmentAnswered(commitment=promise):
            known = trail.promised[promise]
            known = replace(known, acts=(*known.acts, event.sequence))
            return replace(trail, promised={**trail.promised, promise: known})
    return trail


def _costly(state: State, seat: str, wanted: Undertaking) -> bool:
    """By the stand on the day of the promise: what is declared later does not make it cheaper."""
    if wanted.kind == "pledge":
        return True
    stand = state.agenda.stands.get(seat, {}).get(wanted.clause)
    return wanted.kind == "accept" and stand is not None and stand.preferred != wanted.option
