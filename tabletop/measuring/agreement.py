"""`measure agreement`: how far each vote was carried as one."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TextIO

from tabletop.measures.agreement import agreement_index, rice
from tabletop.measures.averages import mean
from tabletop.measures.delimited import Record
from tabletop.measuring.cells import count
from tabletop.measuring.results import added, write_added, write_json, write_rows
from tabletop.measuring.sheet import Sheet, sheet_of

NAMES = ("agreement_index", "rice")
Pair = tuple[float | None, float | None]


def measure(options: argparse.Namespace, out: TextIO, note: Callable[[str], None]) -> None:
    """Rows with the two indices added, or their means per group."""
    sheet = sheet_of(options.file)
    yes, no, abstain = sheet.places("yes", "no", "abstain")

    def told(row: Record) -> Pair:
        ayes, noes = count(sheet, row, yes), count(sheet, row, no)
        return agreement_index(ayes, noes, count(sheet, row, abstain)), rice(ayes, noes)

    if options.by is None:
        sheet.must_not_have(*NAMES)
    group = sheet.places(options.by)[0] if options.by is not None else None
    pairs = sheet.each(told)
    if group is not None:
        _write_means(options, out, sheet, group, pairs)
    elif options.json:
        write_json(out, {"rows": added(sheet, NAMES, pairs)})
    else:
        write_added(out, sheet, NAMES, pairs)
    undefined = sum(pair[0] is None for pair in pairs)
    if undefined:
        note(f"Rows in which nobody voted: {undefined}. The Agreement Index is not defined there.")


def _write_means(
    options: argparse.Namespace, out: TextIO, sheet: Sheet, group: int, pairs: list[Pair]
) -> None:
    groups: dict[str, list[Pair]] = {}
    for row, pair in zip(sheet.rows, pairs):
        groups.setdefault(row.cells[group], []).append(pair)
    name = sheet.header.cells[group].strip()
    header = (name, "count", *NAMES)
    means = [
        (value, len(found), mean(one for one, _ in found), mean(other for _, other in found))
        for value, found in groups.items()
    ]
    if options.json:
        write_json(out, {"groups": [dict(zip(header, row)) for row in means]})
    else:
        write_rows(out, header, means, sheet.sign)
