"""Exercises on this machine: a new one in a new file, one resumed, one opened to be read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tabletop.room.chance import Chance
from tabletop.room.clock import Clock
from tabletop.room.service import Room, create, resume
from tabletop.scenario.model import Scenario
from tabletop.store import sqlite
from tabletop.store.laying import is_blank
from tabletop.store.tables import SUFFIX


def free_name(scenario: str, folder: Path | None = None) -> Path:
    """A name in this folder that nothing has yet: baltic-request-2026-03-01.exercise."""
    stem, count = f"{scenario}-{date.today().isoformat()}", 1
    path = (folder or Path()) / f"{stem}{SUFFIX}"
    while path.exists():
        count += 1
        path = path.with_name(f"{stem}-{count}{SUFFIX}")
    return path


def is_kept(file: Path) -> bool:
    """Whether something is kept under this name; a file without content is nothing, and begun anew."""
    try:
        return file.exists() and not is_blank(file)
    except OSError:
        return False  # no such name can be


def begin(
    file: Path, scenario: Scenario, timing: str, clock: Clock | None = None, chance: Chance | None = None
) -> Room:
    """A new exercise in a new file. The errors of the store; KeyError if there is no such timing."""
    store = sqlite.create(file)
    try:
        return create(store, scenario, timing, clock=clock, chance=chance or Chance())
    except BaseException:
        store.close()
        raise


def go_on(file: Path, clock: Clock | None = None) -> Room:
    """A stored exercise, paused where it stood. The errors of the store."""
    store = sqlite.open(file)
    try:
        return resume(store, clock=clock, chance=Chance())
    except BaseException:
        store.close()
        raise
