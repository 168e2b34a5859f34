"""From a log to one card per move that has opened."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.exercise.facts import Event
from tabletop.measures.weights import DEFAULT, Table
from tabletop.scorecard.card import MoveCard
from tabletop.scorecard.keeper import Scorekeeper
from tabletop.scorecard.plain import as_plain, figures

__all__ = ["DEFAULT", "Table", "as_plain", "assess", "figures"]


def assess(log: Sequence[Event], table: str | Table = DEFAULT) -> tuple[MoveCard, ...]:
    """One card for every move that has opened, in order; the last may be unfinished.

    Voided acts do not count, and later moves do not change earlier cards. Mandates, delegations, analysis
    and trust are found when they are first looked at. `table` is weis, cameo or rivera, or a facilitator's
    own table. Raises ValueError for another name, and for a log that does not begin with the creation of an
    exercise.
    """
    if not log:
        raise ValueError("the log is empty")
    return Scorekeeper(log).cards(table)
