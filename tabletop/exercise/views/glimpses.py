"""Views of which only a few fields are looked at, as stand-ins do many times a second."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter, is_not
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

    def __init__(self, eye: Eye, known: dict[str, Any]) -> None:
        self.__dict__ = known
        self._eye = eye
        self._events = len(eye.journal.events)


class Field:
    """One field of a glimpse, until it is made."""

    def __init__(self, name: str, make: Callable[[Eye], Any]) -> None:
        self._name, self._make = name, make

    def __get__(self, view: Glimpse | None, owner: type[Glimpse]) -> Any:
        if view is None:
            return self
        eye = view._eye
        if len(eye.journal.events) != view._events:
            raise RuntimeError("something has happened since: look again")
        made = view.__dict__[self._name] = self._make(eye)
        return made


def _of(makers: Makers) -> type[Glimpse]:
    """Glimpses with the fields of a view: what is not in it is not there."""
    return type("Glimpse", (Glimpse,), {name: Field(name, make) for name, make in makers.items()})


SEATED, CHAIRED = _of(SEAT), _of(CHAIRING)


def glimpse(state: State, journal: Journal, seat: str) -> SeatView:
    """What a delegation sees, made as far as it is looked at; KeyError for any other viewer."""
    if seat not in state.scenario.seats:
        raise KeyError(seat)
    eye = Eye(state, journal, (ALLIANCE, seat), seat)
    known = _at_once(eye).copy()
    known["brief"] = state.scenario.seats[seat]
    return cast(SeatView, SEATED(eye, known))


def _at_once(eye: Eye) -> dict[str, Any]:
    """What all delegations see alike: what no act has touched since the last look is taken over."""
    state, (last, known) = eye.state, _last[0]
    if last is state:
        return known
    if last is None or any(map(is_not, ALL_ELSE(state), ALL_ELSE(last))):
        found = {name: SEAT[name](eye) for name in AT_ONCE}
    else:
        found = known.copy()
        if state.clock is not last.clock:
            found["clock"] = SEAT["clock"](eye)
        if state.agenda is not last.agenda:
            found["positions"] = SEAT["positions"](eye)
        if state.decisions is not last.decisions:
            found["adopted"], found["texts"] = SEAT["adopted"](eye), SEAT["texts"](eye)
        elif state.drafts is not last.drafts:
            found["texts"] = SEAT["texts"](eye)
    _last[0] = state, found
    return found


ALL_ELSE = attrgetter("scenario", "plan", "timing")
"""Parts of the state that hardly ever change; what is made of them is then made anew with all the rest."""

_last: list[tuple[State | None, dict[str, Any]]] = [(None, {})]
"""The state that was last looked at, and what all delegations see of it at once."""


def chairs_glimpse(state: State, journal: Journal) -> ChairView:
    """What the chair sees, made as far as it is looked at."""
    eye = Eye(state, journal, (ALLIANCE, CHAIR))
    known = {name: CHAIRING[name](eye) for name in CHAIR_AT_ONCE}
    return cast(ChairView, CHAIRED(eye, known))
