"""Scenarios for the papers: a marker in every hidden field, and one as long as advised."""

from __future__ import annotations

from typing import Any

from tabletop.scenario.model import Scenario
from tests.scenario.minimal import minimal

NAMES = ("Alderland", "Birchmark", "Cedaria", "Dogwood", "Elmshire", "Firmania", "Gorseway", "Hazelonia")
SENTENCE = "The minister must bring home a text that parliament can read without anger and without shame. "
TEXT_OF_450_WORDS = "\n\n".join((SENTENCE * 7).strip() for _ in range(4)) + "\n\n- One line.\n- Another line."


def marked(**changes: Any) -> Scenario:
    """Private fields of each delegation carry SECRET-<id>-..., the facilitator's own carry CONTROL-...."""
    data = minimal(**changes)
    for seat in data["delegations"]:
        _mark_delegation(seat)
    for inject in data["injects"]:
        for field in ("title", "message", "expected", "notes", "from", "mode", "type"):
            inject[field] = f"CONTROL-inject-{inject['number']}-{field}"
    for move in data["moves"]:
        move |= {"situation": f"CONTROL-situation-{move['id']}"}
    for reply in data["adversary"]["replies"]:
        reply |= {band: f"CONTROL-reply-{reply['move']}-{band}" for band in ("low", "middle", "high")}
    data["objectives"][0] |= {"text": "CONTROL-objective", "look_for": "CONTROL-look-for"}
    data["questions"] = ["CONTROL-question"]
    data["teaching_notes"] = ["CONTROL-teaching-note"]
    data["sources"] = [{"title": "CONTROL-source", "confidence": "CONTROL-confidence"}]
    data["chair"] = {"name": "Secretary General", "seated": True, "brief": "CHAIR-brief"}
    return Scenario.model_validate(data)


def _mark_delegation(seat: dict[str, Any]) -> None:
    name = f"SECRET-{seat['id']}"
    seat |= {"private": f"{name}-private", "no_deal": f"{name}-no-deal", "opening": f"{name}-opening"}
    seat["headroom"] = [7_001 + len(seat["id"]), 7_002]
    for clause, interest in seat["interests"].items():
        interest["why"] = f"{name}-why-{clause}"
    seat["red_lines"] = [{"clause": "watch", "options": ["as-now"], "why": f"{name}-red-line"}]
    line = {"id": "roads", "name": f"{name}-line", "available": 8_123, "support": 5}
    seat["domestic"] = {"constraint": f"{name}-constraint", "lines": [line]}


def long(seats: int = 8, clauses: int = 8) -> Scenario:
    """Briefs of 450 words twice over, eight clauses with reasons and red lines, eight delegations."""
    data = minimal(overlay=None, objectives=[], injects=[])
    items = [_item(number, clauses) for number in range(1, 4)]
    data["agenda"] = items
    titles = [clause["id"] for item in items for clause in item["clauses"]]
    data["key_messages"] = []
    data["delegations"] = [_delegation(index, titles) for index in range(seats)]
    return Scenario.model_validate(data)


def _item(number: int, clauses: int) -> dict[str, Any]:
    kinds = ({"kind": "consensus", "reservations": 2}, {"kind": "unanimity"}, {"kind": "coalition"})
    mine = [c for c in range(clauses) if c % 3 == number - 1]
    return {
        "id": f"item-{number}",
        "title": f"Point {number} of the agenda",
        "about": SENTENCE.strip(),
        "procedure": kinds[number - 1],
        "clauses": [_clause(clause) for clause in mine],
    }


def _clause(number: int) -> dict[str, Any]:
    wordings = ("Take note", "A voluntary fund", "A pooled rotation", "A standing task force")
    return {
        "id": f"clause-{number}",
        "title": f"Form and reach, part {number}",
        "about": SENTENCE.strip(),
        "status_quo": "option-0",
        "options": [
            {
                "id": f"option-{index}",
                "label": label,
                "text": (SENTENCE * 2).strip(),
                "cost": 20 * index,
                "funding": ("common", "pledges", "costs_lie")[index - 1] if index else None,
            }
            for index, label in enumerate(wordings)
        ],
    }


def _delegation(index: int, clauses: list[str]) -> dict[str, Any]:
    name = NAMES[index]
    reason = "Our coast is long, our ships are few, and the budget is closed until the autumn."
    weights = [100 - 12 * (len(clauses) - 1), *[12] * (len(clauses) - 1)]
    return {
        "id": name.lower(),
        "name": name,
        "short": name[:3].upper(),
        "key": 10 + index,
        "headroom": [40, 20],
        "public": TEXT_OF_450_WORDS,
        "private": TEXT_OF_450_WORDS,
        "no_deal": SENTENCE.strip(),
        "interests": {
            clause: {"weight": weight, "ideal": (index % 4) / 3, "why": reason}
            for clause, weight in zip(clauses, weights, strict=True)
        },
        "red_lines": [
            {"clause": clause, "options": ["option-0" if index % 4 == 3 else "option-3"], "why": reason}
            for clause in clauses[:3]
        ],
        "domestic": {
            "constraint": (SENTENCE * 3).strip(),
            "lines": [{"id": "roads", "name": "Roads and bridges", "available": 30, "support": 5}],
        },
        "opening": SENTENCE.strip(),
    }
