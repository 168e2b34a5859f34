"""An exercise file as a debrief reads it: whole, or as far as it can be read."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from tabletop.exercise.facts import Event
from tabletop.store.closed import open_readonly, salvage
from tabletop.store.errors import Damaged, FromNewer, StoreError


class Record(Struct, frozen=True):
    """Events with the hash of each ("" where it is not known), names beside them, and what is wrong."""

    events: list[Event]
    hashes: list[str]
    people: dict[str, str]
    trouble: str = ""


def read_record(path: Path) -> Record:
    """What a file holds, however damaged; StoreError if there is nothing to read."""
    try:
        store = open_readonly(path)
        hashes = [row.hash for row in store.rows()]
        return Record(store.read(), hashes, store.people())
    except (Damaged, FromNewer) as fault:
        return _saved(path, fault)


def _saved(path: Path, fault: StoreError) -> Record:
    left = salvage(path)
    if not left.events:
        raise fault
    store = open_readonly(path)
    verdict = store.verify()
    try:
        hashes = [row.hash for row in store.rows()][: len(left.events)]
    except Damaged:
        hashes = [""] * len(left.events)
        if verdict.count == len(hashes):
            hashes[-1] = verdict.head
    return Record(left.events, hashes, store.people(), left.sentence)
