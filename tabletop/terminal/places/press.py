"""The press desk: it reads what is public and what it is told, publishes, and puts questions."""

from __future__ import annotations

from msgspec.structs import replace

from tabletop.showing.boards import due
from tabletop.showing.gate import LIMIT, clean, one_line
from tabletop.showing.rows import HEADING, PLAIN, QUIET, Row, Target
from tabletop.terminal.places import common
from tabletop.terminal.places.place import Moment, Panel, Place, just_now

ABOUT = (
    "This screen is the press desk's",
    "p publishes an article: everybody reads it, the other side too. u puts a question; answers come as "
    "messages, or not at all.",
    "Numbers open panels. Arrows move, and enter opens the line you are on.",
    "What you type is kept from the first letter.",
)
WORK = "Write what is worth knowing: p publishes an article, u puts a question."


def headline(moment: Moment) -> str:
    """What the press can do."""
    return due.OVER if moment.view.clock.ended else WORK


def now(moment: Moment) -> list[Row]:
    """Unread answers, the latest of what is public."""
    rows = [Row("The press desk", HEADING), Row(headline(moment), QUIET)]
    if unread := common.unread(moment):
        rows += [Row("", PLAIN), Row("Unread answers", HEADING), *unread]
    return [*rows, *just_now(moment, nothing="Nothing public has happened yet.")]


def papers(moment: Moment) -> list[Row]:
    """Its brief."""
    brief = moment.press.brief
    words = [Row(one_line(each, LIMIT)) for each in clean(brief).split("\n") if each.strip()]
    return [Row("For the press desk", HEADING), *words] if words else []


def answers(moment: Moment) -> list[Row]:
    """Questions that were put, and what came back."""
    from tabletop.showing import conversations

    known = [c for c in conversations.conversations(moment.press, moment.own) if c.notes]
    rows = [Row("Questions and answers", HEADING)] if known else []
    for each in known:
        title = conversations.title(moment.names, each, moment.own)
        rows.append(Row(title, PLAIN, 0, Target("conversation", each.id)))
    return rows


PANELS = {
    "now": Panel("1", "Now", "Now", "Unread answers, and what has just become public.", now),
    "papers": Panel("2", "Papers", "Brief", "The brief of the press desk.", papers, "There is no brief."),
    "agenda": common.AGENDA,
    "public": common.PUBLIC,
    "news": common.NEWS,
    "messages": replace(common.MESSAGES, title="Answers", help="Questions that were put, and answers.",
                        rows=answers, empty="No answer yet. u puts a question."),
    "log": common.LOG,
}  # fmt: skip
PLACE = Place(PANELS, headline, ABOUT, {"p": "publish", "u": "question"})
