"""`measure similarity`: how alike actors stand, pair by pair, and their blocs."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from itertools import combinations
from typing import TextIO

from tabletop.measures.delimited import Record
from tabletop.measures.similarity import blocs, similarity_matrix
from tabletop.measuring.cells import number_or_none
from tabletop.measuring.faults import Fault, Faulty
from tabletop.measuring.results import write_json, write_rows
from tabletop.measuring.sheet import Sheet, sheet_of

MOST = 300
HEADER = ("a", "b", "similarity")
Stand = list[float | None]


def measure(options: argparse.Namespace, out: TextIO, note: Callable[[str], None]) -> None:
    """A row for each pair; with JSON the blocs too."""
    sheet = sheet_of(options.file)
    if not 0 < options.widest < float("inf"):
        raise Faulty(sheet.file, [f"the widest gap of the scale must be above zero, not {options.widest:g}."])
    if len(sheet.rows) > MOST:
        line = sheet.rows[MOST].line
        raise Faulty(sheet.file, [Fault(line, "", f"more than {MOST} rows; their pairs would be too many.")])
    stands = sheet.each(lambda row: _stand(sheet, row))
    names = sheet.must_name_once(0)
    _require_within(sheet, stands, options.widest)
    matrix = similarity_matrix(stands, options.widest)
    pairs = [(names[a], names[b], matrix[a][b]) for a, b in combinations(range(len(names)), 2)]
    if options.json:
        groups = [[names[row] for row in group] for group in blocs(matrix)]
        write_json(out, {"pairs": [dict(zip(HEADER, pair)) for pair in pairs], "blocs": groups})
    else:
        write_rows(out, HEADER, pairs, sheet.sign)
    apart = sum(value is None for _, _, value in pairs)
    if apart:
        note(f"Pairs without a question on which both have a position: {apart}. S is not defined there.")


def _stand(sheet: Sheet, row: Record) -> Stand:
    return [number_or_none(sheet, row, place) for place in range(1, len(row.cells))]


def _require_within(sheet: Sheet, stands: list[Stand], widest: float) -> None:
    """No two positions of a column may lie further apart than the scale allows."""
    for place in range(1, len(sheet.header.cells)):
        lines = {row.line: stand[place - 1] for row, stand in zip(sheet.rows, stands)}
        taken = [(value, line) for line, value in lines.items() if value is not None]
        if not taken:
            continue
        (low, low_line), (high, high_line) = min(taken), max(taken)
        if high - low > widest * (1 + 1e-9):
            what = (
                f"{high:g} is {high - low:g} from {low:g} in line {low_line}; the range given is {widest:g}."
            )
            raise Faulty(sheet.file, [Fault(high_line, sheet.title(place), what)])
