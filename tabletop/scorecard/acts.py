"""The acts of a move gathered by seat, target and code, so that each code counts once."""

from __future__ import annotations

import math
from collections.abc import Iterable

from msgspec import Struct

from tabletop.measures.once import merged
from tabletop.measures.weights import Table, Weight
from tabletop.scorecard.headlines import Sums
from tabletop.scorecard.shown import ADVERSARY, Shown

TARGETS = (ADVERSARY, "ally", "partner")


class Act(Struct, frozen=True):
    """A code that a seat showed to somebody, once or several times; it counts once in the move.

    `names` are the policy acts or codes it was shown as, each once; empty for a weight that the scenario
    assumes. `weight` is None where the table has none; it is marked nearest when any of them took it so.
    """

    times: tuple[Shown, ...]
    names: tuple[str, ...] = ()
    weight: Weight | None = None

    @property
    def first(self) -> Shown:
        """The first time it was shown."""
        return self.times[0]

    @property
    def seat(self) -> str:
        """Who showed it."""
        return self.times[0].seat

    @property
    def target(self) -> str:
        """Who read it: adversary, ally or partner."""
        return self.times[0].signal.target

    @property
    def assumed(self) -> float | None:
        """The weight the scenario assumes, for a signal that has no published act."""
        return None if self.names else self.times[0].signal.weight

    @property
    def on_nearest(self) -> bool:
        """Whether its weight stands on the nearest code."""
        return self.weight is not None and self.weight.nearest

    @property
    def sequences(self) -> tuple[int, ...]:
        """The events it was shown in."""
        return tuple(sorted({each.sequence for each in self.times}))


def gathered(signals: Iterable[Shown], scale: Table) -> list[Act]:
    """Signals by seat, target and code; what is seen by the adversary first, then in the order shown.

    Each code counts once per seat, and in a table of categories each act: see `measures.once.merged`. What
    the scenario assumes counts once for the thing it came with.
    """
    every = list(signals)
    named = [each for each in every if each.signal.act]
    found = [
        Act(tuple(named[place] for place in each.places), each.acts, each.weight)
        for each in merged((((s.seat, s.signal.target), s.signal.act) for s in named), scale)
    ]
    assumed: dict[tuple[str, str, str], list[Shown]] = {}
    for each in every:
        if not each.signal.act:
            assumed.setdefault((each.seat, each.signal.target, each.origin), []).append(each)
    found += [Act(tuple(times)) for times in assumed.values()]
    order = {id(each): place for place, each in enumerate(every)}
    return sorted(found, key=lambda act: (TARGETS.index(act.target), order[id(act.first)]))


def sums_of(acts: Iterable[Act]) -> Sums:
    """Conflict and cooperation apart; what is nearest within them, what is assumed beside them."""
    listed = list(acts)
    if not listed:
        return NOTHING
    tenths = [act.weight.tenths for act in listed if act.weight]
    near = [act.weight.tenths for act in listed if act.weight and act.on_nearest]
    signals = [act.times[0].signal for act in listed if not act.names]
    assumed = [signal.weight for signal in signals if signal.weight is not None]
    return Sums(
        conflict=_below(tenths),
        cooperation=_above(tenths),
        count=len(listed),
        unweighted=len(listed) - len(tenths) - len(assumed),
        nearest_conflict=_below(near),
        nearest_cooperation=_above(near),
        assumed_conflict=math.fsum(weight for weight in assumed if weight < 0) + 0.0,
        assumed_cooperation=math.fsum(weight for weight in assumed if weight > 0) + 0.0,
    )


NOTHING = Sums()


def _below(tenths: list[int]) -> float:
    return sum(weight for weight in tenths if weight < 0) / 10 + 0.0


def _above(tenths: list[int]) -> float:
    return sum(weight for weight in tenths if weight > 0) / 10 + 0.0
