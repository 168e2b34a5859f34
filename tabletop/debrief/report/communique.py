"""The communique as it stands, footnotes included, and everybody's positions at the end."""

from __future__ import annotations

from tabletop.debrief.report.model import Block, Cell, Line, Listing, Paragraph, Section, Table
from tabletop.debrief.report.phrases import capital
from tabletop.debrief.report.walking import Walk
from tabletop.scenario.agenda import Clause, Item


def communique(walked: Walk) -> Section:
    """Whom each text binds, adopted wording by item; of the undecided, the wording that stands instead."""
    parts = tuple(_item(walked, item) for item in walked.state.scenario.agenda)
    lead = _bound(walked)
    return Section("The communique as it stands", lead, (*parts, _positions(walked)), sheet=True)


def _bound(walked: Walk) -> tuple[Block, ...]:
    """Whom each adopted text binds, once a text; whom two of them bind alike is not named again."""
    texts = {stands.draft: stands for stands in walked.state.decisions.adopted.values()}
    named: dict[tuple[str, ...], str] = {}
    lines = []
    for draft, stands in texts.items():
        number = walked.names.text(draft)
        known = named.setdefault(stands.bound, number)
        again = f" (the same as {known})" if known != number else f": {walked.names.seats(stands.bound)}"
        what = (
            "is a letter of intent; it binds those who signed it"
            if stands.coalition
            else "binds every member"
        )
        lines.append(Line(f"{capital(number)} {what}{again}."))
    return (Listing(tuple(lines)),) if lines else ()


def _item(walked: Walk, item: Item) -> Section:
    blocks = [block for clause in item.clauses for block in _clause(walked, clause)]
    return Section(item.title, tuple(blocks))


def _clause(walked: Walk, clause: Clause) -> list[Block]:
    adopted = walked.state.decisions.adopted.get(clause.id)
    if adopted is None:
        calm = clause.option(clause.status_quo)
        return [
            Paragraph(f"{clause.title}: nothing is decided. As before, “{calm.label}”:", "lead"),
            Paragraph(calm.text, "undecided"),
        ]
    names, option = walked.names, walked.state.scenario.option(clause.id, adopted.option)
    where = f"({names.text(adopted.draft)}, move {adopted.move + 1})"
    blocks: list[Block] = [
        Paragraph(f"{clause.title}: “{option.label}” {where}", "lead"),
        Paragraph(option.text, "quote"),
    ]
    if adopted.footnotes:
        notes = [Line(f"Footnote of {names.seat(seat)}: “{words}”") for seat, words in adopted.footnotes]
        blocks.append(Listing(tuple(notes)))
    return blocks


def _positions(walked: Walk) -> Section:
    rows = [row for clause in walked.state.scenario.clauses.values() for row in _standings(walked, clause)]
    head = ("Clause", "Wording", "Prefer it", "Could accept it")
    block: Block = Table(head, tuple(rows), dense=True) if rows else Paragraph("None were declared.")
    return Section("Declared positions at the end", (block,))


def _standings(walked: Walk, clause: Clause) -> list[tuple[Cell, ...]]:
    """One row for each wording that anybody could live with, then those who declared nothing."""
    known = {seat: own[clause.id] for seat, own in walked.state.agenda.stands.items() if clause.id in own}
    rows: list[tuple[Cell, ...]] = []
    for option in clause.options:
        prefer = [
            seat
            for seat in walked.state.scenario.seats
            if seat in known and known[seat].preferred == option.id
        ]
        accept = [
            seat for seat in walked.state.scenario.seats if seat in known and option.id in known[seat].accepts
        ]
        others = [seat for seat in accept if seat not in prefer]
        if accept:
            title = clause.title if not rows else ""
            rows.append((title, option.label, walked.names.seats(prefer), walked.names.seats(others)))
    return rows
