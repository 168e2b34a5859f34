"""Player text is cleaned when it is taken in: every piece of text in an act, however deep."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from tabletop.exercise.facts import Act
from tabletop.showing.gate import clean

A = TypeVar("A", bound=Act)


def cleaned(act: A) -> A:
    """The act with all its texts cleaned and cut to length; what needs no cleaning stays the same object."""
    result: A = _cleaned(act)
    return result


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isascii() and value.isprintable() and len(value) <= 4000 else clean(value)
    if isinstance(value, tuple):
        return tuple(_cleaned(v) for v in value)
    if isinstance(value, dict):
        return {_cleaned(k): _cleaned(v) for k, v in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: _cleaned(getattr(value, f.name)) for f in fields(value)}
        return replace(value, **changed)
    return value
