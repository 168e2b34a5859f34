"""What the format's refusals mean, in plain sentences of our own."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from tabletop.scenario.faults import Place, nearest, shown
from tabletop.scenario.fields import names, part_at
from tabletop.scenario.figures import as_share, no_figure
from tabletop.scenario.model import FORMAT

PATTERNS = {
    r"^[a-z][a-z0-9-]{0,39}$": "an id has up to 40 small letters, digits and hyphens, a letter first",
    r"^[A-Z]{2,4}$": "a short has two to four capital letters",
    r"^[a-z0-9]{1,8}$": "a timing's id has up to eight small letters and digits, such as 75 or day",
    r"^[a-z]{2}(-[A-Z]{2})?$": "a language is written as en or en-GB",
}


def where(error: ErrorDetails) -> Place:
    """The path of the faulty part; a faulty key is its own path."""
    place: Place = error["loc"]
    return place[:-1] if place and place[-1] == "[key]" else place


def sentence(error: ErrorDetails) -> str:
    """What is wrong and what to do, in one line, without the validator's own words."""
    given, context, kind = error["input"], error.get("ctx", {}), error["type"]
    path = where(error)
    if kind == "missing":
        return f"is missing; add it: {_purpose(path)}"
    if kind == "extra_forbidden":
        return unknown(path)
    if given is None:
        return "is empty; write it, or take the line out"
    if path == ("format",):
        return f"is '{shown(given)}'; this program reads format {FORMAT}; a newer file needs a newer program"
    if kind.startswith(("int_", "float_")) or kind == "finite_number":
        return no_figure(path, given, whole=kind.startswith("int_"))
    what = "holds a list or fields" if isinstance(given, dict | list) else f"is '{shown(given)}'"
    share = kind == "less_than_equal" and context.get("le") == 1
    return str(_TYPES.get(kind, _bounds)(kind, what, context)) + (as_share(given) if share else "")


def _bounds(kind: str, what: str, context: dict[str, Any]) -> str:
    if kind in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
        words = kind.replace("_than_equal", "").replace("greater", "at least").replace("less", "at most")
        words = words.replace("at least_than", "more than").replace("at most_than", "less than")
        bound = context.get("ge", context.get("le", context.get("gt", context.get("lt"))))
        return f"{what}; it must be {words} {_figure(bound)}"
    if kind.startswith("string_too"):
        limit = context.get("max_length")
        return f"is too long; cut it to {limit:,} characters" if limit else "is empty; write it out"
    if kind == "string_pattern_mismatch":
        return f"{what}; {PATTERNS.get(context['pattern'], 'this is not how it is written')}"
    if kind == "literal_error":
        return f"{what}; write {str(context['expected']).replace(chr(39), '')}"
    return f"{what}, which does not belong here"


def _figure(bound: object) -> str:
    return f"{bound:,.12g}" if isinstance(bound, int | float) else str(bound)


def _length(kind: str, what: str, context: dict[str, Any]) -> str:
    least, most, actual = context.get("min_length"), context.get("max_length"), context.get("actual_length")
    if kind == "too_short":
        return f"has {actual or 'no'} {'entry' if actual == 1 else 'entries'}; it needs at least {least}"
    return f"has {actual or 'more'} entries; at most {most} are possible"


def _kind(words: str) -> Any:
    return lambda kind, what, context: f"{what}; it must be {words}"


_TEXT = _kind("text")
_YES_NO = _kind("true or false")
_FIELDS = _kind("a part with fields of its own, indented below")
_LIST = _kind("a list: entries in [a, b] or on lines that begin with a dash")

_TYPES: dict[str, Any] = {
    "bool_parsing": _YES_NO, "bool_type": _YES_NO,
    "string_type": _TEXT,
    "model_type": _FIELDS, "model_attributes_type": _FIELDS, "dict_type": _FIELDS,
    "tuple_type": _LIST, "list_type": _LIST,
    "too_short": _length, "too_long": _length,
}  # fmt: skip


def unknown(path: Place) -> str:
    """An unknown field: the one that was probably meant, else all there are."""
    possible = names(part_at(path[:-1]))
    near = nearest(str(path[-1]), possible)
    if near:
        return f"is no field of the format; did you mean {near[0]}?"
    return f"is no field of the format; take it out. Possible here: {_choice(possible)}"


def _choice(names: list[str]) -> str:
    return ", ".join(names[:12]) + (" ..." if len(names) > 12 else "")


def _purpose(path: Place) -> str:
    """What a missing field is for, out of the format itself."""
    part = part_at(path[:-1])
    for name, field in part.model_fields.items() if part else ():
        if path[-1] in (name, field.alias):
            inner = part_at(path)
            about = field.description or (inner.__doc__ if inner else "")
            return str(about or f"the {path[-1]}").strip().splitlines()[0]
    return "one entry more"


def refusals(error: ValidationError) -> list[ErrorDetails]:
    """The validator's refusals; a list counts as short only if it is, not for the faults inside it."""
    return [each for each in error.errors(include_url=False) if not _miscounted(each)]


def _miscounted(error: ErrorDetails) -> bool:
    given, least = error["input"], error.get("ctx", {}).get("min_length", 0)
    return error["type"] == "too_short" and isinstance(given, list | dict) and len(given) >= least
