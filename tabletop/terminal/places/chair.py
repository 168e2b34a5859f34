"""The chair's place: it sees what the alliance sees, tables texts, opens and ends decisions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from msgspec.structs import replace

from tabletop.exercise.clock.plan import HOT_WASH, SEATING
from tabletop.exercise.views.alliance import AllianceView
from tabletop.exercise.views.chair import ChairView
from tabletop.showing.boards import due, overview
from tabletop.showing.gate import LIMIT, clean, one_line
from tabletop.showing.names import Names, capital, quoted
from tabletop.showing.rows import HEADING, PLAIN, QUIET, STRONG, WARN, Row, Target
from tabletop.terminal.places import common
from tabletop.terminal.places.place import Moment, Panel, Place, just_now

ABOUT = (
    "This screen is the chair's",
    "You have no vote, no money and no country; you have the agenda, the pen and the clock of texts.",
    "Propose or amend a text, table it, put it under silence; give it more time, end it, or take it back.",
    "Numbers open panels. Arrows move, and enter says what can be done with the line you are on.",
    "m writes a message. What you type is kept from the first letter.",
)
NOTHING = "Nothing waits for the chair. d proposes a text; m asks the delegations what they could live with."


def to_do(view: AllianceView, now: int) -> Iterator[Row]:
    """Texts under decision, amendments that wait, texts that are ripe."""
    names, opens = Names(view), view.clock.slot.opens
    for text in view.texts:
        target = Target("text", str(text.number), text.status)
        if text.status == "open":
            words = f"{capital(names.text(text.id))}, {quoted(text.title)}, is under decision"
            left = due.in_time(text.deadline, now, view.clock)
            yield Row(f"{left}: {words}; enter extends, ends or withdraws it.", WARN, 0, target)
    for number, change in enumerate(view.amendments, 1):
        changed = names.text_of(change.draft)
        if changed is not None and changed.author == "chair":
            words = f"{names.seat(change.author)} wants to change your {names.text(change.draft)}"
            yield Row(f"{words}; enter takes it in.", WARN, 0, Target("amendment", str(number)))
    for text in view.texts:
        target, called = Target("text", str(text.number), text.status), f"Text {text.number}"
        if text.status == "tabled" and not text.brackets and "decide" in opens:
            yield Row(f"{called} is tabled and whole; enter puts it under decision.", STRONG, 0, target)
        elif text.status in ("draft", "fallen") and not text.brackets:
            yield Row(f"{called} is whole; enter tables it.", STRONG, 0, target)
        elif text.status in ("draft", "fallen", "tabled") and text.brackets:
            yield Row(f"{called} has brackets; enter fills them.", PLAIN, 0, target)


def headline(moment: Moment) -> str:
    """What the chair does next."""
    view = moment.alliance
    if view.clock.ended:
        return due.OVER
    if view.clock.slot.move == SEATING:
        return due.seating(view.clock)
    if view.clock.slot.move == HOT_WASH:
        return due.DISCUSS
    rows = list(to_do(view, moment.now))
    more = f"  (1 of {len(rows)}; 1 shows all)" if len(rows) > 1 else ""
    return f"DUE NOW: {rows[0].words}{more}" if rows else NOTHING


def now(moment: Moment) -> list[Row]:
    """What waits for the chair, unread messages, how far the agenda is, what has just happened."""
    view = moment.alliance
    over = view.clock.ended or view.clock.slot.move in (SEATING, HOT_WASH)
    rows = [Row("For the chair to see to", HEADING)]
    rows += (not over and list(to_do(view, moment.now))) or [Row(headline(moment), QUIET)]
    if unread := common.unread(moment):
        rows += [Row("", PLAIN), Row("Unread messages", HEADING), *unread]
    rows += [Row("", PLAIN), *overview.standing(view, moment.names)]
    return [*rows, *just_now(moment)]


def papers(moment: Moment) -> list[Row]:
    """The chair's own brief, then the task of the meeting."""
    view = cast(ChairView, moment.view)
    rows = [Row("For the chair alone", HEADING)] if view.brief else []
    rows += [Row(one_line(each, LIMIT)) for each in clean(view.brief).split("\n") if each.strip()]
    return [*rows, *([Row("", PLAIN)] if rows else []), *common.task(moment)]


PANELS = {
    "now": Panel("1", "Now", "Now", "What waits for the chair, and how far the agenda is.", now),
    "papers": Panel("2", "Papers", "Brief", "The chair's brief, and the task of the meeting.", papers),
    "agenda": common.AGENDA,
    "positions": common.POSITIONS,
    "texts": replace(common.TEXTS, empty="No text yet. d proposes one; a delegation can, too."),
    "money": common.MONEY,
    "promises": common.PROMISES,
    "public": common.PUBLIC,
    "news": common.NEWS,
    "messages": common.MESSAGES,
    "proposals": common.PROPOSALS,
    "log": common.LOG,
}
VERBS = {
    "d": "draft",
    "A": "amend",
    "t": "table",
    "s": "silence",
    "e": "extend text",
    "c": "close",
    "w": "say",
}
PLACE = Place(PANELS, headline, ABOUT, VERBS, writes=True)
