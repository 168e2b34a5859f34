"""Templates of acts: what is fixed, and what is asked for within bounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec import field as default

from tabletop.exercise.facts import Act, Event, Fact
from tabletop.exercise.rules import objection

if TYPE_CHECKING:
    from tabletop.exercise.core import State


class Ask(Struct, frozen=True):
    """One open field of a template.

    `kind`: one (of `choices`), some (`low` to `high` of `choices`), amount (`low` to `high`), text,
    texts (`low` to `high` of them), or wording (an option, or none, for each clause of `wording`).
    """

    field: str
    kind: str
    choices: tuple[Any, ...] = ()
    low: int = 0
    high: int = 0
    wording: dict[str, tuple[str, ...]] = default(default_factory=dict)


class Template(Struct, frozen=True):
    """An act that is legal once its asks are answered within their bounds."""

    act: type[Act]
    fixed: dict[str, Any]
    asks: tuple[Ask, ...] = ()

    @property
    def kind(self) -> str:
        """The act's stable name."""
        return self.act.kind


Maker = Callable[["State", str, int], Iterator[Template]]
"""Makes the templates of one kind of act for a seat at an exercise second, whatever is open then."""

Makers = dict[type[Act], Maker]


def fits(state: State, seat: str, at: int, fact: Fact) -> bool:
    event = Event(state.exercise, 0, "", seat, "", state.clock.phase, at, "", fact)
    return objection(state, event) is None
