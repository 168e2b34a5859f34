"""Stored logs of every released format give the same views and scorecards with today's code."""

from __future__ import annotations

import pytest

from tabletop.exercise.core import ExerciseCreated
from tabletop.scenario.shipped import shipped
from tests.golden.transcript import FOLDER, GOLDEN, stored, told


@pytest.mark.parametrize("name", sorted(GOLDEN))
def test_a_stored_exercise_reads_as_it_did_when_it_was_stored(name: str) -> None:
    assert told(stored(name)) == (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def test_every_shipped_scenario_has_a_golden_transcript() -> None:
    assert {folder.name for folder in shipped()} == set(GOLDEN)


def test_an_exercise_of_the_first_version_goes_on_releasing_its_scheduled_injects_by_itself() -> None:
    created = stored("baltic-request")[0].fact
    assert isinstance(created, ExerciseCreated)
    scheduled = [i for i in created.scenario.injects if i.kind == "scheduled"]
    assert scheduled
    assert all(inject.by_itself for inject in scheduled)
