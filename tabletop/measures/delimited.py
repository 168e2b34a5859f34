"""Rows of a text with separators, each with its line and its own characters as they stand."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import NamedTuple

SEPARATORS = (",", ";", "\t")
LONGEST = 1_000_000


class Record(NamedTuple):
    """A row: the line it begins on (from 1), its text without the line's end, and its cells."""

    line: int
    text: str
    cells: list[str]


class Misread(ValueError):
    """A row that cannot be told into cells."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(f"line {line}: {what}")
        self.line = line
        self.what = what


def separator(text: str) -> str:
    """What parts the cells of the first line that is not empty: a comma, a semicolon or a tab.

    The one that makes most cells; a comma where none makes two.
    """
    lines = (line.rstrip("\r\n") for line in io.StringIO(text, newline=""))
    first = next((line for line in lines if line.strip()), "")
    return max(SEPARATORS, key=lambda sign: len(next(csv.reader([first], delimiter=sign), [])))


def records(text: str, sign: str | None = None) -> Iterator[Record]:
    """All rows of a text, the header among them; empty lines are passed over, a byte order mark is no text.

    Cells may stand in double quotes and then hold separators, doubled quotes and line breaks (RFC 4180).
    Raises Misread with the line on which a quoted cell begins that is not closed, or that goes on after its
    closing quote.
    """
    text = text.removeprefix("\ufeff")
    taken: list[str] = []

    def lines() -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            taken.append(line)
            yield line

    csv.field_size_limit(LONGEST)
    reader = csv.reader(lines(), delimiter=sign or separator(text), strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Misread(line, _in_plain_words(str(error))) from None
        if cells and cells != [""] and not (len(cells) == 1 and cells[0].isspace()):
            yield Record(line, "".join(taken).rstrip("\r\n"), cells)
        line += len(taken)
        taken.clear()


def _in_plain_words(problem: str) -> str:
    if "expected after" in problem:
        return "text goes on after a closing quotation mark; double the marks that belong to the text."
    if "end of data" in problem:
        return "a quotation mark is opened and not closed."
    if "field limit" in problem:
        return f"a cell is longer than {LONGEST:,} characters; perhaps a quotation mark is not closed."
    return f"this row cannot be read ({problem})."
