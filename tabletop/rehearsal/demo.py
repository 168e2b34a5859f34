"""`tabletop demo`: a whole exercise played by stand-ins, and what came of it."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from typing import Any, TextIO

from tabletop.rehearsal.playthrough import demo, summary
from tabletop.scenario.model import Scenario
from tabletop.store.base import Store
from tabletop.store.memory import MemoryStore


def show(
    scenario: Scenario,
    timing: str,
    seed: int,
    policy: str,
    file: Path | None,
    as_json: bool,
    out: TextIO,
    progress: TextIO,
) -> int:
    """Play, with progress on one stream and the result on the other; 0 when it is done."""
    store = _store(file)
    try:
        room = demo(
            scenario,
            timing,
            seed,
            policy,
            store,
            progress=lambda text: print(text, file=progress, flush=True),
        )
        result = summary(room)
    finally:
        store.close()
    if as_json:
        out.write(json.dumps(result, ensure_ascii=False) + "\n")
    else:
        out.write("\n".join(told(scenario, result)) + "\n")
    if file is not None:
        print(f"Kept in {file}.", file=progress)
    return 0


def _say(stream: TextIO, text: str) -> None:
    print(text, file=stream, flush=True)


def _store(file: Path | None) -> Store:
    if file is None:
        return MemoryStore()
    from tabletop.store import sqlite

    return sqlite.create(file)


def told(scenario: Scenario, result: dict[str, Any]) -> list[str]:
    """The result in plain lines: decisions, then the headlines move by move."""
    lines = [f"{scenario.title}: {result['events']} events, seed {result['seed']}", "", "Decisions"]
    for each in result["decisions"]:
        lines += _decision(scenario, each)
    if not result["decisions"]:
        lines.append("  No text was put forward.")
    for move in result["moves"]:
        lines += ["", f"Move {move['move']}", *_headlines(move)]
    stylised = textwrap.wrap(scenario.stylised, 78)
    return [*lines, "", f"Head of the log: {result['head_hash']}", *stylised]


def _decision(scenario: Scenario, decision: dict[str, Any]) -> list[str]:
    titles = ", ".join(scenario.items[item].title for item in decision["items"])
    breakers = [scenario.seats[seat].name for seat in decision["broken_by"]]
    broken = f"; silence broken by {', '.join(breakers)}" if breakers else ""
    text = f"Text {decision['text']} on {titles}: {decision['outcome']}{broken}"
    return textwrap.wrap(text, 78, initial_indent="  ", subsequent_indent="    ")


def _headlines(move: dict[str, Any]) -> list[str]:
    cohesion, mandate, escalation = move["cohesion"], move["mandate"], move["escalation"]
    rows = [
        ("Common ground", _share(cohesion["common_ground"])),
        ("Delivery", _share(move["delivery"])),
        ("Mandate, lowest and median", f"{_share(mandate['minimum'])} and {_share(mandate['median'])}"),
        ("Escalation pressure", f"{_plain(escalation['gauge'])} of 100; {escalation['count']} acts seen"),
    ]
    return [f"  {name}: {value}" for name, value in rows]


def _share(value: float | None) -> str:
    return "not defined" if value is None else f"{value:.2f}"


def _plain(value: float | None) -> str:
    return "not defined" if value is None else f"{value:.0f}"
