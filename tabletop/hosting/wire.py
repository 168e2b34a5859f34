"""Views, facts and acts as JSON and back: what the protocol's messages carry."""

from __future__ import annotations

from typing import Any

from tabletop.exercise.facts import ACTS, FACTS, Act
from tabletop.exercise.reading import fields_of, from_plain, to_json
from tabletop.exercise.views.alliance import AllianceView
from tabletop.exercise.views.chair import ChairView
from tabletop.exercise.views.control import ControlView
from tabletop.exercise.views.press import PressView
from tabletop.exercise.views.public import PublicView
from tabletop.exercise.views.seat import SeatView
from tabletop.exercise.views.seeing import View
from tabletop.room.port import FeedItem

Plain = dict[str, Any]

VIEWS: dict[str, type[View]] = {
    "public": PublicView,
    "press": PressView,
    "alliance": AllianceView,
    "chair": ChairView,
    "seat": SeatView,
    "control": ControlView,
}
KINDS = {cls: kind for kind, cls in VIEWS.items()}


class Unreadable(ValueError):
    """What came over the wire is not of its form; carries a sentence that says so."""


def kind_of(view: View) -> str:
    """Which of the views it is."""
    return KINDS[type(view)]


def changed(old: View | None, new: View) -> frozenset[str]:
    """Names of the fields that differ; all of them where there was no such view before."""
    names = frozenset(new.__struct_fields__)
    if type(old) is not type(new):
        return names
    return frozenset(
        n for n in names if getattr(old, n) is not getattr(new, n) and getattr(old, n) != getattr(new, n)
    )


def view_json(view: View, only: frozenset[str]) -> bytes:
    """These fields of a view as a JSON object."""
    return to_json({name: getattr(view, name) for name in view.__struct_fields__ if name in only})


def read_view(kind: str, plain: Plain) -> View:
    """A view out of plain values; Unreadable if they are not of its form."""
    if kind not in VIEWS:
        raise Unreadable(f"There is no view “{kind}”.")
    try:
        view: View = from_plain(VIEWS[kind], plain)
    except ValueError as error:
        raise Unreadable(f"The {kind} view is not of its form.") from error
    return view


def act_plain(act: Act) -> Plain:
    """The fields of an act as plain values."""
    try:
        plain = fields_of(act)
    except (TypeError, ValueError) as error:
        raise Unreadable("This act cannot be written down. Please reword it.") from error
    return plain


def read_act(kind: str, plain: Plain) -> Act:
    """An act out of its kind and fields; Unreadable with a sentence if there is no such act or it misfits."""
    cls = ACTS.get(kind)
    if cls is None:
        raise Unreadable("There is no such act. See the list of acts in the protocol.")
    try:
        return from_plain(cls, plain)
    except ValueError as error:
        what, _, where = str(error).partition(" - at `$")
        place = where.strip(".`") or "its fields"
        raise Unreadable(f"The act {kind} does not fit at {place}: {what}.") from error


def item_json(item: FeedItem) -> bytes:
    """One happening as a JSON object, with `fact` as the fields of its kind."""
    return to_json(
        {
            "number": item.number, "kind": item.kind, "seat": item.seat, "at": item.at, "phase": item.phase,
            "cause": item.cause, "sequence": item.sequence, "person": item.person, "fact": item.fact,
        }
    )  # fmt: skip


def read_item(plain: Plain) -> FeedItem:
    """A happening out of plain values; Unreadable if it is not of its form."""
    try:
        fact = from_plain(FACTS[plain["kind"]], plain["fact"])
        return FeedItem(
            int(plain["number"]), str(plain["kind"]), str(plain["seat"]), int(plain["at"]),
            int(plain["phase"]), fact, str(plain.get("cause", "")), int(plain.get("sequence", 0)),
            str(plain.get("person", "")),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError) as error:
        raise Unreadable("A happening is not of its form.") from error
