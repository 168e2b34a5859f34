"""The headlines of the scorecard in words."""

from __future__ import annotations

from collections.abc import Mapping

from tabletop.measures.weights import DEFAULT

HEADLINES = {
    "common_ground": "common ground",
    "delivery": "delivery",
    "mandate": "mandate",
    "pressure": "escalation pressure",
    "reassurance": "reassurance",
}
MEANING = {
    "common_ground": "do they hold together",
    "delivery": "did they decide and fund what the situation asked",
    "mandate": "does each capital get something it can defend",
    "pressure": "what the adversary was shown; reassurance stands beside it",
    "reassurance": "what it was shown that calms, never subtracted",
}


def headline_words(figures: Mapping[str, int]) -> str:
    """Recorded headlines in one line, in whole per cent."""
    known = [f"{words} {figures[key]}" for key, words in HEADLINES.items() if key in figures]
    return ", ".join(known) if known else "nothing could be scored"


def short_headlines(figures: Mapping[str, int]) -> str:
    """The headlines on one short line, in per cent; pressure and reassurance are gauges of 100.

    What is recorded was weighed in the usual table, which is named behind them.
    """
    known = [(SHORT[name], figures[name]) for name in SHORT if name in figures]
    by = f" by {DEFAULT.upper()}" if {"pressure", "reassurance"} & figures.keys() else ""
    return " ".join(f"{name} {value}" for name, value in known) + by


SHORT = {
    "common_ground": "Common ground",
    "delivery": "Delivery",
    "mandate": "Mandate",
    "pressure": "Pressure",
    "reassurance": "Reassurance",
}
