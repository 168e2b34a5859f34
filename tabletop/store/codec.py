"""Events and acts as canonical JSON text and back; old versions are brought up to date on the way.

Whoever decodes imports the rules first, so that FACTS and ACTS know every kind. Facts must not hold sets:
their order, and so the text, would differ from run to run.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields
from json.encoder import encode_basestring as quote
from typing import Any

from pydantic import GetCoreSchemaHandler, ValidationError
from pydantic_core import CoreSchema, PydanticSerializationError, SchemaValidator, core_schema, from_json

from tabletop.exercise.facts import ACTS, FACTS, Act, Event, Fact
from tabletop.store.errors import Damaged, FromNewer, Unstorable
from tabletop.store.forms import schema_of, serializer, validator

Plain = dict[str, Any]

COLUMNS = ("exercise", "sequence", "kind", "version", "seat", "person", "phase", "at", "wall", "cause")
KEYS = (*COLUMNS, "fact")
TYPES = (str, int, str, int, str, str, int, int, str, str, dict)

_TAG = re.compile(r'"kind":"([^"\\]*)","version":(\d+),')
_readers: dict[tuple[str, str], SchemaValidator] = {}


def _scheduled_by_itself(created: Plain) -> Plain:
    """Until version 2 every scheduled inject was released by itself, whatever `auto` said."""
    injects = [
        {**inject, "auto": True} if inject.get("kind") == "scheduled" else inject
        for inject in created["scenario"].get("injects", ())
    ]
    return {**created, "scenario": {**created["scenario"], "injects": injects}}


upcasters: dict[tuple[str, int], Callable[[Plain], Plain]] = {
    ("exercise.created", 1): _scheduled_by_itself,
}
"""By kind and version of a stored fact: turns its fields into those of the next version."""


def encode(event: Event) -> str:
    """The whole envelope as one line of JSON, always the same bytes; Unstorable if it has no such form."""
    fact = event.fact
    try:
        payload = serializer(type(fact)).to_json(fact, by_alias=True, warnings="error").decode()
    except PydanticSerializationError as error:
        raise Unstorable(f"This act cannot be written down ({fact.kind}). Please reword it.") from error
    front = opening(
        event.exercise, event.sequence, fact.kind, fact.version, event.seat, event.person,
        event.phase, event.at, event.wall, event.cause,
    )  # fmt: skip
    return f"{front}{payload}}}"


def opening(
    exercise: str, sequence: int, kind: str, version: int, seat: str, person: str,
    phase: int, at: int, wall: str, cause: str,
) -> str:  # fmt: skip
    """How a line with these COLUMNS begins, up to its fact."""
    return (
        f'{{"exercise":{quote(exercise)},"sequence":{sequence},"kind":{quote(kind)},"version":{version}'
        f',"seat":{quote(seat)},"person":{quote(person)},"phase":{phase},"at":{at}'
        f',"wall":{quote(wall)},"cause":{quote(cause)},"fact":'
    )


def decode(body: str, sequence: int = 0) -> Event:
    """The event of one line; FromNewer if this program is too old for it, Damaged if it is malformed.

    `sequence` is the number to blame when the line does not even say its own.
    """
    tag = _TAG.search(body)
    reader = (_readers.get((tag[1], tag[2])) or _new_reader(tag[1], tag[2])) if tag else None
    if reader is not None:
        try:
            event: Event = reader.validate_json(body)
            return event
        except ValidationError:
            pass  # the long way says what is wrong
    return _revive(parse(body, sequence))


def parse(body: str, sequence: int = 0) -> Plain:
    """The envelope as plain values, fields in the order of KEYS and of the right types; else Damaged."""
    try:
        envelope = from_json(body)
    except ValueError as error:
        raise Damaged(sequence, "its text is not readable") from error
    if not isinstance(envelope, dict) or tuple(envelope) != KEYS:
        raise Damaged(sequence, "its text is not an event")
    if tuple(map(type, envelope.values())) != TYPES:
        raise Damaged(sequence, "a figure or a name in it is of the wrong sort")
    return envelope


def _revive(envelope: Plain) -> Event:
    exercise, sequence, kind, version, seat, person, phase, at, wall, cause, payload = envelope.values()
    fact_type = FACTS.get(kind)
    if fact_type is None or version > fact_type.version:
        raise FromNewer(
            f"Event {sequence} ({kind}) was written by a newer version of Tabletop. "
            "Update Tabletop and open the file again."
        )
    for old in range(version, fact_type.version):
        payload = _upcast(kind, old, payload, sequence)
    try:
        fact = validator(fact_type).validate_python(payload)
    except ValidationError as error:
        raise Damaged(sequence, f"it is not a proper {kind}") from error
    return Event(exercise, sequence, cause, seat, person, phase, at, wall, fact)


def _new_reader(kind: str, version: str) -> SchemaValidator | None:
    """Reads a whole line of this kind in one go; None if the kind is unknown or the version not today's."""
    fact_type = FACTS.get(kind)
    if fact_type is None or version != str(fact_type.version):
        return None
    return _readers.setdefault((kind, version), _reader(fact_type))


def _reader(fact_type: type[Fact]) -> SchemaValidator:
    sorts = {str: core_schema.str_schema(strict=True), int: core_schema.int_schema(strict=True)}
    schemas: dict[str, CoreSchema] = {name: sorts[sort] for name, sort in zip(COLUMNS, TYPES)}
    schemas["fact"] = schema_of(fact_type)
    names = [field.name for field in fields(Event)]
    inner = core_schema.dataclass_args_schema(
        "Event", [core_schema.dataclass_field(name, schemas[name]) for name in names]
    )
    return SchemaValidator(core_schema.dataclass_schema(Event, inner, names, slots=True, frozen=True))


def _upcast(kind: str, version: int, payload: Plain, sequence: int) -> Plain:
    step = upcasters.get((kind, version))
    if step is None:
        raise Damaged(sequence, f"version {version} of {kind} can no longer be read")
    return step(payload)


def encode_act(act: Act) -> Plain:
    """An act as plain values: its kind, then its fields."""
    written = serializer(_with_kind_free(type(act)))
    plain: Plain = written.to_python(act, mode="json", by_alias=True, warnings="error")
    return {"kind": act.kind, **plain}


def decode_act(plain: Plain) -> Act:
    """The act that `encode_act` wrote; ValueError if its kind is unknown or its fields do not fit."""
    kind = plain.get("kind")
    act_type = ACTS.get(kind) if isinstance(kind, str) else None
    if act_type is None:
        raise ValueError(f"there is no act {kind!r}")
    own = {name: value for name, value in plain.items() if name != "kind"}
    act: Act = validator(_with_kind_free(act_type)).validate_python(own)
    return act


def _with_kind_free(cls: type[Act]) -> type[Act]:
    if "kind" in [field.name for field in fields(cls)]:  # type: ignore[arg-type]
        raise TypeError(f"{cls.__name__} has a field named kind; its stored form needs that name")
    return cls


def _act_schema(cls: type[Act], source: type[Act], handler: GetCoreSchemaHandler) -> CoreSchema:
    if source is not Act:
        return handler(source)
    return core_schema.no_info_plain_validator_function(
        lambda value: value if isinstance(value, Act) else decode_act(value),
        serialization=core_schema.plain_serializer_function_ser_schema(encode_act),
    )


# A fact may hold any act, as the tray of late acts does; the rules themselves need not know of storage.
Act.__get_pydantic_core_schema__ = classmethod(_act_schema)  # type: ignore[attr-defined]
