"""Numbers in cells: what counts as one, and what is said of what does not."""

from __future__ import annotations

import re

from tabletop.measures.delimited import Record
from tabletop.measuring.faults import Fault, shown
from tabletop.measuring.sheet import Sheet

LARGEST = 1e15
_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")


def count(sheet: Sheet, row: Record, place: int) -> int:
    """A whole number of zero or more. Raises Fault for any other text."""
    cell = row.cells[place].strip()
    if cell.isascii() and cell.isdigit() and len(cell) <= 15:
        return int(cell)
    value = amount(sheet, row, place)
    if not value.is_integer():
        raise Fault(row.line, sheet.title(place), f"{value:g} is no whole number.")
    return int(value)


def amount(sheet: Sheet, row: Record, place: int) -> float:
    """A number of zero or more. Raises Fault for any other text."""
    value = number(sheet, row, place)
    if value < 0:
        raise Fault(row.line, sheet.title(place), f"{value:g} is negative.")
    return value


def number(sheet: Sheet, row: Record, place: int) -> float:
    """A finite number. Raises Fault for any other text."""
    value = number_or_none(sheet, row, place)
    if value is None:
        raise Fault(row.line, sheet.title(place), "the cell is empty; a number is needed.")
    return value


def number_or_none(sheet: Sheet, row: Record, place: int) -> float | None:
    """A finite number, None for an empty cell; a decimal comma is read where it parts no cells."""
    cell = row.cells[place].strip()
    if not cell:
        return None
    try:
        return number_of(cell.replace(",", ".") if sheet.sign != "," else cell)
    except ValueError as error:
        raise Fault(row.line, sheet.title(place), str(error)) from None


def number_of(text: str) -> float:
    """The number that a text is, within a million billions of zero. Raises ValueError with a sentence."""
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"“{shown(text)}” is no number.")
    value = float(text)
    if abs(value) > LARGEST:
        raise ValueError(f"{shown(text)} is larger than {LARGEST:g}.")
    return value
