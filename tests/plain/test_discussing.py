"""The questions for the discussion: they come when they give nothing away, and can be found."""

from __future__ import annotations

from pathlib import Path

from tests.plain.sitting import said, tutorial

FIRST = tutorial().questions[0]


def test_the_room_hears_the_questions_after_the_last_move_only(tmp_path: Path) -> None:
    told = said(tmp_path, "start\ndiscuss\n")
    assert "The questions come after the last move" in told
    assert FIRST not in told


def test_in_control_view_they_can_be_read_beforehand(tmp_path: Path) -> None:
    assert f"1. {FIRST}" in said(tmp_path, "control view\ndiscuss\n")


def test_the_hot_wash_says_where_the_questions_are(tmp_path: Path) -> None:
    told = said(tmp_path, "start\n" + 12 * "next yes\n" + "where\ndiscuss\n")
    assert "Next: 'discuss' lists the questions" in told
    assert f"1. {FIRST}" in told.partition("> discuss")[2]
