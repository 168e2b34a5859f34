"""`measure consensus`: how far answers on an ordered scale lie together."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TextIO

from tabletop.measures.consensus import tastle_wierman, van_der_eijk
from tabletop.measures.delimited import Record
from tabletop.measuring.cells import amount
from tabletop.measuring.faults import Fault, Faulty
from tabletop.measuring.results import added, write_added, write_json
from tabletop.measuring.sheet import sheet_of

NAMES = ("van_der_eijk", "tastle_wierman")


def measure(options: argparse.Namespace, out: TextIO, note: Callable[[str], None]) -> None:
    """Rows with the two measures added."""
    sheet = sheet_of(options.file)
    sheet.must_not_have(*NAMES)
    width = len(sheet.header.cells)
    if width < 3:
        what = "a name and at least two categories are needed."
        raise Faulty(sheet.file, [Fault(sheet.header.line, "", what)])

    def told(row: Record) -> tuple[float | None, float | None]:
        given = [amount(sheet, row, place) for place in range(1, width)]
        answers = [int(value) if value.is_integer() else value for value in given]
        return van_der_eijk(answers), tastle_wierman(answers)

    found = sheet.each(told)
    if options.json:
        write_json(out, {"rows": added(sheet, NAMES, found)})
    else:
        write_added(out, sheet, NAMES, found)
    if width < 4:
        note("Van der Eijk's A needs three categories or more: it is not defined here.")
    if any(one is other is None for one, other in found):
        note("Rows without any answer have no consensus.")
