"""Results as CSV or JSON: what is not defined is an empty cell, or null."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from tabletop.measures.delimited import Record
from tabletop.measuring.sheet import Sheet

Value = str | int | float | None


def cell(value: Value) -> str:
    """A value as a cell; numbers so that reading them gives the same number."""
    return "" if value is None else str(value)


def write_rows(out: TextIO, header: Sequence[str], rows: Iterable[Sequence[Value]], sign: str = ",") -> None:
    """A table of results."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=sign, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([cell(value) for value in row] for row in rows)
    out.write(text.getvalue())


def write_added(out: TextIO, sheet: Sheet, names: Sequence[str], values: Iterable[Sequence[Value]]) -> None:
    """The rows of a sheet as they stand, with columns added at the end."""

    def line(row: Record, added: Iterable[str]) -> str:
        return sheet.sign.join([row.text, *added]) + sheet.end

    lines = [line(row, map(cell, added)) for row, added in zip(sheet.rows, values, strict=True)]
    out.write("".join([line(sheet.header, names), *lines]))


def added(sheet: Sheet, names: Sequence[str], values: Iterable[Sequence[Value]]) -> list[dict[str, Value]]:
    """The rows of a sheet as objects, cells as text, with the results added."""
    header = [name.strip() or str(place + 1) for place, name in enumerate(sheet.header.cells)]
    return [
        {**dict(zip(header, row.cells)), **dict(zip(names, more))}
        for row, more in zip(sheet.rows, values, strict=True)
    ]


def write_json(out: TextIO, whole: Mapping[str, object]) -> None:
    """One object."""
    json.dump(whole, out, ensure_ascii=False, allow_nan=False, indent=2)
    out.write("\n")
