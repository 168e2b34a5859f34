"""The band that the pressure of a move has reached, by which the other side's reply is chosen."""

from __future__ import annotations

from tabletop.scenario.model import Scenario
from tabletop.scorecard.card import MoveCard

BANDS = ("low", "middle", "high")


def band(scenario: Scenario, card: MoveCard) -> str:
    """Low, middle or high: where the gauge of a move lies between the scenario's bounds."""
    gauge = card.escalation.gauge or 0.0
    return BANDS[sum(gauge >= bound for bound in scenario.adversary.bands)]
