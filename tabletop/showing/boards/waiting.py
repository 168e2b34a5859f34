"""Transfers that wait for an answer, with the numbers that verbs take."""

from __future__ import annotations

from tabletop.exercise.views.seat import SeatView
from tabletop.showing.names import Names, quoted
from tabletop.showing.rows import QUIET, WARN, Row, Target


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
