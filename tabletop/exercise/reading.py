"""Acts to plain fields and back, for the tray and for anything that stores an act."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from tabletop.exercise.facts import Act

_ADAPTERS: dict[str, TypeAdapter[Act]] = {}


def _adapter(kind: type[Act]) -> TypeAdapter[Act]:
    if kind.kind not in _ADAPTERS:
        _ADAPTERS[kind.kind] = TypeAdapter(kind)
    return _ADAPTERS[kind.kind]


def act_from(kind: type[Act], fields: dict[str, Any]) -> Act:
    """The act of this kind with these fields; pydantic.ValidationError if they do not fit."""
    return _adapter(kind).validate_python(fields)


def fields_of(act: Act) -> dict[str, Any]:
    """The act's fields as JSON-ready values."""
    fields: dict[str, Any] = _adapter(type(act)).dump_python(act, mode="json")
    return fields
