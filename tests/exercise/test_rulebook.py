"""The table of contents of the rules is complete."""

from __future__ import annotations

from tabletop.exercise import core
from tabletop.exercise.facts import ACTS, FACTS


def listed() -> set[str]:
    """Names of all modules in the rulebook."""
    return {module.__name__ for modules in core.rulebook.SECTIONS.values() for module in modules}


def test_every_act_and_every_fact_is_found_through_the_rulebook() -> None:
    kinds = {*ACTS.values(), *FACTS.values()} - {core.ExerciseCreated}
    assert {kind.__module__ for kind in kinds if kind.__module__.startswith("tabletop.")} <= listed()
