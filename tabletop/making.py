"""What the screen lets other parts make: reports, papers, demos. Each is loaded when first asked for."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from tabletop.measures.weights import DEFAULT
from tabletop.terminal.makers import Makers, Played

if TYPE_CHECKING:
    from tabletop.exercise.facts import Event
    from tabletop.measures.weights import Table
    from tabletop.scenario.model import Scenario


def makers() -> Makers:
    """All of them."""
    return Makers(_report, _papers, _demo)


def _report(log: Sequence[Event], head: str, file: Path, weights: str | Table = DEFAULT) -> Path:
    from tabletop.debrief.report.during import write_beside

    return write_beside(log, head, file, weights)


def _papers(
    scenario: Scenario,
    timing: str,
    folder: Path,
    codes: Mapping[str, str] = MappingProxyType({}),
    address: str = "",
) -> str:
    from tabletop.debrief.papers import PapersError, write_papers

    said = io.StringIO()
    try:
        write_papers(scenario, timing, folder, said, codes=codes, address=address)
    except PapersError as error:
        raise ValueError(str(error).replace(" with -o", "")) from error
    return said.getvalue().strip()


def _demo(scenario: Scenario, timing: str, progress: Callable[[str], None]) -> Played:
    from tabletop.rehearsal.playthrough import demo, summary
    from tabletop.rehearsal.telling import told

    room = demo(scenario, timing, 1, "negotiator", progress=progress)
    return Played(told(scenario, timing, "negotiator", summary(room)), tuple(room.log), room.head().hash)
