"""A card for every delegation at the end: aims, red lines, mandate, home, promises, words, money."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.debrief.report.model import Cell, Paragraph, Section, Table
from tabletop.debrief.report.phrases import per_cent
from tabletop.debrief.report.scores import opened_parts
from tabletop.debrief.report.walking import Walk
from tabletop.scorecard.card import DelegationCard, MoveCard

HEAD = (
    "Delegation", "Mandate", "Red lines held", "Domestic support", "Promises kept", "Said, not accepted",
    "Announced, not given", "Paid", "Short",
)  # fmt: skip
DASH = "–"


def delegations(walked: Walk, cards: Sequence[MoveCard]) -> Section | None:
    """One line a delegation; None if no move had begun. What is behind it: `delegations_opened`."""
    if not cards:
        return None
    found = cards[-1].delegations
    rows = tuple(_row(walked, each) for each in found)
    lead = Paragraph(
        "What every capital took home, from its private brief. Aims are met from 0 to 100 %, by its own "
        "wishes; a red line is crossed when what stands is across it, also where nothing was decided.",
        "lead",
    )
    overview = Table(HEAD, rows, numbers=tuple(range(1, len(HEAD))))
    return Section("Delegation by delegation", (lead, overview))


def delegations_opened(walked: Walk, cards: Sequence[MoveCard]) -> Section | None:
    """What is behind the line of every delegation; None if no move had begun."""
    if not cards:
        return None
    within = tuple(
        Section(each.name, opened_parts(walked, each.parts, told=False)) for each in cards[-1].delegations
    )
    return Section("Delegation by delegation, opened", within=within)


def _row(walked: Walk, card: DelegationCard) -> tuple[Cell, ...]:
    places, amounts = card.say_do
    return (
        card.name,
        per_cent(card.mandate),
        f"{card.red_lines_held} of {card.red_lines}" if card.red_lines else DASH,
        f"{card.support} (began {card.support_at_start})",
        f"{card.promises_kept} of {card.promises_due}" if card.promises_due else DASH,
        DASH if places is None else per_cent(places),
        DASH if amounts is None else per_cent(amounts),
        walked.names.money(card.paid),
        walked.names.money(card.short) if card.short else DASH,
    )
