"""Invented names for rooms where nationals would be seated as their own state."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
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
    return Scenario.model_validate(_renamed(scenario, _exchange(_words(scenario, scenario.overlay))))


def exchanged(scenario: Scenario) -> Callable[[str], str]:
    """What makes of a text the one under the scenario's invented names."""
    return _exchange(_words(scenario, scenario.overlay)) if scenario.overlay else lambda text: text


def uses_invented_names(scenario: Scenario) -> bool:
    """Whether the delegations bear the names that the scenario's overlay gives them."""
    invented = scenario.overlay.names if scenario.overlay else {}
    named = [seat for seat in scenario.delegations if seat.id in invented]
    return bool(named) and all(seat.name == invented[seat.id] for seat in named)


def overlay_faults(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    """Texts that the invented names would make too long for their field."""
    if scenario.overlay is None or _fits(scenario, _words(scenario, scenario.overlay)):
        return
    try:
        fictional(scenario)
    except ValidationError as error:
        for each in error.errors(include_url=False):
            yield (
                tuple(each["loc"]),
                "does not fit with the invented names; shorten it or the overlay's names",
            )


def _fits(scenario: Scenario, words: Mapping[str, str]) -> bool:
    """Whether every text surely keeps within its field; far quicker than to exchange them all."""
    if not all(new.strip() for new in words.values()):
        return False
    growth = max((len(new) / len(old) for old, new in words.items()), default=1.0)
    exchange = _exchange(words)
    return all(
        len(text) * growth <= limit or len(exchange(text)) <= limit for text, limit in _bounded(scenario)
    )


def _bounded(part: BaseModel) -> Iterator[tuple[str, int]]:
    """Every text for reading, with the longest its field takes."""
    limits, parts = _prose(type(part)), _parts(type(part))
    for name, limit in limits.items():
        value = getattr(part, name)
        for text in (value,) if isinstance(value, str) else value or ():
            yield text, limit
    for name in parts:
        for inner in _listed(getattr(part, name)):
            if not isinstance(inner, _KEPT):
                yield from _bounded(inner)


def _listed(value: Any) -> Iterable[BaseModel]:
    """The parts in a field that holds one, several by name or in order, or none."""
    if isinstance(value, BaseModel):
        return (value,)
    inner: Iterable[BaseModel] = value.values() if isinstance(value, dict) else value or ()
    return inner


def _words(scenario: Scenario, overlay: Overlay) -> dict[str, str]:
    """What is exchanged for what: names, shorts, other words; the latter with a capital as well."""
    words = dict(overlay.words)
    for seat in scenario.delegations:
        words[seat.name] = overlay.names.get(seat.id, seat.name)
        words[seat.short] = overlay.shorts.get(seat.id, seat.short)
    for word in [word for word in words if word[:1].islower()]:
        words.setdefault(word[0].upper() + word[1:], words[word][:1].upper() + words[word][1:])
    words.pop("", None)
    return words


def _exchange(words: Mapping[str, str]) -> Callable[[str], str]:
    longest = sorted(words, key=lambda word: (-len(word), word))
    if not longest:
        return lambda text: text
    # A pattern that begins with the words lets the search skip by their initials; what stands before is next.
    pattern = re.compile(rf"(?:{'|'.join(map(re.escape, longest))})(?!\w)")

    def other(found: re.Match[str]) -> str:
        before = found.string[: found.start()]
        if before[-1:].isalnum() or before[-1:] == "_":
            return found.group()
        new = words[found.group()]
        capital = new[:1].islower() and found.group()[0].isupper() and _begins(before)
        return new[0].upper() + new[1:] if capital else new

    return lambda text: pattern.sub(other, text)


def _begins(before: str) -> bool:
    """Whether a sentence begins here: at the start, or behind a stop and perhaps an opening quote."""
    return before.rstrip(" \n\"“'‘(")[-1:] in ("", ".", "!", "?")


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
def _prose(kind: type[BaseModel]) -> dict[str, int]:
    """The fields that hold text for reading, with its greatest length: free in form, for ids have a form."""
    found = {"short": 4} if "short" in kind.model_fields else {}
    for name, field in kind.model_fields.items():
        for rule in (*field.metadata, *_rules(field.annotation)) if _text(field.annotation) else ():
            longest = getattr(rule, "max_length", None)
            if longest and not getattr(rule, "pattern", None):
                found.setdefault(name, longest)
    return found


@cache
def _parts(kind: type[BaseModel]) -> tuple[str, ...]:
    """The fields that hold parts with fields of their own."""
    return tuple(name for name, field in kind.model_fields.items() if _part(field.annotation))


def _part(kind: Any) -> bool:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return True
    return any(_part(inner) for inner in get_args(kind))


def _rules(kind: Any) -> Iterator[Any]:
    """What is demanded of texts inside a list or an optional value."""
    if get_origin(kind) is Annotated:
        yield from get_args(kind)[1:]
    for inner in get_args(kind):
        yield from _rules(inner)


def _text(kind: Any) -> bool:
    """Whether a field holds text, or a list or an optional value of it."""
    return kind is str or any(_text(inner) for inner in get_args(kind))
