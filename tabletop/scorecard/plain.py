"""A card in figures: whole per cent for the record, and plain data for files."""

from __future__ import annotations

import math
from dataclasses import fields
from typing import Any

from tabletop.scorecard.card import Cohesion, Escalation, MoveCard

OPENED_ELSEWHERE = ("parts", "by_seat")


def figures(card: MoveCard) -> dict[str, int]:
    """Headlines in whole per cent, halves up, for the record of scores; what is not defined is left out.

    `mandate` is the minimum, kept within 0 and 100; `pressure` and `reassurance` are the gauges.
    """
    least = card.mandate.minimum
    found = {
        "common_ground": _per_cent(card.cohesion.common_ground),
        "delivery": _per_cent(card.delivery.value),
        "mandate": None if least is None else _per_cent(max(0.0, min(1.0, least))),
        "pressure": _whole(card.escalation.gauge),
        "reassurance": _whole(card.escalation.reassurance_gauge),
    }
    return {name: figure for name, figure in found.items() if figure is not None}


def as_plain(card: MoveCard, digits: int = 6) -> dict[str, Any]:
    """The headlines and their measures, ready for JSON: moves from 1, floats rounded, keys in fixed order."""
    plain = {
        "move": card.move + 1,
        "closed": card.closed,
        "cohesion": _fields(card.cohesion),
        "delivery": card.delivery.value,
        "mandate": {"minimum": card.mandate.minimum, "median": card.mandate.median},
        "escalation": _fields(card.escalation),
    }
    rounded: dict[str, Any] = _rounded(plain, digits)
    return rounded


def _fields(headline: Cohesion | Escalation) -> dict[str, Any]:
    return {f.name: getattr(headline, f.name) for f in fields(headline) if f.name not in OPENED_ELSEWHERE}


def _rounded(value: Any, digits: int) -> Any:
    if isinstance(value, dict):
        return {key: _rounded(each, digits) for key, each in value.items()}
    return round(value, digits) + 0.0 if isinstance(value, float) else value


def _per_cent(share: float | None) -> int | None:
    return None if share is None else _whole(100 * share)


def _whole(value: float | None) -> int | None:
    return None if value is None else math.floor(round(value, 6) + 0.5)
