"""Frames from a host, read at once as what they carry: a view is large, and comes after every act."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Raw, Struct

from tabletop.exercise.facts import FACTS, Fact
from tabletop.exercise.reading import reader
from tabletop.exercise.views.seeing import View
from tabletop.hosting.protocol import HOST_READER, Answer, Done, Refused, Welcome
from tabletop.hosting.unpacking import hints, patched
from tabletop.hosting.wire import VIEWS, Unreadable
from tabletop.room.port import FeedItem


class ViewFrame(Struct, frozen=True, tag="view"):
    """`Seen` of the protocol, its fields still as text."""

    kind: str
    revision: str
    since: str
    now: int
    running: bool
    fields: Raw

    def view(self, before: View | None) -> View:
        """The view, or the one before with what has changed; Unreadable if it is not of its form."""
        if before is not None:
            return patched(before, self.kind, self.fields)
        if self.kind not in VIEWS:
            raise Unreadable(f"There is no view “{self.kind}”.")
        try:
            view: View = reader(VIEWS[self.kind]).decode(self.fields)
        except ValueError as error:
            raise Unreadable(f"The {self.kind} view is not of its form.") from error
        return view


class Item(Struct, frozen=True):
    """A happening, its fact still as text."""

    number: int
    kind: str
    seat: str
    at: int
    phase: int
    fact: Raw
    cause: str = ""
    sequence: int = 0
    person: str = ""


class FeedFrame(Struct, frozen=True, tag="feed"):
    """`Happened` of the protocol, its facts still as text."""

    items: list[Item]
    anew: bool = False

    def happened(self) -> list[FeedItem]:
        """What has happened; Unreadable if it is not of its form."""
        return [
            FeedItem(i.number, i.kind, i.seat, i.at, i.phase, _fact(i), i.cause, i.sequence, i.person)
            for i in self.items
        ]


def _fact(item: Item) -> Fact:
    try:
        fact: Fact = reader(FACTS[item.kind]).decode(item.fact)
    except (KeyError, ValueError) as error:
        raise Unreadable("A happening is not of its form.") from error
    return fact


def learn() -> None:
    """Work out at once how everything is read, which is done at first sight otherwise."""
    for kind, view in VIEWS.items():
        for each in (view, *hints(kind).values()):
            reader(each)
    for fact in FACTS.values():
        reader(fact)


class _Kind(Struct):
    type: str


_KIND = msgspec.json.Decoder(_Kind)
_FREQUENT: dict[str, msgspec.json.Decoder[Any]] = {
    "view": msgspec.json.Decoder(ViewFrame),
    "feed": msgspec.json.Decoder(FeedFrame),
}


Frame = ViewFrame | FeedFrame | Welcome | Refused | Done | Answer


def read_frame(frame: str | bytes) -> Frame:
    """A message of the host; ValueError if it is none."""
    frequent = _FREQUENT.get(_KIND.decode(frame).type)
    found: Frame
    if frequent is not None:
        found = frequent.decode(frame)
    else:
        found = HOST_READER.validate_json(frame)  # type: ignore[assignment]
    return found
