"""What the shipped scenarios are held to, each by itself and all together."""

from __future__ import annotations

from functools import cache

import pytest

from tabletop.scenario.fictional import fictional
from tabletop.scenario.model import Scenario
from tabletop.scenario.reading import read
from tabletop.scenario.shipped import find, shipped

NAMES = sorted(folder.name for folder in shipped())


@cache
def scenario(name: str) -> Scenario:
    return read(find(name))


LESSONS = [name for name in NAMES if not scenario(name).tutorial]


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_fits_into_all_four_timings_and_four_or_five_core_injects(name: str) -> None:
    lesson = scenario(name)
    assert {timing.id for timing in lesson.timings} >= {"60", "75", "120", "day"}
    assert sum(inject.core for inject in lesson.injects) in (4, 5)


@pytest.mark.parametrize("name", LESSONS)
def test_every_source_says_how_far_to_trust_it_and_positions_are_marked_as_invented(name: str) -> None:
    lesson = scenario(name)
    assert lesson.sources
    assert all(source.confidence for source in lesson.sources)
    assert "invented" in lesson.stylised


@pytest.mark.parametrize("name", LESSONS)
def test_no_delegation_keeps_its_name_under_invented_names(name: str) -> None:
    lesson = scenario(name)
    invented = fictional(lesson)
    prose = invented.model_dump_json(exclude={"sources", "overlay"})
    for seat in lesson.delegations:
        assert invented.seats[seat.id].name != seat.name
        assert seat.name not in prose


@pytest.mark.parametrize("name", LESSONS)
def test_every_inject_and_every_objective_serves_the_other(name: str) -> None:
    lesson = scenario(name)
    assert {i.objective for i in lesson.injects} == {objective.id for objective in lesson.objectives}


def test_between_them_the_scenarios_use_every_procedure_funding_rule_and_kind() -> None:
    items = [item for name in NAMES for item in scenario(name).agenda]
    clauses = [clause for item in items for clause in item.clauses]
    options = [option for clause in clauses for option in clause.options]
    injects = [inject for name in NAMES for inject in scenario(name).injects]
    procedures = {item.procedure.kind for item in items}
    assert procedures == {"consensus", "unanimity", "qualified_majority", "coalition"}
    assert {option.funding for option in options} == {None, "costs_lie", "pledges", "common"}
    assert {clause.kind for clause in clauses} == {"ordered", "nominal"}
    assert {inject.kind for inject in injects} == {"scheduled", "conditional", "contingency"}
