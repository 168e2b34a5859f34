"""A delegation's place."""

from __future__ import annotations

from msgspec.structs import replace

from tabletop.showing import readings
from tabletop.showing.boards import dealings, due, seat, steps, texts
from tabletop.showing.boards.worth import worth
from tabletop.showing.rows import PLAIN, Row, rows_of
from tabletop.terminal.places import common
from tabletop.terminal.places.place import Moment, Panel, Place, just_now

ABOUT = (
    "This screen is your delegation's",
    "The line on top says what is due now and how long you have for it. Panel 1 has all of it.",
    "Numbers open panels. Arrows move, and enter says what can be done with the line you are on.",
    "a lists everything you can do now. Whatever you confirm is kept at once, and is your delegation's act.",
    "m writes a message: to your team, to one delegation, to several, to all, or to the facilitator.",
    "A number with + beside a panel counts what is new on it. It is cleared when you look.",
    "What you type is kept from the first letter: a closed window or a lost line loses nothing.",
    "Several may sit at one seat: in brackets stands who of you did what.",
)


def now(moment: Moment) -> list[Row]:
    """What is due, on top of everything."""
    return seat.now(
        moment.seat, moment.now, common.unread(moment), worth(moment.seat, moment.deal), just_now(moment)
    )


def papers(moment: Moment) -> list[Row]:
    """The briefs, the task, the rules, and what the deal is worth."""
    rows = [*seat.papers(moment.seat), Row("", PLAIN)]
    rows += [*(replace(row, target=None) for row in worth(moment.seat, moment.deal)), Row("", PLAIN)]
    return rows + rows_of(readings.rules(moment.seat))


def public(moment: Moment) -> list[Row]:
    """What was said, then the steps it can take itself."""
    return [*texts.public(moment.seat), Row("", PLAIN), *steps.steps(moment.seat)]


PANELS = {
    "now": Panel("1", "Now", "Now", "What is due, who waits, what has just happened.", now),
    "papers": Panel("2", "Papers", "Brief", "Your brief, public and private; the task; the rules.", papers),
    "agenda": common.AGENDA,
    "positions": replace(common.POSITIONS, rows=lambda m: seat.positions(m.seat)),
    "texts": replace(common.TEXTS, empty="No text yet. d proposes one: items first, then an option for each "
                     "clause. What is still open stands in brackets."),
    "money": replace(common.MONEY, help="Your purse and pledges, every line, the ledger.",
                     rows=lambda m: seat.purse(m.seat, m.feed)),
    "promises": replace(
        common.PROMISES, rows=lambda m: dealings.promises(m.seat, m.seat),
        empty="No promise that you may know of. k makes one: to whom, what, by when.",
    ),
    "public": replace(common.PUBLIC, help="The communique, statements, steps; the steps you can take.",
                      rows=public),
    "news": replace(common.NEWS, rows=lambda m: seat.news(m.seat)),
    "messages": common.MESSAGES,
    "proposals": replace(
        common.PROPOSALS, empty="Nothing was proposed that no list foresaw. a, then Proposals, enters the "
        "act, its effect, and up to three reasons; the facilitator rules on it.",
    ),
    "log": common.LOG,
}  # fmt: skip

VERBS = {
    "i": "position", "d": "draft", "A": "amend", "b": "break", "r": "reserve", "p": "pledge", "k": "promise",
    "w": "say", "o": "do",
}  # fmt: skip
"""The same letters as on the facilitator's console."""

PLACE = Place(PANELS, lambda m: due.headline(m.seat, m.now), ABOUT, VERBS, writes=True)
