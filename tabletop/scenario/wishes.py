"""A delegation's interests and red lines, clause by clause, in words: for its brief on paper and screen."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from tabletop.scenario.agenda import Clause
from tabletop.scenario.delegations import Delegation, Interest

_MATTERS = (
    (30, "decisive"),
    (20, "very important"),
    (10, "important"),
    (1, "minor"),
    (0, "no stake: yours to trade"),
)
_LIVABLE = 0.5


class Wish(Struct, frozen=True):
    """What one delegation wants of one clause, in words; `weight` is its share of 100."""

    clause: Clause
    best: str
    livable: str
    matters: str
    weight: int
    why: str
    never: tuple[tuple[str, str], ...]


def wishes(clauses: Iterable[Clause], seat: Delegation) -> list[Wish]:
    """One wish per clause, in their order."""
    return [_wish(clause, seat) for clause in clauses]


def _wish(clause: Clause, seat: Delegation) -> Wish:
    interest = seat.interests.get(clause.id)
    barred = {option for line in seat.red_lines if line.clause == clause.id for option in line.options}
    best, livable = _ranked(clause, interest, barred)
    weight = interest.weight if interest else 0
    return Wish(
        clause=clause,
        best=_either(best) if best else "No wish of your own",
        livable=_either(livable) if livable else "",
        matters=next(word for least, word in _MATTERS if weight >= least),
        weight=weight,
        why=(interest.why if interest else None) or "",
        never=tuple(
            (_either([_label(clause, option) for option in line.options]), line.why)
            for line in seat.red_lines
            if line.clause == clause.id
        ),
    )


def _ranked(clause: Clause, interest: Interest | None, barred: set[str]) -> tuple[list[str], list[str]]:
    """Labels of the best options, and of others worth half or more that cross no red line."""
    worth = {option.id: value(clause, interest, option.id) for option in clause.options}
    known = {option: round(value, 6) for option, value in worth.items() if value is not None}
    if not known:
        return [], []
    top = max(known.values())
    best = [option for option, value in known.items() if value == top]
    rest = [option for option in known if option not in best and option not in barred]
    rest = sorted((option for option in rest if known[option] >= _LIVABLE), key=lambda o: -known[o])
    return [_label(clause, option) for option in best], [_label(clause, option) for option in rest]


def value(clause: Clause, interest: Interest | None, option: str) -> float | None:
    """Worth of an option to a delegation, 0..1: as given, else 1 - |place - ideal|; None if unstated."""
    if interest is None:
        return None
    if option in interest.values:
        return interest.values[option]
    return None if interest.ideal is None else 1 - abs(clause.place(option) - interest.ideal)


def _either(labels: list[str]) -> str:
    """Labels joined as in a sentence: a, b or c."""
    return " or ".join(filter(None, (", ".join(labels[:-1]), labels[-1])))


def _label(clause: Clause, option_id: str) -> str:
    return next((f"“{option.label}”" for option in clause.options if option.id == option_id), option_id)
