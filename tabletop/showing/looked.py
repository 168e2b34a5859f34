"""What one person has looked at, and so what is new: kept as a text, so that it outlives a closed window."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec import Struct, field

from tabletop.showing.happened import Happening

FIELD = "looked at"
"""The name it is kept under, beside unsent texts."""

Mark = tuple[int, int]
"""A second of exercise time, and how many happenings of that second were known."""


H = TypeVar("H", bound=Happening)


class Looked(Struct):
    """Marks by panel, and how many messages of each conversation were read.

    A mark is a time, not a number, since a correction takes happenings out of the list.
    """

    panels: dict[str, Mark] = field(default_factory=dict)
    read: dict[str, int] = field(default_factory=dict)

    @classmethod
    def out_of(cls, kept: str) -> Looked | None:
        """From what was kept; None if there is nothing that can be read."""
        try:
            found = json.loads(kept)
            panels = {str(name): (int(at), int(count)) for name, (at, count) in found["panels"].items()}
            return cls(panels, {str(name): int(count) for name, count in found["read"].items()})
        except (ValueError, KeyError, TypeError, AttributeError):
            return None

    def text(self) -> str:
        """To be kept."""
        return json.dumps({"panels": self.panels, "read": self.read})

    def look(self, panel: str, feed: Sequence[Happening]) -> bool:
        """All so far is known on this panel; whether anything was not."""
        mark = mark_of(feed)
        changed = self.panels.get(panel) != mark
        self.panels[panel] = mark
        return changed

    def fresh(self, panel: str, feed: Iterable[H]) -> list[H]:
        """Happenings since the last look."""
        at, count = self.panels.get(panel, (-1, 0))
        found: list[H] = []
        same = 0
        for item in feed:
            same += item.at == at
            if item.at > at or (item.at == at and same > count):
                found.append(item)
        return found


def mark_of(feed: Sequence[Happening]) -> Mark:
    """Where a list of happenings ends."""
    if not feed:
        return (-1, 0)
    last = feed[-1].at
    return last, sum(item.at == last for item in feed)
