"""Records of the exercise as plain values and as JSON, and back: acts, facts, views."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

import msgspec
from pydantic import BaseModel

from tabletop.exercise.facts import Act

T = TypeVar("T")
A = TypeVar("A", bound=Act)


def _written(value: Any) -> Any:
    """Parts of the scenario are models; they write themselves, with the names of the format."""
    if isinstance(value, BaseModel):
        return msgspec.Raw(value.model_dump_json(by_alias=True).encode())
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _dumped(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True)
    raise TypeError(f"{type(value).__name__} has no plain form")


def _revived(kind: type[Any], plain: Any) -> Any:
    if issubclass(kind, BaseModel):
        return plain if isinstance(plain, kind) else kind.model_validate(plain)
    raise TypeError(f"{kind.__name__} has no plain form")


_ENCODER = msgspec.json.Encoder(enc_hook=_written)


def to_json(value: Any) -> bytes:
    """A record as JSON; TypeError if something in it has no such form, UnicodeError for half a character."""
    return _ENCODER.encode(value)


def to_plain(value: Any) -> Any:
    """A record as objects, lists, text and numbers; TypeError if something in it has no such form."""
    return msgspec.to_builtins(value, enc_hook=_dumped)


def from_plain(kind: type[T], plain: Any) -> T:
    """A record of this kind; msgspec.ValidationError, which is a ValueError, if the values do not fit."""
    return msgspec.convert(plain, kind, dec_hook=_revived)


@cache
def reader(kind: type[T]) -> msgspec.json.Decoder[T]:
    """Reads records of this kind out of JSON; msgspec.DecodeError, a ValueError, if it is none of them."""
    return msgspec.json.Decoder(kind, dec_hook=_revived)


def act_from(kind: type[A], fields: dict[str, Any]) -> A:
    """The act of this kind with these fields; msgspec.ValidationError if they do not fit."""
    return from_plain(kind, fields)


def fields_of(act: Act) -> dict[str, Any]:
    """The act's fields as JSON-ready values."""
    fields: dict[str, Any] = msgspec.json.decode(to_json(act))
    return fields
