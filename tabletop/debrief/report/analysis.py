"""Negotiation analysis: what the whole agenda had room for, where the group landed, who moved."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.debrief.report.model import Cell, Facts, Figures, Matrix, Paragraph, Section, Table
from tabletop.debrief.report.phrases import NOT_DEFINED, figure, listed
from tabletop.debrief.report.walking import Walk
from tabletop.scorecard.card import Analysis, MoveCard, Package

LEAD = (
    "All packages of the whole agenda, valued by the private briefs, with shares by the cost key. In the "
    "zone of agreement nobody's red line is crossed and nobody is below no deal; a package is efficient when "
    "nobody could have more without another having less. What is undecided counts with the status quo."
)
SOLUTIONS = (
    ("nash", "Nash: largest product of gains over no deal"),
    ("kalai_smorodinsky", "Kalai-Smorodinsky: gains in proportion to what each could hope for"),
    ("utilitarian", "Utilitarian: largest sum of worth"),
)


def analysis(walked: Walk, cards: Sequence[MoveCard]) -> Section | None:
    """The whole analysis; None if no move had begun."""
    if not cards:
        return None
    found = cards[-1].analysis
    within = (
        Section("Packages, clause by clause", (_packages(walked, found),)),
        Section("What each had, and could have had", (_worths(walked, found),)),
        Section("Who moved", (_moved_lead(walked, found), _moved(walked, cards, found))),
        *_likeness(walked, cards[-1]),
    )
    return Section("The negotiation, analysed", (Paragraph(LEAD, "lead"), _facts(found)), within)


def _facts(found: Analysis) -> Facts:
    zone = f"{_zone(found)} of {_grouped(found.packages)} packages"
    at_most = "" if found.frontier_exact else "at most "
    where = "in the zone of agreement" if found.in_zone else "outside the zone of agreement"
    worth = "efficient" if found.efficient else "not efficient: some could have had more at nobody's cost"
    return Facts(
        (
            ("Zone of agreement", zone),
            ("Efficient packages", f"{at_most}{_grouped(found.frontier)}"),
            ("Where the group landed", f"{where}; {worth}"),
        )
    )


def _zone(found: Analysis) -> str:
    """The zone's count; on an agenda too large to try all its bounds from below and above."""
    most = _grouped(found.zone_at_most)
    if found.zone is None:
        return f"not known: none was found, and there are at most {most},"
    count = _grouped(found.zone)
    return count if found.exact or found.zone == found.zone_at_most else f"at least {count}, at most {most},"


def _grouped(count: int) -> str:
    return f"{count:,}".replace(",", " ")


def _packages(walked: Walk, found: Analysis) -> Table:
    columns: list[tuple[str, Package | None]] = [("What stands", found.landed)]
    columns += [(words.split(":")[0], getattr(found, name)) for name, words in SOLUTIONS]
    if found.better:
        columns.append(("Better for some, worse for nobody", found.better))
    rows = tuple(
        (clause.title, *(_chosen(walked, package, clause.id) for _, package in columns))
        for clause in walked.state.scenario.clauses.values()
    )
    caption = ". ".join(words for _, words in SOLUTIONS) + "."
    return Table(("Clause", *(title for title, _ in columns)), rows, caption, dense=True)


def _chosen(walked: Walk, package: Package | None, clause: str) -> str:
    return "none" if package is None else walked.state.scenario.option(clause, package.choices[clause]).label


def _worths(walked: Walk, found: Analysis) -> Table:
    solved = [getattr(found, name) for name, _ in SOLUTIONS]
    rows: list[tuple[Cell, ...]] = []
    for seat, landed in found.landed.utilities.items():
        others = [NOT_DEFINED if each is None else figure(each.utilities[seat]) for each in solved]
        left = figure(found.left[seat]) if found.left[seat] > 1e-9 else "–"
        most = [] if found.exact else [figure(found.best_at_most[seat])]
        rows.append((walked.names.seat(seat), figure(landed), *others, figure(found.best[seat]), *most, left))
    head = (
        "Delegation", "What stands", *(words.split(":")[0] for _, words in SOLUTIONS),
        "Best others could accept", *([] if found.exact else ["At most"]), "Left on the table",
    )  # fmt: skip
    return Table(head, tuple(rows), numbers=tuple(range(1, len(head))))


def _moved_lead(walked: Walk, found: Analysis) -> Paragraph:
    most = f" {walked.names.seat(found.moved_most)} moved most." if found.moved_most else " Nobody gave way."
    return Paragraph(
        "How much of its own worth each gave up in what it said it could accept, since it first spoke: the "
        f"least it declared acceptable on every clause, by its own brief. Below 0: it hardened.{most}",
        "lead",
    )


def _moved(walked: Walk, cards: Sequence[MoveCard], found: Analysis) -> Table:
    order = sorted(found.conceded.items(), key=lambda item: -item[1][-1])
    rows = tuple((walked.names.seat(seat), *(figure(value) for value in course)) for seat, course in order)
    head = ("Delegation", *(f"End of move {card.move + 1}" for card in cards))
    return Table(head, rows, numbers=tuple(range(1, len(head))))


def _likeness(walked: Walk, card: MoveCard) -> list[Section]:
    alike = card.cohesion.likeness
    if not any(value is not None for row in alike.matrix for value in row):
        return []
    place = {seat: number for number, seat in enumerate(alike.seats)}
    order = [place[seat] for bloc in alike.blocs for seat in bloc]
    values = tuple(tuple(alike.matrix[row][column] for column in order) for row in order)
    names = tuple(walked.names.short(alike.seats[row]) for row in order)
    matrix = Matrix("Likeness of positions at the end", names, values, tuple(map(len, alike.blocs)))
    blocs = [listed(walked.names.seat(seat) for seat in bloc) for bloc in alike.blocs]
    notes = (
        "S of Signorino and Ritter 1999: 1 is the same on every ordered clause, −1 opposite on all.",
        "Frames are blocs: joined while they are on average more alike than 0.5.",
        *(f"{bloc}." for bloc in blocs),
    )
    return [Section("Who stands with whom", (Figures((matrix,), notes),))]
