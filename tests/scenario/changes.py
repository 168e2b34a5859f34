"""Small changes to the minimal scenario, written as a path and a new value."""

from __future__ import annotations

from typing import Any

from tabletop.scenario.check import findings
from tabletop.scenario.check.finding import Finding
from tabletop.scenario.faults import spelled
from tabletop.scenario.model import Scenario
from tests.scenario.minimal import minimal

GONE = object()


def changed(*changes: tuple[str, Any]) -> dict[str, Any]:
    """The minimal scenario with the value at each path (agenda.0.title) exchanged, added or GONE."""
    data = minimal()
    for path, value in changes:
        *steps, last = [int(step) if step.isdecimal() else step for step in path.split(".")]
        place: Any = data
        for step in steps:
            place = place[step]
        if value is GONE:
            del place[last]
        elif isinstance(place, list) and last == len(place):
            place.append(value)
        else:
            place[last] = value
    return data


def found(*changes: tuple[str, Any]) -> list[Finding]:
    """What the linter says about the changed scenario."""
    return findings(Scenario.model_validate(changed(*changes)))


def firm(*changes: tuple[str, Any]) -> list[str]:
    """The linter's faults, advice left out, as 'path: sentence'."""
    return [f"{spelled(each.place)}: {each.message}" for each in found(*changes) if not each.advice]
