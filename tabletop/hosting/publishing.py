"""What each viewer gets: one view a viewer, however many devices look at it, and only what has changed."""

from __future__ import annotations

import secrets
from collections import deque

from msgspec import Struct, field

from tabletop.exercise.journal import Journal
from tabletop.exercise.views.seeing import View
from tabletop.hosting.wire import changed, item_json, kind_of, view_json
from tabletop.room.port import told
from tabletop.room.service import Room

REMEMBERED = 200
"""Revisions of a view from which a device can be brought up to date by the changed fields alone."""


class Edition(Struct):
    """The latest view of one viewer under an opaque name; frames made from it are kept until the next."""

    view: View
    revision: str
    frames: dict[frozenset[str], bytes] = field(default_factory=dict)


class Channel(Struct):
    """One viewer's editions: the latest, the log's length it was made at, and what each before it changed."""

    edition: Edition
    at: int
    changes: deque[tuple[str, frozenset[str]]] = field(default_factory=lambda: deque(maxlen=REMEMBERED))


class Reel(Struct):
    """One viewer's happenings, written out once; made anew with the journal after a correction."""

    journal: Journal
    read: int = 0
    items: list[bytes] = field(default_factory=list)


class Publisher:
    """Makes editions when they are asked for, and at most one for each state of the log."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._channels: dict[str, Channel] = {}
        self._reels: dict[str, Reel] = {}

    def _channel(self, viewer: str) -> Channel:
        """The viewer's channel, with its view as it is now."""
        size, known = len(self._room.log), self._channels.get(viewer)
        if known is not None and known.at == size:
            return known
        view = self._room.view(viewer)
        if known is None:
            made = self._channels[viewer] = Channel(self._edition(view), size)
            return made
        known.at = size
        if fresh := changed(known.edition.view, view):
            known.changes.append((known.edition.revision, fresh))
            known.edition = self._edition(view)
        return known

    def _edition(self, view: View) -> Edition:
        return Edition(view, secrets.token_urlsafe(6))

    def message(self, viewer: str, has: str) -> tuple[str, bytes] | None:
        """The revision and the frame that bring a device with revision `has` up to date; None if it is."""
        channel = self._channel(viewer)
        made = channel.edition
        if made.revision == has:
            return None
        fields = _since(channel, has)
        wanted = fields or changed(None, made.view)
        if wanted not in made.frames:
            made.frames[wanted] = view_json(made.view, wanted)
        return made.revision, self._frame(made, has if fields else "", made.frames[wanted])

    def _frame(self, made: Edition, since: str, fields: bytes) -> bytes:
        """With the time as it is now, however old the edition is."""
        running = "false" if self._room.state.clock.paused else "true"
        head = (
            f'{{"type":"view","kind":"{kind_of(made.view)}","revision":"{made.revision}","since":"{since}",'
            f'"now":{self._room.clock.now()},"running":{running},"fields":'
        )
        return head.encode() + fields + b"}"

    def happened(self, viewer: str, since: int, *, anew: bool = False) -> tuple[int, bytes] | None:
        """The frame with what a viewer has not seen yet, and its last number; None if there is nothing.

        `anew`: all of it, in place of what came before.
        """
        items = self._reel(viewer).items
        fresh = items if anew else items[since:]
        if not fresh and not anew:
            return None
        head = b'{"type":"feed","anew":%s,"items":[' % (b"true" if anew else b"false")
        return len(items), head + b",".join(fresh) + b"]}"

    @property
    def journal(self) -> Journal:
        """The journal that happenings are numbered by; another one after each correction."""
        return self._room.journal

    def _reel(self, viewer: str) -> Reel:
        reel, journal = self._reels.get(viewer), self._room.journal
        if reel is None or reel.journal is not journal:
            reel = self._reels[viewer] = Reel(journal)
        if reel.read < len(journal.events):
            seats = tuple(self._room.state.scenario.seats)
            fresh = journal.feed(viewer, seats, reel.read)
            reel.read = len(journal.events)
            items = told(viewer, fresh, len(reel.items))
            reel.items += [item_json(item) for item in items]
        return reel


def _since(channel: Channel, has: str) -> frozenset[str]:
    """All fields that have changed since a revision; none if it is not remembered."""
    fields: set[str] = set()
    for revision, fresh in reversed(channel.changes):
        fields |= fresh
        if revision == has:
            return frozenset(fields)
    return frozenset()
