"""Common ground, the cohesion headline: how many could accept the best change on every clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from tabletop.measures.guards import require_count


def common_ground(clauses: Sequence[tuple[int, int]]) -> float | None:
    """Mean over all clauses of acceptors/n, 0 to 1; None without clauses or without delegations.

    Each clause is (acceptors of its best option other than the status quo, number of delegations).
    All clauses of the agenda count, tabled or not. The measure is this program's own.
    """
    shares = []
    for acceptors, delegations in clauses:
        require_count(acceptors, "The number of acceptors")
        require_count(delegations, "The number of delegations")
        if acceptors > delegations:
            raise ValueError(f"{acceptors} acceptors among {delegations} delegations: there cannot be more.")
        if delegations == 0:
            return None
        shares.append(Fraction(acceptors, delegations))
    return float(sum(shares) / len(shares)) if shares else None


def best_option(acceptors: Mapping[str, int], status_quo: str) -> tuple[str, int] | None:
    """The option other than the status quo that most could accept, with its acceptors; the first of equals.

    None when the status quo is the only option. This program's own, as `common_ground` is.
    """
    others = [(option, count) for option, count in acceptors.items() if option != status_quo]
    for option, count in others:
        require_count(count, f"The number of acceptors of {option}")
    return max(others, key=lambda pair: pair[1]) if others else None
