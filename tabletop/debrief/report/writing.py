"""Writes the report of an exercise file to a file of its own, whole or not at all."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from tabletop.debrief.report.building import build
from tabletop.debrief.report.model import Report
from tabletop.debrief.report.record import Record, read_record
from tabletop.debrief.report.weighing import table_wanted
from tabletop.measures.weights import Table
from tabletop.scorecard.assess import assess
from tabletop.store.errors import StoreError
from tabletop.store.tables import named

FINE, FAULT, UNREADABLE = 0, 1, 3
SUFFIXES = (".html", ".htm", ".md")
DATABASE = b"SQLite format 3\0"


def write_report(path: Path, out_path: Path, names: bool, say: Callable[[str], None], table: str = "") -> int:
    """Write the report of the exercise at `path` to `out_path`, HTML or Markdown by its ending.

    `names` lets it name people; `table` is weis, cameo, rivera or a CSV file, weis if empty. Every sentence
    for the person at the screen goes to `say`. Comes back with 0; 1 if it was refused, or the exercise is
    damaged and the report covers what could be read; 3 if nothing could be read.
    """
    path, out_path = Path(path), Path(out_path)
    if reason := _refusal(path, out_path):
        say(reason)
        return FAULT
    try:
        scale = table_wanted(table)
    except ValueError as error:
        say(str(error))
        return FAULT
    try:
        record = read_record(path)
    except StoreError as error:
        say(str(error))
        return UNREADABLE
    if record.trouble:
        say(record.trouble)
    try:
        put(out_path, rendered(_report(record, names, scale), out_path.suffix.lower()))
    except OSError as error:
        say(
            f"“{named(out_path)}” cannot be written: {error.strerror or error}. Choose another place with -o."
        )
        return FAULT
    say(f"The report is in {out_path}.")
    return FAULT if record.trouble else FINE


def _report(record: Record, names: bool, scale: Table) -> Report:
    people = record.people if names else None
    head = record.hashes[-1]
    return build(record.events, people, assess(record.events, scale), head=head, trouble=record.trouble)


def rendered(report: Report, suffix: str) -> str:
    """The report as text: Markdown for ".md", else HTML."""
    if suffix == ".md":
        from tabletop.debrief.report.markdown import markdown

        return markdown(report)
    from tabletop.debrief.report.page import page

    return page(report)


def _refusal(path: Path, out_path: Path) -> str | None:
    """Why a report cannot be written there, in a sentence; None if it can."""
    if reason := unwritable(out_path):
        return reason
    try:
        if out_path.exists() and out_path.samefile(path):
            return _exercise_stays(named(out_path))
    except (OSError, ValueError):
        return f"“{named(out_path)}” cannot be written. Choose another name or folder with -o."
    return None


def _exercise_stays(name: str) -> str:
    return f"“{name}” is an exercise and stays as it is. Give the report another name with -o."


def unwritable(out_path: Path) -> str | None:
    """Why no page can be written there, in a sentence; None if one can."""
    name = named(out_path)
    if out_path.suffix.lower() not in SUFFIXES:
        return f"“{name}” should end in .html (to read and print) or .md (to edit). Give such a name with -o."
    try:
        if out_path.is_dir():
            return f"“{name}” is a folder. Give the name of a file with -o, such as {name}/report.html."
        if not out_path.parent.is_dir():
            return f"There is no folder “{named(out_path.parent)}”. Make it first, or choose another with -o."
        if out_path.exists() and _is_exercise(out_path):
            return _exercise_stays(name)
    except (OSError, ValueError):
        return f"“{name}” cannot be written. Choose another name or folder with -o."
    return None


def _is_exercise(path: Path) -> bool:
    if not path.is_file():
        return True
    with path.open("rb") as file:
        return file.read(len(DATABASE)) == DATABASE


def put(out_path: Path, text: str) -> None:
    """Put the whole text in place at once."""
    with tempfile.TemporaryDirectory(prefix=".report-", dir=out_path.parent) as aside:
        whole = Path(aside) / "report"
        whole.write_text(text, encoding="utf-8", newline="\n")
        whole.replace(out_path)
