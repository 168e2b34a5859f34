"""Say-do gap: what a delegation said in public beside what it accepted and paid."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tabletop.measures.averages import mean
from tabletop.measures.guards import require_amount, require_share


def position_gap(pairs: Sequence[tuple[float, float | None]]) -> float | None:
    """Mean of |place said - place accepted at the deadline|, 0 to 1, over messages tagged to ordered clauses.

    A message on a clause where nothing was accepted is left out; None when none is left. Raises ValueError
    on a place outside 0 to 1. This program's own; the question is that of pledge fulfilment, as in Royed
    1996, "Testing the Mandate Model in Britain and the United States".
    """
    for said, accepted in pairs:
        require_share(said, "The place said")
        if accepted is not None:
            require_share(accepted, "The place accepted")
    return mean([abs(said - accepted) for said, accepted in pairs if accepted is not None])


def nearest_accepted(said: float, accepted: Collection[float]) -> float | None:
    """Of several places accepted (0 to 1), the one nearest to what was said, the lower of two equals; None
    when none was. In the speaker's favour: the gap is the smallest there is.
    """
    return min(accepted, key=lambda place: (abs(place - said), place), default=None)


def amount_gap(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Mean of 1 - min(1, pledged/announced), 0 to 1, over messages tagged to an amount: (announced, pledged).

    Whole or fractional amounts in one currency. A message that announced nothing is left out; None when none
    is left. Raises ValueError on a negative amount. This program's own.
    """
    for announced, pledged in pairs:
        require_amount(announced, "The amount announced")
        require_amount(pledged, "The amount pledged")
    return mean([1 - min(1.0, pledged / announced) for announced, pledged in pairs if announced])
