"""Lines and what they are short of, purses, transfers, and every movement in the ledger."""

from __future__ import annotations

from collections.abc import Iterable

from tabletop.exercise.views.alliance import AllianceView
from tabletop.exercise.views.control import ControlView
from tabletop.showing.gate import one_line
from tabletop.showing.happened import Happening
from tabletop.showing.names import Names, listed, quoted
from tabletop.showing.rows import BAD, HEADING, PLAIN, QUIET, STRONG, WARN, Row, Target
from tabletop.showing.tables.purse import ledger, pledge_words


def money(view: AllianceView, feed: Iterable[Happening]) -> list[Row]:
    """Lines first, then what waits, purses for control, and the ledger, newest last."""
    names, rows = Names(view), [Row("Lines", HEADING)]
    for item in view.agenda:
        for clause in item.clauses:
            if any(option.cost for option in clause.options):
                rows += _line(view, names, clause.id)
    if isinstance(view, ControlView):
        rows += _purses(view, names)
    first, *movements = ledger(names, feed)
    rows += [Row("", PLAIN), Row(first, HEADING)]
    return rows + [Row(words, QUIET if len(movements) == 1 else PLAIN) for words in movements]


def _line(view: AllianceView, names: Names, clause: str) -> list[Row]:
    about = Target("line", clause)
    pledged = [p for p in view.pledges if p.clause == clause]
    paid = [each for each in view.paid if each.clause == clause]
    total = sum(p.amount for p in pledged)
    words = [f"{names.money(total)} pledged"] if total else []
    words += [f"{names.money(sum(each.amount for each in paid))} paid"] if paid else []
    said = listed(words) if words else "nothing pledged or paid"
    rows = [Row(f"{names.clause(clause)}: {said}", STRONG, 0, about)]
    rows += [Row(f"{names.seat(p.seat)} pledges {pledge_words(names, p)}", PLAIN, 1, about) for p in pledged]
    rows += [Row(f"{names.seat(p.seat)} has paid {names.money(p.amount)}", PLAIN, 1, about) for p in paid]
    for number, short in enumerate(view.shortfalls, 1):
        if short.clause == clause:
            owner = f"owed by {names.seat(short.owner)}" if short.owner else "owed by all together"
            target = Target("shortfall", str(number))
            rows.append(Row(f"Short of {names.money(short.amount)}, {owner}", BAD, 1, target))
    return rows


def _purses(view: ControlView, names: Names) -> list[Row]:
    rows = [Row("", PLAIN), Row("Capitals", HEADING)]
    for brief in view.briefs:
        home = [
            f"{one_line(x.name)} ({names.money(view.homes[brief.id].get(x.id, 0))})"
            for x in brief.domestic.lines
        ]
        free, support = names.money(view.headrooms[brief.id]), view.supports[brief.id]
        words = f"{brief.name}: {free} free, support {support} of 100"
        words += f"; at home could be moved: {listed(home)}" if home else ""
        words += "; no reallocation in this move" if brief.id in view.barred else ""
        rows.append(Row(words, PLAIN, 0, Target("seat", brief.short)))
    for number, offer in enumerate(view.transfers, 1):
        note = f": {quoted(offer.note)}" if offer.note.strip() else ""
        sides = f"{names.seat(offer.giver)} to {names.seat(offer.taker)}"
        words = f"Transfer {number} waits: {sides}, {names.money(offer.amount)}{note}"
        rows.append(Row(words, WARN, 0, Target("transfer", str(number))))
    return rows
