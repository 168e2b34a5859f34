"""Concessions: what a delegation can accept now, and the words it owes."""

from __future__ import annotations

import math
from operator import itemgetter

from tabletop.exercise.views.alliance import Position
from tabletop.standins.mind import Held, Mind
from tabletop.standins.owing import owed


def acceptable(mind: Mind) -> dict[str, list[str]]:
    """Options by clause that it can accept now.

    What may be lost against its best package is spent, whatever the item, where a loss moves it towards most
    others: what matters little to it is given up before what matters much, and nothing that nobody asks for.
    """
    accepted, spent = {}, {}
    for clause in mind.interests.clauses:
        each = _held(mind, clause)
        accepted[clause], spent[clause] = [*each.options], each.lost
    left = mind.interests.highest - mind.aspiration - math.fsum(spent.values())
    for _, clause, option, loss in _steps(mind, accepted, spent, left):
        more = max(0.0, loss - spent[clause])
        if more <= left:
            left -= more
            spent[clause] += more
            accepted[clause].append(option)
    for clause, option in owed(mind).items():
        if option not in accepted[clause]:
            accepted[clause].append(option)
    return accepted


def _held(mind: Mind, clause: str) -> Held:
    """What it has declared acceptable, found once for each of its positions; before that its best alone."""
    own, known = mind.stands.get(clause, {}).get(mind.seat), mind.memory.held.get(clause)
    if known is None or known.own is not own:
        interests = mind.interests
        gains, losses = interests.gains[clause], interests.losses[clause]
        alone = (interests.best(clause),) if gains else ()
        options = alone if own is None else tuple(o for o in own.accepts if o in gains)
        lost = max([losses.get(o, 1.0) for o in options], default=0.0)
        known = mind.memory.held[clause] = Held(own, options, lost)
    return known


Step = tuple[float, str, str, float]
"""A concession: loss for each who is met, clause, option, and the loss itself."""


def _steps(mind: Mind, accepted: dict[str, list[str]], spent: dict[str, float], left: float) -> list[Step]:
    """Affordable concessions that move it towards somebody; first what costs least for each who is met."""
    found = []
    for clause, losses in mind.interests.losses.items():
        if clause in mind.adopted:
            continue
        lost, already = spent[clause], accepted[clause]
        more = [o for o, loss in losses.items() if loss - lost <= left and o not in already]
        near = _near(mind, clause) if more else {}
        found += [(losses[o] / met, clause, o, losses[o]) for o in more if (met := near.get(o, 0))]
    found.sort(key=itemgetter(0))
    return found


def _near(mind: Mind, clause: str) -> dict[str, int]:
    """How many others each option moves it towards, found once for the positions on the clause."""
    stands, known = mind.stands.get(clause), mind.memory.near.get(clause)
    if stands is None:
        return {}
    if known is None or known[0] is not stands:
        known = mind.memory.near[clause] = stands, _towards(mind, clause, stands)
    return known[1]


def _towards(mind: Mind, clause: str, stands: dict[str, Position]) -> dict[str, int]:
    """How many others accept each option, or would rather go further the same way on an ordered clause."""
    places, best = mind.interests.places[clause], mind.interests.best(clause)
    others = [position for seat, position in stands.items() if seat != mind.seat]
    found = {}
    for option in mind.interests.losses[clause]:
        gap = places[option] - places[best] if places and option != best else 0.0
        near = 0
        for position in others:
            if option in position.accepts:
                near += 1
            elif gap:
                way = places[position.preferred] - places[best]
                near += way * gap > 0 and abs(way) >= abs(gap)
        found[option] = near
    return found
