"""The rows of a table of weights, told from text that people and spreadsheets write."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.measures.delimited import Misread, Record, records, separator


def table_rows(name: str, text: str) -> Iterator[tuple[int, str, str, str]]:
    """Line, code, weight as printed (with a decimal point) and label, if any, of every row.

    Raises ValueError, with the line, for text that is no table: see `weights.read_table`.
    """
    sign = separator(text.removeprefix("\ufeff"))
    try:
        rows = list(records(text, sign))
    except Misread as error:
        raise ValueError(f"Table {name}, {error}") from None
    if not rows:
        raise ValueError(f"Table {name} is empty.")
    if len(rows) == 1:
        raise ValueError(f"Table {name} has a header and no rows.")
    places = _places(name, rows[0])
    for line, _, cells in rows[1:]:
        if len(cells) > len(rows[0].cells):
            raise ValueError(
                f"Table {name}, line {line}: {len(cells)} cells under a header of {len(rows[0].cells)}."
            )
        found = {column: cells[place].strip() for column, place in places.items() if place < len(cells)}
        code, printed = found.get("code"), found.get("weight")
        if not code or not printed:
            raise ValueError(f"Table {name}, line {line}: a row needs a code and a weight.")
        yield line, code, printed.replace(",", ".") if sign != "," else printed, found.get("label", "")


def _places(name: str, header: Record) -> dict[str, int]:
    names = [cell.strip().lower() for cell in header.cells]
    for wanted in ("code", "weight"):
        if names.count(wanted) != 1:
            many = "no" if wanted not in names else "more than one"
            raise ValueError(
                f"Table {name}, line {header.line}: there is {many} column {wanted!r}; the header reads "
                f"{', '.join(header.cells)}."
            )
    return {column: names.index(column) for column in names}
