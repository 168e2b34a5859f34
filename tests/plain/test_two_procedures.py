"""A scenario that decides by silence and by votes: each answer finds its text, and votes are counted."""

from __future__ import annotations

from pathlib import Path

from tabletop.scenario.reading import read
from tabletop.scenario.shipped import find
from tests.plain.sitting import said

TARGET = "draft chair / target / collective-range, manned-or-due, review-seven\ntable chair 1\n"
PURSE = "draft chair / purse / regional-funds, two-track\ntable chair 2\n"
BOTH = f"start\nnext\nnext\n{TARGET}{PURSE}silence 1\nsilence 2\n"


def fivefold(folder: Path, script: str) -> str:
    """What was said."""
    return said(folder, script, scenario=read(find("fivefold")), timing="60")


def test_a_vote_goes_to_the_text_that_is_voted_on(tmp_path: Path) -> None:
    told = fivefold(tmp_path, f"{BOTH}vote LVA yes\nbreak ESP The date is too near.\n")
    assert "Latvia votes yes on text 2." in told
    assert "Spain breaks silence on text 1" in told


def test_an_answer_of_the_wrong_kind_is_told_how_the_text_is_decided(tmp_path: Path) -> None:
    assert "This text is under silence" in fivefold(tmp_path, f"{BOTH}vote LVA 1 yes\n")


def test_votes_are_counted_by_heads_and_by_weight(tmp_path: Path) -> None:
    cast = "".join(f"vote {seat} yes\n" for seat in ("LVA", "POL", "ROU", "FRA", "ESP"))
    told = fivefold(tmp_path, f"{BOTH}{cast}text 2\nclose 2\n")
    needed = "Needed: 5 of 8 members and 186 of 286 in voting weight."
    counted = f"In favour: 5 of 8 members, weight 175. {needed}"
    open_text, _, closed = told.partition("> close 2")
    assert counted in open_text
    assert "Text 2 falls: not enough support. It is a draft again." in closed
    assert counted in closed


def test_an_item_says_what_its_majority_takes(tmp_path: Path) -> None:
    told = fivefold(tmp_path, "item purse\nitem target\n")
    item, _, other = told.partition("> item target")
    assert "It passes with 5 of 8 members and 186 of 286 in voting weight." in item
    assert "Voting weights: Germany 83, France 68, Spain 49, Poland 37" in item
    assert "voting weight" not in other


def test_an_item_says_who_pays_for_an_option_and_by_which_key(tmp_path: Path) -> None:
    told = fivefold(tmp_path, "item first-step\nitem target\n")
    step, _, target = told.partition("> item target")
    assert "paid by Germany, France, Poland and Netherlands, by the cost key." in step
    assert "Cost key, in parts of 865: Latvia 6, Poland 80" in step
    assert "Cost key" not in target


def test_the_tabled_text_is_the_one_put_under_silence(tmp_path: Path) -> None:
    drafts = "draft LVA / first-step / fund\n"
    told = fivefold(
        tmp_path, f"start\nnext\nnext\n{drafts}{TARGET.replace('chair 1', 'chair 2')}silence\n\n\n"
    )
    assert "Text 2 is under silence." in told


def test_a_text_is_no_duty_once_another_has_settled_what_it_is_on(tmp_path: Path) -> None:
    other = "draft NLD / target / substantial, linked\namend POL 1 manned-or-due\n"
    adopted = f"{TARGET.replace('chair 1', 'chair 2')}silence 2\nwhere\nclose 2\nwhere\n"
    told = fivefold(tmp_path, f"start\nnext\nnext\n{other}{adopted}")
    before, _, after = told.partition("Text 2 is adopted")
    assert "an amendment waits" in before
    assert "an amendment waits" not in after
    assert "text 1 " not in after


def test_in_the_hot_wash_no_text_is_a_duty(tmp_path: Path) -> None:
    script = "draft NLD / target / linked\namend POL 1 manned-or-due\n" + "next\n" * 5
    told = fivefold(tmp_path, f"start\nnext\nnext\n{script}where\n")
    assert "an amendment waits" not in told.rpartition("> where")[2]
    assert "After the last move, Hot wash" in told.rpartition("> where")[2]


def test_an_amendment_is_no_duty_while_its_text_is_under_silence(tmp_path: Path) -> None:
    script = "draft NLD / target / collective-range, linked, review-seven\namend POL 1 manned-or-due\n"
    told = fivefold(tmp_path, f"start\nnext\nnext\n{script}where\ntable chair 1\nsilence 1\nwhere\n")
    before, _, under = told.partition("The chair tables text 1.")
    assert "an amendment waits" in before
    assert "an amendment waits" not in under


def test_costs_that_lie_with_all_whom_a_text_binds_are_told_so_with_the_key(tmp_path: Path) -> None:
    told = said(tmp_path, "item letter\n", scenario=read(find("sky-shield")), timing="60")
    assert "Costs 100 million euro, paid by all it binds, by the cost key." in told
    assert "Cost key, in parts of" in told
