"""Who carried the cost: how evenly payments lie on headroom, and how far from the cost key."""

from __future__ import annotations

from tabletop.exercise.words import name
from tabletop.measures.burden import burdens, distance_from_key, gini, jain
from tabletop.scenario.valuing import headroom_of
from tabletop.scorecard.headlines import Part
from tabletop.scorecard.trail import Moment

GROUP = "Burden sharing"


def burden(moment: Moment) -> tuple[Part, Part, Part]:
    """Gini and Jain of what members paid over their headroom, and how far shares lie from the cost key."""
    scenario, budget = moment.state.scenario, moment.state.budget
    given = dict.fromkeys(scenario.members, 0)
    for (seat, _), amount in budget.paid.items():
        if seat in given:
            given[seat] += amount
    able = [headroom_of(scenario, moment.state.timing, seat) for seat in given]
    key = [scenario.seats[seat].key for seat in given]
    carried = burdens(list(given.values()), able)
    acts = tuple(sorted(n for entries in moment.trail.money.values() for n, seat in entries if seat in given))
    paid = [f"{name(moment.state, seat)} {amount}" for seat, amount in given.items() if amount]
    note = f"paid so far: {', '.join(paid)}" if paid else "nothing is paid yet"
    apart = distance_from_key(list(given.values()), key) if any(key) else None
    return (
        Part("Burden, Gini", gini(carried), "share", note, acts, GROUP),
        Part("Burden, Jain", jain(carried), "share", "1 is even", acts, GROUP),
        Part("Distance from the cost key", apart, "share", "the part that would have to move", acts, GROUP),
    )
