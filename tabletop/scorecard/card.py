"""The scorecard of a move: four headlines and the say-do gap, each opened into parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tabletop.scorecard.headlines import (
    Cohesion,
    Delivery,
    Escalation,
    Likeness,
    Mandate,
    Part,
    SayDo,
    Sums,
)
from tabletop.scorecard.later import Later
from tabletop.scorecard.outlook import Analysis, DelegationCard, Package, Range, Trust

__all__ = [
    "Analysis", "Cohesion", "DelegationCard", "Delivery", "Escalation", "Likeness", "Mandate", "MoveCard",
    "Package", "Part", "Range", "SayDo", "Sums", "Trust", "reasons",
]  # fmt: skip

LATER = ("common_ground", "cohesion", "delivery", "mandate", "say_do", "delegations", "analysis", "trust")
"""Fields of a card that are found when they are first looked at."""


# Not slotted, unlike the rest: what is found later is kept in the card.
@dataclass(frozen=True, kw_only=True)
class MoveCard:
    """All headlines of one move, counted from 0; `closed` is False while it is being played.

    `common_ground` is the headline of `cohesion`. `delegations` are in the scenario's order; `analysis` is
    about what stands at the end of this move, and `trust` about the moves up to this one.
    """

    move: int
    closed: bool
    common_ground: Later[float | None] = Later()
    cohesion: Later[Cohesion] = Later()
    delivery: Later[Delivery] = Later()
    mandate: Later[Mandate] = Later()
    escalation: Escalation
    say_do: Later[SayDo] = Later()
    delegations: Later[tuple[DelegationCard, ...]] = Later()
    analysis: Later[Analysis] = Later()
    trust: Later[Trust] = Later()

    def __getstate__(self) -> dict[str, Any]:
        """Whole, so that a card can be sent to another process."""
        later = {name: getattr(self, name) for name in LATER}
        return {**self.__dict__, **later}


def reasons(card: MoveCard, headline: str) -> tuple[Part, ...]:
    """The parts of a headline: cohesion, delivery, mandate, escalation, say_do, or its name among the
    figures; also delegations, trust and analysis.

    Raises ValueError for another name.
    """
    match headline:
        case "cohesion" | "common_ground":
            return card.cohesion.parts
        case "delivery":
            return card.delivery.parts
        case "mandate":
            return card.mandate.parts
        case "escalation" | "pressure" | "reassurance":
            return (*card.escalation.sums, *card.escalation.parts)
        case "say_do":
            return card.say_do.parts
        case "delegations":
            return tuple(part for each in card.delegations for part in each.parts)
        case "trust":
            return card.trust.parts
        case "analysis":
            return card.analysis.parts
    raise ValueError(f"There is no headline {headline!r}.")
