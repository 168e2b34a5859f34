"""Escalation pressure: what one target was shown in one move. Not a probability of war."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from tabletop.measures.guards import require_amount, require_count
from tabletop.measures.policy_acts import policy_act, weigh
from tabletop.measures.weights import Table, Weight, table

Seat = TypeVar("Seat", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Pressure:
    """Sums over the acts one target saw, in tenths of a weight; conflict and cooperation are both zero or
    more.

    `count` is the number of acts, with a weight or not. `unweighted` are known acts for which the table has
    no weight, `unknown` are names or codes nobody knows; neither adds to a sum. `parts` opens the sums.
    """

    conflict_tenths: int
    cooperation_tenths: int
    count: int
    parts: tuple[tuple[str, Weight], ...] = ()
    unweighted: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def conflict(self) -> float:
        """Size of the sum of conflictual weights, 0 or more."""
        return self.conflict_tenths / 10

    @property
    def cooperation(self) -> float:
        """Sum of cooperative weights, 0 or more."""
        return self.cooperation_tenths / 10

    @property
    def net(self) -> float:
        """Cooperation less conflict; below zero is conflictual. Shown beside the two, never instead of
        them.
        """
        return (self.cooperation_tenths - self.conflict_tenths) / 10

    @property
    def nearest(self) -> tuple[str, ...]:
        """Acts that were weighed by the nearest code, not their own."""
        return tuple(act for act, weight in self.parts if weight.nearest)


def pressure(acts: Iterable[str], scale: Table | None = None) -> Pressure:
    """Weighs acts (names of policy acts, WEIS codes, or `cameo:1312`) in one table, by default WEIS.

    Give the acts toward one target in one move, each once per seat (see `once_per_seat`).
    """
    weighing = table() if scale is None else scale
    parts: list[tuple[str, Weight]] = []
    unweighted: list[str] = []
    unknown: list[str] = []
    for act in acts:
        known = policy_act(act)
        weight = None if known is None else weigh(known, weighing)
        if known is None:
            unknown.append(act)
        elif weight is None:
            unweighted.append(act)
        else:
            parts.append((act, weight))
    conflict, cooperation = _sides(weight.tenths for _, weight in parts)
    count = len(parts) + len(unweighted) + len(unknown)
    return Pressure(conflict, cooperation, count, tuple(parts), tuple(unweighted), tuple(unknown))


def assumed_pressure(tenths: Iterable[int]) -> Pressure:
    """Sums of weights that a scenario assumes, in tenths; keep them apart from published ones."""
    weights = list(tenths)
    conflict, cooperation = _sides(weights)
    return Pressure(conflict, cooperation, len(weights))


def _sides(tenths: Iterable[int]) -> tuple[int, int]:
    weights = list(tenths)
    return -sum(weight for weight in weights if weight < 0), sum(weight for weight in weights if weight > 0)


def once_per_seat(acts: Iterable[tuple[Seat, str]]) -> tuple[str, ...]:
    """The acts of one move with what a seat repeated left out: (seat, act), in order."""
    return tuple(act for _, act in dict.fromkeys(acts))


def gauge(sum_of_weights: float, reference: float) -> float | None:
    """min(100, 100 x sum/reference), 0 to 100; both in the same unit and zero or more; None without a
    reference.
    """
    require_amount(sum_of_weights, "The sum of weights")
    require_amount(reference, "The reference")
    return min(100.0, 100 * sum_of_weights / reference) if reference else None


def uncalibrated_reference(
    delegations: int, catalogue: Iterable[str], scale: Table | None = None
) -> Pressure:
    """Twice the number of delegations times the heaviest conflictual and cooperative weight of a catalogue
    of acts.

    For the gauges until rehearsals have calibrated a scenario.
    """
    require_count(delegations, "The number of delegations")
    weights = [weight.tenths for _, weight in pressure(catalogue, scale).parts]
    heaviest_conflict = max([0, *(-tenths for tenths in weights)])
    heaviest_cooperation = max([0, *weights])
    return Pressure(2 * delegations * heaviest_conflict, 2 * delegations * heaviest_cooperation, len(weights))


def points_per_delegation(shown: Pressure, delegations: int) -> float | None:
    """Rivera's score of a move: escalation points less de-escalation points, per delegation; None for
    nobody.
    """
    require_count(delegations, "The number of delegations")
    points = shown.conflict_tenths - shown.cooperation_tenths
    return points / (10 * delegations) if delegations else None
