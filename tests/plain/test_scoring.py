"""The scorecard in line mode: everything opens, the weights can be swapped, and the room sees none of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.plain.sitting import SCRIPT, said

PLAYED = SCRIPT.read_text(encoding="utf-8").replace("\nquit\n", "\n")
CONTROL = "control view\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tutorial played to its end."""
    folder = tmp_path_factory.mktemp("played")
    said(folder, PLAYED)
    return folder


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("why cohesion 1\n\n", "Common ground at the opening"),
        ("why say-do 1\n\n", "why say-do gap"),
        ("why escalation 1\n\n", "Toward the adversary:"),
        ("delegation DUN 1\n\n", "Dunmere, move 1"),
        ("analysis 1\n\n", "Zone of agreement"),
        ("trust 1\n\n", "How far to trust the headlines, up to move 1"),
        ("likeness 1\n", "How alike delegations stand, move 1"),
        ("objections\n", "Who would break silence now"),
    ],
)
def test_every_panel_opens_for_the_facilitator_and_is_shut_in_the_room(
    folder: Path, typed: str, told: str
) -> None:
    assert told in said(folder, CONTROL + typed)
    shut = said(folder, typed.strip() + "\n")
    assert told not in shut
    assert "That is for the facilitator alone" in shut


def test_a_part_opens_into_the_sentence_of_its_act(folder: Path) -> None:
    found = said(folder, f"{CONTROL}why escalation 1 2\n")
    assert "in public" in found.split("Behind Reassurance")[1]


def test_a_trial_opens_into_the_act_that_matters_most(folder: Path) -> None:
    found = said(folder, f"{CONTROL}trust 1 1\n").split("Behind Common ground, move 1")[1]
    assert re.match(r" \[\d+\] ", found)


def test_the_table_of_weights_is_swapped_for_all_verbs(folder: Path) -> None:
    found = said(folder, f"{CONTROL}weights rivera\nwhy escalation 1\n\n")
    assert "Escalation is weighed by RIVERA (Rivera et al. 2024) from now on." in found
    assert "RIVERA;" in found.split("> why")[1]


def test_a_file_of_the_facilitators_own_weighs_the_acts(folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "our weights.csv"
    table.write_text("code,weight,label\nwarn,-9.5,Warn\nreassure,4,Reassure\n", encoding="utf-8")
    found = said(folder, f"{CONTROL}weights {table}\n")
    assert "Escalation is weighed by our weights (your own table, our weights.csv) from now on." in found


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"code,weight\nwarn,much\n", "number"),
        (b"code,weight\n190,-9\n190,-8\n", "twice"),
        (b"\xff\xfe\x00", "cannot be read as text"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_and_the_weights_stay(
    folder: Path, tmp_path: Path, content: bytes, told: str
) -> None:
    table = tmp_path / "wrong.csv"
    table.write_bytes(content)
    found = said(folder, f"{CONTROL}weights {table}\nback\nscores\n")
    assert told in found
    assert "weights: WEIS" in found


def test_a_file_that_is_not_there_is_said_so(folder: Path) -> None:
    assert "There is no file “nowhere.csv”" in said(folder, f"{CONTROL}weights nowhere.csv\nback\n")
