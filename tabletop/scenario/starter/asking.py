"""The few questions before a new scenario is written; an empty answer takes what is offered."""

from __future__ import annotations

from typing import TextIO

from msgspec.structs import replace

from tabletop.scenario.starter.pattern import LEAST_ITEMS, LEAST_SEATS, MOST_ITEMS, MOST_SEATS
from tabletop.scenario.starter.writing import Wanted

HOW = "Some questions first. Enter takes what is in brackets; change it later at will."


def parts(answer: str) -> tuple[str, ...]:
    """Names out of one line, with commas between."""
    return tuple(name.strip() for name in answer.split(",") if name.strip())


def asked(wanted: Wanted, lines: TextIO, out: TextIO) -> Wanted:
    """The same after the author has answered; EOFError if the answers end."""
    out.write(f"{HOW}\n")
    title = _ask("Title", wanted.title, lines, out)
    about = f"{LEAST_SEATS} to {MOST_SEATS}, with commas"
    seats = parts(_ask(f"Delegations, {about}", ", ".join(wanted.delegations), lines, out))
    items = parts(
        _ask(f"Items, {LEAST_ITEMS} to {MOST_ITEMS}, with commas", ", ".join(wanted.items), lines, out)
    )
    adversary = _ask("Who is the other side", wanted.adversary, lines, out)
    return replace(wanted, title=title, delegations=seats, items=items, adversary=adversary)


def _ask(what: str, usual: str, lines: TextIO, out: TextIO) -> str:
    out.write(f"{what} [{usual}]: ")
    out.flush()
    line = lines.readline()
    if not line:
        raise EOFError
    return " ".join(line.split()) or usual
