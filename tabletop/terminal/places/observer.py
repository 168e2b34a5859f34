"""An observer's place: it reads, and does nothing."""

from __future__ import annotations

from tabletop.showing.boards import due, overview
from tabletop.showing.boards.texts import deciding
from tabletop.showing.rows import HEADING, PLAIN, Row
from tabletop.terminal.places import common
from tabletop.terminal.places.place import Moment, Panel, Place, just_now

ABOUT = (
    "This screen is an observer's",
    "You see what the alliance sees, and can do nothing: nobody is disturbed by your looking.",
    "Numbers open panels; arrows move.",
)
WATCH = "You watch. Numbers open panels; + counts what is new on one."


def headline(moment: Moment) -> str:
    """That it only looks."""
    return due.OVER if moment.view.clock.ended else WATCH


def now(moment: Moment) -> list[Row]:
    """What is under decision, how far the agenda is, what has just happened."""
    rows: list[Row] = []
    if live := deciding(moment.alliance, moment.names, moment.now):
        rows += [Row("Under decision", HEADING), *live, Row("", PLAIN)]
    return [*rows, *overview.standing(moment.alliance, moment.names), *just_now(moment, 8)]


PANELS = {
    "now": Panel("1", "Now", "Now", "What is under decision, and how far the agenda is.", now),
    "papers": Panel("2", "Papers", "Task", "What led here, and the task of the meeting.", common.task),
    "agenda": common.AGENDA,
    "positions": common.POSITIONS,
    "texts": common.TEXTS,
    "money": common.MONEY,
    "promises": common.PROMISES,
    "public": common.PUBLIC,
    "news": common.NEWS,
    "proposals": common.PROPOSALS,
    "log": common.LOG,
}
PLACE = Place(PANELS, headline, ABOUT)
