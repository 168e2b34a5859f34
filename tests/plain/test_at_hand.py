"""Words at hand in line mode: examples, hints and lists fit the exercise that is being played."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.desk.verbs import is_verb_line
from tabletop.measures.policy_acts import policy_acts
from tabletop.scenario.reading import read
from tabletop.scenario.shipped import find
from tests.plain.sitting import said, sit

OPEN = "start\nnext\nnext\n"


def fivefold(folder: Path, script: str) -> str:
    """What was said."""
    return said(folder, script, scenario=read(find("fivefold")), timing="60")


@pytest.mark.parametrize(("answer", "verb"), [("where", True), ("text 1", True), ("Latvia", False)])
def test_a_verb_typed_at_a_question_is_told_apart_from_an_answer(answer: str, verb: bool) -> None:
    assert is_verb_line(answer) == verb


def test_options_may_be_parted_by_semicolons_without_blanks(tmp_path: Path) -> None:
    told = fivefold(tmp_path, f"{OPEN}position ESP multiple 3;2\n")
    assert "prefers “Three- to fivefold, together”; could also accept “Substantial increase”" in told


def test_options_go_by_number_and_by_the_letter_of_the_table_of_positions(tmp_path: Path) -> None:
    told = fivefold(
        tmp_path, f"{OPEN}position ESP multiple D, c\ngrid positions multiple\ne b\n\n\n\n\n\n\n\n"
    )
    assert "Spain on “The multiple”: prefers “Fivefold, together”; could also accept “Three- to" in told
    assert "Latvia on “The multiple”: prefers “Fivefold, each nation”; could also accept “Subst" in told


def test_lists_say_where_the_private_rest_stands_whether_or_not_there_is_any(tmp_path: Path) -> None:
    looks = "promises\nmessages\narguments\n"
    script = f"{looks}message LVA / ESP / Shall we talk?\nmessages\ncontrol view\nmessages\n"
    told = fivefold(tmp_path, f"{OPEN}{script}")
    room, _, control = told.partition("> control view")
    assert room.count("What is private stands only in control view.") == 4
    assert "What is private stands only in control view." not in control


def test_words_that_stand_in_quotation_marks_are_not_given_a_second_pair(tmp_path: Path) -> None:
    told = fivefold(tmp_path, f"{OPEN}inject release 26\n")
    assert "“The target everybody wanted has fallen" in told
    assert '“"' not in told


def test_a_waiting_amendment_says_whose_it_is(tmp_path: Path) -> None:
    script = "draft NLD / target / linked\namend POL 1 manned-or-due\nsponsor ROU amendment 1\ntext 1\n"
    told = fivefold(tmp_path, f"{OPEN}{script}")
    assert "Amendment 1 waiting, from Poland and Romania: “Manned, or paid for and due”" in told


def test_reasons_that_were_left_out_are_asked_for(tmp_path: Path) -> None:
    script = "argue ESP\nInvite its accountants\nIt is calmed\nIt asked to be told; it is free\n"
    told = fivefold(tmp_path, f"{OPEN}{script}scope 1 in Words.\narguments\n")
    assert "Not done" not in told
    assert "For, Spain: “it is free”" in told


def test_a_ruling_may_name_a_step_of_this_exercise(tmp_path: Path) -> None:
    script = "argue ESP / Open the day / It is calmed; It is free\nscope 1 in Words.\n"
    ruled = "rule 1 / yes, as Invite observers to a training day / Fair.\nrule 1 / yes, as a parade / Fair.\n"
    told = fivefold(tmp_path, f"{OPEN}{script}{ruled}")
    label = policy_acts()["offer_observers"].label
    assert f"It counts as: {label}." in told
    assert "As: there is no “a parade” here." in told


def test_free_words_of_a_promise_wait_for_a_verdict_before_the_end(tmp_path: Path) -> None:
    promise = "promise NLD free open the order / LVA 1\npromise accept LVA 1\n"
    over = "next\n" * 5 + "where\npromise judge 1 kept Yes.\nwhere\n"
    told = fivefold(tmp_path, f"{OPEN}{promise}control view\n{over}")
    before, _, after = told.partition("> promise judge 1")
    assert "waits for your verdict: 'promise judge 1'" in before.rpartition("> where")[2]
    assert "verdict" not in after.rpartition("> where")[2]


def test_how_often_a_step_was_taken_is_said_in_words(tmp_path: Path) -> None:
    told = fivefold(tmp_path, f"{OPEN}next\ndo DEU hotline\ndo DEU hotline\n")
    assert "You have done this once in this move; that is the limit." in told


def test_injects_of_the_library_wait_for_a_hand_and_conditional_ones_for_their_condition(
    tmp_path: Path,
) -> None:
    told = " ".join(sit(tmp_path, "control view\ninjects\n", read(find("fivefold")), "60").split())
    assert "6. A question from Daugavpils: waiting, scheduled, library, by hand, to Latvia." in told
    assert "20. Shares rise, spirits fall: waiting, conditional, library, on its condition or by hand" in told
