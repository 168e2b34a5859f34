"""Escalation pressure: what one target was shown in one move. Not a probability of war."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from tabletop.measures.guards import require_amount, require_count
from tabletop.measures.once import Merged, Seat, merged
from tabletop.measures.weights import Table, Weight


class Pressure(Struct, frozen=True):
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

    Every act given counts. For what a target was shown in a move, bring the acts together first, each code
    once per seat: `pressure_of(merged(...))`. Weights after Goldstein 1992, "A Conflict-Cooperation Scale
    for WEIS Events Data", or Rivera et al. 2024; conflict and cooperation are kept apart after Jervis 1978,
    "Cooperation Under the Security Dilemma".
    """
    return pressure_of(merged(enumerate(acts), scale))


def pressure_of(shown: Iterable[Merged[Seat]]) -> Pressure:
    """The sums over what was brought together (see `once.merged`); each of them counts once."""
    parts: list[tuple[str, Weight]] = []
    unweighted: list[str] = []
    unknown: list[str] = []
    for each in shown:
        if each.weight is not None:
            parts.append((each.acts[0], each.weight))
        else:
            (unknown if each.unknown else unweighted).append(each.acts[0])
    conflict, cooperation = _sides(weight.tenths for _, weight in parts)
    count = len(parts) + len(unweighted) + len(unknown)
    return Pressure(conflict, cooperation, count, tuple(parts), tuple(unweighted), tuple(unknown))


def assumed_pressure(tenths: Iterable[int]) -> Pressure:
    """Sums of weights that a scenario assumes, in tenths; keep them apart from published ones.

    Below zero is conflict. No source stands behind them but the scenario's author.
    """
    weights = list(tenths)
    conflict, cooperation = _sides(weights)
    return Pressure(conflict, cooperation, len(weights))


def _sides(tenths: Iterable[int]) -> tuple[int, int]:
    weights = list(tenths)
    return -sum(weight for weight in weights if weight < 0), sum(weight for weight in weights if weight > 0)


def once_per_seat(acts: Iterable[tuple[Seat, str]], scale: Table | None = None) -> tuple[str, ...]:
    """The acts of one move with what a seat repeated under one code left out: (seat, act), in order.

    The first act of each code stays; see `once.merged`, which also keeps the others and the marks.
    """
    return tuple(each.acts[0] for each in merged(acts, scale))


def gauge(sum_of_weights: float, reference: float) -> float | None:
    """min(100, 100 x sum/reference), 0 to 100; both in the same unit and zero or more.

    None when the reference is zero: without one there is no scale. Raises ValueError on a negative number.
    The gauge is this program's own; it is no probability of war.
    """
    require_amount(sum_of_weights, "The sum of weights")
    require_amount(reference, "The reference")
    return min(100.0, 100 * sum_of_weights / reference) if reference else None


def uncalibrated_reference(
    delegations: int, catalogue: Iterable[str], scale: Table | None = None
) -> Pressure:
    """Twice the number of delegations times the heaviest conflictual and cooperative weight of a catalogue
    of acts; zero on a side where the catalogue has no weight.

    For the gauges until rehearsals have calibrated a scenario; mark them *uncalibrated*. A rule of thumb of
    this program's own.
    """
    require_count(delegations, "The number of delegations")
    weights = [weight.tenths for _, weight in pressure(catalogue, scale).parts]
    heaviest_conflict = max([0, *(-tenths for tenths in weights)])
    heaviest_cooperation = max([0, *weights])
    return Pressure(2 * delegations * heaviest_conflict, 2 * delegations * heaviest_cooperation, len(weights))


def points_per_delegation(shown: Pressure, delegations: int) -> float | None:
    """Score of a move: escalation points less de-escalation points, per delegation; any sign.

    `shown` must be weighed in the table `rivera`. None for nobody. Rivera, Mukobi, Reuel, Lamparter, Smith
    and Schneider 2024, "Escalation Risks from Language Models in Military and Diplomatic Decision-Making".
    """
    require_count(delegations, "The number of delegations")
    points = shown.conflict_tenths - shown.cooperation_tenths
    return points / (10 * delegations) if delegations else None
