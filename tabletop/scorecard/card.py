"""The scorecard of a move: four headlines and the say-do gap, each opened into parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, overload

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
from tabletop.scorecard.outlook import Analysis, DelegationCard, Package, Range, Trust

__all__ = [
    "Analysis", "Cohesion", "DelegationCard", "Delivery", "Escalation", "Likeness", "Mandate", "MoveCard",
    "Package", "Part", "Range", "SayDo", "Sums", "Trust", "reasons",
]  # fmt: skip

T = TypeVar("T")

LATER = ("common_ground", "cohesion", "delivery", "mandate", "say_do", "delegations", "analysis", "trust")
"""Fields of a card that are found when they are first looked at."""


class Later(Generic[T]):
    """A field that takes a value, or a function that finds it the first time somebody looks.

    What is sought among all packages of the agenda, or tried many times over, is waited for by nobody who
    does not look at it.
    """

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, card: None, owner: type[MoveCard]) -> Later[T]: ...
    @overload
    def __get__(self, card: MoveCard, owner: type[MoveCard]) -> T: ...
    def __get__(self, card: MoveCard | None, owner: type[MoveCard]) -> T | Later[T]:
        if card is None:
            raise AttributeError(f"a card is made with its {self.name}")
        held = card.__dict__[self.name]
        if callable(held):
            held = card.__dict__[self.name] = held()
        found: T = held
        return found

    def __set__(self, card: MoveCard, value: T | Callable[[], T]) -> None:
        card.__dict__[self.name] = value


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
