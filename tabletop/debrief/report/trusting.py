"""How far to trust the headlines: what leaving one delegation or act out, or another table, would change."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.debrief.report.model import Cell, Line, Listing, Paragraph, Section, Table
from tabletop.debrief.report.phrases import figure, per_cent
from tabletop.debrief.report.walking import Walk
from tabletop.scorecard.card import MoveCard, Range

TITLES = {
    "common_ground": "Common ground", "delivery": "Delivery", "mandate": "Mandate, lowest",
    "pressure": "Escalation pressure", "reassurance": "Reassurance",
}  # fmt: skip
GAUGES = ("pressure", "reassurance")


def trusting(walked: Walk, cards: Sequence[MoveCard]) -> Section | None:
    """A sentence a headline, the ranges, and the gauges in every table; None if no move had begun."""
    if not cards:
        return None
    found = cards[-1].trust
    lead = Paragraph(
        "Every headline was reckoned anew without each delegation, without each act, and the gauges in every "
        "table of weights. A difference that one act can turn is something to discuss, not a finding.",
        "lead",
    )
    sentences = Listing(tuple(Line(words) for words in found.sentences.values()))
    head = ("Headline", "Move", "As it is", "Lowest", "Highest", "Whose leaving matters most", "The act")
    ranges = Table(head, tuple(_row(walked, each) for each in found.ranges), numbers=(1, 2, 3, 4))
    return Section(
        "How far to trust the headlines", (lead, sentences, ranges, _tables(found.ranges)), sheet=True
    )


def _row(walked: Walk, found: Range) -> tuple[Cell, ...]:
    act: Cell = "none changes it"
    if found.act:
        act = Line(f"of {walked.names.seat(found.by)}", (found.act,))
    return (
        TITLES[found.headline],
        str(found.move + 1),
        _said(found, found.value),
        _said(found, found.low),
        _said(found, found.high),
        walked.names.seat(found.seat) if found.seat else "nobody's",
        act,
    )


def _said(found: Range, value: float | None) -> str:
    return figure(value, 0) if found.headline in GAUGES else per_cent(value)


def _tables(ranges: Sequence[Range]) -> Table:
    swapped = [each for each in ranges if each.tables]
    titles = tuple(swapped[0].tables) if swapped else ()
    rows = [
        (TITLES[each.headline], str(each.move + 1), *(figure(each.tables[title], 0) for title in titles))
        for each in swapped
    ]
    caption = "The gauges in every table; tables are never mixed, and only the order of moves is compared"
    return Table(("Gauge", "Move", *titles), tuple(rows), caption, numbers=tuple(range(1, 2 + len(titles))))
