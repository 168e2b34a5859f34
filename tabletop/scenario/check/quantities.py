"""Numbers of forces, coordinates and ranges: figures that have no place in a policy choice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tabletop.scenario.check.vocabulary import FORCES, HARDWARE, NUMBER

COMMITMENT = "name the commitment or its budget line, without the number"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A pattern over lower-case text, why it is out of bounds, and what to write; doubtful is advice only."""

    pattern: re.Pattern[str]
    why: str
    instead: str
    doubtful: bool = False


_ABOUT = (
    r"(?:(?:up to|at least|about|some|around|no fewer than|a further|another|an additional|more than)\s+)*"
)
_UNITS = (
    r"(?!\s*(?:%|per cent|percent|million|billion|euro|dollars|days?|weeks?|months?|years?|hours?|minutes?))"
)
_LENGTH = r"\d[\d,.]*[\s-]?(?:km|kilomet(?:re|er)s?|(?:nautical\s+)?miles?|nm)\b"
_WEAPON = (
    r"\b(?:range|missiles?|interceptors?|launchers?|artillery|rockets?|warheads?|weapons?|batter(?:y|ies))\b"
)
_DEGREES = (
    r"\d{1,3}(?:\.\d+)?\s*°(?!\s*[cf]\b)(?:\s*\d+(?:\.\d+)?\s*['′])?(?:\s*\d+(?:\.\d+)?\s*[\"″])?\s*[nsew]?"
)
_DECIMALS = r"-?\b\d{1,3}\.\d{3,}\s*,\s*-?\d{1,3}\.\d{3,}"
_GRID = r"\bgrid\s+(?:square\s+)?[a-z]{0,3}\s?\d{4,}"


@cache
def quantities() -> tuple[Quantity, ...]:
    """All figures that are looked for."""
    forces = "numbers and places of forces lie outside the exercise"
    return (
        Quantity(
            re.compile(rf"\b(?:deploy|station)(?:s|ing)?\s+{_ABOUT}{NUMBER}\b{_UNITS}"), forces, COMMITMENT
        ),
        Quantity(
            re.compile(rf"\b(?:{FORCES})(?:e?s|ing)?\s+{_ABOUT}{NUMBER}\s+(?:[a-z-]+\s+){{0,2}}{HARDWARE}\b"),
            forces,
            COMMITMENT,
        ),
        Quantity(
            re.compile(rf"\b{NUMBER}\s+(?:[a-z-]+\s+){{0,2}}{HARDWARE}\b(?!\s+(?:in|viol|incid))"),
            "a count of systems or troops comes close to an operation",
            COMMITMENT,
            doubtful=True,
        ),
        Quantity(
            re.compile(f"{_DEGREES}|{_DECIMALS}|{_GRID}"),
            "coordinates lie outside the exercise",
            "name a region, or leave the place out",
        ),
        Quantity(
            re.compile(rf"{_WEAPON}[^.;]{{0,60}}?{_LENGTH}|{_LENGTH}[^.;]{{0,60}}?{_WEAPON}"),
            "ranges of weapons lie outside the exercise",
            "name the capability, without its range",
        ),
    )
