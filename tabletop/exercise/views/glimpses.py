"""Views of which only a few fields are looked at, as stand-ins do many times a second."""

from __future__ import annotations

from typing import Any, cast

from tabletop.exercise.core import State
from tabletop.exercise.facts import ALLIANCE, CHAIR
from tabletop.exercise.journal import Journal
from tabletop.exercise.views.chair import CHAIRING, ChairView
from tabletop.exercise.views.eye import Eye, Makers
from tabletop.exercise.views.seat import SEAT, SeatView

AT_ONCE = ("agenda", "clock", "positions", "adopted", "seats", "texts")
"""What every delegation that plays by its brief looks at first, the same for all of them."""

CHAIR_AT_ONCE = ("positions", "texts", "amendments", "seats", "agenda")
"""What a chair composes texts from, as it is before it acts."""


class Glimpse:
    """A view, each field made when it is first looked at: for those who look at few, and at once.

    Fields that are `known` are made already. One that is not looked at before the next event cannot be
    seen any more: RuntimeError.
    """

    def __init__(self, makers: Makers, eye: Eye, known: dict[str, Any]) -> None:
        self.__dict__ = known
        self._makers = makers
        self._eye = eye
        self._events = len(eye.journal.events)

    def __getattr__(self, name: str) -> Any:
        make = self._makers.get(name)
        if make is None:
            raise AttributeError(f"{name} is not in this view")
        eye = self._eye
        if len(eye.journal.events) != self._events:
            raise RuntimeError("something has happened since: look again")
        value = self.__dict__[name] = make(eye)
        return value


def glimpse(state: State, journal: Journal, seat: str) -> SeatView:
    """What a delegation sees, made as far as it is looked at; KeyError for any other viewer."""
    if seat not in state.scenario.seats:
        raise KeyError(seat)
    eye = Eye(state, journal, (ALLIANCE, seat), seat)
    if _last[0][0] is not state:
        _last[0] = state, {name: SEAT[name](eye) for name in AT_ONCE}
    known = _last[0][1].copy()
    known["brief"] = state.scenario.seats[seat]
    return cast(SeatView, Glimpse(SEAT, eye, known))


_last: list[tuple[object, dict[str, Any]]] = [(None, {})]
"""The state that was last looked at, and what all delegations see of it at once."""


def chairs_glimpse(state: State, journal: Journal) -> ChairView:
    """What the chair sees, made as far as it is looked at."""
    eye = Eye(state, journal, (ALLIANCE, CHAIR))
    known = {name: CHAIRING[name](eye) for name in CHAIR_AT_ONCE}
    return cast(ChairView, Glimpse(CHAIRING, eye, known))
