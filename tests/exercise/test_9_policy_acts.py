"""Section 9: unilateral policy acts out of the scenario's catalogue."""

from __future__ import annotations

from typing import Any

import pytest

from tabletop.exercise.acts import TakeAct
from tabletop.exercise.budget import ledger
from tabletop.exercise.rules import audience
from tests.exercise.table import Table
from tests.scenario.minimal import MINIMAL, built


def with_act(**terms: Any) -> Table:
    """A table whose only policy act, the hotline, has other terms."""
    act = MINIMAL["policy_acts"][0] | terms
    return Table(built(policy_acts=[act], carry_over=True)).start().go("Speak")


def test_an_act_is_taken_and_seen_by_all() -> None:
    (event,) = with_act().do("alder", TakeAct("hotline", "We explained."))
    assert audience(event) == ("public",)


def test_a_discreet_act_is_seen_by_the_alliance_alone() -> None:
    (event,) = with_act(public=False).do("alder", TakeAct("hotline"))
    assert audience(event) == ("alliance",)


def test_acts_are_taken_only_where_the_phase_opens_them() -> None:
    table = with_act().go("Negotiate")
    assert "They open in Speak" in table.refused("alder", TakeAct("hotline"))


def test_an_act_that_is_not_in_the_catalogue_is_refused() -> None:
    assert "no such act in the catalogue" in with_act().refused("alder", TakeAct("parade"))


def test_some_acts_are_for_some_capitals_only() -> None:
    table = with_act(by=["birch", "cedar"])
    assert table.refused("alder", TakeAct("hotline")) == "Only Birch and Cedar can do this."
    table.do("birch", TakeAct("hotline"))


def test_an_act_can_be_done_so_often_a_move_and_so_often_in_all() -> None:
    table = with_act(per_move=2, in_all=3)
    table.do("alder", TakeAct("hotline"))
    table.do("alder", TakeAct("hotline"))
    assert "in this move; that is the limit" in table.refused("alder", TakeAct("hotline"))
    table.do("birch", TakeAct("hotline"))
    table.go("Speak")
    table.do("alder", TakeAct("hotline"))
    assert "limit for the exercise" in table.refused("alder", TakeAct("hotline"))


@pytest.mark.parametrize(("cost", "left"), [(20, 0), (7, 13)])
def test_an_act_is_paid_out_of_headroom(cost: int, left: int) -> None:
    table = with_act(cost=cost)
    table.do("alder", TakeAct("hotline"))
    assert table.headroom("alder") == left
    assert table.state.budget.balances[ledger.SPENT_ON_ACTS] == cost


def test_an_act_beyond_headroom_is_refused() -> None:
    table = with_act(cost=21)
    assert "costs 21 million euro; your headroom is 20" in table.refused("alder", TakeAct("hotline"))
