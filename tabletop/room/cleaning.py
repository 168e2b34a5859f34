"""Player text is cleaned when it is taken in: every piece of text in an act, however deep."""

from __future__ import annotations

from operator import is_
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from tabletop.exercise.facts import Act
from tabletop.showing.gate import clean

A = TypeVar("A", bound=Act)

PLAIN = frozenset({int, float, bool, type(None)})


def cleaned(act: A) -> A:
    """The act with all its texts cleaned and cut to length; what needs no cleaning stays the same object."""
    result: A = _cleaned(act)
    return result


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isascii() and value.isprintable() and len(value) <= 4000 else clean(value)
    if type(value) in PLAIN:
        return value
    if isinstance(value, tuple):
        items = [_cleaned(v) for v in value]
        return value if all(map(is_, items, value)) else tuple(items)
    if isinstance(value, dict):
        return {_cleaned(k): _cleaned(v) for k, v in value.items()}
    names = value.__struct_fields__ if isinstance(value, Struct) else ()
    changed = {name: new for name in names if (new := _cleaned(old := getattr(value, name))) is not old}
    return replace(value, **changed) if changed else value
