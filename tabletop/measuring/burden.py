"""`measure burden`: how evenly contributions lie on capacities, and how far from a cost key."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TextIO

from tabletop.measures.burden import burdens, distance_from_key, gini, jain
from tabletop.measures.delimited import Record
from tabletop.measuring.cells import amount, number_or_none
from tabletop.measuring.faults import Fault, Faulty, shown
from tabletop.measuring.results import write_json, write_rows
from tabletop.measuring.sheet import Sheet, sheet_of

NAMES = ("gini", "jain", "distance")
Row = tuple[str, float, float, float | None]


def measure(options: argparse.Namespace, out: TextIO, note: Callable[[str], None]) -> None:
    """One row of three figures."""
    sheet = sheet_of(options.file)
    name, given, able = sheet.places("name", "contribution", "capacity")
    key = sheet.place("key")

    def told(row: Record) -> Row:
        share = None if key is None else _share(sheet, row, key)
        return row.cells[name].strip(), amount(sheet, row, given), amount(sheet, row, able), share

    sheet.must_name_once(name)
    rows = sheet.each(told)
    carried = burdens([row[1] for row in rows], [row[2] for row in rows])
    shares = [row[3] for row in rows]
    if key is not None and not any(shares):
        raise Faulty(
            sheet.file, [Fault(sheet.header.line, sheet.title(key), "the key gives nobody a share.")]
        )
    apart = None if key is None else distance_from_key([row[1] for row in rows], shares)
    figures = (gini(carried), jain(carried), apart)
    if options.json:
        write_json(out, dict(zip(NAMES, figures)))
    else:
        write_rows(out, NAMES, [figures], sheet.sign)
    without = [shown(row[0]) for row, burden in zip(rows, carried) if burden is None]
    if without:
        note(f"Without capacity, and so left out of gini and jain: {', '.join(without[:20])}.")


def _share(sheet: Sheet, row: Record, place: int) -> float | None:
    return None if number_or_none(sheet, row, place) is None else amount(sheet, row, place)
