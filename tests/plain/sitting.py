"""A sitting in line mode over a real file: a script goes in, what was said comes out."""

from __future__ import annotations

import io
from pathlib import Path

from tabletop.plain.session import play_plain
from tabletop.scenario.model import Scenario
from tabletop.scenario.reading import read
from tabletop.scenario.shipped import find

SCRIPT = Path(__file__).with_name("first-hour.txt")


def tutorial() -> Scenario:
    """The tutorial as shipped."""
    return read(find("first-hour"))


def sit(folder: Path, script: str, scenario: Scenario | None = None, timing: str = "60") -> str:
    """Play a script, going on where the file of this folder stands; everything that was said."""
    file, out = folder / "a.exercise", io.StringIO()
    if not file.exists():
        scenario = scenario or tutorial()
    play_plain(None if file.exists() else scenario, timing, file, io.StringIO(script), out, seed=1)
    return out.getvalue()


def said(folder: Path, script: str, **how: object) -> str:
    """The same on one line, so that folding does not matter."""
    return " ".join(sit(folder, script, **how).split())  # type: ignore[arg-type]
