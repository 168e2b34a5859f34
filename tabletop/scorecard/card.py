"""The scorecard of a move: four headlines and the say-do gap, each opened into parts.

Figures are None where they are not defined; shares lie between 0 and 1 unless a field says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, overload


@dataclass(frozen=True, slots=True)
class Part:
    """One line under a headline; `acts` are the sequence numbers of the events behind it, in order.

    `unit` says how to read the value: "share" (0 to 1), "index" (-1 to 1), "count", "weight" (a published
    one), "assumed weight", or "points".
    """

    label: str
    value: float | None
    unit: str
    note: str
    acts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cohesion:
    """Do they hold together: common ground is the headline, the others stand beside it.

    `common_ground` is taken at the end of the move, or now if it is still open; at the decision it is None
    while nothing was put to one. `agreement_direction` is the largest camp over all clauses that were: "in
    favour", "against", "undeclared", "divided", or "" when there was none. `van_der_eijk` (of preferred
    options, over ordered clauses) and `message_unity` (of postures) lie between -1 and 1. Counts are of this
    move; promises due are those judged in it. Burdens are what was paid so far over headroom.
    """

    common_ground: float | None
    common_ground_opening: float | None
    common_ground_decision: float | None
    agreement_index: float | None
    agreement_direction: str
    chance_level: float | None
    rice: float | None
    van_der_eijk: float | None
    message_unity: float | None
    promises_kept: int
    promises_due: int
    silence_breaks: int
    reservations: int
    burden_gini: float | None
    burden_jain: float | None
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Delivery:
    """Did they decide and fund what the situation asked, 0 to 1; one part a clause."""

    value: float | None
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Mandate:
    """Does each capital get something it can defend; 0 is no deal, 1 the best that others could accept.

    `utilities` holds, by seat, the utility of what stands, of no deal, and of that best package. A delegation
    without a vote has no measure of its own: None.
    """

    minimum: float | None
    median: float | None
    by_seat: dict[str, float | None]
    utilities: dict[str, tuple[float, float, float | None]]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Escalation:
    """What the adversary was shown in the move; not a probability of war.

    `conflict` is the sum of the conflictual weights, zero or less; `cooperation` zero or more; `net` their
    sum. `count` is the number of acts, each code once per seat, those with assumed weights among them;
    `unweighted` is the number without any weight. The gauges run from 0 to 100; `calibrated` is about the
    first. Weights that the scenario assumes are summed apart. `by_seat` is the net by seat, in the
    scenario's order; the seat of an adopted text is "alliance".
    """

    table: str
    conflict: float
    cooperation: float
    net: float
    count: int
    unweighted: int
    gauge: float | None
    reassurance_gauge: float | None
    calibrated: bool
    rung: int | None
    rung_label: str
    assumed_conflict: float
    assumed_cooperation: float
    by_seat: dict[str, float]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class SayDo:
    """By seat: the gap of positions and the gap of amounts, 0 to 1; None where nothing tagged was said."""

    by_seat: dict[str, tuple[float | None, float | None]]


class Weighed:
    """A field that takes a Mandate, or a function that finds it the first time somebody looks.

    The best package others could accept is sought among all packages of the agenda; whoever does not look
    does not wait for it.
    """

    @overload
    def __get__(self, card: None, owner: type[MoveCard]) -> Weighed: ...
    @overload
    def __get__(self, card: MoveCard, owner: type[MoveCard]) -> Mandate: ...
    def __get__(self, card: MoveCard | None, owner: type[MoveCard]) -> Mandate | Weighed:
        if card is None:
            raise AttributeError("a card is made with its mandate")
        held: Mandate | Callable[[], Mandate] = card.__dict__["mandate"]
        if not isinstance(held, Mandate):
            held = card.__dict__["mandate"] = held()
        return held

    def __set__(self, card: MoveCard, value: Mandate | Callable[[], Mandate]) -> None:
        card.__dict__["mandate"] = value


# Not slotted, unlike the rest: the mandate is kept in the card once it is found.
@dataclass(frozen=True, kw_only=True)
class MoveCard:
    """All headlines of one move, counted from 0; `closed` is False while it is being played."""

    move: int
    closed: bool
    cohesion: Cohesion
    delivery: Delivery
    mandate: Weighed = Weighed()
    escalation: Escalation
    say_do: SayDo

    def __getstate__(self) -> dict[str, Any]:
        """Whole, so that a card can be sent to another process."""
        return {**self.__dict__, "mandate": self.mandate}


def reasons(card: MoveCard, headline: str) -> tuple[Part, ...]:
    """The parts of a headline: cohesion, delivery, mandate or escalation, or its name among the figures.

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
            return card.escalation.parts
    raise ValueError(f"There is no headline {headline!r}.")
