"""One sentence for every kind of fact, registered by kind; a test holds the register complete."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from tabletop.exercise.facts import ALLIANCE, EVERYONE, Event, Fact
from tabletop.exercise.rules import AUDIENCES
from tabletop.showing.names import Names, capital

Teller = Callable[[Names, str, Any], str]
TELLERS: dict[type[Fact], Teller] = {}


class Happening(Protocol):
    """Anything that says who, when and what: an event, or an item of a feed."""

    @property
    def seat(self) -> str: ...
    @property
    def at(self) -> int: ...
    @property
    def fact(self) -> Fact: ...


def tells(*fact_types: type[Fact]) -> Callable[[Teller], Teller]:
    """Register the sentence of some kinds of fact: names, seat and fact give words, or nothing."""

    def register(function: Teller) -> Teller:
        for fact_type in fact_types:
            TELLERS[fact_type] = function
        return function

    return register


def sentence(names: Names, item: Happening) -> str:
    """What happened, in a sentence with a large first letter."""
    names.at = item.at
    return capital(TELLERS[type(item.fact)](names, item.seat, item.fact))


def readers(item: Happening) -> tuple[str, ...]:
    """For whom a fact is meant: public, alliance, seats; nobody listed means control alone."""
    audience = AUDIENCES.get(type(item.fact))
    event = Event("", 0, "", item.seat, "", 0, item.at, "", item.fact)
    return audience(event, item.fact) if audience else ()


def fit_for_the_room(item: Happening) -> bool:
    """Whether everybody at the table may know of it."""
    return bool({EVERYONE, ALLIANCE}.intersection(readers(item)))
