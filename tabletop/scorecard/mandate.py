"""Mandate: what stands, measured for every capital between no deal and its best that others could accept."""

from __future__ import annotations

import math

from tabletop.exercise.words import listed, name
from tabletop.measures.averages import median, minimum
from tabletop.measures.mandate import Worth
from tabletop.measures.mandate import mandate as measure
from tabletop.scenario.valuing import no_deal
from tabletop.scorecard.bests import Bests
from tabletop.scorecard.headlines import Mandate, Part
from tabletop.scorecard.rounding import figure
from tabletop.scorecard.trail import Moment
from tabletop.scorecard.worth import standing, stands_for


def mandate(moment: Moment, bests: Bests) -> Mandate:
    """Mandates of what stands at a moment; minimum and median are over members.

    Whom nothing adopted binds has no deal, and so a mandate of 0: the scenario may give no deal another
    worth than the status quo, and the difference is not the doing of anybody at the table.
    """
    state, best = moment.state, bests.of(moment.state)
    by_seat: dict[str, float | None] = {}
    utilities: dict[str, tuple[float, float, float | None]] = {}
    parts = []
    for seat in state.scenario.seats:
        deal, most = standing(state, seat), best.get(seat)
        calm = no_deal(state.scenario, state.timing, seat)
        bound = bool(stands_for(state, seat))
        by_seat[seat] = measure(deal.utility if bound else calm, calm, most)
        utilities[seat] = (_shown(deal) if bound else calm, calm, most)
        parts.append(_line(moment, seat, by_seat[seat], deal, utilities[seat]))
    return Mandate(minimum(by_seat.values()), median(by_seat.values()), by_seat, utilities, tuple(parts))


def _shown(deal: Worth) -> float:
    """The utility; without the cost where it was paid from no headroom and cannot be reckoned."""
    return deal.utility if deal.utility is not None else math.fsum(deal.terms.values())


def _line(
    moment: Moment, seat: str, value: float | None, deal: Worth, known: tuple[float, float, float | None]
) -> Part:
    state, (landed, calm, most) = moment.state, known
    bound = bool(stands_for(state, seat))
    note = f"worth {figure(landed, 2)}, no deal {figure(calm, 2)}" if bound else _nothing(calm)
    if most is not None:
        note += f", best that others could accept {figure(most, 2)}"
    elif seat not in state.scenario.members:
        note += "; not measured: no vote"
    if deal.utility is None and bound:
        note += "; the cost is left out: no headroom to set it against"
    if deal.crossed:
        titles = [f"“{state.scenario.clauses[clause].title}”" for clause in deal.crossed]
        note += f"; crosses its red line on {listed(titles)}"
    return Part(name(state, seat), value, "share", note, _acts(moment, seat))


def _nothing(calm: float) -> str:
    return f"nothing adopted binds it yet, so this is no deal, worth {figure(calm, 2)}: 0 by definition"


def _acts(moment: Moment, seat: str) -> tuple[int, ...]:
    paid = [n for entries in moment.trail.money.values() for n, who in entries if who == seat]
    return tuple(sorted({*moment.trail.adopted.values(), *paid}))
