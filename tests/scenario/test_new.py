"""A new scenario is a folder that checks clean, and can be played as it stands."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tabletop.rehearsal.playthrough import demo
from tabletop.scenario.check import faults_of
from tabletop.scenario.reading import read
from tabletop.scenario.starter.pattern import ITEMS, NAMES
from tabletop.scenario.starter.prompts import PROMPTS
from tabletop.scenario.starter.writing import CannotBegin, begin, fault_of, usual, written
from tabletop.scenario.verbs import new


def tabletop(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The program in a folder, without a terminal."""
    command = [sys.executable, "-m", "tabletop", *words]
    return subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.parametrize("items", [2, 3, 4])
@pytest.mark.parametrize("seats", [3, 6, 8, 12])
def test_what_is_written_checks_clean_for_any_number_of_seats_and_items(
    seats: int, items: int, tmp_path: Path
) -> None:
    wanted = replace(
        usual("mine", tmp_path), delegations=NAMES[:seats], items=tuple(i.title for i in ITEMS[:items])
    )
    faults = faults_of(begin(wanted))
    assert [str(fault) for fault in faults if "delegations; 6 to 9 work best" not in str(fault)] == []


def test_only_the_scale_of_the_gauges_is_left_to_be_found_by_the_strict_check(tmp_path: Path) -> None:
    faults = faults_of(begin(usual("mine", tmp_path)), strict=True)
    said = [str(fault) for fault in faults if not fault.advice]
    assert len(said) == 1
    assert "rehearse --calibrate" in said[0]


def test_the_strict_check_names_every_place_that_is_not_written_yet(tmp_path: Path) -> None:
    wanted = replace(usual("mine", tmp_path), items=tuple(item.title for item in ITEMS))
    folder = begin(wanted)
    text = (folder / "scenario.yaml").read_text(encoding="utf-8")
    assert [prompt for prompt in PROMPTS if prompt not in text] == []
    faults = faults_of(folder, strict=True)
    left = {fault.path for fault in faults if "still says what belongs here" in fault.message}
    assert {"summary", "setting.background", "delegations[5].private", "adversary.replies[0].high"} <= left
    (folder / "scenario.yaml").write_text(
        text.replace("What led here, in three short paragraphs.", "A ferry was stopped."), encoding="utf-8"
    )
    assert "setting.background" not in {fault.path for fault in faults_of(folder, strict=True)}


def test_it_can_be_played_as_it_stands(tmp_path: Path) -> None:
    folder = begin(usual("mine", tmp_path))
    room = demo(read(folder), "75", 1, "negotiator")
    assert room.state.clock.ended
    assert tabletop(tmp_path, "demo", "mine").returncode == 0


LETTERS = st.characters(exclude_categories=("C", "Z"))
NAME = st.text(LETTERS, min_size=1, max_size=40)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(NAME, min_size=3, max_size=5, unique_by=str.casefold),
    NAME,
    st.lists(NAME, min_size=2, max_size=4),
)
def test_any_names_make_a_file_that_can_be_read(
    tmp_path_factory: pytest.TempPathFactory, seats: list[str], title: str, items: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("new")
    wanted = replace(usual("mine", folder), title=title, delegations=tuple(seats), items=tuple(items))
    if fault_of(wanted) is None:
        (folder / "scenario.yaml").write_text(written(wanted), encoding="utf-8")
        scenario = read(folder)
        assert [seat.name for seat in scenario.delegations] == seats
        assert scenario.title == title


def test_names_that_yaml_reads_as_something_else_stay_names(tmp_path: Path) -> None:
    wanted = replace(usual("null", tmp_path), delegations=("NULL", "True", "~", "No"))
    scenario = read(begin(wanted))
    assert [seat.id for seat in scenario.delegations] == ["null", "true", "seat", "no"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": "My First"}, "cannot be an id"),
        ({"name": "River Pact"}, "Perhaps river-pact?"),
        ({"name": "../out"}, "cannot be an id"),
        ({"name": "fivefold"}, "came with the program"),
        ({"delegations": ("A", "B")}, "Name 3 to 12 delegations, with commas between; these are 2."),
        ({"delegations": ("A", "a", "B")}, "the same name"),
        ({"items": ("One", "ONE")}, "Two items have the same title"),
        ({"items": ("One",)}, "Name 2 to 4 items, with commas between; these are 1."),
        ({"title": ""}, "1 to 40 letters are needed"),
        ({"title": "x" * 41}, "1 to 40 letters are needed"),
        ({"adversary": "two\nlines"}, "1 to 40 letters are needed"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(change: dict[str, object], said: str, tmp_path: Path) -> None:
    with pytest.raises(CannotBegin, match=said):
        begin(replace(usual("mine", tmp_path), **change))  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_nothing_that_is_there_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    done = tabletop(tmp_path, "scenario", "new", "mine")
    assert done.returncode == 1
    assert "There is something called “mine” already" in done.stderr


def test_without_a_terminal_nothing_is_asked(tmp_path: Path) -> None:
    done = tabletop(tmp_path, "scenario", "new", "mine", "--delegations", "Arda, Belmar, Cirene")
    assert done.returncode == 0
    assert [s.name for s in read(tmp_path / "mine").delegations] == ["Arda", "Belmar", "Cirene"]


def test_on_a_terminal_it_asks_and_takes_what_is_offered(tmp_path: Path) -> None:
    child = pexpect.spawn(
        sys.executable, ["-m", "tabletop", "scenario", "new", "mine"], cwd=str(tmp_path), encoding="utf-8",
        timeout=60,
    )  # fmt: skip
    for question, answer in (("Title", "The ford"), ("Delegations", ""), ("Items", ""), ("other side", "")):
        child.expect(question)
        child.sendline(answer)
    child.expect("can be played as it stands")
    child.expect(r"from blank page to first class:\s+\S+README\.md")
    child.expect(pexpect.EOF)
    assert read(tmp_path / "mine").title == "The ford"


def test_answers_that_end_too_early_write_nothing(tmp_path: Path) -> None:
    out, trouble = io.StringIO(), io.StringIO()
    assert new(usual("mine", tmp_path), (), io.StringIO("The ford\n"), out, trouble) == 1
    assert "Nothing was written" in trouble.getvalue()
    assert list(tmp_path.iterdir()) == []


def spoken(folder: Path, *words: str) -> pexpect.spawn[str]:
    """The program at a terminal of its own."""
    return pexpect.spawn(
        sys.executable, ["-m", "tabletop", "scenario", "new", *words], cwd=str(folder), encoding="utf-8",
        timeout=60,
    )  # fmt: skip


def test_an_answer_that_does_not_fit_is_asked_again_and_the_others_are_kept(tmp_path: Path) -> None:
    child = spoken(tmp_path, "mine")
    for question, answer in (
        ("Title", "The ford"), ("Delegations", "Arda, Belmar"),
        ("these are 2", "Arda; Belmar; arda"), ("have the same name", "Arda; Belmar; Cirene"),
        ("Items", "x" * 41 + ", The means"), ("1 to 40 letters", "The words, The means"),
        ("other side", "Upstream"),
    ):  # fmt: skip
        child.expect(question)
        child.sendline(answer)
    child.expect("can be played as it stands")
    child.expect(pexpect.EOF)
    scenario = read(tmp_path / "mine")
    assert (scenario.title, scenario.adversary.name) == ("The ford", "Upstream")
    assert [seat.name for seat in scenario.delegations] == ["Arda", "Belmar", "Cirene"]


def test_what_is_said_in_the_command_is_not_asked(tmp_path: Path) -> None:
    child = spoken(tmp_path, "mine", "--title", "The ford", "--delegations", "Arda, Belmar, Cirene")
    child.expect("first.")
    child.expect("Items")
    assert "Title" not in child.before
    child.sendline("")
    child.expect("other side")
    child.sendline("")
    child.expect("can be played as it stands")
    child.expect(pexpect.EOF)
    assert read(tmp_path / "mine").title == "The ford"


def test_a_name_that_cannot_be_used_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    child = spoken(tmp_path, "fivefold")
    child.expect("came with the program")
    child.expect(pexpect.EOF)
    assert "Title" not in child.before


def test_ctrl_c_at_a_question_writes_nothing_and_says_so(tmp_path: Path) -> None:
    child = spoken(tmp_path, "mine")
    child.expect("Title")
    child.sendintr()
    child.expect("Stopped. Nothing was written.")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert list(tmp_path.iterdir()) == []


def test_an_empty_list_of_delegations_is_refused(tmp_path: Path) -> None:
    done = tabletop(tmp_path, "scenario", "new", "mine", "--delegations", "")
    assert done.returncode == 1
    assert "these are 0" in done.stderr


def test_a_folder_with_a_space_is_named_so_that_it_can_be_typed(tmp_path: Path) -> None:
    done = tabletop(tmp_path, "scenario", "new", "mine", "--into", "my drafts")
    assert "tabletop scenario check 'my drafts/mine'" in done.stdout
