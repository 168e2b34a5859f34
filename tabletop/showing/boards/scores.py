"""The scorecard as boards: headlines, then the rows of a panel, then the acts behind a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from tabletop.scorecard.card import MoveCard
from tabletop.scorecard.rounding import per_cent, whole
from tabletop.showing.formulas import FORMULAS
from tabletop.showing.gate import one_line
from tabletop.showing.names import Names
from tabletop.showing.rows import HEADING, PLAIN, QUIET, STRONG, Row, Target
from tabletop.showing.tables import scores_rows
from tabletop.showing.tables.scores import weights
from tabletop.showing.tables.scores_lines import likeness_table
from tabletop.showing.tables.scores_rows import Row as Figure

HEADLINES = ("cohesion", "delivery", "mandate", "escalation", "escalation")
"""Panels in the order of the lines that `headline_rows` tells."""

OTHERS = {
    "say_do": ("Say-do gap", "public words beside what was done, by delegation"),
    "delegations": ("Each delegation", "aims, red lines, support, promises, words and money"),
    "likeness": ("Likeness", "who stands near whom, and the blocs"),
    "objections": ("Who would break silence now", "on each text under decision or tabled, from their briefs"),
    "trust": ("How far to trust this", "what leaving one delegation or one act out would change"),
    "analysis": ("The whole agenda", "what could have been agreed, and what was left on the table"),
}
TITLES = {
    "cohesion": "Common ground and cohesion", "delivery": "Delivery", "mandate": "Mandate",
    "escalation": "Escalation pressure",
    **{name: title for name, (title, _) in OTHERS.items()},
}  # fmt: skip
NOT_A_GRADE = "Aids for the discussion, not grades. Pressure is not a probability of war."
CELL = 7


def _delegations(card: MoveCard) -> list[Figure]:
    return [
        replace(row, group=f"{one_line(each.name)}: {row.group}" if row.group else one_line(each.name))
        for each in card.delegations
        for row in scores_rows.delegation_rows(card, each.seat)
    ]


PANELS: dict[str, Callable[[MoveCard], list[Figure]]] = {
    "cohesion": scores_rows.cohesion_rows,
    "delivery": scores_rows.delivery_rows,
    "mandate": scores_rows.mandate_rows,
    "escalation": scores_rows.escalation_rows,
    "say_do": scores_rows.say_do_rows,
    "delegations": _delegations,
    "objections": scores_rows.objection_rows,
    "trust": scores_rows.trust_rows,
    "analysis": scores_rows.analysis_rows,
}


def headlines(cards: Sequence[MoveCard]) -> list[Row]:
    """Headlines move by move, the latest move first; each opens. Trends stand below."""
    rows: list[Row] = []
    for card in reversed(cards):
        rows.append(Row(f"Move {card.move + 1}{'' if card.closed else ', being played'}", HEADING))
        for name, line in zip(HEADLINES, scores_rows.headline_rows(card), strict=False):
            rows.append(Row(f"{line.label}: {line.value} ({line.note})", STRONG, 1, _target(card, name)))
        for name, (title, what) in OTHERS.items():
            rows.append(Row(f"{title}: {what}", PLAIN, 1, _target(card, name)))
        rows.append(Row(""))
    if cards:
        rows += trends(cards)
        rows.append(Row(f"Acts are weighed by {weights(cards[-1])}; T takes another table.", QUIET))
        rows.append(Row(NOT_A_GRADE, QUIET))
    return rows


def _target(card: MoveCard, name: str) -> Target:
    return Target("score", f"{card.move}/{name}")


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


def panel(card: MoveCard, name: str, names: Names) -> list[Row]:
    """A panel by group; a row with acts opens."""
    rows = [Row(f"Move {card.move + 1}: {TITLES.get(name, name)}", HEADING)]
    figures = [] if name == "likeness" else PANELS[name](card)
    if name in FORMULAS and (figures or name == "likeness"):
        rows.append(Row(FORMULAS[name], QUIET, 1))
    if name == "likeness":
        return rows + likeness(card, names)
    if name == "trust":
        rows += [Row(words, STRONG, 1) for words in scores_rows.trust_sentences(card)]
    group = ""
    for number, figure in enumerate(figures):
        if figure.group and figure.group != group:
            group = figure.group
            rows.append(Row(group, STRONG))
        rows.append(_line(card, name, number, figure))
    return rows if figures else [*rows, Row("No act counts towards it yet.", QUIET, 1)]


def _line(card: MoveCard, name: str, number: int, figure: Figure) -> Row:
    note = f". {figure.note[:1].upper()}{figure.note[1:]}" if figure.note else ""
    count = len(figure.acts)
    acts = f" [{count} {'act' if count == 1 else 'acts'}]" if count else ""
    target = Target("score", f"{card.move}/{name}/{number}") if count else None
    return Row(f"{figure.label}: {figure.value}{note}{acts}", PLAIN, 1, target)


def likeness(card: MoveCard, names: Names) -> list[Row]:
    """The matrix of likeness, bloc by bloc; from -1, opposite, to 1, the same."""
    head, found = likeness_table(card, names)
    rows = [Row("From −1, opposite, to 1, the same; on ordered clauses. Neighbours are most alike.", QUIET)]
    for bloc in card.cohesion.likeness.blocs:
        words = f"Bloc: {names.seats(bloc)}" if len(bloc) > 1 else f"By itself: {names.seats(bloc)}"
        rows.append(Row(words, PLAIN, 1))
    width = max((len(one_line(cells[0])) for cells in found), default=8)
    rows.append(Row(_cells(("", *head[1:]), width), STRONG, fixed=True))
    return rows + [Row(_cells(cells, width), fixed=True) for cells in found]


def _cells(cells: Sequence[str], width: int) -> str:
    return one_line(cells[0]).ljust(width) + "".join(one_line(c).rjust(CELL) for c in cells[1:])


def acts(figure: Figure, told: Sequence[Row]) -> list[Row]:
    """The acts behind a row: those rows of the log that count."""
    wanted = {str(number) for number in figure.acts}
    found = [row for row in told if row.target is not None and row.target.name in wanted]
    return [
        Row(f"Behind “{figure.label}”: {figure.value}", HEADING),
        *(found or [Row("No single act.", QUIET, 1)]),
    ]
