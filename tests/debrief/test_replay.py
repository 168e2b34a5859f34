"""Looking back: the state at any event, in words and as JSON, and whether the record is whole."""

from __future__ import annotations

import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tabletop.debrief.replaying import replay, verify
from tabletop.exercise.corrections import CorrectionMade
from tests.debrief.report_sample import Play, in_file

SECTIONS = ("Time", "Agenda", "Positions", "Texts", "Money", "Promises", "Injects", "Scores of move 1")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Play]:
    path = tmp_path_factory.mktemp("kept") / "monday.exercise"
    return path, in_file(path)


def replayed(path: Path, at: int | None = None, as_json: bool = False) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    return replay(path, at, as_json, out, err), out.getvalue(), err.getvalue()


def data(path: Path, at: int | None = None) -> dict[str, Any]:
    code, out, err = replayed(path, at, as_json=True)
    assert (code, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def damaged(file: Path, copy: Path, statement: str) -> Path:
    copy.write_bytes(file.read_bytes())
    connection = sqlite3.connect(copy)
    connection.executescript(statement)
    connection.commit()
    connection.close()
    return copy


def test_the_end_is_shown_in_words(kept: tuple[Path, Play]) -> None:
    path, play = kept
    code, out, _ = replayed(path)
    assert code == 0
    assert out.startswith(f"Event {len(play.room.log)} of {len(play.room.log)}, ")
    assert play.room.log[-1].exercise not in out
    lines = out.splitlines()
    assert [title for title in SECTIONS if title not in lines] == []
    assert "Every position here is invented for teaching." in lines


def test_the_state_at_an_event_is_what_stood_then(kept: tuple[Path, Play]) -> None:
    path, play = kept
    opened = next(e.sequence for e in play.room.log if e.fact.kind == "decision.opened")
    before, then = data(path, opened - 1), data(path, opened)
    assert [text["status"] for text in before["view"]["texts"]] == ["draft"]
    assert [text["status"] for text in then["view"]["texts"]] == ["open"]
    assert (then["event"], then["of"]) == (opened, len(play.room.log))


def test_json_is_one_object_with_the_head_the_view_and_the_scorecard(kept: tuple[Path, Play]) -> None:
    path, _ = kept
    found = data(path)
    assert list(found) == ["event", "of", "head_hash", "view", "scorecard"]
    assert [card["move"] for card in found["scorecard"]] == [1, 2]
    assert {"seat": "alder", "clause": "fund", "amount": 8} in found["view"]["paid"]
    assert found["view"]["headrooms"].keys() == {"alder", "birch", "cedar"}
    assert data(path, 1)["view"]["paid"] == []


def test_the_hash_is_that_of_the_event_asked_for(kept: tuple[Path, Play]) -> None:
    path, play = kept
    out = io.StringIO()
    assert verify(path, out) == 0
    first, then = out.getvalue().splitlines()
    assert first == f"{len(play.room.log)} events, whole. Head: {data(path)['head_hash']}"
    assert then.startswith("Compare the head with one noted earlier")
    assert data(path, 3)["head_hash"] != data(path)["head_hash"]


def test_a_correction_counts_from_the_event_that_made_it(kept: tuple[Path, Play]) -> None:
    path, play = kept
    made = next(e for e in play.room.log if isinstance(e.fact, CorrectionMade))
    earlier = [note["text"] for note in data(path, made.sequence - 1)["view"]["messages"]]
    later = [note["text"] for note in data(path, made.sequence)["view"]["messages"]]
    assert len(earlier) == len(later) + 1


@pytest.mark.parametrize("at", [0, -1, 100_000])
def test_an_event_that_does_not_exist_is_refused_with_those_that_do(kept: tuple[Path, Play], at: int) -> None:
    path, play = kept
    code, out, err = replayed(path, at)
    assert (code, out) == (1, "")
    assert err == f"There is no event {at}. Choose one from 1 to {len(play.room.log)} with --at.\n"


def test_what_cannot_be_read_is_said_plainly(tmp_path: Path) -> None:
    out = io.StringIO()
    assert replayed(tmp_path / "none.exercise")[::2] == (
        3, "There is no file “none.exercise”. Check the name and the folder.\n"
    )  # fmt: skip
    assert verify(tmp_path, out) == 3
    assert "is not a file" in out.getvalue()


def test_the_beginning_of_a_damaged_file_can_be_replayed(kept: tuple[Path, Play], tmp_path: Path) -> None:
    path, _ = kept
    change = "UPDATE events SET body = body || ' ' WHERE sequence = 30"
    hurt = damaged(path, tmp_path / "hurt.exercise", change)
    code, out, err = replayed(hurt, 12)
    assert code == 1
    assert out.startswith("Event 12 of 29, ")
    assert "Events 1 to 29 are whole" in err


def test_verify_names_the_first_bad_event(kept: tuple[Path, Play], tmp_path: Path) -> None:
    path, _ = kept
    out = io.StringIO()
    gone = damaged(path, tmp_path / "gone.exercise", "DELETE FROM events WHERE sequence = 20")
    assert verify(gone, out) == 1
    assert out.getvalue() == "event 20: it is missing\n"


def test_a_cut_tail_shows_against_the_head_that_was_printed(kept: tuple[Path, Play], tmp_path: Path) -> None:
    path, play = kept
    last = len(play.room.log)
    tail = f"DELETE FROM events WHERE sequence = {last}; DELETE FROM commands WHERE last = {last}"
    cut = damaged(path, tmp_path / "cut.exercise", tail)
    out = io.StringIO()
    assert verify(cut, out) == 0
    assert data(path)["head_hash"] not in out.getvalue()
