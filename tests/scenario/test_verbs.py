"""`scenario list`, `check` and `schema`, and how scenarios are found."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tabletop.scenario import shipped, verbs
from tabletop.scenario.faults import Unreadable
from tabletop.scenario.model import Scenario
from tabletop.scenario.schema import json_schema
from tests.scenario.changes import changed
from tests.scenario.minimal import built, minimal, write

ROOT = Path(__file__).parents[2]


def checked(*paths: Path) -> tuple[int, str]:
    out = io.StringIO()
    return verbs.check(paths, out), out.getvalue()


def test_the_worst_of_several_files_decides_the_exit_code(tmp_path: Path) -> None:
    good = write(tmp_path / "good", minimal())
    bad = write(tmp_path / "bad", changed(("titel", "x")))
    assert checked(good)[0] == 0
    assert checked(good, bad)[0] == 1
    code, said = checked(tmp_path / "none", bad, good)
    assert code == 3
    assert "did you mean title?" in said
    assert f"{good}: no faults, 8 pieces of advice" in said


def test_a_fault_is_printed_as_file_line_path_and_sentence(tmp_path: Path) -> None:
    folder = write(tmp_path / "bad", changed(("key_messages.0.clause", "wacth")))
    lines = (folder / "scenario.yaml").read_text().splitlines()
    line = next(n for n, text in enumerate(lines, 1) if "clause: wacth" in text)
    expected = f"{folder}/scenario.yaml:{line}: key_messages[0].clause: there is no clause 'wacth'"
    assert expected in checked(folder)[1]


def test_advice_says_so_after_the_path(tmp_path: Path) -> None:
    said = checked(write(tmp_path / "good", minimal()))[1]
    assert ": delegations: advice: has 3 delegations; 6 to 9 work best" in said


def test_every_shipped_scenario_is_without_fault() -> None:
    folders = shipped.shipped()
    assert folders
    code, said = checked(*folders)
    assert code == 0, said


def test_the_list_names_what_a_teacher_chooses_by() -> None:
    out = io.StringIO()
    assert verbs.list_scenarios(out) == 0
    assert all(len(line) <= 80 for line in out.getvalue().splitlines())
    assert all(folder.name in out.getvalue() for folder in shipped.shipped())


def test_an_entry_of_the_list_holds_forum_seats_timings_and_lessons() -> None:
    entry = verbs.described(built())
    for words in ("minimal: The small coast", "Council of the league", "Alder, Birch, Cedar", "75 minutes"):
        assert words in entry
    assert "How silence works." in entry
    assert "invented for teaching" in entry


def test_a_scenario_is_found_by_name_or_path(tmp_path: Path) -> None:
    name = shipped.shipped()[0].name
    assert shipped.find(name) == shipped.shipped()[0]
    assert shipped.find(str(tmp_path)) == tmp_path
    with pytest.raises(Unreadable, match=f"did you mean .*{name}"):
        shipped.find(name[:-1])
    for odd in ("", "x" * 9000, "nul\0"):
        with pytest.raises(Unreadable, match="there is no scenario"):
            shipped.find(odd)


def test_a_misspelt_name_of_ones_own_scenario_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "night-ferry", minimal())
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Unreadable, match="did you mean night-ferry"):
        shipped.find("nightfery")


def test_the_schema_describes_every_field_an_editor_completes() -> None:
    out = io.StringIO()
    assert verbs.schema(out) == 0
    schema = json.loads(out.getvalue())
    assert schema == json_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["additionalProperties"] is False
    assert schema["properties"].keys() == Scenario.model_fields.keys()
    assert "from" in schema["$defs"]["Inject"]["properties"]
    assert schema["$defs"]["Option"]["properties"]["id"]["examples"] == ["pooled-rotation"]


def test_checking_needs_neither_the_screen_nor_the_papers() -> None:
    """Starting fast depends on what is not imported."""
    code = (
        "import sys; from tabletop.scenario import verbs; verbs.check(sys.argv[1:], sys.stdout);"
        "unwanted = {'textual', 'rich', 'jinja2', 'numpy', 'difflib', 'importlib.metadata'};"
        "print(sorted(unwanted & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, str(shipped.shipped()[0])],
        capture_output=True, encoding="utf-8", cwd=ROOT, check=True, env=dict(os.environ),
    )  # fmt: skip
    assert result.stdout.splitlines()[-1] == "[]"


def test_pydantic_finds_its_own_loader_where_more_is_asked_of_it() -> None:
    code = (
        "import sys, tabletop.scenario; from pydantic.plugin import _loader;"
        "assert _loader.get_plugins() == (); assert _loader.entry_points;"
        "assert sys.modules['pydantic.plugin._loader'].__file__"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=60)
