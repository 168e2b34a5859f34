"""The format as JSON Schema (draft 2020-12), for completion and hints in an editor."""

from __future__ import annotations

from typing import Any

from tabletop.scenario.model import Scenario

DRAFT = "https://json-schema.org/draft/2020-12/schema"

# Keyed by part and field; a part is its class name, the whole file is Scenario.
EXAMPLES: dict[tuple[str, str], list[Any]] = {
    ("Scenario", "id"): ["baltic-request"],
    ("Scenario", "title"): ["An ally asks"],
    ("Scenario", "currency"): ["million euro"],
    ("Scenario", "language"): ["en"],
    ("Setting", "forum"): ["Council of the alliance"],
    ("Delegation", "id"): ["estonia"],
    ("Delegation", "short"): ["EST"],
    ("Delegation", "headroom"): [[40, 20]],
    ("Interest", "values"): [{"lead-nation": 0.8, "common-staff": 0.3}],
    ("Option", "id"): ["pooled-rotation"],
    ("Option", "label"): ["Pooled rotation"],
    ("Signal", "act"): ["announce_exercise"],
    ("Move", "date"): ["Monday 3 March"],
    ("Phase", "opens"): [["consult", "pledge", "decide"]],
    ("Timing", "id"): ["75"],
    ("Slot", "phase"): ["consult"],
    ("Inject", "mode"): ["News report"],
    ("Inject", "to"): [["public"], ["alliance"], ["estonia", "poland"]],
    ("When", "at_least"): [50],
    ("Overlay", "names"): [{"estonia": "Arda"}],
    ("Overlay", "shorts"): [{"estonia": "ARD"}],
}


def json_schema() -> dict[str, Any]:
    """JSON Schema of scenario.yaml, with descriptions and examples."""
    schema = Scenario.model_json_schema(by_alias=True)
    parts = {"Scenario": schema} | schema.get("$defs", {})
    for (part, field), examples in EXAMPLES.items():
        parts[part]["properties"][field]["examples"] = examples
    for part in parts.values():
        part.pop("title", None)
        for field in part.get("properties", {}).values():
            field.pop("title", None)
    return {"$schema": DRAFT, "title": "A scenario for tabletop"} | schema
