"""An evaluator's place: it sees everything, and notes observations bound to objectives and acts."""

from __future__ import annotations

from itertools import islice

from msgspec.structs import replace

from tabletop.showing.boards import cues, dealings, due, observations, overview
from tabletop.showing.boards.texts import deciding
from tabletop.showing.clockwords import stamp
from tabletop.showing.gate import LIMIT, clean, one_line
from tabletop.showing.rows import HEADING, PLAIN, QUIET, WARN, Row, Target
from tabletop.terminal.places import common
from tabletop.terminal.places.place import Moment, Panel, Place

ABOUT = (
    "This screen is an evaluator's",
    "You see everything, private papers too: let nobody read along.",
    "n notes an observation: on which objective, with a rating P, S, M or U if you want one, and your words.",
    "Enter on an act in the log (l) notes an observation that is bound to it.",
    "Observations stand on panel o, and in the report by objective. Only the facilitator and evaluators "
    "read them before.",
)
WATCH = "n notes an observation; enter on an act in the log (l) binds one to it. Players do not see it."
RECENT = 8


def headline(moment: Moment) -> str:
    """How to note something."""
    return due.OVER if moment.view.clock.ended else WATCH


def now(moment: Moment) -> list[Row]:
    """What is under decision, the agenda, the last acts, each to be noted on."""
    view = moment.control
    rows: list[Row] = []
    if live := deciding(view, moment.names, moment.now):
        rows += [Row("Under decision", HEADING), *live, Row("", PLAIN)]
    rows += [Row("Just now; enter notes an observation on an act", HEADING)]
    rows += _acts(moment, RECENT) or [Row("Nothing has happened yet.", QUIET)]
    return [*rows, Row("", PLAIN), *overview.standing(view, moment.names)]


def _acts(moment: Moment, count: int) -> list[Row]:
    """The last acts with their numbers, the newest first."""
    return [
        Row(f"[{item.sequence}] {stamp(item.at)} {moment.told.sentence(moment.names, item)}", PLAIN, 0,
            Target("act", str(item.sequence)))
        for item in islice(reversed(moment.feed), count)
    ]  # fmt: skip


def record(moment: Moment) -> list[Row]:
    """Every act with its number; new ones are marked."""
    fresh = len(moment.looked.fresh("log", moment.feed))
    return [
        replace(row, words=f"NEW  {row.words}", look=WARN) if place < fresh else row
        for place, row in enumerate(_acts(moment, len(moment.feed)))
    ]


def briefs(moment: Moment) -> list[Row]:
    """Private aims of every delegation."""
    rows: list[Row] = []
    for brief in moment.control.briefs:
        rows += [Row(one_line(brief.name), HEADING)]
        rows += [Row(one_line(p, LIMIT), PLAIN, 1) for p in clean(brief.private).split("\n\n") if p.strip()]
        rows.append(Row(f"If nothing is agreed: {one_line(brief.no_deal, LIMIT)}", QUIET, 1))
    return rows


def letters(moment: Moment) -> list[Row]:
    """All messages between seats."""
    return dealings.messages(moment.control)


def scores(moment: Moment) -> list[Row]:
    """The board of the scores that is open."""
    return list(moment.scores)


PANELS = {
    "now": Panel("1", "Now", "Now", "What is under decision, the last acts.", now),
    "papers": Panel("2", "Briefs", "Brief", "The private aims of every delegation.", briefs),
    "agenda": common.AGENDA,
    "positions": common.POSITIONS,
    "texts": common.TEXTS,
    "money": common.MONEY,
    "promises": replace(common.PROMISES, help="All promises, private ones too; contradictions."),
    "public": common.PUBLIC,
    "injects": Panel("9", "Injects", "Inj", "The inject list, late acts, prepared replies.",
                     lambda m: cues.injects(m.control), kinds=("inject.", "adversary.", "tray.")),
    "messages": Panel("0", "Messages", "Msg", "Messages between all seats.", letters,
                      "Nobody has written a message yet.", ("message.", "press.")),
    "proposals": common.PROPOSALS,
    "observations": Panel("o", "Observations", "Obs", "What was noted on each objective, by all evaluators.",
                          lambda m: observations.observations(m.control, m.feed), kinds=("observation.",)),
    "scores": Panel("s", "Scores", "Scor", "Headlines, their parts, the acts behind each.", scores,
                    "Scores begin with the first move."),
    "log": replace(common.LOG, rows=record),
}  # fmt: skip
PLACE = Place(PANELS, headline, ABOUT, {"n": "observe"})
