"""What the format holds at a place: the part, the names of its fields, the bounds of a figure."""

from __future__ import annotations

import typing
from typing import Any

from pydantic import BaseModel

from tabletop.scenario.faults import Place
from tabletop.scenario.model import Scenario


def part_at(path: Place) -> type[BaseModel] | None:
    """The part of the format that stands at a path; None if plain text or nothing does."""
    kind, _ = _at(path)
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None


def names(part: type[BaseModel] | None) -> list[str]:
    """The fields of a part as they stand in a file."""
    return [field.alias or name for name, field in part.model_fields.items()] if part else []


def known(path: Place) -> bool:
    """Whether the format has such a field; where names are free, any will do."""
    part = part_at(path[:-1])
    return part is None or path[-1] in names(part)


def bounds(path: Place) -> tuple[float | None, float | None]:
    """The least and the most that a figure at a path may be; None where it is not bounded."""
    _, marks = _at(path)
    least, most = (
        next((m for mark in marks if (m := getattr(mark, side, None)) is not None), None)
        for side in ("ge", "le")
    )
    return least, most


def _at(path: Place) -> tuple[Any, list[Any]]:
    """The type at a path without its None, and what is demanded of it."""
    kind: Any = Scenario
    marks: list[Any] = []
    for step in path:
        kind, marks = _below(kind, step)
    return kind, marks


def _below(kind: Any, step: str | int) -> tuple[Any, list[Any]]:
    """One field or entry of a type."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        found = [(f.annotation, f.metadata) for n, f in kind.model_fields.items() if step in (n, f.alias)]
    else:
        found = [(arg, []) for arg in typing.get_args(kind) if arg is not Ellipsis][-1:]
    return _bare(*found[0]) if found else (None, [])


def _bare(kind: Any, marks: list[Any]) -> tuple[Any, list[Any]]:
    """Optional parts and annotations stripped to the type itself; the annotations come along."""
    if typing.get_origin(kind) is typing.Annotated:
        inner, *more = typing.get_args(kind)
        inside = [mark for each in more for mark in getattr(each, "metadata", [each])]
        return _bare(inner, [*marks, *inside])
    inner = [arg for arg in typing.get_args(kind) if arg is not type(None)]
    return _bare(inner[0], marks) if type(None) in typing.get_args(kind) and inner else (kind, marks)
