"""The four headlines of a move opened into parts, and each part into the acts behind it."""

from __future__ import annotations

from tabletop.debrief.report.model import Cell, Facts, Line, Section, Table
from tabletop.debrief.report.phrases import NOT_DEFINED, figure, per_cent
from tabletop.debrief.report.walking import Walk
from tabletop.exercise.agenda.positions import PositionDeclared
from tabletop.scorecard.card import Escalation, MoveCard, Part

FEW = 12
"""Up to so many acts are told beside a part; of more, the numbers lead to the timeline."""


def scores(walked: Walk, card: MoveCard) -> Section:
    """All parts of a move's headlines."""
    parts = (
        ("Common ground and cohesion", card.cohesion.parts),
        ("Delivery", card.delivery.parts),
        ("Mandate", card.mandate.parts),
        ("Escalation pressure", card.escalation.parts),
    )
    sections = [Section(title, (_table(walked, found),)) for title, found in parts if found]
    sections[-1:] = [_pressure(card.escalation, sections[-1])] if card.escalation.parts else sections[-1:]
    return Section("The scores, opened", within=tuple(sections))


def _table(walked: Walk, parts: tuple[Part, ...]) -> Table:
    rows = tuple(_row(walked, part) for part in parts)
    return Table(("Part", "Value", "How it comes about", "Events behind it"), rows, numbers=(1,), dense=True)


def _row(walked: Walk, part: Part) -> tuple[Cell, ...]:
    return part.label, value(part), part.note, _behind(walked, tuple(dict.fromkeys(part.acts)))


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
        case "count":
            return f"{part.value:.0f}"
        case "weight" | "points":
            return figure(part.value, 1)
        case "assumed weight":
            return f"{figure(part.value, 1)} (assumed)"
    return figure(part.value)


def _pressure(found: Escalation, opened: Section) -> Section:
    rung = f"{found.rung}, {found.rung_label}" if found.rung is not None else "none"
    unweighted = f", {found.unweighted} of them without any weight" if found.unweighted else ""
    pairs: list[tuple[str, Cell]] = [
        ("Table of weights", found.table.upper()),
        ("Conflict", figure(found.conflict, 1)),
        ("Cooperation", figure(found.cooperation, 1)),
        ("Net", figure(found.net, 1)),
        ("Acts counted", f"{found.count}{unweighted}; each code counts once per seat"),
        ("Highest rung", f"{rung} (a label from Kahn 1965, never added up)"),
    ]
    if found.assumed_conflict or found.assumed_cooperation:
        sums = f"{figure(found.assumed_conflict, 1)} and {figure(found.assumed_cooperation, 1)}"
        pairs.append(("Assumed weights", f"{sums}; from the scenario, not published, summed apart"))
    return Section(opened.title, (Facts(tuple(pairs)), *opened.blocks))
