"""What can be wrong with a scenario file, and how it is said: file:line: path: what is wrong, what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

Place = tuple[str | int, ...]

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\uf8ff\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)


def shown(text: object, limit: int = 60) -> str:
    """Foreign text made fit for one line: control and invisible characters become �, long text is cut."""
    flat = str(text)[: limit + 1].replace("\n", " ").replace("\t", " ")
    flat = HIDDEN.sub("\N{REPLACEMENT CHARACTER}", flat)
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def spelled(path: Place) -> str:
    """A path as it is read aloud: agenda[1].clauses[0].title; the whole file when it is empty."""
    steps = [f"[{step}]" if isinstance(step, int) else f".{shown(step)}" for step in path]
    return "".join(steps).lstrip(".") or "the file"


def nearest(given: str, names: Iterable[str], most: int = 1) -> list[str]:
    """The names that were probably meant, the likeliest first; none for what is long."""
    from difflib import get_close_matches

    return get_close_matches(given.lower(), list(names), most, 0.6) if len(given) <= 60 else []


class Fault(NamedTuple):
    """One thing to mend, and where; advice may be left as it is."""

    file: str
    line: int
    path: str
    message: str
    advice: bool = False

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.path}: {'advice: ' if self.advice else ''}{self.message}"


class Unreadable(Exception):
    """The file cannot be used at all: missing, no file, too large, not text."""


class Faulty(Exception):
    """The file was read and has faults, in the order of its lines."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: fault.line))
        super().__init__("\n".join(str(fault) for fault in self.faults))
