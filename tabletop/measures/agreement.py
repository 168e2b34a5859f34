"""Agreement Index and Rice index: how far one body voted, or declared, as one."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Literal

from tabletop.measures.averages import mean
from tabletop.measures.guards import require_count

Direction = Literal["in favour", "against", "undeclared", "divided"]


def agreement_index(yes: int, no: int, abstain: int) -> float | None:
    """Agreement Index (3m - s)/(2s), m the largest camp, s all; 0 to 1, None when nobody is counted.

    Yes is declared acceptable, no declared not acceptable, abstain undeclared. Hix, Noury and Roland 2005,
    "Power to the Parties"; 2007, "Democratic Politics in the European Parliament".
    """
    total = _total(yes, no, abstain)
    if total == 0:
        return None
    return (3 * max(yes, no, abstain) - total) / (2 * total)


def chance_agreement(delegations: int) -> float | None:
    """Agreement Index to expect when each delegation tosses a fair coin between yes and no; None for nobody.

    Between .25 (very many delegations) and 1 (a single one); about .455 for eight. Exact: the mean of the
    index over all ways the coins can fall. Raises ValueError on what is no count. The index is that of Hix,
    Noury and Roland 2005; that small bodies agree by chance is the point of Desposato 2005, "Correcting for
    Small Group Inflation of Roll-Call Cohesion Scores", British Journal of Political Science 35.
    """
    require_count(delegations, "The number of delegations")
    if delegations == 0:
        return None
    n = delegations
    camps = sum(math.comb(n, yes) * (3 * max(yes, n - yes) - n) for yes in range(n + 1))
    return camps / (2 * n * (1 << n))


def direction(yes: int, no: int, abstain: int) -> Direction | None:
    """The largest camp; `divided` when two are equally large; None when nobody is counted.

    For what a body stands together, which the index of Hix, Noury and Roland 2005 does not say.
    """
    if _total(yes, no, abstain) == 0:
        return None
    largest = max(yes, no, abstain)
    if [yes, no, abstain].count(largest) > 1:
        return "divided"
    if largest == yes:
        return "in favour"
    return "against" if largest == no else "undeclared"


def rice(yes: int, no: int) -> float | None:
    """Rice index abs(yes - no)/(yes + no), 0 to 1; it ignores abstention; None when neither was said. Rice
    1925.
    """
    total = _total(yes, no, 0)
    return abs(yes - no) / total if total else None


def mean_agreement(texts: Sequence[Iterable[float | None]]) -> float | None:
    """Mean over the clauses of each text, then over texts, 0 to 1; every text weighs the same.

    What is not defined is left out; None when nothing is defined. The mean of the Agreement Index of Hix,
    Noury and Roland 2005; to take clauses first and then texts is this program's own.
    """
    return mean([mean(clauses) for clauses in texts])


def _total(yes: int, no: int, abstain: int) -> int:
    require_count(yes, "The number in favour")
    require_count(no, "The number against")
    require_count(abstain, "The number undeclared")
    return yes + no + abstain
