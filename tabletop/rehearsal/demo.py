"""`tabletop demo`: a whole exercise played by stand-ins, and what came of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TextIO

from tabletop.rehearsal.playthrough import demo, summary
from tabletop.rehearsal.telling import told
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
    """Play, with progress on one stream and the result on the other; 0 when it is done.

    KeyError for an unknown timing or policy; the store's errors if `file` exists or cannot be written.
    """

    def say(text: str) -> None:
        print(text, file=progress, flush=True)

    store = _store(file)
    try:
        result = summary(demo(scenario, timing, seed, policy, store, progress=say))
    finally:
        store.close()
    if as_json:
        out.write(json.dumps(result, ensure_ascii=False) + "\n")
    else:
        out.write("\n".join(told(scenario, timing, policy, result)) + "\n")
    if file is not None:
        say(f"Kept in {file}. To read what happened: tabletop report {file} -o report.html")
    return 0


def _store(file: Path | None) -> Store:
    if file is None:
        return MemoryStore()
    from tabletop.store import sqlite

    return sqlite.create(file)
