"""Nothing typed is lost: lines that were refused, not understood, or left in the middle."""

from __future__ import annotations

import io
import os
import sqlite3
from pathlib import Path

import pexpect
import pytest

from tests.plain.sitting import said, tutorial
from tests.plain.test_resuming import PROMPT, start

TALK = "start\nwait 5\nnext\nnext\n"
KEPT = "Kept from before, not sent: "
posix = pytest.mark.skipif(os.name != "posix", reason="terminals are a matter of Unix")


def test_a_line_with_an_unknown_verb_is_kept_and_taken_up_with_the_right_one(tmp_path: Path) -> None:
    told = said(tmp_path, f"{TALK}pledg3 DUN bells 4\nagain pledge\n")
    assert "Dunmere pledges 4 million crowns" in told


def test_a_line_with_a_wrong_answer_is_kept_for_again_and_for_the_next_sitting(tmp_path: Path) -> None:
    said(tmp_path, f"{TALK}pledge DUN bells lots\n")
    assert f"{KEPT}pledge DUN bells lots 'again' tries it once more." in said(tmp_path, "where\n")
    assert "“lots” is not a whole number" in said(tmp_path, "resume\nagain\n")


def test_a_refused_act_can_be_tried_again_in_the_next_sitting(tmp_path: Path) -> None:
    said(tmp_path, "start\nwait 5\nnext\npledge DUN bells 4\n")
    told = said(tmp_path, "resume\nnext\nagain\n")
    assert "Dunmere pledges 4 million crowns" in told
    assert KEPT not in said(tmp_path, "where\n")


def test_what_is_kept_goes_when_an_act_of_its_kind_is_done(tmp_path: Path) -> None:
    said(tmp_path, f"{TALK}pledge DUN bells 400\nposition COR gauges 2\n")
    assert f"{KEPT}pledge / DUN / bells / 400" in said(tmp_path, "where\n")
    said(tmp_path, "resume\npledge DUN bells 4\n")
    assert KEPT not in said(tmp_path, "where\n")


def test_answers_left_open_keep_their_place_in_what_is_kept(tmp_path: Path) -> None:
    script = "draft chair / 1 / morning-list, in-corrin\n"
    said(tmp_path, f"start\n{script}silence 1\n")
    told = said(tmp_path, "again\n")
    assert "Putting a text to decision is not open" in told
    assert "out of bounds" not in told


def test_a_footnote_may_be_typed_after_its_clause(tmp_path: Path) -> None:
    out = io.StringIO()
    desk = asked(tmp_path, out)
    desk.sendline("control view")
    for line in (
        "start", "next", "draft chair / 1 / morning-list, in-corrin", "next", "table chair 1", "silence 1 5",
        "reserve BRA", "gauges",
    ):  # fmt: skip
        desk.sendline(line)
    desk.expect("now type the words of the footnote")
    desk.sendline("Without prejudice to the budget.")
    desk.expect("Brackwell enters a reservation on “The gauges”: “Without prejudice to the\\s+budget.”")
    desk.close(force=True)


def asked(folder: Path, out: io.StringIO) -> pexpect.spawn[str]:
    """The program on a terminal, at its first prompt."""
    child = start(folder)
    child.logfile_read = out
    child.expect(PROMPT)
    return child


@posix
def test_answers_given_before_ctrl_c_are_kept(tmp_path: Path) -> None:
    child = asked(tmp_path, io.StringIO())
    child.sendline("position COR")
    child.expect("Clause: $")
    child.sendline("gauges")
    child.expect("accept: $")
    child.sendintr()
    child.expect(pexpect.EOF)
    assert f"{KEPT}position / COR / gauges" in said(tmp_path, "where\n")


@posix
def test_a_whole_line_typed_at_a_question_is_told_from_an_answer(tmp_path: Path) -> None:
    child = asked(tmp_path, io.StringIO())
    child.sendline("position COR")
    child.expect("Clause: $")
    child.sendline("pledge DUN bells 4")
    child.expect("A question is open. Answer it first, or type back")
    child.close(force=True)


def test_back_at_the_main_prompt_leaves_nothing_and_runs_nothing(tmp_path: Path) -> None:
    told = said(tmp_path, "back\n")
    assert "No question is open here" in told
    assert "What led here" not in told


def test_an_undo_that_cannot_be_done_names_the_later_act_in_words(tmp_path: Path) -> None:
    told = said(tmp_path, f"{TALK}draft COR / 1 / morning-list, in-corrin\ntable chair 1\nlog\n")
    number = told.partition("] 5:00 Corrin proposes text 1")[0].rpartition("[")[2]
    told = said(tmp_path, f"undo {number} A slip.\n")
    assert "draft.tabled" not in told
    assert "The chair tables text 1. That would no longer fit: " in told


def test_a_late_act_can_be_laid_in_the_tray_and_let_count(tmp_path: Path) -> None:
    script = f"{TALK}next\npledge DUN bells 4\nlate\ntray accept 1\nmoney\n"
    told = said(tmp_path, script)
    assert "It was open in Talk and decide: 'late' lays it in the tray" in told
    assert "It lies in the tray: 'tray accept 1' lets it count now" in told
    assert "Dunmere pledges 4 million crowns" in told.partition("> money")[2]


def test_a_script_says_how_many_of_its_lines_were_refused(tmp_path: Path) -> None:
    from tabletop.plain.session import play_plain

    err, script = (
        io.StringIO(),
        io.StringIO("start\nbanana split\npledge DUN bells 4\nposition COR gauges 99\n"),
    )
    file = tmp_path / "a.exercise"
    assert play_plain(tutorial(), "60", file, script, io.StringIO(), err=err) == 1
    assert err.getvalue() == "3 lines were refused.\n"
    err = io.StringIO()
    assert play_plain(None, None, file, io.StringIO("where\n"), io.StringIO(), err=err) == 0
    assert err.getvalue() == ""


def test_an_empty_record_is_not_played_on(tmp_path: Path) -> None:
    from tabletop.plain.session import play_plain
    from tabletop.room.service import create
    from tabletop.store import sqlite

    with sqlite.create(tmp_path / "a.exercise") as store:
        create(store, tutorial(), "60")
    with sqlite3.connect(tmp_path / "a.exercise") as emptied:
        emptied.executescript("DELETE FROM events; DELETE FROM commands;")
    emptied.close()
    out = io.StringIO()
    assert play_plain(None, None, tmp_path / "a.exercise", io.StringIO(""), out) == 1
    assert "is empty" in " ".join(out.getvalue().split())
