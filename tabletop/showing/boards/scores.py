"""The scorecard as boards: headlines, then parts, then the acts behind a part."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.scorecard.card import MoveCard, Part, reasons
from tabletop.scorecard.rounding import per_cent, whole
from tabletop.showing.gate import one_line
from tabletop.showing.headlines import MEANING
from tabletop.showing.rows import HEADING, PLAIN, QUIET, STRONG, Row, Target
from tabletop.showing.tables.scores import gauge, percent, rough, value

HEADLINES = ("cohesion", "delivery", "mandate", "escalation")
OTHERS = {
    "say_do": ("Say-do gap", "do public words and positions agree, delegation by delegation"),
    "delegations": ("Each delegation", "aims, red lines, support, promises and money"),
    "trust": ("How far to trust this", "what leaving one delegation or one act out would change"),
    "analysis": ("The whole agenda", "what could have been agreed, and what was left on the table"),
}
NAMES = {
    "cohesion": "Common ground", "delivery": "Delivery", "mandate": "Mandate",
    "escalation": "Escalation pressure",
    **{name: title for name, (title, _) in OTHERS.items()},
}  # fmt: skip
NOT_A_GRADE = "Aids for the discussion, not grades. Pressure is not a probability of war."


def headlines(cards: Sequence[MoveCard], table: str) -> list[Row]:
    """Four headlines a move, the latest move first; each opens. Trends stand below."""
    rows: list[Row] = []
    for card in reversed(cards):
        rows.append(Row(f"Move {card.move + 1}{'' if card.closed else ', being played'}", HEADING))
        rows += [Row(words, STRONG, 1, _target(card, name)) for name, words in _figures(card)]
        rows += [
            Row(f"{title}: {what}", PLAIN, 1, _target(card, name)) for name, (title, what) in OTHERS.items()
        ]
        rows.append(Row(""))
    if cards:
        rows += trends(cards)
        rows.append(Row(f"Weights of acts come from the table {one_line(table)}; T takes another.", QUIET))
        rows.append(Row(NOT_A_GRADE, QUIET))
    return rows


def _target(card: MoveCard, name: str) -> Target:
    return Target("score", f"{card.move}/{name}")


def _figures(card: MoveCard) -> list[tuple[str, str]]:
    escalation, mandate = card.escalation, card.mandate
    pressure = rough(gauge(escalation.gauge), escalation.calibrated)
    calm = rough(gauge(escalation.reassurance_gauge), escalation.reassurance_calibrated)
    lowest, middle = percent(mandate.minimum), percent(mandate.median)
    return [
        ("cohesion", f"Common ground: {percent(card.cohesion.common_ground)} ({MEANING['common_ground']})"),
        ("delivery", f"Delivery: {percent(card.delivery.value)} ({MEANING['delivery']})"),
        ("mandate", f"Mandate: lowest {lowest}, median {middle} ({MEANING['mandate']})"),
        ("escalation", f"Escalation pressure: {pressure}; reassurance {calm} ({MEANING['pressure']})"),
    ]


SERIES = ("Common ground", "Delivery", "Mandate, lowest", "Escalation pressure", "Reassurance")


def series(cards: Sequence[MoveCard]) -> dict[str, list[int | None]]:
    """Each headline over the moves, in per cent or on its gauge of 100; None where it is not defined."""
    found: dict[str, list[int | None]] = {name: [] for name in SERIES}
    for card in cards:
        figures = (
            _share(card.cohesion.common_ground), _share(card.delivery.value), _share(card.mandate.minimum),
            _gauge(card.escalation.gauge), _gauge(card.escalation.reassurance_gauge),
        )  # fmt: skip
        for name, figure in zip(SERIES, figures, strict=True):
            found[name].append(figure)
    return found


def _share(share: float | None) -> int | None:
    return None if share is None else per_cent(share)


def _gauge(value: float | None) -> int | None:
    return None if value is None else whole(value)


def trends(cards: Sequence[MoveCard]) -> list[Row]:
    """Each headline over the moves as figures; the row opens the charts."""
    rows = [Row("Trends, move by move", HEADING)]
    for name, figures in series(cards).items():
        words = "  ".join("-" if figure is None else str(figure) for figure in figures)
        rows.append(Row(f"{name}: {words}", PLAIN, 1, Target("score", "charts")))
    return rows


def parts(card: MoveCard, headline: str) -> list[Row]:
    """The parts of a headline by group; a part with acts opens."""
    rows = [Row(f"Move {card.move + 1}: {NAMES.get(headline, headline)}", HEADING)]
    group = ""
    for number, part in enumerate(reasons(card, headline)):
        if part.group and part.group != group:
            group = part.group
            rows.append(Row(one_line(group), STRONG, 0))
        note = f". {one_line(part.note)}" if part.note else ""
        count = len(part.acts)
        acts = f" [{count} {'act' if count == 1 else 'acts'}]" if count else ""
        target = Target("score", f"{card.move}/{headline}/{number}") if count else None
        rows.append(Row(f"{one_line(part.label)}: {value(part)}{note}{acts}", PLAIN, 1, target))
    return rows if len(rows) > 1 else [*rows, Row("No act counts towards it yet.", QUIET, 1)]


def acts(part: Part, told: Sequence[Row]) -> list[Row]:
    """The acts behind a part: those rows of the log that count."""
    wanted = {str(number) for number in part.acts}
    found = [row for row in told if row.target is not None and row.target.name in wanted]
    return [
        Row(f"Behind “{one_line(part.label)}”: {value(part)}", HEADING),
        *(found or [Row("No single act.", QUIET, 1)]),
    ]
