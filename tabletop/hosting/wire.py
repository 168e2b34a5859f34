"""Views, facts and acts as JSON and back: what the protocol's messages carry."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError, from_json

from tabletop.exercise.facts import ACTS, FACTS, Act, Fact
from tabletop.exercise.views.alliance import AllianceView
from tabletop.exercise.views.chair import ChairView
from tabletop.exercise.views.control import ControlView
from tabletop.exercise.views.press import PressView
from tabletop.exercise.views.public import PublicView
from tabletop.exercise.views.seat import SeatView
from tabletop.exercise.views.seeing import View
from tabletop.room.port import FeedItem
from tabletop.store.forms import serializer, validator

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


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(VIEWS[kind])


def kind_of(view: View) -> str:
    """Which of the views it is."""
    return KINDS[type(view)]


def changed(old: View | None, new: View) -> frozenset[str]:
    """Names of the fields that differ; all of them where there was no such view before."""
    names = frozenset(field.name for field in fields(new))
    if type(old) is not type(new):
        return names
    return frozenset(
        n for n in names if getattr(old, n) is not getattr(new, n) and getattr(old, n) != getattr(new, n)
    )


def view_json(view: View, only: frozenset[str]) -> bytes:
    """These fields of a view as a JSON object."""
    return _adapter(kind_of(view)).dump_json(view, include=set(only), by_alias=True, warnings=False)


def read_view(kind: str, plain: Plain) -> View:
    """A view out of plain values; Unreadable if they are not of its form."""
    if kind not in VIEWS:
        raise Unreadable(f"There is no view “{kind}”.")
    try:
        view: View = _adapter(kind).validate_python(plain)
    except ValidationError as error:
        raise Unreadable(f"The {kind} view is not of its form.") from error
    return view


def act_plain(act: Act) -> Plain:
    """The fields of an act as plain values."""
    try:
        plain: Plain = from_json(serializer(type(act)).to_json(act, by_alias=True, warnings="error"))
    except PydanticSerializationError as error:
        raise Unreadable("This act cannot be written down. Please reword it.") from error
    return plain


def read_act(kind: str, plain: Plain) -> Act:
    """An act out of its kind and fields; Unreadable with a sentence if there is no such act or it misfits."""
    cls = ACTS.get(kind)
    if cls is None:
        raise Unreadable("There is no such act. See the list of acts in the protocol.")
    try:
        act: Act = validator(cls).validate_python(plain)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(piece) for piece in first["loc"])
        raise Unreadable(
            f"The act {kind} does not fit at {where or 'its fields'}: {first['msg']}."
        ) from error
    return act


def item_json(item: FeedItem) -> bytes:
    """One happening as a JSON object, with `fact` as the fields of its kind."""
    return _ITEM.dump_json(
        {
            "number": item.number, "kind": item.kind, "seat": item.seat, "at": item.at, "phase": item.phase,
            "cause": item.cause, "sequence": item.sequence, "person": item.person,
            "fact": from_json(_fact(item.fact)),
        }
    )  # fmt: skip


_ITEM: TypeAdapter[Any] = TypeAdapter(dict[str, Any])


def _fact(fact: Fact) -> bytes:
    return serializer(type(fact)).to_json(fact, by_alias=True)


def read_item(plain: Plain) -> FeedItem:
    """A happening out of plain values; Unreadable if it is not of its form."""
    try:
        fact = validator(FACTS[plain["kind"]]).validate_python(plain["fact"])
        return FeedItem(
            int(plain["number"]), str(plain["kind"]), str(plain["seat"]), int(plain["at"]),
            int(plain["phase"]), fact, str(plain.get("cause", "")), int(plain.get("sequence", 0)),
            str(plain.get("person", "")),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError) as error:
        raise Unreadable("A happening is not of its form.") from error
