"""Who looks, and at what: from this every field of a view is made, by a maker of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from tabletop.exercise.core import State
    from tabletop.exercise.journal import Journal


class Eye(Struct, frozen=True):
    """A state and its journal, and for whom a view is built besides the public.

    `seat` is the delegation it is built for, if it is for one.
    """

    state: State
    journal: Journal
    readers: tuple[str, ...] = ()
    seat: str = ""


Makers = Mapping[str, Callable[[Eye], Any]]
"""The fields of a view by name: what is not here is not shown."""


def seen(makers: Makers, eye: Eye) -> dict[str, Any]:
    """All fields of a view."""
    return {name: make(eye) for name, make in makers.items()}
