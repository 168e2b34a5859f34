"""Events as canonical JSON text and back; old versions are brought up to date on the way.

Whoever decodes imports the rules first, so that FACTS knows every kind. Facts must not hold sets: their
order, and so the text, would differ from run to run.
"""

from __future__ import annotations

from collections.abc import Callable
from json.encoder import encode_basestring as quote
from typing import Any

from msgspec import Raw, Struct
from pydantic_core import from_json

from tabletop.exercise.facts import FACTS, Event
from tabletop.exercise.reading import from_plain, reader, to_json
from tabletop.store.errors import Damaged, FromNewer, Unstorable

Plain = dict[str, Any]

COLUMNS = ("exercise", "sequence", "kind", "version", "seat", "person", "phase", "at", "wall", "cause")
KEYS = (*COLUMNS, "fact")
TYPES = (str, int, str, int, str, str, int, int, str, str, dict)


class _Line(Struct, frozen=True, forbid_unknown_fields=True):
    """A stored event, its fact still as text."""

    exercise: str
    sequence: int
    kind: str
    version: int
    seat: str
    person: str
    phase: int
    at: int
    wall: str
    cause: str
    fact: Raw


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
        payload = to_json(fact).decode()
    except (TypeError, ValueError) as error:
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
    try:
        line = reader(_Line).decode(body)
        fact_type = FACTS.get(line.kind)
        if fact_type is not None and line.version == fact_type.version:
            fact = reader(fact_type).decode(line.fact)
            return Event(
                line.exercise, line.sequence, line.cause, line.seat, line.person,
                line.phase, line.at, line.wall, fact,
            )  # fmt: skip
    except (ValueError, RecursionError):
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
        fact = from_plain(fact_type, payload)
    except ValueError as error:
        raise Damaged(sequence, f"it is not a proper {kind}") from error
    return Event(exercise, sequence, cause, seat, person, phase, at, wall, fact)


def _upcast(kind: str, version: int, payload: Plain, sequence: int) -> Plain:
    step = upcasters.get((kind, version))
    if step is None:
        raise Damaged(sequence, f"version {version} of {kind} can no longer be read")
    return step(payload)
