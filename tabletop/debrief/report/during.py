"""The report of an exercise that is still open: from its log in memory, for its file is locked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tabletop.debrief.report.building import build
from tabletop.debrief.report.writing import put, rendered
from tabletop.exercise.facts import Event
from tabletop.measures.weights import DEFAULT, Table
from tabletop.scorecard.assess import assess

ENDING = "-report.html"


def write_beside(log: Sequence[Event], head: str, file: Path, weights: str | Table = DEFAULT) -> Path:
    """Write monday-report.html beside monday.exercise, over an earlier one; gives its path.

    It speaks of seats, not of persons. `head` is the hash of the last event; `weights` the table of the
    gauges. OSError if the folder cannot be written.
    """
    out_path = file.with_name(file.stem + ENDING)
    put(out_path, rendered(build(log, None, assess(log, weights), head=head), out_path.suffix))
    return out_path
