"""What there is to play: the scenarios of the program and the exercises of this folder."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tabletop.scenario.faults import Faulty, Unreadable
from tabletop.scenario.shipped import own, shipped
from tabletop.scenario.source import NAME
from tabletop.showing.gate import one_line

if TYPE_CHECKING:
    from tabletop.exercise.facts import Event
    from tabletop.scenario.model import Scenario

UNREAD, WHOLE, IN_USE, DAMAGED, OTHER = "unread", "whole", "in use", "damaged", "other"
GLANCE = 8_000
TITLE = re.compile(r"^title: *(.+?) *$", re.MULTILINE)
TUTORIAL = re.compile(r"^tutorial: *true *$", re.MULTILINE)


class Offer(Struct, frozen=True):
    """A scenario on the shelf; `scenario` is there once it has been read, `fault` if that failed."""

    folder: Path
    title: str
    tutorial: bool = False
    own: bool = False
    scenario: Scenario | None = None
    fault: str = ""


class Saved(Struct, frozen=True):
    """An exercise file of this folder; all but name and time of change come once it has been read."""

    path: Path
    changed: float
    state: str = UNREAD
    title: str = ""
    where: str = ""
    events: int = 0
    ended: bool = False
    trouble: str = ""

    @property
    def day(self) -> str:
        """When it was last played: 3 March 2026, 10:45."""
        at = datetime.fromtimestamp(self.changed)
        return f"{at.day} {at:%B %Y, %H:%M}"


def offers() -> list[Offer]:
    """Every scenario by its title, the tutorial first, one's own last, without reading more than a glance."""
    ours = [replace(_glanced(folder), tutorial=False, own=True) for folder in own()]
    found = [*map(_glanced, shipped()), *ours]
    return sorted(found, key=lambda offer: (offer.own, not offer.tutorial, offer.title))


def _glanced(folder: Path) -> Offer:
    try:
        with (folder / NAME).open(encoding="utf-8", errors="replace") as file:
            beginning = file.read(GLANCE)
    except OSError:
        beginning = ""
    found = TITLE.search(beginning)
    title = found[1].strip("\"'") if found else folder.name
    return Offer(folder, one_line(title, 80), bool(TUTORIAL.search(beginning)))


def read_offer(offer: Offer) -> Offer:
    """The same, read in full; one of the author's own is checked as well."""
    from tabletop.scenario.check import checked
    from tabletop.scenario.reading import read

    try:
        scenario = checked(offer.folder) if offer.own else read(offer.folder)
    except (Faulty, Unreadable):
        name = one_line(offer.folder.name)
        return replace(offer, fault=f"It has faults; they are listed by: tabletop scenario check {name}")
    return replace(offer, title=scenario.title, tutorial=scenario.tutorial, scenario=scenario)


def saved(folder: Path) -> list[Saved]:
    """The exercise files of a folder, the latest first, without opening them."""
    found = []
    for path in folder.glob("*.exercise"):
        try:
            found.append(Saved(path, path.stat().st_mtime))
        except OSError:
            continue
    return sorted(found, key=lambda each: (-each.changed, each.path.name))


def read_saved(each: Saved) -> Saved:
    """The same, opened only to be read, and closed again."""
    from tabletop.exercise import core  # noqa: F401  it knows every kind of event
    from tabletop.store.closed import open_readonly, salvage
    from tabletop.store.errors import Damaged, FromNewer, InUse, StoreError

    try:
        log = open_readonly(each.path).read()
    except InUse:
        return replace(each, state=IN_USE, trouble="Open in another window; close it there first.")
    except Damaged:
        left = salvage(each.path)
        return _told(replace(each, state=DAMAGED, trouble=left.sentence), left.events)
    except (StoreError, FromNewer) as error:
        return replace(each, state=OTHER, trouble=str(error))
    return _told(replace(each, state=WHOLE), log)


def _told(each: Saved, log: list[Event]) -> Saved:
    from tabletop.exercise.core import fold
    from tabletop.exercise.facts import CONTROL
    from tabletop.exercise.journal import Journal
    from tabletop.exercise.views.seeing import view_for
    from tabletop.showing.clockwords import where

    if not log:
        return each
    state = fold(log)
    clock = view_for(state, Journal(log), CONTROL).clock
    return replace(each, title=state.scenario.title, where=where(clock), events=len(log), ended=clock.ended)
