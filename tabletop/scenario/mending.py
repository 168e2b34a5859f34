"""Stopgaps for faulty parts, so that the linter can look at the rest of the file in the same run."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from difflib import get_close_matches
from re import findall
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from tabletop.scenario.faults import Place
from tabletop.scenario.model import Scenario
from tabletop.scenario.sentences import refusals, where

ROUNDS = 6
MOST = 50


def mended(data: Any, error: ValidationError) -> tuple[Scenario | None, frozenset[Place]]:
    """A scenario with stopgaps where the file is faulty, and their paths.

    None when too much is wrong, or an id is: everything that names it would look wrong as well.
    """
    data, patched = deepcopy(data), set()
    for _ in range(ROUNDS):
        errors = sorted(refusals(error), key=lambda each: each["type"] == "missing")
        if len(errors) > MOST or any(_names(where(each), each) for each in errors):
            return None, frozenset()
        for each in errors:
            if each["type"] != "extra_forbidden":
                patched.add(where(each))
            if not _renamed(data, each, errors) and not _patch(data, each):
                return None, frozenset()
        try:
            return Scenario.model_validate(data), frozenset(patched)
        except ValidationError as again:
            error = again
    return None, frozenset()


def _names(path: Place, error: ErrorDetails) -> bool:
    """Whether other parts refer to what is faulty here."""
    pattern = error["type"] == "string_pattern_mismatch"
    return bool(path) and (path[-1] in ("id", "number", "short") or (pattern and error["loc"][-1] == "[key]"))


def _renamed(data: Any, error: ErrorDetails, errors: Sequence[ErrorDetails]) -> bool:
    """Take a misspelt field for the missing one beside it that it resembles; its contents are looked at."""
    *steps, wrong = where(error)
    if error["type"] == "missing":
        return wrong in _at(data, steps)
    if error["type"] != "extra_forbidden":
        return False
    beside = [where(each) for each in errors if each["type"] == "missing"]
    near = get_close_matches(
        str(wrong), [str(path[-1]) for path in beside if path and [*path[:-1]] == steps], 1
    )
    place = _at(data, steps)
    if not near or not isinstance(place, dict) or wrong not in place:
        return False
    place[near[0]] = place.pop(wrong)
    return True


def _at(data: Any, steps: Sequence[Any]) -> Any:
    for step in steps:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return ()
    return data


def _patch(data: Any, error: ErrorDetails) -> bool:
    """Take out what is unknown, put a stopgap where something is missing or wrong."""
    *steps, final = where(error)
    last: Any = final
    for step in steps:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return False
    if not isinstance(data, dict) and not (isinstance(data, list) and isinstance(last, int)):
        return False
    if error["type"] == "extra_forbidden":
        if not isinstance(data, dict) or last not in data:
            return False
        del data[last]
    elif isinstance(data, dict) or (isinstance(last, int) and last < len(data)):
        data[last] = _stopgap(error)
    else:
        return False
    return True


def _stopgap(error: ErrorDetails) -> Any:
    kind, context = error["type"], error.get("ctx", {})
    for bound in ("ge", "le"):
        if bound in context:
            return context[bound]
    if kind == "literal_error":
        known = findall("'([^']*)'", str(context["expected"]))
        return (get_close_matches(str(error["input"]), known, 1) or known or [1])[0]
    if kind == "too_short" and isinstance(error["input"], list | tuple):
        return [*error["input"], *["1"] * (context["min_length"] - len(error["input"]))]
    if kind == "string_too_long":
        return str(error["input"])[: context["max_length"]]
    if kind in ("missing", "string_type", "string_too_short", "string_pattern_mismatch"):
        return "unnamed"
    if kind.startswith(("model", "dict")):
        return {}
    return [] if kind.startswith("tuple") else "1"
