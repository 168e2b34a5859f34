"""Concessions: what a delegation can accept now, and the words it owes."""

from __future__ import annotations

import math
from collections.abc import Iterator

from tabletop.standins.mind import Mind
from tabletop.standins.owing import owed


def acceptable(mind: Mind) -> dict[str, list[str]]:
    """Options by clause that it can accept now.

    What may be lost against its best package is spent, whatever the item, where a loss moves it towards most
    others: what matters little to it is given up before what matters much, and nothing that nobody asks for.
    """
    accepted = {c: _held(mind, c) for c in mind.interests.clauses}
    spent = {c: _most_lost(mind, c, options) for c, options in accepted.items()}
    left = mind.interests.highest - mind.aspiration - math.fsum(spent.values())
    for _, clause, option in sorted(_steps(mind, spent, left), key=lambda step: step[0]):
        more = max(0.0, mind.interests.loss(clause, option) - spent[clause])
        if option not in accepted[clause] and more <= left:
            left -= more
            spent[clause] += more
            accepted[clause].append(option)
    for clause, option in owed(mind).items():
        if option not in accepted[clause]:
            accepted[clause].append(option)
    return accepted


def _held(mind: Mind, clause: str) -> list[str]:
    own = mind.stands.get(clause, {}).get(mind.seat)
    gains = mind.interests.gains[clause]
    if own is not None:
        return [o for o in own.accepts if o in gains]
    return [mind.interests.best(clause)] if gains else []


def _most_lost(mind: Mind, clause: str, options: list[str]) -> float:
    losses, most = mind.interests.losses[clause], 0.0
    for option in options:
        most = max(most, losses.get(option, 1.0))
    return most


def _steps(mind: Mind, spent: dict[str, float], left: float) -> Iterator[tuple[float, str, str]]:
    """Affordable concessions that move it towards somebody: loss for each who is met, clause, option."""
    for clause, losses in mind.interests.losses.items():
        for option, loss in losses.items() if clause not in mind.adopted else ():
            if loss - spent[clause] <= left and (towards := _near(mind, clause, option)):
                yield loss / towards, clause, option


def _near(mind: Mind, clause: str, option: str) -> int:
    """The same as `_towards`, found once for the positions that lie on the table."""
    stands, known = mind.stands.get(clause), mind.memory.near.get((clause, option))
    if stands is None:
        return 0
    if known is None or known[0] is not stands:
        known = mind.memory.near[clause, option] = stands, _towards(mind, clause, option)
    return known[1]


def _towards(mind: Mind, clause: str, option: str) -> int:
    """How many others accept the option, or would rather go further the same way on an ordered clause."""
    places, best, near = mind.interests.places[clause], mind.interests.best(clause), 0
    gap = places[option] - places[best] if places and option != best else 0.0
    for seat, position in mind.stands.get(clause, {}).items():
        if seat == mind.seat:
            continue
        if option in position.accepts:
            near += 1
        elif gap:
            way = places[position.preferred] - places[best]
            near += way * gap > 0 and abs(way) >= abs(gap)
    return near
