"""The hash chain: each stored event is sealed with the hash of the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from msgspec import Struct

from tabletop.exercise.facts import Event
from tabletop.store.codec import COLUMNS, decode, encode, opening, parse
from tabletop.store.errors import CannotWrite, Damaged, StoreError, Superseded

GENESIS = "0" * 64


class Row(NamedTuple):
    """One event as stored: columns copied from the body, the body itself, and its seal."""

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
    body: str
    hash: str


class Head(NamedTuple):
    """The last event: its number (0 before the first) and its hash (GENESIS before the first)."""

    sequence: int
    hash: str


EMPTY = Head(0, GENESIS)


class Verdict(Struct, frozen=True):
    """How far the chain is whole: `count` good events up to `head`; the first bad one and why, if any.

    `why` reads `event N: ...`. A tail cut off with its acts leaves a whole chain: compare `head` with the
    noted one.
    """

    count: int
    head: str
    first_bad: int | None = None
    why: str = ""

    @property
    def whole(self) -> bool:
        """True if nothing is wrong."""
        return self.first_bad is None


def link(previous: str, body: str) -> str:
    """SHA-256, in hex, of the previous hash followed by the bytes of the body."""
    return sha256(f"{previous}{body}".encode()).hexdigest()


def seal(events: Sequence[Event], head: Head) -> list[Row]:
    """Rows for new events after `head`.

    Superseded if their numbers do not follow it; CannotWrite if one would not be read back the same.
    """
    rows = []
    sequence, previous = head
    for event in events:
        sequence += 1
        if event.sequence != sequence:
            raise Superseded("The exercise has moved on meanwhile. It is read again; please try once more.")
        body = _body(event)
        previous = link(previous, body)
        rows.append(_row(event, body, previous))
    return rows


def _body(event: Event) -> str:
    refusal = f"This act cannot be recorded ({event.fact.kind}). Nothing has changed; please reword it."
    try:
        body = encode(event)
        body.encode()
        if decode(body) == event:
            return body
    except (StoreError, UnicodeEncodeError) as error:
        raise CannotWrite(refusal) from error
    raise CannotWrite(refusal)


def _row(event: Event, body: str, digest: str) -> Row:
    fact = event.fact
    return Row(
        event.exercise, event.sequence, fact.kind, fact.version, event.seat, event.person,
        event.phase, event.at, event.wall, event.cause, body, digest,
    )  # fmt: skip


def sealed(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows as long as each stands in its place, bears the right hash and is indexed as it says.

    Damaged at the first that does not.
    """
    previous = GENESIS
    for expected, row in enumerate(rows, 1):
        if not _holds(row, expected, previous):
            raise Damaged(expected, _fault(row, expected, previous))
        previous = row[-1]
        yield row


def _holds(row: Row, expected: int, previous: str) -> bool:
    body, digest = row[-2:]
    try:
        sealed_so = digest == sha256(f"{previous}{body}".encode()).hexdigest()
        return sealed_so and row[1] == expected and body.startswith(opening(*row[:-2]))
    except (TypeError, ValueError, AttributeError):
        return False  # something other than text stands in a column


def _fault(row: Row, expected: int, previous: str) -> str:
    if row.sequence != expected:
        return _out_of_place(row, expected)
    if not isinstance(row.body, str) or row.hash != link(previous, row.body):
        return _unsealed(row)
    envelope = parse(row.body, expected)
    names = [name for name, copied in zip(COLUMNS, row) if envelope[name] != copied]
    return f"its index was changed ({', '.join(names)})"


def complete(rows: Iterable[Row], promised: int) -> Iterator[Row]:
    """The rows; Damaged at their end if acts were stored that led to more events than these."""
    last = 0
    for row in rows:
        last = row.sequence
        yield row
    if last < promised:
        raise Damaged(last + 1, "it is missing")


def events(rows: Iterable[Row]) -> Iterator[Event]:
    """The events of a chain that holds; Damaged at the first that does not, FromNewer if we are too old."""
    return (decode(row.body, row.sequence) for row in sealed(rows))


def verify(rows: Iterable[Row]) -> Verdict:
    """Follow the whole chain and say how far it holds."""
    count, head = 0, GENESIS
    try:
        for row in sealed(rows):
            count, head = row.sequence, row.hash
    except Damaged as fault:
        return Verdict(count, head, fault.sequence, str(fault))
    return Verdict(count, head)


def _out_of_place(row: Row, expected: int) -> str:
    if isinstance(row.sequence, int) and row.sequence > expected:
        return "it is missing"
    return "another event stands in its place"


def _unsealed(row: Row) -> str:
    try:
        written = parse(row.body)["sequence"]
    except (Damaged, TypeError):
        return "its text was changed and can no longer be read"
    if written != row.sequence:
        return f"what stands here was written as event {written}"
    return "it is not as it was written, or was put in later"
