"""A card in figures: whole per cent for the record, and plain data for files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from msgspec.structs import asdict

from tabletop.scorecard.card import MoveCard
from tabletop.scorecard.headlines import Cohesion, Escalation
from tabletop.scorecard.rounding import per_cent, whole

OPENED_ELSEWHERE = ("parts", "by_seat", "sums", "table_title", "seats", "likeness", "would_break")


def figures(card: MoveCard) -> dict[str, int]:
    """Headlines in whole per cent, halves up, for the record of scores; what is not defined is left out.

    `mandate` is the minimum, kept within 0 and 100; `pressure` and `reassurance` are the gauges.
    """
    shares = {
        "common_ground": card.common_ground,
        "delivery": card.delivery.value,
        "mandate": _kept_within(card.mandate.minimum),
    }
    gauges = {"pressure": card.escalation.gauge, "reassurance": card.escalation.reassurance_gauge}
    found = {name: per_cent(share) for name, share in shares.items() if share is not None}
    return found | {name: whole(value) for name, value in gauges.items() if value is not None}


def _kept_within(share: float | None) -> float | None:
    return None if share is None else max(0.0, min(1.0, share))


def as_plain(card: MoveCard, digits: int = 6) -> dict[str, Any]:
    """The headlines and their measures, ready for JSON: moves from 1, floats rounded, keys in fixed order.

    What is shown to each target stands apart under `targets`, and the say-do gap by delegation.
    """
    plain = {
        "move": card.move + 1,
        "closed": card.closed,
        "cohesion": _fields(card.cohesion, Cohesion.__struct_fields__),
        "delivery": card.delivery.value,
        "mandate": {"minimum": card.mandate.minimum, "median": card.mandate.median},
        "escalation": _fields(card.escalation, (field.name for field in fields(Escalation))),
        "say_do": {
            seat: {"positions": positions, "amounts": amounts}
            for seat, (positions, amounts) in card.say_do.by_seat.items()
        },
    }
    rounded: dict[str, Any] = _rounded(plain, digits)
    return rounded


def _fields(headline: Cohesion | Escalation, names: Iterable[str]) -> dict[str, Any]:
    found = {name: getattr(headline, name) for name in names if name not in OPENED_ELSEWHERE}
    if isinstance(headline, Escalation):
        found["targets"] = {target: asdict(sums) for target, sums in headline.targets.items()}
    return found


def _rounded(value: Any, digits: int) -> Any:
    if isinstance(value, dict):
        return {key: _rounded(each, digits) for key, each in value.items()}
    return round(value, digits) + 0.0 if isinstance(value, float) else value
