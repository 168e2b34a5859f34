"""How much to trust a headline: leave something out, swap the table, and see what moves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, TypeVar

from msgspec import Struct

from tabletop.measures.averages import defined

Part = TypeVar("Part")
Kind = Literal["delegation", "act", "table"]
Values = tuple[float | None, ...]


class Spread(Struct, frozen=True):
    """A headline, the lowest and highest it takes with one part left out, and which part moves it most (its
    place).
    """

    value: float | None
    low: float | None
    high: float | None
    moved_most_by: int | None


class Variant(Struct, frozen=True):
    """A headline of every move with one thing changed: a delegation or an act left out, or another table.

    `name` says which; `whose` act it was, empty for the others. All values are in the headline's unit.
    """

    kind: Kind
    name: str
    values: Values
    whose: str = ""


class Trust(Struct, frozen=True):
    """A headline of every move, and what its variants make of it.

    `low` and `high` are the range of each move over itself and its variants; None where nothing is defined.
    `reordering` are the variants in which two moves change places. `most` is the act, or without acts the
    variant, that changes a move most (the first of equals), `change` by how much and `move` which one (from
    0); None when nothing changes.
    """

    values: Values
    low: Values
    high: Values
    reordering: tuple[Variant, ...]
    most: Variant | None
    change: float | None
    move: int | None

    @property
    def order_holds(self) -> bool | None:
        """True when no variant changes the order of the moves; None with fewer than two moves to order."""
        return None if len(defined(self.values)) < 2 else not self.reordering


def leave_one_out(parts: Sequence[Part], measure: Callable[[Sequence[Part]], float | None]) -> Spread:
    """The spread of `measure` over all ways to leave one part out; what is not defined is left aside.

    Values are in the measure's own unit and range; `moved_most_by` is the first of equals, None when nothing
    moves it. The jackknife of Tukey 1958, "Bias and Confidence in Not-Quite Large Samples", used for its
    range alone.
    """
    value = measure(parts)
    without = [measure([*parts[:place], *parts[place + 1 :]]) for place in range(len(parts))]
    known = defined([value, *without])
    moved = [_apart(value, other) for other in without]
    widest = max(moved, default=0.0)
    return Spread(
        value, min(known, default=None), max(known, default=None), moved.index(widest) if widest else None
    )


def left_out(
    kind: Kind,
    moves: Sequence[Sequence[Part]],
    measure: Callable[[Sequence[Part]], float | None],
    name: Callable[[Part], str],
    whose: Callable[[Part], str] = lambda part: "",
) -> tuple[Variant, ...]:
    """A variant for every name: the parts that bear it are left out of every move, and the rest measured.

    `moves` holds the parts of each move, such as (delegation, act, weight). Names come in the order met.
    """
    named: dict[str, Part] = {}
    for part in (part for parts in moves for part in parts):
        named.setdefault(name(part), part)
    return tuple(
        Variant(
            kind, out, tuple(measure([p for p in parts if name(p) != out]) for parts in moves), whose(part)
        )
        for out, part in named.items()
    )


def trust(values: Sequence[float | None], variants: Sequence[Variant]) -> Trust:
    """Ranges of a headline over its variants, and what changes it most; any unit, one for all.

    Raises ValueError when a variant has not one value for each move. For escalation give gauges: sums in
    different tables have no common unit. A one-at-a-time sensitivity analysis, as in Saisana, Saltelli and
    Tarantola 2005, "Uncertainty and Sensitivity Analysis Techniques as Tools for the Quality Assessment of
    Composite Indicators".
    """
    for variant in variants:
        if len(variant.values) != len(values):
            raise ValueError(f"Without {variant.name} there must be one value for each move.")
    columns = [defined([value, *(v.values[m] for v in variants)]) for m, value in enumerate(values)]
    reordering = tuple(variant for variant in variants if not same_order(values, variant.values))
    acts = [variant for variant in variants if variant.kind == "act"] or variants
    changes = [(_apart(a, b), v, m) for v in acts for m, (a, b) in enumerate(zip(values, v.values))]
    widest = max(changes, key=lambda each: each[0], default=None)
    change, most, move = widest if widest and widest[0] else (None, None, None)
    low = tuple(min(column, default=None) for column in columns)
    high = tuple(max(column, default=None) for column in columns)
    return Trust(tuple(values), low, high, reordering, most, change, move)


def sentence(found: Trust) -> str:
    """Whether the order of the moves changes, and whose act changes a figure most, in plain words."""
    if found.order_holds is None:
        order = "With fewer than two moves there is no order that could change"
    elif found.order_holds:
        order = "The order of the moves stays the same whatever is left out"
    else:
        order = f"The order of the moves changes {_listed([_words(each) for each in found.reordering])}"
    if found.most is None or found.change is None or found.move is None:
        return f"{order}; nothing changes a figure."
    who = f"{found.most.whose}: {found.most.name}" if found.most.whose else found.most.name
    return f"{order}; what changes a figure most is {who}, by {found.change:.4g} in move {found.move + 1}."


def same_order(before: Sequence[float | None], after: Sequence[float | None]) -> bool:
    """True when no two moves change places; ties may open or close. Moves not defined in either are left
    aside.

    Raises ValueError on lists of different length. No discordant pair in the sense of Kendall 1938, "A New
    Measure of Rank Correlation".
    """
    pairs = [(a, b) for a, b in zip(before, after, strict=True) if a is not None and b is not None]
    return not any((a1 - a2) * (b1 - b2) < 0 for a1, b1 in pairs for a2, b2 in pairs)


def _apart(value: float | None, other: float | None) -> float:
    return 0.0 if value is None or other is None else abs(other - value)


def _words(variant: Variant) -> str:
    if variant.kind == "table":
        return f"in the table {variant.name}"
    return f"without {variant.whose}: {variant.name}" if variant.whose else f"without {variant.name}"


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
