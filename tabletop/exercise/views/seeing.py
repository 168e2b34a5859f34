"""Builds views: one place where visibility is decided; an unknown viewer sees what is public."""

from __future__ import annotations

from tabletop.exercise.core import State
from tabletop.exercise.facts import ALLIANCE, CHAIR, CONTROL, EVALUATOR, PRESS
from tabletop.exercise.journal import Journal
from tabletop.exercise.views.alliance import INSIDE, AllianceView
from tabletop.exercise.views.chair import CHAIRING, ChairView
from tabletop.exercise.views.control import ControlView, control_fields
from tabletop.exercise.views.eye import Eye, seen
from tabletop.exercise.views.press import DESK, PressView
from tabletop.exercise.views.public import PUBLIC, PublicView
from tabletop.exercise.views.seat import SEAT, SeatView

OBSERVER, DISPLAY = "observer", "display"


View = PublicView | PressView | AllianceView | ChairView | SeatView | ControlView


def view_for(state: State, journal: Journal, viewer: str) -> View:
    """The view of a seat id, control, evaluator, chair, press, observer; anybody else sees what is public.

    `alliance` is what all at the table see, with nobody's own messages.
    """
    if viewer == OBSERVER and state.scenario.observers_see == "everything":
        viewer = EVALUATOR
    if viewer in (CONTROL, EVALUATOR):
        return ControlView(**control_fields(Eye(state, journal, (ALLIANCE, CONTROL))))
    if viewer == PRESS:
        return PressView(**seen(DESK, Eye(state, journal, (PRESS,))))
    if viewer in state.scenario.seats:
        return SeatView(**seen(SEAT, _at(state, journal, viewer)))
    if viewer == CHAIR:
        return ChairView(**seen(CHAIRING, Eye(state, journal, (ALLIANCE, CHAIR))))
    if viewer in (ALLIANCE, OBSERVER):
        return AllianceView(**seen(INSIDE, Eye(state, journal, (ALLIANCE, viewer))))
    return PublicView(**seen(PUBLIC, Eye(state, journal)))


def _at(state: State, journal: Journal, seat: str) -> Eye:
    return Eye(state, journal, (ALLIANCE, seat), seat)
