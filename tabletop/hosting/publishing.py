"""What each viewer gets: one view a viewer, however many devices look at it, and only what has changed."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from tabletop.exercise.corrections import CorrectionMade
from tabletop.exercise.views.seeing import View
from tabletop.hosting.wire import changed, item_json, kind_of, view_json
from tabletop.room.port import feed
from tabletop.room.service import Room


@dataclass(slots=True)
class Edition:
    """The latest view of one viewer: its opaque revision, and what changed since the one before."""

    view: View
    revision: str
    before: str
    whole: bytes
    patch: bytes
    now: int
    running: bool


class Publisher:
    """Makes editions when they are asked for, and at most one for each state of the log."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._editions: dict[str, Edition] = {}
        self._at: dict[str, int] = {}

    def edition(self, viewer: str) -> Edition:
        """The viewer's view as it is now."""
        size = len(self._room.log)
        known = self._editions.get(viewer)
        if known is not None and self._at[viewer] == size:
            return known
        view = self._room.view(viewer)
        fresh = changed(known.view if known else None, view)
        self._at[viewer] = size
        if known is not None and not fresh:
            return known
        made = Edition(
            view, secrets.token_urlsafe(6), known.revision if known else "", b"",
            view_json(view, fresh) if known and type(known.view) is type(view) else b"",
            self._room.clock.now(), not self._room.state.clock.paused,
        )  # fmt: skip
        self._editions[viewer] = made
        return made

    def message(self, viewer: str, has: str) -> tuple[str, bytes] | None:
        """The revision and the frame that bring a device with revision `has` up to date; None if it is."""
        made = self.edition(viewer)
        if made.revision == has:
            return None
        if has and has == made.before and made.patch:
            return made.revision, _frame(made, made.before, made.patch)
        if not made.whole:
            made.whole = view_json(made.view, changed(None, made.view))
        return made.revision, _frame(made, "", made.whole)

    @property
    def corrections(self) -> int:
        """How often the record was corrected: each time numbers of happenings begin anew."""
        return len(self._room.journal.of(CorrectionMade))

    def happened(self, viewer: str, since: int, *, anew: bool = False) -> tuple[int, bytes] | None:
        """The frame with what a viewer has not seen yet, and its last number; None if there is nothing.

        `anew`: all of it, in place of what came before.
        """
        seats = tuple(self._room.state.scenario.seats)
        items = feed(self._room.journal, viewer, seats, 0 if anew else since)
        if not items and not anew:
            return None
        told = b",".join(item_json(item) for item in items)
        last = items[-1].number if items else 0
        return last, b'{"type":"feed","anew":' + (
            b"true" if anew else b"false"
        ) + b',"items":[' + told + b"]}"


def _frame(made: Edition, since: str, fields: bytes) -> bytes:
    head = (
        f'{{"type":"view","kind":"{kind_of(made.view)}","revision":"{made.revision}","since":"{since}",'
        f'"now":{made.now},"running":{"true" if made.running else "false"},"fields":'
    )
    return head.encode() + fields + b"}"
