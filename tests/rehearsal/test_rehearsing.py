"""A scenario is played many times by stand-ins: always the same way, and it can be stopped."""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.rehearsal.mixes import MIXES
from tabletop.rehearsal.outcome import Outcome, rehearsed
from tabletop.rehearsal.playthrough import demo
from tabletop.rehearsal.running import plan, play_all
from tabletop.rehearsal.tally import Spread, Tally
from tabletop.scenario.model import Scenario
from tabletop.scenario.reading import read
from tabletop.scenario.shipped import find, shipped

RUNS = 1_000 if os.environ.get("TABLETOP_FAULTS") else 60


@pytest.fixture(scope="module")
def lesson() -> Scenario:
    """The shortest scenario there is."""
    return read(find("first-hour"))


def tabletop(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The program, whole."""
    command = [sys.executable, "-m", "tabletop", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)


def nobody(_: Tally) -> None:
    """Hears, and says nothing."""


def test_the_result_is_the_same_on_one_processor_and_on_several(lesson: Scenario) -> None:
    alone = play_all(lesson, "30", plan(MIXES, 14, 5), 1, nobody)
    together = play_all(lesson, "30", plan(MIXES, 14, 5), 3, nobody)
    assert alone == together
    assert alone.runs == 14


def test_every_style_plays_with_the_same_seeds() -> None:
    assert list(plan(("a", "b"), 5, 7)) == [("a", 7), ("b", 7), ("a", 8), ("b", 8), ("a", 9)]


@pytest.mark.parametrize("style", [mix for mix in MIXES if mix != "mixed"])
def test_a_rehearsal_of_one_style_goes_as_the_demo_with_that_seed(style: str, lesson: Scenario) -> None:
    outcome, card = rehearsed(lesson, "30", style, 3), demo(lesson, "30", 3, style).cards()[-1]
    assert (outcome.common_ground, outcome.delivery) == (card.cohesion.common_ground, card.delivery.value)
    assert outcome.mandates == card.mandate.by_seat


def test_a_mixed_table_is_mixed_the_same_way_each_time(lesson: Scenario) -> None:
    assert rehearsed(lesson, "30", "mixed", 9) == rehearsed(lesson, "30", "mixed", 9)


@given(st.lists(st.integers(-2000, 1000), min_size=1, max_size=40), st.integers(0, 40))
def test_medians_of_counted_values_are_those_of_the_values(values: list[int], cut: int) -> None:
    one, other = Spread(1000), Spread(1000)
    for place, value in enumerate(values):
        (one if place < cut else other).add(value / 1000)
    one.merge(other)
    assert one.median() == pytest.approx(median(values) / 1000)
    assert one.at(0) == min(values) / 1000
    assert one.at(1) == max(values) / 1000


def test_a_figure_that_is_never_defined_has_no_median() -> None:
    spread = Spread(1000)
    spread.add(None)
    assert spread.median() is None


def test_what_is_kept_does_not_grow_with_the_number_of_exercises(lesson: Scenario) -> None:
    outcome = rehearsed(lesson, "30", "negotiator", 1)
    few, many = Tally(), Tally()
    for tally, times in ((few, 10), (many, 5_000)):
        for _ in range(times):
            tally.add(outcome)
    assert len(pickle.dumps(many)) < len(pickle.dumps(few)) + 300


def test_json_has_the_medians_of_every_style_and_the_faults() -> None:
    done = tabletop("rehearse", "first-hour", "--timing", "30", "--runs", "12", "--json")
    told = json.loads(done.stdout)
    assert done.returncode == (1 if told["faults"] else 0)
    assert list(told["mixes"]) == list(MIXES)
    figures = {"common_ground", "delivery", "mandate_minimum", "mandate_median", "conflict", "decided"}
    assert all(figures <= set(mix) for mix in told["mixes"].values())
    assert told["runs"] == told["planned"] == 12


def test_tables_fit_eighty_columns_and_the_page_stands_alone(tmp_path: Path) -> None:
    page = tmp_path / "balance.html"
    done = tabletop("rehearse", "baltic-request", "--runs", "12", "-o", str(page))
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "Played 12 exercises" in done.stderr
    html = page.read_text(encoding="utf-8")
    assert "<svg" in html
    assert "http" not in html.replace("http://www.w3.org/2000/svg", "")


def test_a_page_that_cannot_be_written_is_refused_before_anything_is_played(tmp_path: Path) -> None:
    done = tabletop("rehearse", "first-hour", "--runs", "100000", "-o", str(tmp_path / "no" / "page.html"))
    assert done.returncode == 1
    assert "There is no folder" in done.stderr


def test_calibration_prints_lines_for_the_scenario_file() -> None:
    done = tabletop("rehearse", "first-hour", "--timing", "30", "--runs", "8", "--calibrate")
    assert done.returncode == 0
    assert "reference:\n  conflict: " in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a signal")
def test_ctrl_c_stops_and_keeps_what_is_done() -> None:
    command = [sys.executable, "-m", "tabletop", "rehearse", "first-hour", "--runs", "5000", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as going:
        assert going.stderr is not None
        first = going.stderr.readline()
        going.send_signal(signal.SIGINT)
        out, rest = going.communicate(timeout=60)
    assert "of 5,000 exercises" in first
    assert going.returncode == 130
    assert "Stopped after" in rest
    assert 0 < json.loads(out)["runs"] < 5000


@pytest.mark.parametrize("wrong", ["0", "-3", "many", "1e3", "9999999999"])
def test_a_number_of_runs_that_makes_no_sense_is_refused(wrong: str) -> None:
    done = tabletop("rehearse", "first-hour", f"--runs={wrong}")
    assert done.returncode == 2
    assert "a whole number from 1 to 1,000,000 is needed" in done.stderr


@pytest.mark.parametrize("folder", shipped(), ids=lambda f: f.name)
def test_every_scenario_that_ships_is_in_balance(folder: Path) -> None:
    done = tabletop("rehearse", folder.name, "--runs", str(RUNS), "--json")
    assert [fault["message"] for fault in json.loads(done.stdout)["faults"]] == []


def test_an_outcome_tells_what_happened(lesson: Scenario) -> None:
    outcome = rehearsed(lesson, "30", "negotiator", 1)
    assert isinstance(outcome, Outcome)
    assert outcome.injects
    assert outcome.declared
    assert {clause for clause, _ in outcome.adopted} <= set(lesson.clauses)
