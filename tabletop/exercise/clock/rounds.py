"""The funding round (section 6): what a close leaves short is looked for in the same phase."""

from __future__ import annotations

from collections.abc import Mapping

from tabletop.exercise.clock.plan import opens, slot
from tabletop.exercise.facts import ALLIANCE, Event, Fact, fact
from tabletop.exercise.rules import Turn, seen_by


@fact("funding.round_opened")
class FundingRoundOpened(Fact, frozen=True):
    """The phase stays open, since these clauses were adopted with money short."""

    clauses: tuple[str, ...]


def fund_what_is_short(turn: Turn, before: Mapping[tuple[str, str], int]) -> bool:
    """Whether more is short than `before`, and the open phase lets it be made good; that is then said."""
    state = turn.state
    short = [
        clause for (clause, owner), n in state.budget.shortfalls.items() if (clause, owner) not in before
    ]
    if not short or not opens(slot(state), "fund"):
        return False
    turn.emit(FundingRoundOpened(tuple(dict.fromkeys(short))))
    return True


@seen_by(FundingRoundOpened)
def alliance(event: Event, fact: FundingRoundOpened) -> tuple[str, ...]:
    """Everybody who may pay."""
    return (ALLIANCE,)
