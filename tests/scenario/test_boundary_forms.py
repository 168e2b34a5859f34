"""Operational choices are refused in every field a player can choose from, and however they are spelled."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.scenario.check import faults_of
from tabletop.scenario.check.zone import _search
from tabletop.scenario.reading import read
from tabletop.scenario.shipped import find, shipped

BASE = (find("first-hour") / "scenario.yaml").read_text(encoding="utf-8")
TEXT = "The warning house will stand in Aldermoor."

REFUSED = (
    "Attack them.", "We bomb them.", "Nuke them", "Neutralise them", "Take hostages.",
    "Execute the prisoners.", "Poison the wells.", "Authorise the use of force.",
    "Lethal force is authorised.", "Weapons are released.", "Deploy twenty-four launchers to the coast.",
    "Deploy IV launchers to the coast.", "Redeploy 4 launchers at Riga.", "S.trike the bases.",
    "Str/ike the bases.", "Str·ike the bases.", "𝐒𝐭𝐫𝐢𝐤𝐞 the bases.", "lntercept 5 drones.",
    "Air strikes on the depots.", "A blockade of the port.", "Fund the attack on the depots.",
)  # fmt: skip
INNOCENT = (
    "Intercept costs.", "Kill the rumour.", "Destroy landmines.", "Launch a charm offensive.",
    "Station 4 of the metro.", "Fill 20 tanks with fuel.", "Buy 20 batteries for the gauges.",
    "Strengthen air defence.", "An early-warning radar is bought.", "The ministers will strike a deal.",
)  # fmt: skip
FIELDS = (
    ("title: The gauges", "title: Strike the bases"), ("title: The warning\n", "title: Strike the bases\n"),
    ("name: The summer fair", "name: Strike the bases"), ("label: A demand", "label: Air strikes"),
    ("label: A demand", "label: Bomb them"),
)  # fmt: skip


def told(folder: Path, old: str, new: str) -> list[str]:
    """What the check says of the tutorial with one thing changed."""
    assert old in BASE
    (folder / "scenario.yaml").write_text(BASE.replace(old, new, 1), encoding="utf-8")
    return [str(fault) for fault in faults_of(folder)]


@pytest.mark.parametrize("words", REFUSED)
def test_operational_wording_is_refused_however_it_is_put(words: str, tmp_path: Path) -> None:
    assert any(
        "military operation" in fault or "operational" in fault for fault in told(tmp_path, TEXT, words)
    )


@pytest.mark.parametrize("words", INNOCENT)
def test_politics_and_plumbing_pass(words: str, tmp_path: Path) -> None:
    assert told(tmp_path, TEXT, words) == []


@pytest.mark.parametrize(("old", "new"), FIELDS)
def test_titles_names_and_labels_are_looked_at_as_well(old: str, new: str, tmp_path: Path) -> None:
    assert told(tmp_path, old, new)


def test_a_search_too_large_to_finish_is_left_undecided() -> None:
    rows = [[tuple((n * 7 + s * 3 + k) % 11 / 11 for s in range(40)) for k in range(6)] for n in range(24)]
    assert _search(rows, [11.0] * 40, [0.0] * 40) is None


def test_the_shipped_scenarios_stay_clean() -> None:
    for folder in shipped():
        assert read(find(folder.name)).id == folder.name
        assert [str(fault) for fault in faults_of(find(folder.name))] == []
