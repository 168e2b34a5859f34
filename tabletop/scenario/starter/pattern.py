"""What a new scenario begins with: items to bargain over, and delegations that want different things."""

from __future__ import annotations

from msgspec import Struct

LEAST_ITEMS, MOST_ITEMS, LEAST_SEATS, MOST_SEATS = 2, 4, 3, 12


class Stake(Struct, frozen=True):
    """What a clause is worth to a kind of delegation: a weight, and a place (ordered) or values (nominal)."""

    weight: int
    ideal: float | None = None
    values: dict[str, float] | None = None


class Kind(Struct, frozen=True):
    """A kind of delegation: how it comes to the table, its money, and what each clause is worth to it."""

    role: str
    wants: str
    opening: str
    no_deal: str
    constraint: str
    key: int
    headroom: tuple[int, int, int]
    reservation: float
    cost_weight: float
    posture: int
    support: int
    stakes: dict[str, Stake]
    line: tuple[str, str, str] | None = None


class Pattern(Struct, frozen=True):
    """An item as a new scenario has it; each clause is a file in `clauses`."""

    id: str
    title: str
    about: str
    clauses: tuple[str, ...]


def _ordered(weight: int, ideal: float) -> Stake:
    return Stake(weight, ideal=ideal)


def _nominal(weight: int, **values: float) -> Stake:
    return Stake(weight, values={name.replace("_", "-"): worth for name, worth in values.items()})


KINDS = (
    Kind(
        "asked for this meeting.",
        "Help that stands, and words that show that you are not alone. You can live with less of the words.",
        "We have asked in writing, and under our own name.",
        "You go home with sympathy, and with the same gap as before.",
        "Parliament votes on Friday, and counts what was brought home.",
        10, (16, 8, 6), 0.48, 0.15, 4, 55,
        {
            "account": _ordered(18, 0.9), "channel": _nominal(8, left=0.2, briefing=0.7, talks=0.8),
            "help": _ordered(34, 1.0), "fund": _ordered(24, 1.0),
            "lead": _nominal(6, nobody=0.2, rotating=0.7, one_seat=1.0), "review": _ordered(4, 0.8),
            "precedent": _nominal(3, open=0.4, case_by_case=0.9, same_test=0.8), "record": _ordered(3, 0.7),
        },
    ),
    Kind(
        "lives next door, and is not quite so worried.",
        "Quiet at the border. Talks with the other side are worth more to you than a firm sentence.",
        "We share the border, and would like to go on sharing it.",
        "Your own people ask why you sat at the table at all.",
        "The border towns want trade and safety, in that order.",
        14, (18, 8, 6), 0.48, 0.25, 3, 60,
        {
            "account": _ordered(16, 0.55), "channel": _nominal(28, left=0.1, briefing=0.7, talks=1.0),
            "help": _ordered(20, 0.75), "fund": _ordered(14, 0.6),
            "lead": _nominal(8, nobody=0.4, rotating=1.0, one_seat=0.5), "review": _ordered(6, 0.6),
            "precedent": _nominal(4, open=0.3, case_by_case=1.0, same_test=0.6), "record": _ordered(4, 0.4),
        },
    ),
    Kind(
        "pays the largest part of whatever is decided.",
        "A bill with an end to it, and a text a committee can follow. You can pay, if others do.",
        "We are ready to do our share, once we know what it is a share of.",
        "Nobody thanks you for the money you did not spend.",
        "The budget committee reads the annex before the text.",
        32, (34, 16, 12), 0.48, 0.35, 3, 62,
        {
            "account": _ordered(12, 0.5), "channel": _nominal(12, left=0.3, briefing=1.0, talks=0.8),
            "help": _ordered(22, 0.55), "fund": _ordered(30, 0.45),
            "lead": _nominal(8, nobody=0.3, rotating=0.8, one_seat=0.9), "review": _ordered(8, 1.0),
            "precedent": _nominal(4, open=1.0, case_by_case=0.8, same_test=0.2), "record": _ordered(4, 0.5),
        },
    ),
    Kind(
        "talks to everybody, also to the other side.",
        "That nobody closes a door. You would host the talks, and pay for the coffee.",
        "Somebody should still be able to pick up the telephone afterwards.",
        "The telephone rings in another capital.",
        "The public is proud of being asked to mediate, and afraid of being asked to choose.",
        12, (14, 6, 6), 0.5, 0.25, 2, 60,
        {
            "account": _ordered(22, 0.4), "channel": _nominal(34, left=0.0, briefing=0.5, talks=1.0),
            "help": _ordered(12, 0.6), "fund": _ordered(10, 0.6),
            "lead": _nominal(8, nobody=0.4, rotating=1.0, one_seat=0.3), "review": _ordered(6, 0.5),
            "precedent": _nominal(4, open=0.5, case_by_case=1.0, same_test=0.4), "record": _ordered(4, 0.2),
        },
        ("account", "condemned", "Whoever has condemned cannot mediate."),
    ),
    Kind(
        "has a worry of its own, on another side of the Alliance.",
        "That the next request, which may be yours, is met by the same test and from the same purse.",
        "We support this request as we should hope to be supported.",
        "The next time you ask, somebody will remember today.",
        "The opposition asks in every debate who would help you.",
        16, (18, 8, 6), 0.44, 0.3, 3, 58,
        {
            "account": _ordered(10, 0.6), "channel": _nominal(10, left=0.4, briefing=0.8, talks=0.7),
            "help": _ordered(16, 0.5), "fund": _ordered(36, 0.9),
            "lead": _nominal(6, nobody=0.5, rotating=1.0, one_seat=0.4), "review": _ordered(4, 0.4),
            "precedent": _nominal(14, open=0.0, case_by_case=0.5, same_test=1.0), "record": _ordered(4, 0.6),
        },
    ),
    Kind(
        "is small, careful with money, and read first when things go wrong.",
        "That it costs little and is looked at again soon. You have friends at the table, and few millions.",
        "We are not large, but we are always on time.",
        "You lose nothing today, and a reason to be heard tomorrow.",
        "There is an election in the autumn, and no money before it.",
        6, (8, 4, 3), 0.46, 0.5, 3, 64,
        {
            "account": _ordered(18, 0.75), "channel": _nominal(12, left=0.4, briefing=1.0, talks=0.6),
            "help": _ordered(24, 0.5), "fund": _ordered(16, 0.5),
            "lead": _nominal(10, nobody=0.2, rotating=1.0, one_seat=0.6), "review": _ordered(12, 1.0),
            "precedent": _nominal(4, open=0.6, case_by_case=1.0, same_test=0.5), "record": _ordered(4, 0.9),
        },
    ),
)  # fmt: skip

ITEMS = (
    Pattern("words", "The words", "What the text says of what happened, and to whom.",
            ("account", "channel")),
    Pattern("means", "The means", "What help is sent, and who pays.", ("help", "fund")),
    Pattern("order", "The order of work", "Who leads, and when it is looked at again.", ("lead", "review")),
    Pattern("future", "The next time", "What it means for others, and what the public may read.",
            ("precedent", "record")),
)  # fmt: skip

NAMES = (
    "Arda", "Belmar", "Cirene", "Dorvik", "Elland", "Fenmark", "Galen", "Hestia", "Isenau", "Jorvall",
    "Kestria", "Lindal",
)  # fmt: skip
"""Invented states for those who name none."""
