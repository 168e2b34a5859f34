"""What can be wrong with data that is to be measured, and how it is said: file:line: column: what."""

from __future__ import annotations

from collections.abc import Iterable

DONE, FAULTY, UNREADABLE = 0, 1, 3
MOST = 10


class Fault(Exception):
    """One thing to mend: its line (from 1), the column or part if it lies in one, and a sentence."""

    def __init__(self, line: int, where: str, what: str) -> None:
        super().__init__(what)
        self.line = line
        self.where = where
        self.what = what


class Faulty(Exception):
    """The data was read and cannot be measured; a sentence for each fault."""

    def __init__(self, file: str, faults: Iterable[Fault | str]) -> None:
        super().__init__("\n".join(_said(file, fault) for fault in faults))


class CannotRead(Exception):
    """The data cannot be read at all: missing, no text, too large."""


def _said(file: str, fault: Fault | str) -> str:
    if isinstance(fault, str):
        return f"{file}: {fault}"
    where = f" {fault.where}:" if fault.where else ""
    return f"{file}:{fault.line}:{where} {fault.what}"


def shown(text: str, limit: int = 40) -> str:
    """Foreign text made fit for a message: one line, printable, not long."""
    flat = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text[: limit + 1])
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
