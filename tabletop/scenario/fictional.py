"""Invented names for rooms where nationals would be seated as their own state."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from tabletop.scenario.faults import Place
from tabletop.scenario.model import Overlay, Scenario, Source

# Sources keep their words: a title that was changed could not be found again.
_KEPT = (Source, Overlay)


def fictional(scenario: Scenario) -> Scenario:
    """The scenario under its invented names; the same scenario when it has none.

    Names, shorts and other words are exchanged all at once, whole words only and the longest first, in every
    text meant for reading; ids stay. Raises pydantic's ValidationError if a text no longer fits its field.
    """
    if scenario.overlay is None:
        return scenario
    return Scenario.model_validate(_renamed(scenario, _exchange(scenario, scenario.overlay)))


def overlay_faults(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    """Texts that the invented names would make too long for their field."""
    try:
        fictional(scenario)
    except ValidationError as error:
        for each in error.errors(include_url=False):
            yield (
                tuple(each["loc"]),
                "does not fit with the invented names; shorten it or the overlay's names",
            )


def _exchange(scenario: Scenario, overlay: Overlay) -> Callable[[str], str]:
    words = dict(overlay.words)
    for seat in scenario.delegations:
        words[seat.name] = overlay.names.get(seat.id, seat.name)
        words[seat.short] = overlay.shorts.get(seat.id, seat.short)
    for word in [word for word in words if word[:1].islower()]:
        words.setdefault(word[0].upper() + word[1:], words[word][:1].upper() + words[word][1:])
    longest = sorted((word for word in words if word), key=lambda word: (-len(word), word))
    if not longest:
        return lambda text: text
    # A pattern that begins with the words lets the search skip by their initials; what stands before is next.
    pattern = re.compile(rf"(?:{'|'.join(map(re.escape, longest))})(?!\w)")

    def other(found: re.Match[str]) -> str:
        before = found.string[found.start() - 1 : found.start()]
        return found.group() if before.isalnum() or before == "_" else words[found.group()]

    return lambda text: pattern.sub(other, text)


def _renamed(part: BaseModel, exchange: Callable[[str], str]) -> dict[str, Any]:
    """A part as plain data under the names of the file, its prose exchanged."""
    plain: dict[str, Any] = {}
    prose = _prose(type(part))
    for name, field in type(part).model_fields.items():
        if name in part.model_fields_set:
            value = getattr(part, name)
            plain[field.alias or name] = _value(value, exchange if name in prose else None, exchange)
    return plain


def _value(value: Any, here: Callable[[str], str] | None, deeper: Callable[[str], str]) -> Any:
    if isinstance(value, _KEPT):
        return value.model_dump(by_alias=True, exclude_unset=True)
    if isinstance(value, BaseModel):
        return _renamed(value, deeper)
    if isinstance(value, tuple):
        return [_value(each, here, deeper) for each in value]
    if isinstance(value, dict):
        return {key: _value(each, here, deeper) for key, each in value.items()}
    return here(value) if here and isinstance(value, str) else value


@cache
def _prose(kind: type[BaseModel]) -> frozenset[str]:
    """The fields that hold text for reading: bounded in length and free in form. Ids have a form."""
    found = {"short"} & set(kind.model_fields)
    for name, field in kind.model_fields.items():
        rules = (*field.metadata, *_rules(field.annotation)) if _text(field.annotation) else ()
        if any(getattr(rule, "max_length", None) and not getattr(rule, "pattern", None) for rule in rules):
            found.add(name)
    return frozenset(found)


def _rules(kind: Any) -> Iterator[Any]:
    """What is demanded of texts inside a list or an optional value."""
    if get_origin(kind) is Annotated:
        yield from get_args(kind)[1:]
    for inner in get_args(kind):
        yield from _rules(inner)


def _text(kind: Any) -> bool:
    """Whether a field holds text, or a list or an optional value of it."""
    return kind is str or any(_text(inner) for inner in get_args(kind))
