"""The smallest complete scenario: three delegations, two items, one timing; tests change it to taste."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

from tabletop.scenario.model import Scenario

STATUS_QUO = {"id": "as-now", "label": "As now", "text": "Allies noted the present arrangements."}

WATCH = {
    "id": "watch",
    "title": "The watch",
    "about": "How closely allies watch the coast together.",
    "status_quo": "as-now",
    "options": [
        STATUS_QUO,
        {
            "id": "shared",
            "label": "Shared watch",
            "text": "Allies agreed to share what their coast guards see.",
            "need": 0.6,
        },
        {
            "id": "joint",
            "label": "Joint watch",
            "text": "Allies agreed to a joint watch of the coast.",
            "need": 1.0,
            "signals": [
                {"target": "adversary", "weight": -2, "assumption": "Seen as a new presence.", "rung": 2},
                {"target": "ally", "weight": 2, "assumption": "Reassures the coast."},
            ],
        },
    ],
}

FUND = {
    "id": "fund",
    "title": "The fund",
    "about": "What allies put into the common fund.",
    "status_quo": "none",
    "options": [
        {"id": "none", "label": "No fund", "text": "Allies noted that no fund exists."},
        {
            "id": "small",
            "label": "Small fund",
            "text": "Allies agreed to a fund of ten million euro.",
            "need": 0.5,
            "cost": 10,
            "funding": "common",
        },
        {
            "id": "large",
            "label": "Large fund",
            "text": "Allies agreed to a fund of thirty million euro.",
            "need": 1.0,
            "cost": 30,
            "funding": "common",
        },
    ],
}

LEAD = {
    "id": "lead",
    "title": "The lead",
    "about": "Who leads the work.",
    "kind": "nominal",
    "status_quo": "nobody",
    "options": [
        {"id": "nobody", "label": "Nobody", "text": "Allies deferred the question of a lead."},
        {"id": "by-alder", "label": "Alder leads", "text": "Alder will lead the work.", "need": 1.0},
        {"id": "by-birch", "label": "Birch leads", "text": "Birch will lead the work.", "need": 1.0},
    ],
}

PHASES = [
    {"name": "Brief", "minutes": 3},
    {"name": "Negotiate", "minutes": 15, "opens": ["consult", "pledge", "decide"]},
    {"name": "Speak", "minutes": 7, "opens": ["speak"]},
]

MINIMAL: dict[str, Any] = {
    "format": 1,
    "id": "minimal",
    "title": "The small coast",
    "summary": "Three invented capitals settle a watch and a fund.",
    "teaches": ["How silence works."],
    "currency": "million euro",
    "stylised": "Every position here is invented for teaching.",
    "setting": {
        "forum": "Council of the league",
        "place": "Linden",
        "background": "Boats without flags were seen off the coast.",
        "mandate": "Decide on a watch, a fund and a lead.",
        "opening": "Welcome. The coast is quiet this morning, and nobody expects it to stay so.",
    },
    "delegations": [
        {
            "id": "alder",
            "name": "Alder",
            "short": "ALD",
            "weight": 2,
            "key": 50,
            "headroom": [20, 10],
            "public": "Alder lies on the coast.",
            "private": "Alder wants the joint watch, and would pay for it.",
            "no_deal": "Alder faces the coast alone.",
            "interests": {
                "watch": {"weight": 50, "ideal": 1.0, "why": "The coast is ours."},
                "fund": {"weight": 30, "ideal": 1.0},
                "lead": {"weight": 20, "values": {"nobody": 0, "by-alder": 1, "by-birch": 0.6}},
            },
            "red_lines": [{"clause": "watch", "options": ["as-now"], "why": "Parliament asked for a watch."}],
            "domestic": {
                "constraint": "Parliament wants deeds.",
                "lines": [{"id": "roads", "name": "Roads", "available": 10, "support": 5}],
            },
            "opening": "We have come for a watch we share.",
        },
        {
            "id": "birch",
            "name": "Birch",
            "short": "BIR",
            "key": 30,
            "headroom": [10],
            "public": "Birch trades with everybody.",
            "private": "Birch wants the lead, and calm waters.",
            "no_deal": "Birch goes on as before.",
            "interests": {
                "watch": {"weight": 30, "ideal": 0.5},
                "fund": {"weight": 20, "ideal": 0.5},
                "lead": {"weight": 50, "values": {"nobody": 0, "by-alder": 0.4, "by-birch": 1}},
            },
            "domestic": {"constraint": "The harbours fear a quarrel."},
            "opening": "We have come to keep the waters calm.",
        },
        {
            "id": "cedar",
            "name": "Cedar",
            "short": "CED",
            "key": 20,
            "headroom": [10],
            "cost_weight": 0.1,
            "posture": 2,
            "public": "Cedar lies inland.",
            "private": "Cedar wants to pay little and be thanked for it.",
            "no_deal": "Cedar saves money and loses a say.",
            "interests": {
                "watch": {"weight": 40, "ideal": 0.5},
                "fund": {"weight": 30, "ideal": 0.5},
                "lead": {"weight": 30, "values": {"nobody": 0.2, "by-alder": 0.7, "by-birch": 1}},
            },
            "red_lines": [{"clause": "fund", "options": ["large"], "why": "The treasury said no."}],
            "domestic": {"constraint": "The budget is closed."},
            "opening": "We have come with a small purse and an open ear.",
        },
    ],
    "agenda": [
        {
            "id": "coast",
            "title": "The coast",
            "about": "What allies do about the coast.",
            "procedure": {"kind": "consensus"},
            "clauses": [WATCH],
        },
        {
            "id": "means",
            "title": "The means",
            "about": "Who pays and who leads.",
            "procedure": {"kind": "consensus"},
            "clauses": [FUND, LEAD],
        },
    ],
    "moves": [
        {"id": "spring", "title": "Spring", "date": "Monday 3 March", "situation": "Boats were seen."},
        {"id": "summer", "title": "Summer", "date": "Monday 2 June", "situation": "More boats were seen."},
    ],
    "timings": [
        {
            "id": "75",
            "title": "A double lesson",
            "seat_and_read": 13,
            "moves": [{"move": "spring", "phases": PHASES}, {"move": "summer", "phases": PHASES}],
            "hot_wash": 12,
        }
    ],
    "key_messages": [
        {"id": "we-watch", "text": "We will watch together.", "clause": "watch", "option": "joint"},
        {"id": "we-pay", "text": "We bring five million.", "clause": "fund", "amount": 5, "posture": 2},
    ],
    "policy_acts": [
        {
            "id": "hotline",
            "title": "Use the hotline",
            "text": "The capital calls the other side and explains.",
            "signals": [{"target": "adversary", "weight": 1, "assumption": "A call calms."}],
        }
    ],
    "injects": [
        {
            "number": 1,
            "title": "Boats off the cape",
            "kind": "scheduled",
            "mode": "News report",
            "from": "Harbour radio",
            "to": ["public"],
            "message": "Six boats without flags were seen off the cape.",
            "expected": "Delegations ask for consultations.",
            "objective": "consult",
            "core": True,
            "auto": True,
            "at": {"move": "spring", "phase": "consult", "minute": 2},
        },
        {
            "number": 2,
            "title": "A sharp note",
            "kind": "conditional",
            "mode": "Official note",
            "from": "The other side",
            "to": ["alliance"],
            "message": "The other side calls the watch a provocation.",
            "expected": "A calm answer.",
            "when": [{"fact": "pressure", "at_least": 50}],
        },
        {
            "number": 3,
            "title": "The press asks again",
            "kind": "contingency",
            "mode": "Telephone call",
            "from": "Harbour radio",
            "to": ["alder", "birch"],
            "message": "Has nothing been said about the boats?",
            "expected": "A statement.",
            "at": {"move": "spring", "phase": "speak", "minute": 3},
            "awaits": 1,
            "effects": [{"kind": "support", "seat": "alder", "amount": -2}],
        },
    ],
    "adversary": {
        "name": "The other side",
        "about": "It watches what the league says.",
        "replies": [
            {"move": "spring", "low": "It says nothing.", "middle": "It frowns.", "high": "It protests."},
            {"move": "summer", "low": "It nods.", "middle": "It waits.", "high": "It recalls its envoy."},
        ],
    },
    "objectives": [
        {"id": "consult", "text": "Allies consult before they decide.", "look_for": "Somebody asks first."}
    ],
    "questions": ["What would you do otherwise?"],
    "overlay": {
        "names": {"alder": "Arda", "birch": "Brenn", "cedar": "Corin"},
        "shorts": {"alder": "ARD", "birch": "BRE", "cedar": "COR"},
        "words": {"Linden": "Lantern"},
    },
}


class _Plain(yaml.SafeDumper):
    """Writes repeated parts out in full: the format knows no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def minimal(**changes: Any) -> dict[str, Any]:
    """A fresh copy of the whole file as plain data, with top-level fields exchanged."""
    return deepcopy(MINIMAL) | changes


def as_text(data: Any) -> str:
    """The data as a scenario file would hold it."""
    return yaml.dump(data, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=100)


def write(folder: Path, data: Any) -> Path:
    """Write scenario.yaml into the folder, which is made if need be; the folder comes back."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "scenario.yaml").write_text(as_text(data), encoding="utf-8")
    return folder


def built(**changes: Any) -> Scenario:
    """The minimal scenario, checked by the model."""
    return Scenario.model_validate(minimal(**changes))
