"""Commands as a user types them: results, complaints and exit codes of whole processes."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tabletop.scenario.shipped import shipped
from tests.scenario.minimal import minimal, write


def tabletop(*words: str | Path, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "tabletop", *map(str, words)],
        cwd=cwd, env={**os.environ, **env}, capture_output=True, text=True, check=False, timeout=60,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tutorial played by stand-ins and kept in a file."""
    path = tmp_path_factory.mktemp("played") / "hour.exercise"
    done = tabletop("demo", "first-hour", "--file", path)
    assert done.returncode == 0, done.stderr
    return path


def test_version_says_name_and_number() -> None:
    assert tabletop("--version").stdout.startswith("tabletop 0.")


def test_an_unknown_scenario_is_named_with_those_near_it() -> None:
    done = tabletop("demo", "first-our")
    assert done.returncode == 3
    assert "first-hour" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_timing_is_refused_with_those_there_are() -> None:
    done = tabletop("demo", "first-hour", "--timing", "999")
    assert done.returncode == 2
    assert "30" in done.stderr


def test_a_faulty_scenario_is_told_line_by_line_and_not_played(tmp_path: Path) -> None:
    data = minimal()
    data["agenda"][0]["clauses"][0]["status_quo"] = "nothing"
    done = tabletop("demo", write(tmp_path, data))
    assert done.returncode == 1
    assert "scenario.yaml:" in done.stderr
    assert "status_quo" in done.stderr


def test_check_ends_with_0_1_or_3(tmp_path: Path) -> None:
    assert tabletop("scenario", "check", "first-hour", "baltic-request").returncode == 0
    data = minimal(title="")
    assert tabletop("scenario", "check", write(tmp_path, data)).returncode == 1
    assert tabletop("scenario", "check", tmp_path / "nowhere").returncode == 3


def test_schema_is_json_and_list_names_every_shipped_scenario() -> None:
    assert json.loads(tabletop("scenario", "schema").stdout)["properties"]["agenda"]
    listed = tabletop("scenario", "list").stdout
    assert all(folder.name in listed for folder in shipped())


def test_the_same_seed_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    words = ("demo", "first-hour", "--seed", "7", "--json")
    one, two = tabletop(*words, PYTHONHASHSEED="0"), tabletop(*words, PYTHONHASHSEED="1")
    assert one.stdout == two.stdout
    result = json.loads(one.stdout)
    assert {"scenario", "seed", "events", "head_hash", "decisions", "moves"} <= set(result)
    assert {"conflict", "cooperation", "net", "count", "gauge", "rung"} <= set(
        result["moves"][0]["escalation"]
    )
    assert one.stdout != tabletop("demo", "first-hour", "--seed", "8", "--json").stdout


def test_demo_refuses_to_write_over_an_exercise(played: Path) -> None:
    before = played.read_bytes()
    done = tabletop("demo", "first-hour", "--file", played)
    assert done.returncode == 1
    assert "exists already" in done.stderr
    assert played.read_bytes() == before


def test_a_kept_demo_verifies_replays_and_reports(played: Path, tmp_path: Path) -> None:
    verified = tabletop("verify", played)
    assert verified.returncode == 0
    head = json.loads(tabletop("demo", "first-hour", "--json").stdout)["head_hash"]
    assert head in verified.stdout
    assert json.loads(tabletop("replay", played, "--at", "20", "--json").stdout)["event"] == 20
    assert tabletop("report", played, "-o", tmp_path / "out.html").returncode == 0
    assert tabletop("report", played, "-o", tmp_path / "out.md").returncode == 0
    assert "<html" in (tmp_path / "out.html").read_text(encoding="utf-8")


def test_a_meddled_event_is_named(played: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.exercise"
    copy.write_bytes(played.read_bytes())
    with sqlite3.connect(copy) as connection:
        connection.execute("UPDATE events SET body = replace(body, '\"at\"', '\"aT\"') WHERE sequence = 30")
    connection.close()
    done = tabletop("verify", copy)
    assert done.returncode == 1
    assert "event 30:" in done.stdout


@pytest.mark.parametrize("verb", ["verify", "replay", "report"])
def test_files_that_are_no_exercise_are_refused_plainly(verb: str, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all")
    extra = ["-o", tmp_path / "x.html"] if verb == "report" else []
    for path in (tmp_path / "letter.txt", tmp_path, tmp_path / "missing.exercise", Path(os.devnull)):
        done = tabletop(verb, path, *extra)
        assert done.returncode in (1, 3), (path, done)
        assert "Traceback" not in done.stderr + done.stdout
        assert (done.stderr + done.stdout).strip()


def test_papers_are_printed_into_a_folder(tmp_path: Path) -> None:
    done = tabletop("print", "first-hour", "-o", tmp_path / "papers")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "papers" / "index.html").is_file()


def test_invented_names_replace_real_ones_everywhere(tmp_path: Path) -> None:
    assert tabletop("print", "baltic-request", "--fictional", "-o", tmp_path / "p").returncode == 0
    for page in (tmp_path / "p").glob("*.html"):
        assert "Lithuania" not in page.read_text(encoding="utf-8"), page


def test_no_scenario_and_no_file_is_explained() -> None:
    done = tabletop("play", "--plain")
    assert done.returncode == 2
    assert "scenario" in done.stderr


def test_ctrl_c_ends_a_demo_with_130_and_one_line() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "tabletop", "demo", "baltic-request"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stderr is not None
    process.stderr.readline()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in errors


def test_a_demo_killed_in_the_middle_leaves_a_whole_exercise(tmp_path: Path) -> None:
    path = tmp_path / "killed.exercise"
    process = subprocess.Popen(
        [sys.executable, "-m", "tabletop", "demo", "baltic-request", "--file", str(path)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stderr is not None
    for _ in range(2):
        process.stderr.readline()
    process.kill()
    process.wait(timeout=30)
    process.stderr.close()
    done = tabletop("verify", path)
    assert done.returncode == 0
    assert "whole" in done.stdout


EVIL = "ev\x1b]0;taken\x07\x1b[31mil"


@pytest.mark.skipif(os.name != "posix", reason="other systems take no such names")
@pytest.mark.parametrize(
    "words",
    [
        ("report", "hour.exercise", "-o", f"{EVIL}.html"),
        ("report", "hour.exercise", "-o", f"{EVIL}.txt"),
        ("report", f"{EVIL}.exercise", "-o", "report.html"),
        ("verify", f"{EVIL}.exercise"),
        ("verify", EVIL),
        ("demo", "first-hour", "--file", f"{EVIL}.exercise"),
        ("demo", "first-hour", "--timing", EVIL),
        ("demo", EVIL),
        ("demo", "first-hour", f"--{EVIL}"),
        ("demo", "first-hour", "--policy", EVIL),
        ("print", "first-hour", "-o", EVIL),
        ("print", "first-hour", "-o", f"hour.exercise/{EVIL}"),
        ("scenario", "check", EVIL),
        ("play", "first-hour", "--plain", "--timing", "30", "--file", f"{EVIL}.exercise"),
        ("measure", "agreement", EVIL),
        ("rehearse", "first-hour", "--runs", "1", "-o", EVIL),
        (EVIL,),
    ],
)
def test_names_that_are_typed_are_told_as_harmless_text(
    played: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "hour.exercise").write_bytes(played.read_bytes())
    (tmp_path / EVIL).write_text("nothing")
    done = tabletop(*words, cwd=tmp_path)
    said = done.stdout + done.stderr
    assert "Traceback" not in said
    assert not {c for c in said if c < " " and c != "\n"}


@pytest.mark.parametrize("words", [("play", "nosuch"), ("play", "nosuch", "--plain"), ("host", "nosuch")])
def test_a_scenario_that_is_not_there_is_named_without_a_terminal_too(words: tuple[str, ...]) -> None:
    done = tabletop(*words)
    assert done.returncode == 3
    assert "there is no scenario 'nosuch'" in done.stderr
