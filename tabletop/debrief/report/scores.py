"""The headlines of a move opened into parts, and each part into the acts behind it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from tabletop.debrief.report.model import Block, Cell, Facts, Line, Paragraph, Section, Table
from tabletop.debrief.report.phrases import NOT_DEFINED, figure, per_cent
from tabletop.debrief.report.walking import Walk
from tabletop.exercise.agenda.positions import PositionDeclared
from tabletop.scorecard.card import Escalation, MoveCard, Part
from tabletop.showing.formulas import FORMULAS

FEW = 12
"""Up to so many acts are told beside a part; of more, the numbers lead to the timeline."""


def scores(walked: Walk, card: MoveCard) -> Section:
    """All parts of a move's headlines."""
    shown = card.escalation
    opened = [
        Section("Common ground and cohesion", _ruled(walked, "cohesion", card.cohesion.parts)),
        Section("Delivery", _ruled(walked, "delivery", card.delivery.parts)),
        Section("Mandate", _ruled(walked, "mandate", card.mandate.parts)),
        Section(
            "Escalation pressure",
            (
                _rule("escalation"),
                _pressure(shown),
                *opened_parts(walked, shown.sums, told=False),
                *opened_parts(walked, shown.parts),
            ),
        ),
    ]
    if card.say_do.parts:
        opened.append(Section("Say-do gap", _ruled(walked, "say_do", card.say_do.parts)))
    return Section(f"The scores of move {card.move + 1}, opened", within=tuple(opened))


def _rule(panel: str) -> Paragraph:
    return Paragraph(FORMULAS[panel], "lead")


def _ruled(walked: Walk, panel: str, parts: Iterable[Part]) -> tuple[Block, ...]:
    """The rule that joins the parts, then the parts."""
    return (_rule(panel), *opened_parts(walked, parts))


def opened_parts(walked: Walk, parts: Iterable[Part], *, told: bool = True) -> tuple[Block, ...]:
    """Parts as one table, each group of them under its heading.

    `told` puts the sentences of few acts beside them; else their numbers lead to the timeline.
    """
    rows: list[tuple[Cell, ...]] = []
    for group, found in groupby(parts, key=lambda part: part.group):
        rows += [(group,)] if group else []
        rows += [_row(walked, part, told) for part in found]
    head = ("Part", "Value", "How it comes about", "Events behind it")
    return (Table(head, tuple(rows), numbers=(1,), dense=True),) if rows else ()


def _row(walked: Walk, part: Part, told: bool) -> tuple[Cell, ...]:
    numbers = tuple(dict.fromkeys(part.acts))
    behind = _behind(walked, numbers) if told else Line("", numbers)
    money = part.unit == "money" and part.value is not None
    return part.label, walked.names.money(int(part.value or 0)) if money else value(part), part.note, behind


def _behind(walked: Walk, numbers: tuple[int, ...]) -> Line:
    """Few acts are told, declarations by who made them, many acts by number alone."""
    if len(numbers) > FEW:
        return Line("", numbers)
    events = [walked.steps[number - 1].event for number in numbers]
    if any(isinstance(event.fact, PositionDeclared) for event in events):
        return Line("", short=tuple((e.sequence, walked.names.short(e.seat)) for e in events))
    return Line("", told=tuple((number, walked.text(number)) for number in numbers))


def value(part: Part) -> str:
    """The value of a part in its unit."""
    if part.value is None:
        return NOT_DEFINED
    match part.unit:
        case "share":
            return per_cent(part.value)
        case "count" | "rung":
            return figure(part.value, 0)
        case "gauge" | "support":
            return f"{figure(part.value, 0)} of 100"
        case "weight" | "points":
            return figure(part.value, 1)
        case "assumed weight":
            return f"{figure(part.value, 1)} (assumed)"
        case "held":
            return "held" if part.value else "crossed"
        case "kept":
            return "kept" if part.value else "broken"
    return figure(part.value)


def _pressure(found: Escalation) -> Facts:
    rung = f"{found.rung}, {found.rung_label}" if found.rung is not None else "none"
    unweighted = f", {found.unweighted} of them without any weight" if found.unweighted else ""
    pairs: list[tuple[str, Cell]] = [
        ("Table of weights", f"{found.table_title}: {found.source}"),
        ("Conflict", figure(found.conflict, 1)),
        ("Cooperation", figure(found.cooperation, 1)),
        ("Net", f"{figure(found.net, 1)}; beside the two, never instead of them"),
        ("Acts counted", f"{found.count}{unweighted}; each code counts once per seat"),
        ("Highest rung", f"{rung} (a label from Kahn 1965, never added up)"),
    ]
    if found.assumed_conflict or found.assumed_cooperation:
        sums = f"{figure(found.assumed_conflict, 1)} and {figure(found.assumed_cooperation, 1)}"
        pairs.append(("Assumed weights", f"{sums}; from the scenario, not published, summed apart"))
    return Facts(tuple(pairs))
