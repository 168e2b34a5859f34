"""A scenario as one timing plays it: without the agenda items that this timing leaves for longer ones.

What is left out stays as it is. Weights are brought back to a hundred, and the worth of no deal and what
paying hurts are reckoned anew, so that a delegation values what is left just as it did before.
"""

from __future__ import annotations

from math import fsum
from typing import Any

from tabletop.scenario.delegations import Delegation, Interest
from tabletop.scenario.model import Scenario
from tabletop.scenario.script import Inject, When
from tabletop.scenario.valuing import value

HARDEST = 5.0
"""The most that paying can hurt (cost_weight)."""

ABOUT_ITEMS = ("adopted", "broken", "draft")
ABOUT_CLAUSES = ("position", "pledged")


def as_played(scenario: Scenario, timing_id: str) -> Scenario:
    """The scenario with the agenda of a timing; the same scenario when nothing is left out.

    Key messages and injects about what is left out go with it. KeyError for an unknown timing.
    """
    kept = set(scenario.timing(timing_id).items) or set(scenario.items)
    gone = [item for item in scenario.agenda if item.id not in kept]
    if not gone or len(gone) == len(scenario.agenda):
        return scenario
    clauses = {clause.id for item in gone for clause in item.clauses}
    dropped = clauses | {item.id for item in gone}
    plain = scenario.model_dump(by_alias=True, exclude_unset=True)
    plain["agenda"] = [item for item in plain["agenda"] if item["id"] in kept]
    plain["delegations"] = [
        _without(seat, scenario, clauses, written)
        for seat, written in zip(scenario.delegations, plain["delegations"], strict=True)
    ]
    if "key_messages" in plain:
        plain["key_messages"] = [m for m in plain["key_messages"] if m.get("clause") not in clauses]
    if "injects" in plain:
        plain["injects"] = list(_injects(scenario, dropped, plain["injects"]))
    return Scenario.model_validate(plain)


def _without(
    seat: Delegation, scenario: Scenario, clauses: set[str], written: dict[str, Any]
) -> dict[str, Any]:
    """A delegation in the terms of the file, its interests in these clauses given up."""
    kept = {name: interest for name, interest in seat.interests.items() if name not in clauses}
    share = sum(interest.weight for interest in kept.values()) / 100
    whole = _hundred(kept)
    written["interests"] = {
        name: interest | {"weight": whole[name]}
        for name, interest in written["interests"].items()
        if name in kept
    }
    written["red_lines"] = [line for line in written.get("red_lines", ()) if line["clause"] not in clauses]
    if share:
        written["cost_weight"] = min(HARDEST, seat.cost_weight / share)
    if share and seat.reservation is not None:
        lost = fsum(
            seat.interests[name].weight / 100 * value(seat, clause, clause.status_quo)
            for name, clause in scenario.clauses.items()
            if name in clauses and name in seat.interests
        )
        written["reservation"] = min(1.0, max(0.0, (seat.reservation - lost) / share))
    return written


def _hundred(kept: dict[str, Interest]) -> dict[str, int]:
    """Weights that add up to a hundred again, by largest remainder; all 0 when nothing was at stake."""
    total = sum(interest.weight for interest in kept.values())
    if not total:
        return dict.fromkeys(kept, 0)
    whole = {name: interest.weight * 100 // total for name, interest in kept.items()}
    rest = sorted(kept, key=lambda name: -(kept[name].weight * 100 % total))
    for name in rest[: 100 - sum(whole.values())]:
        whole[name] += 1
    return whole


def _injects(scenario: Scenario, dropped: set[str], written: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Injects without those whose condition is about what is left out, and those that await such a one."""
    gone = {inject.number for inject in scenario.injects if any(_about(w, dropped) for w in inject.when)}
    while more := {i.number for i in scenario.injects if i.awaits in gone} - gone:
        gone |= more
    left = []
    for inject, plain in zip(scenario.injects, written, strict=True):
        if inject.number in gone:
            continue
        if inject.response:
            plain["response"] = _responses(inject, dropped, plain["response"])
        left.append(plain)
    return left


def _responses(inject: Inject, dropped: set[str], written: list[dict[str, Any]]) -> list[dict[str, Any]]:
    pairs = zip(inject.response, written, strict=True)
    return [plain for when, plain in pairs if not _about(when, dropped)]


def _about(when: When, dropped: set[str]) -> bool:
    return when.fact in (*ABOUT_ITEMS, *ABOUT_CLAUSES) and when.id in dropped
