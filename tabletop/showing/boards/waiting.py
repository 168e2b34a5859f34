"""What waits for one delegation: red lines in danger, offers, news, late acts, missing positions."""

from __future__ import annotations

from tabletop.exercise.views.seat import SeatView
from tabletop.showing.acts import act_name
from tabletop.showing.gate import one_line
from tabletop.showing.names import Names, listed, quoted
from tabletop.showing.rows import BAD, PLAIN, QUIET, STRONG, WARN, Row, Target
from tabletop.showing.undertakings import promise_line


def waiting(view: SeatView) -> list[Row]:
    """Red lines in danger first, then offers to answer, news, late acts and clauses without a position."""
    names = Names(view)
    if view.clock.ended:
        return []
    return [
        *_red_lines(view, names), *transfers(view), *_promises(view, names), *_news(view), *_late(view),
        *_silent(view, names),
    ]  # fmt: skip


def _red_lines(view: SeatView, names: Names) -> list[Row]:
    texts, rows = {t.id: t for t in view.texts}, list[Row]()
    for draft, clauses in view.warnings:
        text = texts[draft]
        crossed = listed([names.clause(clause) for clause in clauses])
        words = f"Warning: assent to {names.text(draft)} would cross your red line on {crossed}."
        rows.append(Row(words, BAD, 0, Target("text", str(text.number), text.status)))
    return rows


def transfers(view: SeatView) -> list[Row]:
    """Transfers offered to it, and its own offers that wait; numbers are those that verbs take."""
    names, rows = Names(view), list[Row]()
    for number, offer in enumerate(view.transfers, 1):
        note = f": {quoted(offer.note)}" if offer.note.strip() else "."
        target, amount = Target("transfer", str(number)), names.money(offer.amount)
        if offer.taker == view.brief.id:
            rows.append(Row(f"{names.seat(offer.giver)} offers you {amount}{note}", WARN, 0, target))
        else:
            rows.append(
                Row(f"You offer {names.seat(offer.taker)} {amount}; no answer yet.", QUIET, 0, target)
            )
    return rows


def _promises(view: SeatView, names: Names) -> list[Row]:
    return [
        Row(f"A promise to answer. {promise_line(names, promise)}", WARN, 0,
            Target("promise", str(number), promise.state))
        for number, promise in enumerate(view.promises, 1)
        if promise.state == "offered" and promise.to == view.brief.id
    ]  # fmt: skip


def _news(view: SeatView) -> list[Row]:
    fresh = [n for n in view.news if n.number and not n.answered and n.move == view.clock.move]
    return [
        Row(f"You have not answered {n.number}. {one_line(n.title)} ({one_line(n.sender)})", STRONG, 0,
            Target("inject", str(n.number), "released"))
        for n in fresh
    ]  # fmt: skip


def _late(view: SeatView) -> list[Row]:
    return [
        Row(f"It came late, so the facilitator decides on it: {act_name(kind)}.", QUIET)
        for kind in view.waiting_in_tray
    ]


def _silent(view: SeatView, names: Names) -> list[Row]:
    declared = {p.clause for p in view.positions if p.seat == view.brief.id}
    adopted = {standing.clause for standing in view.adopted}
    missing = [c.id for i in view.agenda for c in i.clauses if c.id not in declared | adopted]
    if not missing:
        return []
    target = Target("clause", missing[0])
    return [Row(f"You have no position yet on {listed(map(names.clause, missing))}.", PLAIN, 0, target)]
