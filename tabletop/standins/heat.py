"""How a wording or an act reads on the other side: the published weights, and the scenario's own."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache

from tabletop.measures.policy_acts import policy_act, weigh
from tabletop.measures.weights import DEFAULT, table
from tabletop.scenario.agenda import Signal


def heat(signals: Iterable[Signal]) -> float:
    """Sum of the weights toward the adversary, turned round: above 0 alarms, below 0 reassures."""
    return 0.0 - math.fsum(_weight(s) for s in signals if s.target == "adversary")


def _weight(signal: Signal) -> float:
    if signal.weight is not None:
        return signal.weight
    return _published(signal.act)


@cache
def _published(act: str) -> float:
    known = policy_act(act)
    found = weigh(known, table(DEFAULT)) if known else None
    return found.tenths / 10 if found and found.tenths is not None else 0.0
