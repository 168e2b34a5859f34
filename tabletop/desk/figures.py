"""Whole numbers as people type them: with units, and with marks between thousands."""

from __future__ import annotations

import re

from tabletop.desk.choices import Wrong
from tabletop.showing.gate import one_line


def whole(answer: str, low: int, high: int, what: str) -> int:
    """A whole number out of an answer; Wrong if it is none or out of bounds."""
    bare = re.sub(r"(?<=\d)[,\s.'’](?=\d{3}\b)", "", answer.strip().casefold())
    bare = re.sub(r"\s*(millions?|mln|m|minutes?|min|per cent|percent|%)\.?$", "", bare)
    typed = one_line(answer, 40)
    if not re.fullmatch(r"[+-]?\d{1,12}", bare) or not bare.isascii():
        raise Wrong(f"{what}: “{typed}” is not a whole number. Type one from {low} to {high:,}.")
    if not low <= int(bare) <= high:
        raise Wrong(f"{what}: {typed} is out of bounds. Type a whole number from {low} to {high:,}.")
    return int(bare)


def first_number(answer: str) -> tuple[str, str]:
    """The number an answer begins with, its unit dropped, and the rest."""
    first, _, rest = answer.partition(" ")
    unit, _, after = rest.partition(" ")
    if unit.casefold().strip(",") in ("million", "millions", "mln", "m", "minutes", "min", "%"):
        rest = after
    return first.strip(",;"), rest
