"""A file of answers plays a whole exercise, and uses every verb that can change one."""

from __future__ import annotations

import asyncio
import io
import subprocess
import sys
from pathlib import Path

import pytest

from tabletop.desk.asking import Asker
from tabletop.desk.vocabulary import VERBS
from tabletop.exercise.facts import ACTS, Act
from tabletop.plain.lines import StreamLines
from tabletop.plain.page import Page
from tabletop.scenario.model import Scenario
from tabletop.showing.acts import INTERNAL
from tabletop.store import sqlite
from tests.plain.desks import Counting
from tests.plain.sitting import SCRIPT, tutorial
from tests.scenario.minimal import MINIMAL, built

VOTES = """
start
next
draft ALD / 1 / joint
draft ALD / 2 / small, by-alder
next
table chair 1
table chair 2
silence 1
vote ALD 1 yes
grid votes 1

yes
abstain
close 1
silence 2
sign ALD 2
grid votes 2

sign

close 2
communique
argue ALD / A joint course for pilots / They learn each other's words
"""


def procedures() -> Scenario:
    """A vote and a letter of intent on one agenda."""
    coast, means = MINIMAL["agenda"]
    vote = {"kind": "qualified_majority", "members_share": 50, "weight_share": 50}
    letter = {"kind": "coalition", "signatories": 2}
    return built(agenda=[{**coast, "procedure": vote}, {**means, "procedure": letter}])


@pytest.fixture(scope="module")
def answers() -> dict[type[Act], int]:
    """By act that could be done, the most answers it took."""
    found: dict[type[Act], int] = {}
    scripts = ((tutorial(), "60", SCRIPT.read_text(encoding="utf-8")), (procedures(), "75", VOTES))
    for scenario, timing, script in scripts:
        desk = Counting(scenario, timing, script)
        desk.play()
        for act, count in desk.answers.items():
            found[act] = max(found.get(act, 0), count)
    return found


def test_every_act_of_the_exercise_can_be_done_by_a_verb_and_the_scripts_do_them_all(
    answers: dict[type[Act], int],
) -> None:
    by_verb = {act for known in VERBS.values() for act in known.acts}
    wanted = {act for kind, act in ACTS.items() if kind not in INTERNAL}
    assert by_verb == wanted
    late = {act for act in wanted if act.kind in ("tray.accept", "tray.return")}
    assert set(answers) == wanted - late


def test_no_act_takes_more_than_three_answers(answers: dict[type[Act], int]) -> None:
    assert {act.kind: count for act, count in answers.items() if count > 3} == {}


def test_a_piped_script_plays_the_whole_tutorial_and_the_file_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "hour.exercise"
    with SCRIPT.open(encoding="utf-8") as script:
        done = subprocess.run(
            [sys.executable, "-m", "tabletop", "play", "first-hour", "--plain", "--timing", "60",
             "--file", file],
            stdin=script, capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "5 lines were refused.\n")
    assert done.stdout.count("Not done.") == 2, "an act before its phase, and a phase after the last"
    assert "There is no verb" not in done.stdout
    assert "The exercise is over. Nothing more is negotiated." in done.stdout
    verdict = subprocess.run(
        [sys.executable, "-m", "tabletop", "verify", file],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert verdict.returncode == 0, verdict.stdout


def test_the_same_script_and_seed_give_the_same_file(tmp_path: Path) -> None:
    heads = []
    for name in ("one", "two"):
        out = io.StringIO()
        from tabletop.plain.session import play_plain

        file = tmp_path / f"{name}.exercise"
        play_plain(tutorial(), "60", file, io.StringIO(SCRIPT.read_text(encoding="utf-8")), out, seed=7)
        with sqlite.open(file) as store:
            heads.append(store.head())
    assert heads[0] == heads[1]


def test_each_verb_has_help_and_an_example_that_begins_with_it() -> None:
    for known in VERBS.values():
        assert known.help.endswith("."), known.name
        assert known.example.startswith(known.name), known.name


def test_an_asker_that_finds_no_more_lines_leaves() -> None:
    from tabletop.desk.questions import Quit

    lines = StreamLines(io.StringIO(""), io.StringIO())
    with pytest.raises(Quit):
        asyncio.run(Asker(lines, Page(lines.say)).line("? "))
