"""Numbers of forces, coordinates and ranges: figures that have no place in a policy choice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from tabletop.scenario.check.speech import MOST, excused, sentence_before
from tabletop.scenario.check.vocabulary import CIVIL, FORCES, FORMATION, HARDWARE, NUMBER

COMMITMENT = "name the commitment or its budget line, without the number"
_NUMBERS = "numbers and places of forces lie outside the exercise"
_COUNTED = "a count of systems or troops comes close to an operation"
_PLACED = "forces with a place come close to an operation"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A pattern over plain letters, why it is out of bounds, and what to write; doubtful is advice only."""

    pattern: re.Pattern[str]
    why: str
    instead: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity found in a text."""

    start: int
    end: int
    why: str
    instead: str
    doubtful: bool


_ABOUT = (
    r"(?:(?:up to|at least|about|some|around|no fewer than|a further|another|an additional|more than)\s+)*"
)
_UNITS = (
    r"(?!\s*(?:%|per cent|percent|million|billion|euro|dollars|days?|weeks?|months?|years?|hours?|minutes?))"
)
_ANY = r"(?:[a-z-]+\s+){0,2}"
_MOVED = rf"\b(?:{FORCES})(?:e?s|ing)?\s+"
_MOVING = r"\b(?:deployment|stationing|dispatch|rotation)\s+of\s+"
_LENGTH = r"\d[\d,.]*[\s-]?(?:km|kilomet(?:re|er)s?|(?:nautical\s+)?miles?|nm)\b"
_WEAPON = (
    r"\b(?:range|missiles?|interceptors?|launchers?|artillery|rockets?|warheads?|weapons?|batter(?:y|ies))\b"
)
_DEGREES = (
    r"\d{1,3}(?:\.\d+)?\s*°(?!\s*[cf]\b)(?:\s*\d+(?:\.\d+)?\s*['′])?(?:\s*\d+(?:\.\d+)?\s*[\"″])?\s*[nsew]?"
    r"|\b\d{1,3}\s+degrees?\s+(?:\d+\s+minutes?\s+)?(?:north|south|east|west)\b"
    r"|\b[ns]\s?\d{1,2}[\s°]\d{2}\b|\b[ns]\d{2}(?:\.\d+)?,?\s+[ew]\d{2,3}\b"
)
_DECIMALS = (
    r"-?\b\d{1,3}\.\d{4,}\s*,\s*-?\d{1,3}\.\d{4,}"
    r"|(?<=at )\d{1,2}\.\d+\s*,\s*-?\d{1,3}\.\d+(?!\s*(?:%|per|million|billion|and))"
)
_GRID = r"\bgrid\s+(?:square\s+)?[a-z]{0,3}\s?\d{4,}|\b\d{1,2}[c-x][a-z]{2}\s?\d{4,10}\b"


@cache
def _counts() -> tuple[Quantity, ...]:
    """Figures of forces and of distance; looked for where a number stands."""
    moved = rf"(?:{_MOVED}|{_MOVING})"
    firm = (
        rf"\b(?:deploy|station)(?:s|ing)?\s+{_ABOUT}{NUMBER}\b{_UNITS}{CIVIL}",
        rf"{moved}{_ABOUT}(?:{NUMBER}|x+|n)\s+{_ANY}{HARDWARE}\b",
        rf"{moved}{_ANY}{HARDWARE}\s*[,(]\s*{NUMBER}\b{_UNITS}",
        rf"{moved}(?:an?\s+|the\s+)?{_ANY}(?:{FORMATION}|forces?|contingent)\s+of\s+{NUMBER}\b{_UNITS}",
        rf"{moved}(?:an?\s+|the\s+)?{NUMBER}-strong\b",
        rf"\b{NUMBER}\s+{_ANY}{HARDWARE}\s+(?:(?:will|shall|must|are to|to)\s+be|are)\s+(?:\w+ly\s+)?"
        r"(?:deployed|stationed|positioned|based|moved|sent|dispatched)\b",
        rf"\bloss(?:es)?\s+of\s+{_ABOUT}{NUMBER}\s+{_ANY}(?:{HARDWARE}|lives|men)\b",
    )
    return (
        Quantity(re.compile("|".join(firm)), _NUMBERS, COMMITMENT),
        Quantity(
            re.compile(
                rf"\b{NUMBER}\s+{_ANY}{HARDWARE}\b(?!\s+(?:in|viol|incid))"
                rf"|\b{HARDWARE}\s+from\s+{NUMBER}\s+to\s+{NUMBER}\b"
            ),
            _COUNTED, COMMITMENT, doubtful=True,
        ),
        Quantity(
            re.compile(f"{_DEGREES}|{_DECIMALS}|{_GRID}"),
            "coordinates lie outside the exercise", "name a region, or leave the place out",
        ),
        Quantity(
            re.compile(
                rf"{_WEAPON}[^.;]{{0,60}}?{_LENGTH}|{_LENGTH}[^.;]{{0,60}}?{_WEAPON}"
                rf"|\b(?:hit|strike|engage)\s+{_ANY}\w+\s+(?:at|out to|up to|within|beyond)\s+{_LENGTH}"
            ),
            "ranges of weapons lie outside the exercise", "name the capability, without its range",
        ),
    )  # fmt: skip


@cache
def _places() -> tuple[Quantity, ...]:
    """Forces on the move, without a number."""
    forces = rf"{_MOVED}(?:(?:an?|the|its|their|more|further)\s+)*{_ANY}(?:{HARDWARE}|{FORMATION})\s+"
    return (
        Quantity(re.compile(rf"{forces}(?:across|into|over|against)\b"), _PLACED, COMMITMENT),
        Quantity(re.compile(rf"{forces}(?:to|at|in|along|near|towards?|off)\b"), _PLACED, COMMITMENT, True),
    )


_NUMERAL = re.compile(rf"\d|\b{NUMBER}\b|\b(?:deploy|station|deployment of|stationing of) ?(?:x+|n)\b")
_MOVES = re.compile(rf"\b(?:{FORCES})")


def figures(plain: str) -> Iterator[Figure]:
    """Figures out of bounds in a text of small plain letters; a number that is ruled out is only advised against."""
    looked = (*(_counts() if _NUMERAL.search(plain) else ()), *(_places() if _MOVES.search(plain) else ()))
    for each in looked:
        for found in islice(each.pattern.finditer(plain), MOST):
            mild = each.why in (_NUMBERS, _PLACED) and excused("gerund", sentence_before(plain, found.start()))
            if not (mild and each.doubtful):
                yield Figure(*found.span(), each.why, each.instead, each.doubtful or mild)
