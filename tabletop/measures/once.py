"""Each code counts once per seat per move: acts that a table cannot tell apart, brought together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from tabletop.measures.policy_acts import PolicyAct, policy_act, weigh
from tabletop.measures.weights import Table, Weight, table

Seat = TypeVar("Seat", bound=Hashable)


class Merged(Struct, Generic[Seat], frozen=True):
    """What one seat showed in one move under one code, once or several times; it counts once.

    `acts` are the different acts in the order shown, `places` where each showing stood among all (from 0),
    so that it can be traced. `weight` is None for an act without one in the table, and `unknown` then tells
    whether anybody knows it. The weight is marked nearest when any of the acts took it as the nearest, in
    whatever order they were shown.
    """

    seat: Seat
    code: str
    acts: tuple[str, ...]
    places: tuple[int, ...]
    weight: Weight | None
    unknown: bool = False


def merged(acts: Iterable[tuple[Seat, str]], scale: Table | None = None) -> tuple[Merged[Seat], ...]:
    """The acts of one move, each code once per seat, in the order first shown; pairs of (seat, act).

    A seat may be any key, such as (seat, target). In a table of categories (Rivera's) nearly every unfriendly
    act carries the same code, so that there each act counts once, by its name; an act given by its code is
    the named act it stands for. Acts without a weight count once each, by name. The rule is this program's
    own.
    """
    weighing = table() if scale is None else scale
    groups: dict[tuple[Seat, str], Merged[Seat]] = {}
    for place, (seat, act) in enumerate(acts):
        known = policy_act(act)
        weight = None if known is None else weigh(known, weighing)
        code = _key(act, known, weight, weighing)
        before = groups.get((seat, code))
        if before is None:
            groups[seat, code] = Merged(seat, code, (act,), (place,), weight, known is None)
        else:
            groups[seat, code] = _joined(before, act, place, weight)
    return tuple(groups.values())


def _key(act: str, known: PolicyAct | None, weight: Weight | None, scale: Table) -> str:
    if weight is not None and not scale.categories:
        return weight.found
    return (known.known_as if known else "") or act


def _joined(before: Merged[Seat], act: str, place: int, weight: Weight | None) -> Merged[Seat]:
    mark = before.weight
    if mark is not None and weight is not None and weight.nearest:
        mark = replace(mark, nearest=True)
    acts = before.acts if act in before.acts else (*before.acts, act)
    return replace(before, acts=acts, places=(*before.places, place), weight=mark)
