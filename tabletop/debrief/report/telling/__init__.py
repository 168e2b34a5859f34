"""Every kind of event told in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from tabletop.debrief.report.names import Names
from tabletop.exercise.facts import Event, Fact

Teller = Callable[[Names, Event, Any], str]

TELLERS: dict[type[Fact], Teller] = {}


def tells(*kinds: type[Fact]) -> Callable[[Teller], Teller]:
    """Register how kinds of fact are told."""

    def register(function: Teller) -> Teller:
        for kind in kinds:
            TELLERS[kind] = function
        return function

    return register


def tell(names: Names, event: Event) -> str:
    """The event in one sentence; a kind nobody has words for is named."""
    teller = TELLERS.get(type(event.fact))
    return teller(names, event, event.fact) if teller else f"{names.who(event)}: {event.fact.kind}."


for _module in ("course", "texts", "funds", "dealings", "events"):
    import_module(f"{__name__}.{_module}")
