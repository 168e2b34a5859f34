"""The few questions before a new scenario is written; an empty answer takes what is offered."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TextIO

from msgspec.structs import replace

from tabletop.scenario.starter.pattern import LEAST_ITEMS, LEAST_SEATS, MOST_ITEMS, MOST_SEATS
from tabletop.scenario.starter.writing import Wanted, fault_of

HOW = "Some questions first. Enter takes what is in brackets; change it later at will."

QUESTIONS = {
    "title": "Title",
    "delegations": f"Delegations, {LEAST_SEATS} to {MOST_SEATS}, with commas",
    "items": f"Items, {LEAST_ITEMS} to {MOST_ITEMS}, with commas",
    "adversary": "Who is the other side",
}
"""What is asked, in this order, by the part of what is wanted that the answer fills."""

SEVERAL = ("delegations", "items")


def parts(answer: str) -> tuple[str, ...]:
    """Names out of one line, with commas or semicolons between."""
    return tuple(name.strip() for name in re.split("[,;]", answer) if name.strip())


def asked(wanted: Wanted, said: Collection[str], lines: TextIO, out: TextIO) -> Wanted:
    """The same after the author has answered all but what was `said` already.

    An answer that does not fit is told at once, and asked again; EOFError if the answers end.
    """
    out.write(f"{HOW}\n")
    for part, question in QUESTIONS.items():
        if part not in said:
            wanted = _answered(wanted, part, question, lines, out)
    return wanted


def _answered(wanted: Wanted, part: str, question: str, lines: TextIO, out: TextIO) -> Wanted:
    usual = getattr(wanted, part)
    offered = ", ".join(usual) if part in SEVERAL else usual
    while True:
        out.write(f"{question} [{offered}]: ")
        out.flush()
        line = lines.readline()
        if not line:
            raise EOFError
        answer = " ".join(line.split())
        if not answer:
            return wanted
        filled = replace(wanted, **{part: parts(answer) if part in SEVERAL else answer})
        reason = fault_of(filled)
        if reason is None:
            return filled
        out.write(f"{reason}\n")
