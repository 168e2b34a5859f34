"""Numbers of forces, coordinates and ranges: figures that have no place in a policy choice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from tabletop.scenario.check import vocabulary as v
from tabletop.scenario.check.speech import MOST, before, excused, span
from tabletop.scenario.check.words import (
    Pattern,
    Row,
    either,
    ends,
    fill,
    follows,
    lexicon,
    maybe,
    number,
    one,
    plural,
    some,
    text_at,
    unless,
)

COMMITMENT = "name the commitment or its budget line, without the number"
CAPABILITY = "name the capability, without its range"
REGION = "name a region, or leave the place out"

_NUMBERS = "numbers and places of forces lie outside the exercise"
_COUNTED = "a count of systems or troops comes close to an operation"
_PLACED = "forces with a place come close to an operation"
_RANGES = "ranges of weapons lie outside the exercise"
_COORDINATES = "coordinates lie outside the exercise"


class Figure(NamedTuple):
    """A quantity out of bounds: where it stands, why, and what to write; doubtful is advice only."""

    start: int
    end: int
    why: str
    instead: str = COMMITMENT
    doubtful: bool = False


_FORCES = frozenset(
    f"{verb}{end}"
    for verb in (
        "deploy",
        "station",
        "position",
        "field",
        "send",
        "dispatch",
        "mov",
        "bas",
        "install",
        "rotat",
        "redeploy",
        "pre-deploy",
        "forward-deploy",
        "emplac",
        "plac",
        "mobilis",
        "mobiliz",
    )
    for end in ("", "e", "s", "es", "ing")
)
_STATIONED = lexicon("deploy deploys deploying station stations stationing")
_PUT = lexicon("place places placing mobilise mobilises mobilising mobilize mobilizes mobilizing")
_BELONGS = lexicon("of in on is")
_MOVEMENT = lexicon("deployment stationing dispatch rotation")
_ABOUT = some(
    "up to at least about some around no fewer than a further another an additional more full total of over",
    6,
)
_ARTICLE = some("a an the its their more further")
_HARDWARE = either((one(v.HARDWARE),), (one("companies divisions"), one("of")))
_RADARS = one("radar radars early-warning")
_UNITS = unless(
    one(f"% million billion euro dollars per percent {plural('day week month year hour minute')}")
)
_IS_SENT = (
    either((one("will shall must to"), one("be")), (one("are"), maybe(one("to"), one("be")))),
    fill(1),
    one("deployed stationed positioned based moved sent dispatched"),
)
_LETTERS = "n x xx xxx xl ii iii iv vi vii viii ix xi xii xv"
"""Stand-ins for a number, and Roman ones."""

_LARGE = either(
    (_ABOUT, either((number,), (one(_LETTERS),)), fill(2, v.LINK), _HARDWARE),
    (fill(2, v.LINK), _HARDWARE, one(", ( :"), some("namely about exactly altogether"), number, _UNITS),
    (_ARTICLE, fill(2, v.LINK), one(f"{v.FORMATION} force forces contingent"), one("of"), number, _UNITS),
    (_ARTICLE, number, one("-"), one("strong")),
)
_ANY_NUMBER = (_ABOUT, number, _UNITS, unless(fill(1), one(v.CIVIL)))
_NOT_FILLED = unless(one("with of for"), maybe(one("the its their")), fill(1), one(v.FUEL))
_COUNT = (
    number,
    fill(2, v.LINK),
    _HARDWARE,
    unless(one(f"{v.TRADE} in violated violate violating")),
    _NOT_FILLED,
)
_FORCE = (
    _ARTICLE,
    unless(fill(1), _RADARS),
    fill(2, v.LINK),
    either((_HARDWARE,), (one(v.FORMATION),), (one("carrier"), one("group"))),
)
_THERE = (*_FORCE, one("across into over against"))
_NEAR = (*_FORCE, one("to at in along near towards toward off"))

Rule = tuple[Pattern, str, bool]
_NUMBERED: tuple[Rule, ...] = (((_LARGE,), _NUMBERS, False),)
_SENT: tuple[Rule, ...] = (*_NUMBERED, (_THERE, _PLACED, False), (_NEAR, _PLACED, True))
_STATIONED_SO: tuple[Rule, ...] = (*_NUMBERED, (_ANY_NUMBER, _NUMBERS, False), *_SENT[1:])

_LENGTHS = "km kilometre kilometres kilometer kilometers mile miles nm"
_LENGTH = (number, maybe(one("-")), maybe(one("nautical")), one(_LENGTHS))
_REACH = (fill(3), one("at out up within beyond"), maybe(one("to")), *_LENGTH)
_WEAPONS = lexicon(
    f"{plural('range missile interceptor launcher rocket warhead weapon')} artillery battery batteries"
)
_COUNTABLE = lexicon(f"{v.HARDWARE} companies divisions") | _WEAPONS


def figures(plain: str, words: Row) -> Iterator[Figure]:
    """Figures out of bounds in a text; a number of forces that is ruled out is only advised against."""
    said = {word.text for word in words}
    yield from islice(_moved(words), MOST)
    if not said.isdisjoint(_COUNTABLE):
        yield from islice(_counted(words), MOST)
    if not said.isdisjoint(lexicon(_LENGTHS)):
        yield from islice(_distant(words), MOST)
    if not any(text[0].isdigit() or text == "°" for text in said):
        return
    for found in islice(_coordinates().finditer(plain), MOST):
        yield Figure(*found.span(), _COORDINATES, REGION)


def _moved(words: Row) -> Iterator[Figure]:
    """Forces sent somewhere, or so many of them."""
    for at, word in enumerate(words):
        if word.text in _MOVEMENT and text_at(words, at + 1) == "of":
            rules, after = _NUMBERED, at + 2
        elif word.text in _FORCES:
            stationed = word.text in _STATIONED and not _is_numbered(words, at)
            rules = _STATIONED_SO if stationed else _NUMBERED if word.text in _PUT else _SENT
            after = at + 1
        else:
            continue
        yield from _first(rules, words, at, after)


def _is_numbered(words: Row, at: int) -> bool:
    """Whether this is a station with a number, as of a railway."""
    figure = text_at(words, at + 1)
    return words[at].text == "station" and figure[:1].isdigit() and text_at(words, at + 2) in _BELONGS


def _first(rules: tuple[Rule, ...], words: Row, at: int, after: int) -> Iterator[Figure]:
    """What the first rule that fits finds."""
    for pattern, why, doubtful in rules:
        end = next(ends(words, after, pattern), None)
        if end is not None:
            mild = excused("gerund", before(words, at))
            if not (mild and doubtful):
                yield Figure(*span(words, at, end), why, doubtful=doubtful or mild)
            return


def _counted(words: Row) -> Iterator[Figure]:
    """So many of them, whatever is done with them."""
    for at in range(len(words)):
        end = next(ends(words, at, _COUNT), None)
        if end is not None:
            sent = follows(words, end, _IS_SENT)
            yield Figure(*span(words, at, end), _NUMBERS if sent else _COUNTED, doubtful=not sent)
        elif words[at].text in _WEAPONS:
            end = next(ends(words, at + 1, (one("from"), number, one("to"), number)), None)
            if end is not None:
                yield Figure(*span(words, at, end), _COUNTED, doubtful=True)


def _distant(words: Row) -> Iterator[Figure]:
    """How far weapons reach: a length in a clause about them."""
    for at, word in enumerate(words):
        if word.text in ("hit", "strike", "engage"):
            end = next(ends(words, at + 1, _REACH), None)
            if end is not None:
                yield Figure(*span(words, at, end), _RANGES, CAPABILITY)
        elif word.text[0].isdigit():
            end = next(ends(words, at, _LENGTH), None)
            near = _weapon_near(words, at, end) if end is not None else None
            if near is not None and end is not None:
                yield Figure(*span(words, min(at, near), max(end, near + 1)), _RANGES, CAPABILITY)


def _weapon_near(words: Row, at: int, end: int) -> int | None:
    """The place of the first weapon's name within ten words of a length, in the same clause."""
    start, close = at, end
    while start > max(0, at - 10) and words[start - 1].text not in (".", ";"):
        start -= 1
    while close < min(len(words), end + 10) and words[close].text not in (".", ";"):
        close += 1
    return next((n for n in (*range(start, at), *range(end, close)) if words[n].text in _WEAPONS), None)


@cache
def _coordinates() -> re.Pattern[str]:
    return re.compile(
        r"\d{1,3}(?:\.\d+)?\s*°(?!\s*[cf]\b)(?:\s*\d+(?:\.\d+)?\s*['′])?(?:\s*\d+(?:\.\d+)?\s*[\"″])?\s*[nsew]?"
        r"|\b\d{1,3}\s+degrees?\s+(?:\d+\s+minutes?\s+)?(?:north|south|east|west)\b"
        r"|\b[ns]\s?\d{1,2}[\s°]\d{2}\b|\b[ns]\d{2}(?:\.\d+)?,?\s+[ew]\d{2,3}\b"
        r"|-?\b\d{1,3}\.\d{4,}\s*,\s*-?\d{1,3}\.\d{4,}"
        r"|(?<=at )\d{1,2}\.\d+\s*,\s*-?\d{1,3}\.\d+(?!\s*(?:%|per|million|billion|and))"
        r"|\bgrid\s+(?:square\s+)?[a-z]{0,3}\s?\d{4,}|\b\d{1,2}[c-x][a-z]{2}\s?\d{4,10}\b"
    )
