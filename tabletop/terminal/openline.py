"""The line that is being typed: kept until it is carried out, so that neither esc nor a crash loses it."""

from __future__ import annotations

from collections.abc import Mapping

from tabletop.terminal.begun import Store

FIELD = "open line"
"""What it is stored under; what was typed in control view has a field of its own."""


class OpenLine:
    """What was typed and not carried out. What was typed in control view does not come back in room view.

    `store` keeps a text under a name, an empty one drops it.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, str] = {}

    def load(self, drafts: Mapping[str, str]) -> None:
        """Take up what was kept."""
        self._known = {field: text for field, text in drafts.items() if field.startswith(FIELD)}

    def text(self, room_view: bool) -> str:
        """What comes back in this view; empty if nothing waits."""
        return self._known.get(_field(room_view), "")

    def write(self, room_view: bool, text: str) -> None:
        """Keep it as it stands now; an empty one is dropped."""
        if text != self.text(room_view):
            self._known[_field(room_view)] = text
            self._store(_field(room_view), text)


def _field(room_view: bool) -> str:
    return FIELD if room_view else f"{FIELD}, control"
