"""`tabletop demo`: a whole exercise played by stand-ins, and what came of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from tabletop.rehearsal.playthrough import demo, summary
from tabletop.rehearsal.telling import told
from tabletop.room.service import Room
from tabletop.scenario.model import Scenario
from tabletop.stopping import noted
from tabletop.store.memory import MemoryStore


def show(
    scenario: Scenario,
    timing: str,
    seed: int,
    policy: str,
    file: Path | None,
    as_json: bool,
    out: TextIO,
    say: Callable[[str], None],
) -> int:
    """Play, with progress in words by `say` and the result on a stream; 0 when it is done.

    KeyError for an unknown timing or policy; the store's errors if `file` exists or cannot be written.
    """
    result = _played(file, partial(demo, scenario, timing, seed, policy), say)
    if as_json:
        out.write(json.dumps(result, ensure_ascii=False) + "\n")
    else:
        out.write("\n".join(told(scenario, timing, policy, result)) + "\n")
    if file is not None:
        say(f"Kept in {file}. To read what happened: tabletop report {file} -o report.html")
    return 0


def _played(file: Path | None, demo: Callable[..., Room], say: Callable[[str], None]) -> dict[str, Any]:
    """What came of it; a file is closed in good order, whatever happens."""
    if file is None:
        return summary(demo(MemoryStore(), say))
    from tabletop.store import sqlite

    with noted() as look:

        def said(text: str) -> None:
            look()
            say(text)

        with sqlite.create(file) as store:
            return summary(demo(store, said))
