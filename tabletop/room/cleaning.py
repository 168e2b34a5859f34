"""Player text is cleaned when it is taken in: every piece of text in an act, however deep."""

from __future__ import annotations

from operator import is_
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from tabletop.exercise.facts import Act
from tabletop.showing.gate import LIMIT, clean

A = TypeVar("A", bound=Act)

MOST = 4 * LIMIT
"""Characters of a text that may become short enough once what hides in it is gone."""

LONGER = (
    f"A text of {{:,}} characters is longer than can be kept; at most {LIMIT:,} can. "
    "Say it in fewer words; what you typed is still there."
)

PLAIN = frozenset({int, float, bool, type(None)})


class TooLong(ValueError):
    """A text is longer than can be kept; carries a sentence that says so."""


def cleaned(act: A) -> A:
    """The act with all its texts cleaned; what needs no cleaning stays the same object. TooLong if one is."""
    for name in act.__struct_fields__:
        value = getattr(act, name)
        kind = type(value)
        if kind is str:
            fine = _plain(value)
        elif kind is tuple:
            fine = all(type(each) is str and _plain(each) for each in value)
        else:
            fine = kind in PLAIN
        if not fine:
            result: A = _cleaned(act)
            return result
    return act


def _plain(text: str) -> bool:
    return text.isascii() and text.isprintable() and len(text) <= LIMIT


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return value if _plain(value) else _text(value)
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


def _text(value: str) -> str:
    """Nothing is cut in silence: words that nobody would read are worse than none."""
    whole = clean(value, MOST) if len(value) <= MOST else value
    if len(whole) > LIMIT:
        raise TooLong(LONGER.format(len(whole)))
    return whole
