"""Delivery, worked by hand."""

import pytest

from tabletop.exercise.budget.shortfalls import MakeGood
from tabletop.exercise.decisions.adoption import CloseDecision
from tabletop.exercise.decisions.voting import Sign
from tabletop.scorecard.assess import assess
from tests.scenario.minimal import minimal
from tests.scorecard.playing import Playing, negotiated


def delivery(play, move=0):
    return assess(play.log)[move].delivery


def test_need_met_and_funded_is_weighed_over_all_clauses():
    # Shared watch .6, small fund .5 wholly paid, a lead 1: 2.1/3.
    play = negotiated()
    card = delivery(play)
    assert card.value == pytest.approx(0.7)
    fund = card.parts[1]
    assert fund.note == "“Small fund”: need met 50%, 10 million euro of 10; weight 1"
    kinds = [e.fact.kind for e in play.log if e.sequence in fund.acts]
    assert kinds == ["text.adopted", "line.paid", "line.paid", "line.paid"]


def test_what_is_undecided_counts_with_its_status_quo():
    play = Playing()
    play.advance()
    card = delivery(play)
    assert card.value == 0
    assert card.parts[0].note == "undecided: the status quo meets 0% of the need; weight 1"


def test_a_shortfall_lowers_delivery_until_it_is_made_good_and_then_only_from_that_move_on():
    # Large fund, 30: shares 15, 9, 6. Make Alder poorer (10 a move): it pays 10, so 25 of 30.
    delegations = minimal()["delegations"]
    delegations[0]["headroom"] = [10]
    play = Playing(delegations=delegations)
    play.advance(2)
    play.adopt(fund="large", lead="nobody")
    short = 25 / 30
    assert delivery(play).value == pytest.approx(short / 3)
    assert "unfunded: 25 million euro of 30" in delivery(play).parts[1].note
    play.advance(3)
    play.do("alder", MakeGood("fund", 5, "alder"))
    assert delivery(play, 0).value == pytest.approx(short / 3)
    assert delivery(play, 1).value == pytest.approx(1 / 3)


def test_a_coalition_reaches_as_far_as_its_share_of_the_key():
    # Alder and Cedar sign: 70 of 100 of the key, where all of it is required; joint watch meets all need.
    agenda = minimal()["agenda"]
    agenda[0]["procedure"] = {"kind": "coalition", "signatories": 2}
    play = Playing(agenda=agenda)
    play.advance(2)
    draft = play.open(watch="joint")
    play.do("alder", Sign(draft, 1))
    play.do("cedar", Sign(draft, 1))
    play.do("chair", CloseDecision(draft))
    assert delivery(play).parts[0].value == pytest.approx(0.7)
    assert "reach 70%" in delivery(play).parts[0].note
