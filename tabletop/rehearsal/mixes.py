"""Who plays in a rehearsal: one style on every seat, or styles mixed by the seed."""

from __future__ import annotations

import random

from tabletop.scenario.model import Scenario
from tabletop.standins.drawing import pick
from tabletop.standins.policy import Policy
from tabletop.standins.roster import policies

MIXED, SILENT = "mixed", "silent"
STYLES = ("negotiator", "negotiator", "hawk", "dove")
"""What a seat of the mixed table is drawn from: bargaining by the brief as often as not."""

MIXES = (SILENT, "hawk", "dove", "negotiator", MIXED, "random-legal")
BARGAINING = ("negotiator", MIXED)
"""Mixes in which delegations pursue their briefs; what seats win and lose is judged by these."""


def seated(mix: str, scenario: Scenario, seed: int) -> dict[str, Policy]:
    """A policy for every delegation that does anything; KeyError for an unknown mix."""
    if mix == SILENT:
        return {}
    if mix != MIXED:
        return {seat: policies[mix]() for seat in scenario.seats}
    chance = random.Random(f"{MIXED} {seed}")
    return {seat: policies[pick(chance, STYLES)]() for seat in scenario.seats}
