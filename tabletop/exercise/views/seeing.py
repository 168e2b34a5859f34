"""Builds views: one place where visibility is decided; an unknown viewer sees what is public."""

from __future__ import annotations

from tabletop.exercise.core import State
from tabletop.exercise.facts import ALLIANCE, CHAIR, CONTROL, EVALUATOR, PRESS
from tabletop.exercise.journal import Journal
from tabletop.exercise.views.alliance import AllianceView, alliance_fields
from tabletop.exercise.views.chair import ChairView, chair_fields
from tabletop.exercise.views.control import ControlView, control_fields
from tabletop.exercise.views.press import PressView, press_fields
from tabletop.exercise.views.public import PublicView, public_fields
from tabletop.exercise.views.seat import SeatView, seat_fields

OBSERVER, DISPLAY = "observer", "display"


View = PublicView | PressView | AllianceView | ChairView | SeatView | ControlView


def view_for(state: State, journal: Journal, viewer: str) -> View:
    """The view of a seat id, control, evaluator, chair, press, observer; anybody else sees what is public.

    `alliance` is what all at the table see, with nobody's own messages.
    """
    if viewer == OBSERVER and state.scenario.observers_see == "everything":
        viewer = EVALUATOR
    if viewer in (CONTROL, EVALUATOR):
        return ControlView(**control_fields(state, journal))
    if viewer == PRESS:
        return PressView(**press_fields(state, journal))
    if viewer in state.scenario.seats:
        return SeatView(**seat_fields(state, journal, viewer))
    if viewer == CHAIR:
        return ChairView(**chair_fields(state, journal))
    if viewer in (ALLIANCE, OBSERVER):
        return AllianceView(**alliance_fields(state, journal, (viewer,)))
    return PublicView(**public_fields(state, journal, ()))
