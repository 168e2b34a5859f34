"""A step of a guide: what it says, when it fits, and how it is known to be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from tabletop.exercise.facts import Fact
from tabletop.exercise.views.alliance import TextView
from tabletop.exercise.views.control import ControlView
from tabletop.showing.happened import Happening

Feed = Sequence[Happening]
Ask = Callable[[ControlView, Feed], bool]
Find = Callable[[ControlView], TextView | None]


def always(view: ControlView, feed: Feed) -> bool:
    """In every phase."""
    return True


class Step(Struct, frozen=True):
    """One thing to try: its verbs stand in braces; `done` and `fits` say whether it was and can be done.

    A step that leaves no trace in the record has no `done`; it is over once one of its `verbs` was used.
    """

    words: Callable[[ControlView], str]
    why: str
    done: Ask | None = None
    fits: Ask = always
    verbs: tuple[str, ...] = ()


def happened(*facts: type[Fact]) -> Ask:
    """Whether one of these is on record."""
    return lambda view, feed: any(isinstance(item.fact, facts) for item in feed)


def opens(family: str) -> Ask:
    """Whether the phase is open to a family of acts."""
    return lambda view, feed: family in view.clock.slot.opens


def text(*statuses: str, brackets: bool = False) -> Find:
    """The first text of these standings, with brackets or without."""
    return lambda view: next(
        (t for t in view.texts if t.status in statuses and bool(t.brackets) is brackets), None
    )


def exists(find: Find, family: str = "") -> Ask:
    """Whether there is such a text, and the phase is open to the family if one is named."""
    return lambda view, feed: find(view) is not None and (not family or family in view.clock.slot.opens)


def says(words: str, find: Find | None = None) -> Callable[[ControlView], str]:
    """Fixed words, with the number of a text for N and the first clause for CLAUSE."""

    def told(view: ControlView) -> str:
        found = find(view) if find else None
        clause = view.agenda[0].clauses[0].id if view.agenda else ""
        return words.replace("CLAUSE", clause).replace("N}", f"{found.number if found else 1}}}")

    return told
