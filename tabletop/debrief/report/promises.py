"""Promises: who gave whom what word, what became of it, and what did not go with public words."""

from __future__ import annotations

from tabletop.debrief.report.model import Cell, Line, Listing, Paragraph, Section, Table
from tabletop.debrief.report.phrases import capital, clock, counted
from tabletop.debrief.report.walking import Walk
from tabletop.exercise.commitments.answers import CommitmentAnswered, CommitmentReleased
from tabletop.exercise.commitments.contradictions import ContradictionNoted
from tabletop.exercise.commitments.judging import CommitmentJudged
from tabletop.exercise.commitments.making import CommitmentMade
from tabletop.exercise.commitments.promises import Commitment

STATES = ("kept", "broken", "released", "lapsed", "open", "offered", "declined")


def promises(walked: Walk) -> Section:
    """Every promise that counts, then the contradictions, now shown to everybody."""
    known = list(walked.state.commitments.values())
    if not known:
        return Section("Promises", (Paragraph("No promise is on record."),))
    counts = [f"{n} {word}" for word in STATES if (n := sum(p.state == word for p in known))]
    lead = Paragraph(f"{counted(len(known), 'promise')}: {', '.join(counts)}.", "lead")
    table = Table(("By", "To", "What", "Due", "Became", "Events"), _rows(walked, known), narrow=(3, 5))
    return Section("Promises", (lead, table), _contradictions(walked))


def _rows(walked: Walk, known: list[Commitment]) -> tuple[tuple[Cell, ...], ...]:
    names = walked.names
    trails, reasons = _trails(walked)
    rows: list[tuple[Cell, ...]] = []
    for promise in known:
        what = capital(names.undertaking(promise.undertaking))
        if promise.condition:
            other = names.undertaking(promise.condition.undertaking)
            what += f", if {names.seat(promise.condition.seat)} undertakes to {other}"
        reason = reasons.get(promise.id, "")
        became: Cell = (Line(capital(promise.state)), Line(reason)) if reason else capital(promise.state)
        events = Line("", tuple(trails.get(promise.id, ())))
        row = (
            names.seat(promise.by),
            capital(names.seat(promise.to)),
            what,
            f"Move {promise.due + 1}",
            became,
            events,
        )
        rows.append(row)
    return tuple(rows)


def _trails(walked: Walk) -> tuple[dict[str, list[int]], dict[str, str]]:
    """Numbers of the events behind each promise, and the words of its judgement."""
    trails: dict[str, list[int]] = {}
    kinds = (CommitmentMade, CommitmentAnswered, CommitmentReleased, CommitmentJudged)
    for step, fact in walked.of(*kinds):
        trails.setdefault(fact.commitment, []).append(step.event.sequence)  # type: ignore[attr-defined]
    reasons = {fact.commitment: fact.reason for _, fact in walked.of(CommitmentJudged)}
    return trails, reasons


def _contradictions(walked: Walk) -> tuple[Section, ...]:
    lines = [
        Line(f"{clock(step.event.at)}: {step.text}", (step.event.sequence,))
        for step, _ in walked.of(ContradictionNoted)
    ]
    if not lines:
        return ()
    lead = Paragraph("During play only the facilitator and the evaluators were told.", "lead")
    return (
        Section("Private promises and public words that do not go together", (lead, Listing(tuple(lines)))),
    )
