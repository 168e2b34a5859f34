"""Panels of the scorecard line by line: numbered rows under their headings, and the likeness of seats."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tabletop.scorecard.card import MoveCard
from tabletop.scorecard.rounding import figure
from tabletop.showing.names import Names
from tabletop.showing.tables.scores_rows import Row, trust_rows, trust_sentences

FEW = 8
"""Up to so many numbers of acts stand in a line; of more, the rest is counted."""


def lines(title: str, rows: Sequence[Row]) -> list[str]:
    """A heading, then the rows, numbered from 1 through all groups."""
    told, group = [title], ""
    for number, row in enumerate(rows, 1):
        if row.group and row.group != group:
            group = row.group
            told.append(f"{group}:")
        told.append(line(number, row))
    return told if rows else [title, "No act counts towards it yet."]


def line(number: int, row: Row) -> str:
    """One row: number, label, value, how it comes about, its acts."""
    note = f" {row.note[:1].upper()}{row.note[1:].rstrip('.')}." if row.note else ""
    return f"{number}. {row.label}: {row.value}.{note}{_acts(row.acts)}"


def _acts(acts: Sequence[int]) -> str:
    if not acts:
        return ""
    shown = ", ".join(map(str, acts[:FEW]))
    more = f" and {len(acts) - FEW} more" if len(acts) > FEW else ""
    return f" {'Act' if len(acts) == 1 else 'Acts'} {shown}{more}."


def trust_lines(card: MoveCard) -> list[str]:
    """How far to trust the headlines: the sentences, then every range."""
    title = f"How far to trust the headlines, up to move {card.move + 1}"
    return [title, *trust_sentences(card), *lines("Ranges", trust_rows(card))]


def likeness_table(card: MoveCard, names: Names) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """S of every pair, -1 to 1: a head and a row a delegation, bloc by bloc; a dash where not defined."""
    alike = card.cohesion.likeness
    place = {seat: number for number, seat in enumerate(alike.seats)}
    seats = [seat for bloc in alike.blocs for seat in bloc]
    found = [
        (names.seat(seat), *(_similar(alike.matrix[place[seat]][place[other]]) for other in seats))
        for seat in seats
    ]
    return ("", *(names.short(seat) for seat in seats)), found


def _similar(value: float | None) -> str:
    return "–" if value is None else figure(value, 2)


def likeness_lines(card: MoveCard, names: Names) -> list[str]:
    """The blocs, then every delegation with the one most like it and the one least like it."""
    alike = card.cohesion.likeness
    told = [f"How alike delegations stand, move {card.move + 1}: from −1, opposite, to 1, the same"]
    if not any(value is not None for row in alike.matrix for value in row):
        return [*told, "Nobody has declared a position on an ordered clause."]
    told += [f"Bloc: {names.seats(bloc)}." for bloc in alike.blocs if len(bloc) > 1]
    told += [f"By itself: {names.seats(bloc)}." for bloc in alike.blocs if len(bloc) == 1]
    for seat, row in zip(alike.seats, alike.matrix, strict=True):
        pairs = [(value, other) for value, other in zip(row, alike.seats, strict=True)
                 if value is not None and other != seat]  # fmt: skip
        if pairs:
            ordered = sorted(pairs, key=lambda pair: -pair[0])
            told.append(f"{names.seat(seat)}: {_listed(ordered, names)}.")
    return told


def _listed(pairs: Iterable[tuple[float, str]], names: Names) -> str:
    return ", ".join(f"{names.short(other)} {_similar(value)}" for value, other in pairs)
