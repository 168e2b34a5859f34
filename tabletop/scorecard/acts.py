"""The acts of a move gathered by seat, target and code, so that each code counts once."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from tabletop.measures.policy_acts import policy_act, weigh
from tabletop.measures.weights import Table, Weight
from tabletop.scorecard.headlines import Sums
from tabletop.scorecard.shown import ADVERSARY, Shown

TARGETS = (ADVERSARY, "ally", "partner")


@dataclass(frozen=True, slots=True)
class Act:
    """A code that a seat showed to somebody, once or several times; it counts once in the move.

    `weight` is None where the table has none. `nearest` are the names of the policy acts among them whose
    own code it is not; the sum stands on the nearest code only when all of them are.
    """

    times: tuple[Shown, ...]
    weight: Weight | None
    nearest: frozenset[str] = frozenset()

    @property
    def first(self) -> Shown:
        """The first time it was shown."""
        return self.times[0]

    @property
    def seat(self) -> str:
        """Who showed it."""
        return self.first.seat

    @property
    def target(self) -> str:
        """Who read it: adversary, ally or partner."""
        return self.first.signal.target

    @property
    def names(self) -> tuple[str, ...]:
        """The policy acts or codes it was shown as, each once; empty for an assumed weight."""
        return tuple(dict.fromkeys(each.signal.act for each in self.times if each.signal.act))

    @property
    def assumed(self) -> float | None:
        """The weight the scenario assumes, for a signal that has no published act."""
        return None if self.first.signal.act else self.first.signal.weight

    @property
    def on_nearest(self) -> bool:
        """Whether its weight stands on the nearest code alone."""
        return bool(self.nearest) and len(self.nearest) == len(self.names)

    @property
    def sequences(self) -> tuple[int, ...]:
        """The events it was shown in."""
        return tuple(sorted({each.sequence for each in self.times}))


def gathered(signals: Iterable[Shown], scale: Table) -> list[Act]:
    """Signals by seat, target and code; what is seen by the adversary first.

    Where a table's code is a category that holds many acts (as in rivera) and not a code of digits, each
    act counts by itself: a protest and a sanction of one seat are two acts of one category.
    """
    groups: dict[tuple[str, str, str], list[Shown]] = {}
    weights: dict[tuple[str, str, str], Weight | None] = {}
    nearest: dict[tuple[str, str, str], set[str]] = {}
    for each in signals:
        weight = _weight(each, scale)
        coded = weight is not None and weight.code.isdigit()
        code = weight.code if weight and coded else each.signal.act or each.origin
        key = (each.seat, each.signal.target, code)
        groups.setdefault(key, []).append(each)
        weights.setdefault(key, weight)
        if weight and weight.nearest:
            nearest.setdefault(key, set()).add(each.signal.act)
    acts = [Act(tuple(times), weights[key], frozenset(nearest.get(key, ()))) for key, times in groups.items()]
    return sorted(acts, key=lambda act: TARGETS.index(act.target))


def _weight(each: Shown, scale: Table) -> Weight | None:
    known = policy_act(each.signal.act) if each.signal.act else None
    return weigh(known, scale) if known else None


def sums_of(acts: Iterable[Act]) -> Sums:
    """Conflict and cooperation apart; what is nearest within them, what is assumed beside them."""
    listed = list(acts)
    tenths = [act.weight.tenths for act in listed if act.weight]
    near = [act.weight.tenths for act in listed if act.weight and act.on_nearest]
    assumed = [act.assumed for act in listed if act.assumed is not None]
    bare = [act for act in listed if act.weight is None and act.assumed is None]
    return Sums(
        conflict=_below(tenths),
        cooperation=_above(tenths),
        count=len(listed),
        unweighted=len(bare),
        nearest_conflict=_below(near),
        nearest_cooperation=_above(near),
        assumed_conflict=math.fsum(weight for weight in assumed if weight < 0) + 0.0,
        assumed_cooperation=math.fsum(weight for weight in assumed if weight > 0) + 0.0,
    )


def _below(tenths: list[int]) -> float:
    return sum(weight for weight in tenths if weight < 0) / 10 + 0.0


def _above(tenths: list[int]) -> float:
    return sum(weight for weight in tenths if weight > 0) / 10 + 0.0
