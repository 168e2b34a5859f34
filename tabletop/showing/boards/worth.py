"""What lies on the table, as one capital would value it: for its own eyes."""

from __future__ import annotations

from tabletop.exercise.views.seat import SeatView
from tabletop.scorecard.deal import Deal, TextWorth
from tabletop.showing.names import Names, listed
from tabletop.showing.rows import BAD, GOOD, HEADING, PLAIN, QUIET, Row, Target

SCALE = "From 0 to 100, reckoned from your own brief. Nobody else sees it. It is an aid, not a grade."


def worth(view: SeatView, deal: Deal | None) -> list[Row]:
    """No deal, what is adopted, and each text that is ripe."""
    if deal is None:
        return []
    names = Names(view)
    rows = [Row("What it is worth to your capital", HEADING), Row(SCALE, QUIET)]
    rows.append(Row(f"No agreement at all: {_hundred(deal.no_deal)}", PLAIN, 1))
    if deal.stands is not None and view.adopted:
        rows.append(Row(f"What is adopted so far: {_hundred(deal.stands)}", PLAIN, 1))
    return rows + [_text(names, text, deal.no_deal) for text in deal.texts]


def _text(names: Names, text: TextWorth, no_deal: float) -> Row:
    target = Target("text", str(text.number), text.status)
    if text.worth is None:
        return Row(f"Text {text.number}: your share of it cannot be paid from your purse.", BAD, 1, target)
    better = "more than" if text.worth > no_deal else "less than" if text.worth < no_deal else "the same as"
    words = f"Text {text.number}, if it is adopted: {_hundred(text.worth)}, {better} no agreement"
    if text.crossed:
        crossed = listed([names.on(clause) for clause in text.crossed])
        return Row(f"{words}; it crosses your red line on {crossed}", BAD, 1, target)
    return Row(words, GOOD if text.worth > no_deal else PLAIN, 1, target)


def _hundred(share: float) -> str:
    return str(round(100 * share))
