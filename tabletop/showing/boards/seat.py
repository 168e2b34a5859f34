"""One delegation's own boards: what needs it now, its papers, where it and others stand, its purse, news."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from tabletop.exercise.views.seat import SeatView
from tabletop.showing import readings
from tabletop.showing.boards import due, money
from tabletop.showing.boards.waiting import transfers
from tabletop.showing.clockwords import stamp
from tabletop.showing.gate import one_line
from tabletop.showing.happened import Happening
from tabletop.showing.names import Names, listed, quoted
from tabletop.showing.rows import GOOD, HEADING, PLAIN, QUIET, STRONG, Row, Target, rows_of
from tabletop.showing.tables.agenda import position_words

FIRST = (
    ("Read your brief, public and private", "papers"),
    ("Look at what is to be decided, and at its options", "agenda"),
    ("Write to your team or to another delegation", "messages"),
)
"""Where to go when nothing is due: words, and the panel that enter opens."""


def now(
    view: SeatView, at: int, unread: Sequence[Row], worth: Sequence[Row], news: Sequence[Row]
) -> list[Row]:
    """What is due, what waits for others, unread messages, the purse, its worth, then what just happened."""
    names, rows = Names(view), [Row("Due now", HEADING)]
    rows += due.due(view, at) or [Row(due.headline(view, at), QUIET), *_first()]
    if unread:
        rows += [Row("", PLAIN), Row("Unread messages", HEADING), *unread]
    if elsewhere := due.waiting_elsewhere(view):
        rows += [Row("", PLAIN), Row("Others have to answer", HEADING), *elsewhere]
    rows += [Row("", PLAIN), Row("Your purse", HEADING), Row(_purse_line(view, names))]
    if worth:
        rows += [Row("", PLAIN), *worth]
    return [*rows, *news]


def _first() -> list[Row]:
    return [Row(words, STRONG, 1, Target("panel", panel)) for words, panel in FIRST]


def papers(view: SeatView) -> list[Row]:
    """The private brief, the public one, and the task of the meeting."""
    parts = (readings.private_brief(view), readings.brief(view, view.brief.id), readings.task(view))
    rows: list[Row] = []
    for part in parts:
        rows += [*([Row("", PLAIN)] if rows else []), *rows_of(part)]
    return rows


def positions(view: SeatView) -> list[Row]:
    """Clause by clause: where it stands itself, then the others."""
    names, rows = Names(view), [Row("Positions", HEADING)]
    found = {(p.clause, p.seat): p for p in view.positions}
    own = view.brief.id
    for clause in (c for item in view.agenda for c in item.clauses):
        target, mine = Target("clause", clause.id), found.get((clause.id, own))
        words = f"your delegation {position_words(names, mine)}" if mine else "you have declared nothing yet"
        rows.append(Row(f"{one_line(clause.title)}: {words}", GOOD if mine else STRONG, 0, target))
        others = [seat for seat in view.seats if seat.id != own]
        rows += [
            Row(f"{seat.name} {position_words(names, found[clause.id, seat.id])}", PLAIN, 1, target)
            for seat in others
            if (clause.id, seat.id) in found
        ]
        silent = [seat.short for seat in others if (clause.id, seat.id) not in found]
        if silent:
            rows.append(Row(f"undeclared: {listed(silent)}", QUIET, 1, target))
    return rows


def _purse_line(view: SeatView, names: Names) -> str:
    barred = ". No reallocation in this move" if view.barred else ""
    return f"{names.money(view.headroom)} free, domestic support {view.support} of 100{barred}."


def purse(view: SeatView, feed: Iterable[Happening]) -> list[Row]:
    """Its own money first, then every line and its ledger."""
    names = Names(view)
    rows = [Row("Your purse", HEADING), Row(_purse_line(view, names), STRONG)]
    for line in view.brief.domestic.lines:
        words = f"At home, could be moved: {one_line(line.name)}, {names.money(view.home.get(line.id, 0))}"
        rows.append(Row(words, PLAIN, 1, Target("home", line.id)))
    for clause, amount in view.pledged.items():
        rows.append(Row(f"You pledge {names.money(amount)} to {names.on(clause)}", PLAIN, 1,
                        Target("line", clause)))  # fmt: skip
    rows += [replace(row, indent=1) for row in transfers(view)]
    return [*rows, Row("", PLAIN), *money.money(view, feed)]


def news(view: SeatView) -> list[Row]:
    """What has reached it, the newest first, and whether it has answered."""
    rows = [Row("News", HEADING)] if view.news else []
    for each in reversed(view.news):
        title = f"{each.number}. {one_line(each.title)}" if each.number else one_line(each.title)
        answered = ", answered" if each.answered else ""
        head = f"{stamp(each.at)} {title} ({one_line(each.sender)}, {one_line(each.mode)}){answered}"
        target = Target("inject", str(each.number), "released") if each.number else None
        rows += [Row(head, STRONG, 0, target), Row(quoted(each.message), PLAIN, 1, target)]
    return rows
