"""Plain values that came over the line, as views and templates again."""

from __future__ import annotations

from functools import cache
from typing import Any, get_type_hints

from msgspec import Raw
from msgspec.structs import replace

from tabletop.exercise.commitments.undertakings import Undertaking
from tabletop.exercise.facts import ACTS
from tabletop.exercise.legal.templates import Ask as Blank
from tabletop.exercise.legal.templates import Template
from tabletop.exercise.reading import reader
from tabletop.exercise.views.seeing import View
from tabletop.hosting.wire import VIEWS, Unreadable


@cache
def hints(kind: str) -> dict[str, Any]:
    """The types of a view's fields."""
    return get_type_hints(VIEWS[kind])


def patched(view: View, kind: str, fields: Raw) -> View:
    """The view with these fields of a JSON object exchanged; Unreadable if they are not of its form."""
    try:
        known, changes = hints(kind), reader(dict[str, Raw]).decode(fields)
        return replace(view, **{name: reader(known[name]).decode(value) for name, value in changes.items()})
    except (KeyError, ValueError) as error:
        raise Unreadable("A change of the view is not of its form.") from error


def _frozen(value: Any) -> Any:
    return tuple(_frozen(each) for each in value) if isinstance(value, list) else value


def _choices(field: str, given: list[Any]) -> tuple[Any, ...]:
    if field == "undertaking":
        return tuple(Undertaking(**each) for each in given)
    return tuple(_frozen(each) for each in given)


def template(plain: dict[str, Any]) -> Template:
    """A legal act with its bounds."""
    asks = tuple(
        Blank(
            a["field"], a["kind"], _choices(a["field"], a["choices"]), a["low"], a["high"],
            {clause: tuple(options) for clause, options in a["wording"].items()},
        )
        for a in plain["asks"]
    )  # fmt: skip
    fixed = {name: _frozen(value) for name, value in plain["fixed"].items()}
    return Template(ACTS[plain["act"]], fixed, asks)
