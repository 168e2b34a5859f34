"""Stopgaps for faulty parts, so that the linter can look at the rest of the file in the same run."""

from __future__ import annotations

from copy import deepcopy
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
        errors = refusals(error)
        if len(errors) > MOST or any(_names(where(each), each) for each in errors):
            return None, frozenset()
        for each in errors:
            if each["type"] != "extra_forbidden":
                patched.add(where(each))
            if not _patch(data, each):
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
        return str(context["expected"]).split("'")[1] if "'" in str(context["expected"]) else 1
    if kind == "string_too_long":
        return str(error["input"])[: context["max_length"]]
    if kind in ("missing", "string_type", "string_too_short", "string_pattern_mismatch"):
        return "unnamed"
    if kind.startswith(("model", "dict")):
        return {}
    return [] if kind.startswith("tuple") else "1"
