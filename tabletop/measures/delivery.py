"""Delivery: did they decide and fund what the situation asked."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from tabletop.measures.guards import require_amount, require_share


class Part(NamedTuple):
    """One clause: its weight (0 or more) and need met, funded share and reach, each 0 to 1."""

    weight: float
    need_met: float
    funded: float = 1.0
    reach: float = 1.0
    name: str = ""
    decided: bool = True

    @property
    def delivered(self) -> float:
        """Need met x funded x reach, 0 to 1."""
        return self.need_met * self.funded * self.reach


def delivery(parts: Sequence[Part]) -> float | None:
    """Sum of weight x need met x funded x reach over the sum of weights, 0 to 1; None when no weight is left.

    An undecided clause counts with the status quo's need met. Raises ValueError on a negative weight or a
    share outside 0 to 1. The measure is this program's own: a weighted mean of shares.
    """
    for part in parts:
        require_amount(part.weight, "A clause's weight")
        require_share(part.need_met, "Need met")
        require_share(part.funded, "The funded share")
        require_share(part.reach, "Reach")
    total = math.fsum(part.weight for part in parts)
    return math.fsum(part.weight * part.delivered for part in parts) / total if total else None


def funded_share(paid: int, cost: int) -> float:
    """What is paid or firmly pledged over the cost, 0 to 1; 1 at zero cost. Whole amounts in one currency.

    Raises ValueError on a negative amount. This program's own.
    """
    require_amount(paid, "What is paid")
    require_amount(cost, "The cost")
    return min(1.0, paid / cost) if cost else 1.0


def coalition_reach(signatories: float, required: float) -> float:
    """The signatories' share of the cost key over the share required, 0 to 1; 1 when none is required.

    Raises ValueError on a share outside 0 to 1. This program's own.
    """
    require_share(signatories, "The signatories' share")
    require_share(required, "The share required")
    return min(1.0, signatories / required) if required else 1.0


def unfunded(parts: Sequence[Part]) -> tuple[str, ...]:
    """Names of the clauses that were decided and are not fully funded."""
    return tuple(part.name for part in parts if part.decided and part.funded < 1)


def undecided(parts: Sequence[Part]) -> tuple[str, ...]:
    """Names of the clauses on which nothing was adopted."""
    return tuple(part.name for part in parts if not part.decided)
