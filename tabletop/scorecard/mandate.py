"""Mandate: what stands, measured for every capital between no deal and its best that others could accept."""

from __future__ import annotations

import math

from tabletop.exercise.core import State
from tabletop.exercise.words import listed, name
from tabletop.measures.averages import median, minimum
from tabletop.measures.mandate import Worth
from tabletop.measures.mandate import mandate as measure
from tabletop.scenario.model import Scenario
from tabletop.scorecard.bargain import best_packages
from tabletop.scorecard.card import Mandate, Part
from tabletop.scorecard.timeline import Moment
from tabletop.scorecard.worth import no_deal, standing


class Bests:
    """Best packages, sought once for each agenda: a bridging option makes it another one."""

    def __init__(self) -> None:
        self._known: list[tuple[Scenario, dict[str, float | None]]] = []

    def of(self, state: State) -> dict[str, float | None]:
        """By member, as `best_packages`."""
        for scenario, best in self._known:
            if scenario is state.scenario:
                return best
        best = best_packages(state.scenario, state.timing)
        self._known.append((state.scenario, best))
        return best


def mandate(moment: Moment, bests: Bests) -> Mandate:
    """Mandates of what stands at a moment; minimum and median are over members."""
    state, best = moment.state, bests.of(moment.state)
    by_seat: dict[str, float | None] = {}
    utilities: dict[str, tuple[float, float, float | None]] = {}
    parts = []
    for seat in state.scenario.seats:
        deal, calm, most = standing(state, seat), no_deal(state.scenario, state.timing, seat), best.get(seat)
        by_seat[seat] = measure(deal.utility, calm, most)
        utilities[seat] = (_shown(deal), calm, most)
        parts.append(_line(moment, seat, by_seat[seat], deal, utilities[seat]))
    return Mandate(minimum(by_seat.values()), median(by_seat.values()), by_seat, utilities, tuple(parts))


def _shown(deal: Worth) -> float:
    """The utility; without the cost where it was paid from no headroom and cannot be reckoned."""
    return deal.utility if deal.utility is not None else math.fsum(deal.terms.values())


def _line(
    moment: Moment, seat: str, value: float | None, deal: Worth, known: tuple[float, float, float | None]
) -> Part:
    state, (landed, calm, most) = moment.state, known
    note = f"worth {landed:.2f}, no deal {calm:.2f}"
    if most is not None:
        note += f", best that others could accept {most:.2f}"
    elif seat not in state.scenario.members:
        note += "; not measured: no vote"
    if deal.utility is None:
        note += "; the cost is left out: no headroom to set it against"
    if deal.crossed:
        titles = [f"“{state.scenario.clauses[clause].title}”" for clause in deal.crossed]
        note += f"; crosses its red line on {listed(titles)}"
    return Part(name(state, seat), value, "share", note, _acts(moment, seat))


def _acts(moment: Moment, seat: str) -> tuple[int, ...]:
    paid = [n for entries in moment.trail.money.values() for n, who in entries if who == seat]
    return tuple(sorted({*moment.trail.adopted.values(), *paid}))
