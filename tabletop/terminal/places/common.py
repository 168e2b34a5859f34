"""Panels that several places share."""

from __future__ import annotations

from tabletop.showing import conversations, readings
from tabletop.showing.boards import cues, dealings, money, texts
from tabletop.showing.rows import HEADING, PLAIN, QUIET, STRONG, WARN, Row, Target, rows_of
from tabletop.showing.tables.agenda import position_words
from tabletop.terminal.places.place import Moment, Panel, log

NO_MESSAGE = "No message yet. m writes one; only those it is meant for read it."

AGENDA = Panel("3", "Agenda", "Items", "Items, clauses and options, with wording and price; what is adopted.",
               lambda m: texts.agenda(m.view), kinds=("option.", "text.adopted"))  # fmt: skip
TEXTS = Panel(
    "5", "Texts", "Text", "Drafts with their history, silence and votes with their deadlines.",
    lambda m: texts.texts(m.alliance, m.now),
    "No text yet. When one is proposed, it stands here with all that becomes of it.",
    ("draft.", "amendment.", "text.", "decision.", "silence.", "vote.", "redline."),
)  # fmt: skip
MONEY = Panel("6", "Money", "Money", "Lines and who pays them, shortfalls, the ledger.",
              lambda m: money.money(m.alliance, m.feed), "No money has moved yet.",
              ("pledge.", "shortfall.", "line.", "budget.", "transfer.", "funding."))  # fmt: skip
PROMISES = Panel(
    "7", "Promises", "Prom", "Who owes whom what and by when; what was kept and broken.",
    lambda m: dealings.promises(m.alliance, m.alliance), "No promise that may be known here.",
    ("commitment.", "contradiction."),
)  # fmt: skip
PUBLIC = Panel("8", "Public", "Said", "The communique as it stands, statements and steps.",
               lambda m: texts.public(m.view), kinds=("statement.", "policy."))  # fmt: skip
NEWS = Panel("9", "News", "News", "What has arrived: news, the other side's words, articles.",
             lambda m: cues.news(m.view), "Nothing has arrived yet.",
             ("inject.released", "adversary.", "press.published"))  # fmt: skip
PROPOSALS = Panel("y", "Proposals", "Else", "Proposals no list foresaw, with reasons and rulings.",
                  lambda m: dealings.proposals(m.alliance, m.alliance),
                  "Nothing was proposed that no list foresaw.", ("argument.",))  # fmt: skip
LOG = Panel("l", "What happened", "Log", "Everything that may be known here, the newest first.", log,
            "Nothing has happened yet.")  # fmt: skip


def positions(moment: Moment) -> list[Row]:
    """Clause by clause who prefers what, and who has not said."""
    view, names, rows = moment.alliance, moment.names, [Row("Positions", HEADING)]
    found = {(p.clause, p.seat): p for p in view.positions}
    for clause in (c for item in view.agenda for c in item.clauses):
        target = Target("clause", clause.id)
        rows.append(Row(names.clause(clause.id), STRONG, 0, target))
        rows += [
            Row(f"{seat.name} {position_words(names, found[clause.id, seat.id])}", PLAIN, 1, target)
            for seat in view.seats
            if (clause.id, seat.id) in found
        ]
        silent = [seat.short for seat in view.seats if (clause.id, seat.id) not in found]
        if silent:
            rows.append(Row(f"undeclared: {', '.join(silent)}", QUIET, 1, target))
    return rows


POSITIONS = Panel("4", "Positions", "Pos", "Who prefers and accepts what, clause by clause.", positions,
                  kinds=("position.",))  # fmt: skip


def talk(moment: Moment) -> list[Row]:
    """Conversations."""
    return conversations.list_rows(
        moment.alliance, moment.own, moment.person, moment.looked.read, moment.unsent
    )


MESSAGES = Panel("0", "Messages", "Msg", "Conversations: with your team, with one, with several, with all.",
                 talk, NO_MESSAGE)  # fmt: skip


def unread(moment: Moment) -> list[Row]:
    """A row for each conversation with something unread."""
    rows = []
    for each in conversations.conversations(moment.alliance, moment.own):
        count = conversations.unread(each, moment.looked.read.get(each.id, 0), moment.person, moment.own)
        if count:
            words = f"{conversations.title(moment.names, each, moment.own)}: {count} new"
            rows.append(Row(words, WARN, 0, Target("conversation", each.id)))
    return rows


def unread_count(moment: Moment) -> int:
    """Unread messages in all; 0 where there are none to read."""
    if not hasattr(moment.view, "messages"):
        return 0
    return sum(
        conversations.unread(each, moment.looked.read.get(each.id, 0), moment.person, moment.own)
        for each in conversations.conversations(moment.alliance, moment.own)
    )


def task(moment: Moment) -> list[Row]:
    """What led here, and what the meeting is asked to decide."""
    return rows_of(readings.task(moment.alliance))
