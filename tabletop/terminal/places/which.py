"""Which place belongs to a role."""

from __future__ import annotations

from msgspec.structs import replace

from tabletop.exercise.facts import CHAIR, EVALUATOR, PRESS
from tabletop.exercise.views.control import ControlView
from tabletop.exercise.views.seeing import OBSERVER, View
from tabletop.terminal.places import chair, delegation, evaluator, observer, press
from tabletop.terminal.places.place import Place

PLACES = {"seat": delegation.PLACE, CHAIR: chair.PLACE, EVALUATOR: evaluator.PLACE, OBSERVER: observer.PLACE,
          PRESS: press.PLACE}  # fmt: skip
"""By the word the host has for a role."""

FRAMES = {
    CHAIR: "THE CHAIR", EVALUATOR: "EVALUATOR. Everything is on this screen: nobody should read along.",
    OBSERVER: "OBSERVER", PRESS: "THE PRESS DESK",
}  # fmt: skip
"""What the first line of the screen says, for all but delegations."""


def place_of(role: str, view: View) -> Place | None:
    """The place of a role; None if it has no screen of this kind, as control and the display have not."""
    if role == OBSERVER and isinstance(view, ControlView):
        return replace(observer.PLACE, panels=evaluator.PLACE.panels)
    return PLACES.get(role)
