"""What cannot be done now is said before anything is asked; texts are tabled and changed in one go."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from tabletop.desk.openings import OVER, closed
from tabletop.desk.vocabulary import VERBS
from tests.plain.sitting import said, tutorial
from tests.plain.test_examples import seen

ASKS = (
    "Which delegation",
    "Who gives",
    "Who proposes",
    "Who speaks",
    "Who pays",
    "Who accepts",
    "Who declines",
)
TALK = "start\nnext\nnext\n"
PACKAGE = f"{TALK}draft COR / 1, 2 / morning-list, in-corrin\n"


def heard(folder: Path, begin: str, line: str) -> str:
    """What is said to a line, before the next prompt."""
    told = said(folder, f"{begin}{line}\nwhere\n")
    return told.partition(f"> {line} ")[2].partition("] > where")[0]


@pytest.mark.parametrize(
    "verb", ["pledge", "reallocate", "transfer offer", "grid pledges", "say", "do", "argue"]
)
def test_an_act_whose_phase_has_not_come_says_so_and_asks_nothing(tmp_path: Path, verb: str) -> None:
    told = heard(tmp_path, "", verb)
    assert told.startswith("Not done. ")
    assert "not open in Seat and read" in told
    assert " in Talk and decide" in told or " in Speak" in told
    assert not any(ask in told for ask in ASKS)


def test_the_words_are_those_of_the_refusal_itself(tmp_path: Path) -> None:
    assert "Pledges and money are not open in Seat and read. They open in Talk and decide." in heard(
        tmp_path, "", "pledge"
    )


@pytest.mark.parametrize(
    ("verb", "why"),
    [
        ("break", "No text is under decision"), ("reserve", "No text is under decision"),
        ("vote", "No text is under decision"), ("associate", "No silence has just been broken"),
        ("amend", "There is no text for this"), ("sponsor", "There is no text for this"),
        ("table", "There is no draft to be tabled"), ("promise accept", "No promise waits"),
        ("promise decline", "No promise waits"), ("transfer accept", "No transfer is offered"),
        ("transfer decline", "No transfer is offered"), ("makegood", "Nothing is short"),
        ("reason", "No proposal waits"), ("estimate", "No proposal waits"), ("scope", "No proposal waits"),
        ("withdraw position", "No position has been declared"),
        ("confirm positions", "No position has been declared"), ("accept amendment", "No amendment waits"),
    ],
)  # fmt: skip
def test_an_act_that_nothing_is_there_for_says_so_and_asks_nothing(
    tmp_path: Path, verb: str, why: str
) -> None:
    told = heard(tmp_path, TALK, verb)
    assert why in told
    assert not any(ask in told for ask in ASKS)


def test_what_is_closed_for_good_may_still_be_laid_in_the_tray(tmp_path: Path) -> None:
    told = said(tmp_path, f"{TALK}next\npledge\nDUN\nbells\n3\nlate\ntray accept 1\n")
    first, _, later = told.partition("> pledge ")[2].partition("Which delegation:")
    assert "Pledges and money are not open in Speak." in first
    assert "'late'" in first
    assert "Dunmere pledges 3 million crowns" in later


def test_a_whole_line_for_a_phase_that_is_over_is_refused_once(tmp_path: Path) -> None:
    told = heard(tmp_path, f"{TALK}next\n", "pledge DUN bells 3")
    assert told.count("not open in Speak") == 1


def test_a_verb_alone_is_not_kept_as_something_unsent(tmp_path: Path) -> None:
    said(tmp_path, "pledge\nquit\n")
    assert "Kept from before" not in said(tmp_path, "where\nquit\n")


def test_after_the_end_every_act_of_a_seat_says_that_the_exercise_is_over() -> None:
    over = replace(seen(tutorial()).clock, ended=True)
    assert {closed(VERBS[name], over) for name in ("pledge", "position", "draft", "break", "do")} == {OVER}
    assert {closed(VERBS[name], over) for name in ("undo", "observe", "where", "promise judge")} == {""}


def test_table_with_a_number_alone_tables_that_text_in_the_name_of_the_chair(tmp_path: Path) -> None:
    told = heard(tmp_path, PACKAGE, "table 1")
    assert "The chair tables text 1" in told
    assert "Not done" not in told


def test_a_text_that_is_tabled_already_is_not_tabled_again_and_the_next_step_is_named(tmp_path: Path) -> None:
    assert "Text 1 is tabled already: 'silence 1' puts it under decision." in heard(
        tmp_path, f"{PACKAGE}table 1\n", "table 1"
    )


def test_several_clauses_of_a_text_are_filled_in_one_go(tmp_path: Path) -> None:
    told = said(
        tmp_path,
        f"{PACKAGE}amend chair 1 live-lamps, on-a-barge, a-hat, letter\ntext 1\ntable 1\nsilence 1\n",
    )
    assert "under silence" in told.rpartition("> silence 1")[2]
    shown = told.partition("> text 1 ")[2]
    for label in ("Lamps for all to see", "On a barge", "A hat", "A friendly letter"):
        assert label.casefold() in shown.casefold(), label


def test_two_options_for_one_clause_change_nothing(tmp_path: Path) -> None:
    told = heard(tmp_path, PACKAGE, "amend chair 1 live-lamps, own-books, a-hat")
    assert "two options for one clause" in told
    assert "million" not in told


def test_an_amendment_to_an_adopted_text_waits_no_longer(tmp_path: Path) -> None:
    told = said(
        tmp_path,
        f"{PACKAGE}amend chair 1 a-hat, letter\namend BRA 1 on-a-barge\ntable 1\nsilence 1\nclose 1\ntext 1\n"
        "accept amendment\n",
    )
    assert "is adopted" in told
    assert "No amendment waits now." in told.rpartition("> accept amendment")[2]
    assert "Amendment 1 waiting" not in told.rpartition("> text 1")[2]


def test_an_amendment_of_several_clauses_by_another_waits_a_clause_at_a_time(tmp_path: Path) -> None:
    told = said(
        tmp_path, f"{PACKAGE}amend BRA 1 on-a-barge, a-hat\naccept amendment 1\naccept amendment 1\ntext 1\n"
    )
    assert told.count("Brackwell proposes") == 2
    assert "No amendment waits" not in told
