"""The table of weights a report reckons in: one that ships, or a facilitator's own."""

from __future__ import annotations

from pathlib import Path

from tabletop.measures.weights import DEFAULT, SHIPPED, Table, read_table, table
from tabletop.store.tables import named

LARGEST_FILE = 200_000
HOW = "Give weis, cameo or rivera, or a CSV file with the columns code, weight, label."


def table_wanted(wanted: str) -> Table:
    """The table of this name, or of this file; the default for an empty name.

    ValueError, with a sentence, if there is none or it cannot be read.
    """
    name = wanted.strip() or DEFAULT
    if name.lower() in SHIPPED:
        return table(name.lower())
    path = Path(name).expanduser()
    try:
        if not path.is_file():
            raise ValueError(f"There is no table “{named(path)}”. {HOW}")
        if path.stat().st_size > LARGEST_FILE:
            raise ValueError(f"“{named(path)}” is too large for a table of weights.")
        return read_table(path.stem, path.read_text(encoding="utf-8-sig"), f"your own table, {path.name}")
    except (OSError, UnicodeDecodeError):
        raise ValueError(f"“{named(path)}” cannot be read as text. Save it as CSV in UTF-8.") from None
