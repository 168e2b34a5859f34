"""Who may import whom, and what headless commands never load."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "tabletop"
PURE = ("exercise", "scorecard", "measures")
IMPURE = {"time", "random", "os", "sqlite3", "textual", "rich", "secrets", "socket", "subprocess"}
ALLOWED = {
    "scenario": {"scenario", "measures"},
    "exercise": {"exercise", "scenario"},
    "measures": {"measures"},
    "measuring": {"measuring", "measures", "scenario"},
    "scorecard": {"scorecard", "exercise", "measures", "scenario"},
    "store": {"store", "exercise"},
    "standins": {"standins", "exercise", "measures", "scenario"},
    "showing": {"showing", "exercise", "scenario", "scorecard", "measures"},
    "room": {"room", "exercise", "scorecard", "standins", "scenario", "store", "showing"},
    "rehearsal": {"rehearsal", "exercise", "scorecard", "standins", "room", "scenario", "store"},
    "debrief": {"debrief", "exercise", "scorecard", "measures", "showing", "scenario", "store", "rehearsal"},
    "hosting": {"hosting", "room", "exercise", "scenario", "scorecard", "store", "showing"},
    "forked": {"forked", "hosting", "terminal", "room", "scenario", "store"},
    "desk": {"desk", "room", "showing", "exercise", "scenario", "store", "scorecard", "measures"},
    "terminal": {"terminal", "desk", "room", "showing", "exercise", "scenario", "store", "scorecard"},
    "plain": {"plain", "desk", "room", "showing", "exercise", "scenario", "store"},
}


def imports(path: Path) -> set[str]:
    """Full names of all modules a file imports, also inside functions."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def files(part: str) -> list[Path]:
    """All modules of one part of the package."""
    return sorted((PACKAGE / part).rglob("*.py"))


@pytest.mark.parametrize("part", sorted(ALLOWED))
def test_each_part_imports_only_what_the_architecture_allows(part: str) -> None:
    for path in files(part):
        for name in imports(path):
            pieces = name.split(".")
            if pieces[0] == "tabletop" and len(pieces) > 1 and pieces[1] not in ("__version__", "stopping"):
                assert pieces[1] in ALLOWED[part], f"{path.name} of {part} imports {name}"


def test_every_part_of_the_package_has_its_arrows_listed() -> None:
    parts = {path.name for path in PACKAGE.iterdir() if path.is_dir() and any(path.glob("*.py"))}
    assert parts <= set(ALLOWED)


@pytest.mark.parametrize("part", PURE)
def test_rules_and_measures_know_no_clock_no_chance_and_no_files(part: str) -> None:
    for path in files(part):
        assert not {name.split(".")[0] for name in imports(path)} & IMPURE, path


@pytest.mark.parametrize(
    "module",
    ["tabletop.cli", "tabletop.room.port", "tabletop.rehearsal.demo", "tabletop.plain.session",
     "tabletop.debrief.replaying", "tabletop.scenario.verbs"],
)  # fmt: skip
def test_headless_commands_never_load_the_full_screen(module: str) -> None:
    code = f"import sys, {module}; sys.exit('textual' in sys.modules or 'matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_checking_a_scenario_loads_no_numbers_and_no_templates() -> None:
    code = (
        "import sys\nfrom tabletop.cli import run\nrun(['scenario', 'check', 'first-hour'])\n"
        "sys.exit(bool({'numpy', 'jinja2', 'sqlite3', 'rich'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, timeout=60, capture_output=True)
    assert done.returncode == 0, done.stdout


def test_the_list_of_exercises_comes_up_without_rules_numbers_and_templates() -> None:
    heavy = {"tabletop.exercise", "tabletop.scenario.model", "pydantic", "numpy", "jinja2", "sqlite3", "yaml"}
    shown = "tabletop.cli, tabletop.making, tabletop.terminal.starting, tabletop.terminal.screens.home"
    code = f"import sys, {shown}\nprint(*sorted({heavy!r} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, timeout=60, capture_output=True)
    assert loaded.stdout.split() == []
