"""Every test of the store knows the sample's kinds, and leaves the registers as they were."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tabletop.exercise.facts import ACTS, FACTS
from tabletop.store import sqlite
from tests.store import sample


@pytest.fixture(autouse=True)
def sample_kinds() -> Iterator[None]:
    facts, acts = dict(FACTS), dict(ACTS)
    sample.register()
    yield
    FACTS.clear()
    FACTS.update(facts)
    ACTS.clear()
    ACTS.update(acts)


@pytest.fixture
def played(tmp_path: Path) -> Path:
    """A closed file of twelve statements."""
    path = tmp_path / "autumn.exercise"
    with sqlite.create(path) as store:
        for number in range(1, 13):
            store.append(f"command-{number}", sample.speech([number]))
        store.name_person("p-1", "Maria Lindqvist")
    return path
