"""The rungs of the escalation ladder (Kahn 1965) that policy acts can reach: labels, never added up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

RUNGS: Mapping[int, str] = MappingProxyType(
    {
        1: "ostensible crisis",
        2: "political, economic and diplomatic gestures",
        3: "solemn and formal declarations",
        4: "hardening of positions",
        5: "show of force",
        6: "significant mobilization",
        7: "legal harassment",
        10: "provocative breaking off of relations",
        20: "embargo",
    }
)


def rung_label(rung: int) -> str:
    """Name of a rung. Raises ValueError for a number the ladder here does not have."""
    if rung not in RUNGS:
        raise ValueError(f"There is no rung {rung}; there are {', '.join(map(str, RUNGS))}.")
    return RUNGS[rung]


def highest_rung(rungs: Iterable[int | None]) -> int | None:
    """The highest rung any act of the move carries; None when none carries one.

    A label of the ladder of Kahn 1965, "On Escalation": ordinal, never added up or averaged. Raises
    ValueError for a rung the ladder here does not have.
    """
    carried = [rung for rung in rungs if rung is not None]
    for rung in carried:
        rung_label(rung)
    return max(carried, default=None)
