"""`measure pressure`: conflict and cooperation in event codes, weighed by one table."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TextIO

from tabletop.measures.delimited import Record
from tabletop.measures.weights import SHIPPED, Table, read_table, table
from tabletop.measuring.faults import CannotRead, Fault, Faulty, shown
from tabletop.measuring.results import Value, write_json, write_rows
from tabletop.measuring.sheet import Sheet, sheet_of, text_of

NAMES = ("conflict", "cooperation", "net", "count", "unknown")
LISTED = 20


def measure(options: argparse.Namespace, out: TextIO, note: Callable[[str], None]) -> None:
    """Sums per group, or over all rows; unknown codes are told in a note, or are faults."""
    scale = _table(options.table)
    sheet = sheet_of(options.file)
    place = sheet.places("code")[0]
    group = sheet.places(options.by)[0] if options.by is not None else None
    codes = sheet.each(lambda row: _code(sheet, row, place))
    unknown = _unknown(sheet, codes, scale)
    if unknown and options.strict:
        first = min(lines[0] for lines in unknown.values())
        raise Faulty(sheet.file, [Fault(first, sheet.title(place), _told(unknown, scale))])
    groups: dict[str, list[str]] = {}
    for row, code in zip(sheet.rows, codes):
        groups.setdefault(row.cells[group] if group is not None else "", []).append(code)
    names = NAMES if group is None else (sheet.header.cells[group].strip(), *NAMES)
    rows = [[*([] if group is None else [value]), *_sums(found, scale)] for value, found in groups.items()]
    if options.json:
        counts = {code: len(lines) for code, lines in unknown.items()}
        objects = [dict(zip(names, row)) for row in rows]
        write_json(out, {"table": scale.name, "groups": objects, "unknown": counts})
    else:
        write_rows(out, names, rows, sheet.sign)
    if unknown:
        note(_told(unknown, scale))


def _table(wanted: str) -> Table:
    if wanted.lower() in SHIPPED:
        return table(wanted.lower())
    if not Path(wanted).exists():
        raise CannotRead(
            f"There is no table {shown(wanted)}: name {', '.join(SHIPPED)}, or a file of your own."
        )
    name = Path(wanted).name
    try:
        return read_table(name, text_of(wanted), "own")
    except ValueError as error:
        raise Faulty(wanted, [str(error).removeprefix(f"Table {name}").lstrip(", ")]) from None


def _code(sheet: Sheet, row: Record, place: int) -> str:
    code = row.cells[place].strip()
    if not code:
        raise Fault(row.line, sheet.title(place), "the cell is empty; an event code is needed.")
    return code


def _weight(code: str, scale: Table) -> int | None:
    """Tenths of a listed code, above zero for cooperation; nothing near is taken for it."""
    found = scale.lookup(code) if code in scale.weights else None
    return found.tenths if found else None


def _sums(codes: list[str], scale: Table) -> list[Value]:
    weights = [_weight(code, scale) for code in codes]
    known = [weight for weight in weights if weight is not None]
    conflict, cooperation = sum(w for w in known if w < 0), sum(w for w in known if w > 0)
    sums = (conflict, cooperation, conflict + cooperation)
    return [*(total / 10 for total in sums), len(codes), len(codes) - len(known)]


def _unknown(sheet: Sheet, codes: list[str], scale: Table) -> Mapping[str, list[int]]:
    """Lines of every code that has no weight."""
    unknown: dict[str, list[int]] = {}
    for row, code in zip(sheet.rows, codes):
        if _weight(code, scale) is None:
            unknown.setdefault(code, []).append(row.line)
    return unknown


def _told(unknown: Mapping[str, list[int]], scale: Table) -> str:
    words = [
        f"{shown(code, 20)}{' (violence)' if scale.refuses(code) else ''}: {len(lines)}, from line {lines[0]}"
        for code, lines in list(unknown.items())[:LISTED]
    ]
    more = f", and {len(unknown) - LISTED} other codes" if len(unknown) > LISTED else ""
    return f"Codes that {scale.name} does not score, only counted: {'; '.join(words)}{more}."
