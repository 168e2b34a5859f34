"""The exercise at a glance: four headlines after every move, their course, and how to read them."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.debrief.report.model import Cell, Figures, Paragraph, Portrait, Section, Series, Table, Trend
from tabletop.debrief.report.phrases import NOT_DEFINED, figure, per_cent
from tabletop.scorecard.card import MoveCard

HEAD = ("Headline", "What it asks")
QUESTIONS = {
    "Common ground": "Do they hold together? Share of members that could accept the best option, all clauses",
    "Delivery": "Did they decide and fund what the situation asked?",
    "Mandate, lowest": "Does each capital get something it can defend? The worst placed one",
    "Mandate, median": "The capital in the middle",
    "Escalation pressure": "What the adversary was shown, gauge from 0 to 100",
    "Reassurance": "What it was shown that calms, a gauge of its own, never netted",
}
READING = (
    "Common ground counts what delegations declared they could accept, not what they meant or adopted.",
    "Delivery: clause by clause, the need an option meets, times how far it is paid for and who takes part.",
    "A mandate of 0 is as good as no deal, 100 % the best deal all others could accept; below 0 is worse "
    "than no deal. Whom nothing adopted binds has no deal, and stands at 0.",
    "Pressure adds weights of public acts toward the adversary. It is not a probability of war.",
    "Read the four together: each of them alone can be had by a strategy no diplomat would call success.",
    "They are aids for the discussion, not grades.",
)


def glance(cards: Sequence[MoveCard]) -> Section:
    """Table, charts and a reading aid on one page; a word if no move was played."""
    title = "At a glance"
    if not cards:
        return Section(title, (Paragraph("No move had begun, so there are no scores."),), sheet=True)
    reading = [*READING, *_table(cards[-1])]
    if not all(c.escalation.calibrated and c.escalation.reassurance_calibrated for c in cards):
        reading.append("* Not calibrated by rehearsals: compare moves, not exercises.")
    if not cards[-1].closed:
        reading.append(f"Move {cards[-1].move + 1} was not over: its figures are as they stood.")
    return Section(title, (_headlines(cards), Figures(_charts(cards), tuple(reading))), sheet=True)


def _table(card: MoveCard) -> list[str]:
    """Which table of weights made the gauges, and how far they go in the others that ship."""
    own = card.escalation.table_title
    said = []
    for found in card.trust.ranges:
        values = [value for value in found.tables.values() if value is not None]
        if found.move == card.move and values:
            low, high = (figure(each, 0) for each in (min(values), max(values)))
            said.append(f"{found.headline} {low}" if low == high else f"{found.headline} {low} to {high}")
    swapped = f" In all tables, after move {card.move + 1}: {', '.join(said)}." if said else ""
    return [f"The weights of both gauges: table {own}.{swapped}"]


def _headlines(cards: Sequence[MoveCard]) -> Table:
    columns = [_column(card) for card in cards]
    rows: list[tuple[Cell, ...]] = [
        (name, asks, *(column[row] for column in columns))
        for row, (name, asks) in enumerate(QUESTIONS.items())
    ]
    moves = tuple(f"Move {card.move + 1}" for card in cards)
    return Table((*HEAD, *moves), tuple(rows), numbers=tuple(range(2, 2 + len(cards))))


def _column(card: MoveCard) -> tuple[str, ...]:
    escalation = card.escalation
    return (
        per_cent(card.cohesion.common_ground),
        per_cent(card.delivery.value),
        per_cent(card.mandate.minimum),
        per_cent(card.mandate.median),
        _gauge(escalation.gauge, escalation.calibrated),
        _gauge(escalation.reassurance_gauge, escalation.reassurance_calibrated),
    )


def _gauge(value: float | None, calibrated: bool) -> str:
    return NOT_DEFINED if value is None else f"{figure(value, 0)}{'' if calibrated else ' *'}"


def _charts(cards: Sequence[MoveCard]) -> tuple[Trend | Portrait, ...]:
    start = cards[0].cohesion.common_ground_opening
    points = tuple(f"Move {card.move + 1}" for card in cards)
    ground = _shares([start, *(card.cohesion.common_ground for card in cards)])
    gauges = [card.escalation for card in cards]
    lowest, middle = [c.mandate.minimum for c in cards], [c.mandate.median for c in cards]
    return (
        Trend("Common ground", ("Start", *points), (Series("common ground", ground),), 100, "%"),
        Trend(
            "Delivery", points, (Series("delivery", _shares([c.delivery.value for c in cards])),), 100, "%"
        ),
        Trend(
            "Mandate",
            points,
            (Series("median", _shares(middle)), Series("lowest", _shares(lowest))),
            100,
            "%",
        ),
        Trend(
            "Escalation pressure and reassurance",
            points,
            (
                Series("pressure", tuple(each.gauge for each in gauges)),
                Series("reassurance", tuple(each.reassurance_gauge for each in gauges)),
            ),
            100,
            "",
        ),
        _portrait(cards),
    )


def _shares(values: Sequence[float | None]) -> tuple[float | None, ...]:
    return tuple(None if value is None else 100 * value for value in values)


def _portrait(cards: Sequence[MoveCard]) -> Portrait:
    """The path of the exercise: where both headlines are defined."""
    points = tuple(
        (str(card.move + 1), card.escalation.gauge, 100 * card.cohesion.common_ground)
        for card in cards
        if card.escalation.gauge is not None and card.cohesion.common_ground is not None
    )
    return Portrait("Common ground against pressure", "pressure", "common ground, %", points)
