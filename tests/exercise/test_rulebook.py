"""The table of contents of the rules is complete, and no rule is hidden in a long file."""

from __future__ import annotations

from pathlib import Path

from tabletop.exercise import core
from tabletop.exercise.facts import ACTS, FACTS

LONGEST_FILE = 230


def listed() -> set[str]:
    """Names of all modules in the rulebook."""
    return {module.__name__ for modules in core.rulebook.SECTIONS.values() for module in modules}


def test_every_act_and_every_fact_is_found_through_the_rulebook() -> None:
    kinds = {*ACTS.values(), *FACTS.values()} - {core.ExerciseCreated}
    assert {kind.__module__ for kind in kinds if kind.__module__.startswith("tabletop.")} <= listed()


def test_no_rule_is_hidden_in_a_long_file() -> None:
    for path in Path(core.__file__).parent.rglob("*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE, path
