"""The measures start fast and stand alone."""

import ast
import subprocess
import sys
from pathlib import Path

import tabletop.measures

FOLDER = Path(tabletop.measures.__file__).parent
FORBIDDEN = {"time", "random", "os", "sqlite3", "textual", "rich", "statistics", "secrets", "datetime"}


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_measures_import_nothing_of_ours_nor_clock_nor_chance():
    for path in sorted(FOLDER.glob("*.py")):
        for name in imported(ast.parse(path.read_text(encoding="utf-8"))):
            assert name.split(".")[0] not in FORBIDDEN, f"{path.name} imports {name}"
            ours = name.startswith("tabletop")
            assert not ours or name.startswith("tabletop.measures"), f"{path.name} imports {name}"


def test_importing_every_measure_loads_no_heavy_library():
    modules = [f"tabletop.measures.{path.stem}" for path in FOLDER.glob("*.py") if path.stem != "__init__"]
    code = f"import sys, {', '.join(sorted(modules))}; print(sorted({{'numpy', 'scipy'}} & set(sys.modules)))"
    root = FOLDER.parents[1]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.strip() == "[]"
