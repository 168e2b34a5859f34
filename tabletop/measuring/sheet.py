"""Tables of rows and columns as researchers keep them: read strictly, passed on as they stand."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from tabletop.measures.delimited import Misread, Record, records, separator
from tabletop.measuring.faults import MOST, CannotRead, Fault, Faulty, shown

LARGEST = 50_000_000
Found = TypeVar("Found")


class Sheet(Struct, frozen=True):
    """A table: what it is called in messages, its separator and line end, its header and rows."""

    file: str
    sign: str
    end: str
    header: Record
    rows: tuple[Record, ...]

    def places(self, *names: str) -> list[int]:
        """Where columns stand, in any capitals. Raises Faulty for one that is missing or there twice."""
        return [self._place(name) for name in names]

    def place(self, name: str) -> int | None:
        """Where a column stands that need not be there."""
        known = [cell.strip().lower() for cell in self.header.cells]
        return self._place(name) if name.lower() in known else None

    def _place(self, name: str) -> int:
        known = [cell.strip() for cell in self.header.cells]
        fold = [cell.lower() for cell in known]
        for listed, wanted in ((known, name.strip()), (fold, name.strip().lower())):
            if listed.count(wanted) == 1:
                return listed.index(wanted)
        many = "more than one" if name.strip().lower() in fold else "no"
        names = ", ".join(shown(cell, 20) for cell in known[:12])
        raise Faulty(
            self.file,
            [Fault(self.header.line, "", f"there is {many} column {name!r}; the columns are {names}.")],
        )

    def title(self, place: int) -> str:
        """A column in messages."""
        name = self.header.cells[place].strip()
        return f"column {shown(name)}" if name else f"column {place + 1}"

    def must_not_have(self, *names: str) -> None:
        """Raises Faulty when a column that is to be added is there already."""
        for name in names:
            if self.place(name) is not None:
                what = f"there is a column {name} already; rename it or take it out."
                raise Faulty(self.file, [Fault(self.header.line, "", what)])

    def must_name_once(self, place: int) -> list[str]:
        """The names in a column. Raises Faulty for one that stands there twice: a row would count double."""
        lines: dict[str, int] = {}
        for row in self.rows:
            name = row.cells[place].strip()
            if name in lines:
                what = f"“{shown(name)}” stands in line {lines[name]} already."
                raise Faulty(self.file, [Fault(row.line, self.title(place), what)])
            lines[name] = row.line
        return list(lines)

    def each(self, told: Callable[[Record], Found]) -> list[Found]:
        """What is told of every row; up to ten faults are gathered, then Faulty is raised."""
        found: list[Found] = []
        faults: list[Fault] = []
        for row in self.rows:
            try:
                found.append(told(row))
            except Fault as fault:
                faults.append(fault)
                if len(faults) == MOST:
                    break
        if faults:
            raise Faulty(self.file, faults)
        return found


def text_of(file: str) -> str:
    """The text of a file, or of standard input for `-`. Raises CannotRead."""
    try:
        data = sys.stdin.buffer.read(LARGEST + 1) if file == "-" else _bytes(Path(file))
    except OSError as error:
        raise CannotRead(f"{called(file)} cannot be read: {error.strerror or error}.") from None
    if len(data) > LARGEST:
        raise CannotRead(f"{called(file)} is larger than {LARGEST // 1_000_000} MB; cut it into parts.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CannotRead(
            f"{called(file)}:{line}: this is no UTF-8 text; save it as “CSV UTF-8” and try again."
        ) from None


def _bytes(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(LARGEST + 1)


def called(file: str) -> str:
    """A file's name in messages."""
    return "standard input" if file == "-" else shown(file, 200)


def sheet_of(file: str) -> Sheet:
    """The table in a file. Raises CannotRead, or Faulty when it is empty, ragged or ill quoted."""
    text, name = text_of(file), called(file)
    sign = separator(text)
    try:
        rows = tuple(records(text, sign))
    except Misread as error:
        raise Faulty(name, [Fault(error.line, "", error.what)]) from None
    if not rows:
        raise Faulty(name, ["the file is empty; a header and rows are needed."])
    if len(rows) == 1:
        raise Faulty(name, [Fault(rows[0].line, "", "there is a header and no rows.")])
    ragged = list(_ragged(rows))
    if ragged:
        raise Faulty(name, ragged[:MOST])
    return Sheet(name, sign, "\r\n" if "\r\n" in text else "\n", rows[0], rows[1:])


def _ragged(rows: tuple[Record, ...]) -> Iterator[Fault]:
    width = len(rows[0].cells)
    for row in rows:
        if len(row.cells) != width:
            where = f"column {min(len(row.cells), width) + 1}"
            yield Fault(row.line, where, f"{len(row.cells)} cells under a header of {width}.")
