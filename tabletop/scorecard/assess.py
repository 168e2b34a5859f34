"""From a log to one card per move that has opened."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from tabletop.exercise.facts import Event
from tabletop.measures.weights import DEFAULT
from tabletop.scorecard.card import MoveCard
from tabletop.scorecard.cohesion import cohesion
from tabletop.scorecard.delivery import delivery
from tabletop.scorecard.escalation import escalation
from tabletop.scorecard.mandate import Bests, mandate
from tabletop.scorecard.plain import as_plain, figures
from tabletop.scorecard.saydo import say_do
from tabletop.scorecard.timeline import MoveRecord, moves_of

__all__ = ["DEFAULT", "as_plain", "assess", "figures"]


def assess(log: Sequence[Event], table: str = DEFAULT) -> tuple[MoveCard, ...]:
    """One card for every move that has opened, in order; the last may be unfinished.

    Voided acts do not count, and later moves do not change earlier cards. Mandates are found when they are
    first looked at. `table` is weis, cameo or rivera. Raises ValueError for another table, and for a log
    that does not begin with the creation of an exercise.
    """
    bests = Bests()
    return tuple(_card(record, table, bests) for record in moves_of(log))


def _card(record: MoveRecord, table: str, bests: Bests) -> MoveCard:
    return MoveCard(
        move=record.move,
        closed=record.closed,
        cohesion=cohesion(record),
        delivery=delivery(record.last),
        mandate=partial(mandate, record.last, bests),
        escalation=escalation(record, table),
        say_do=say_do(record),
    )
