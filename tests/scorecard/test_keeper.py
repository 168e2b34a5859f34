"""A scorekeeper that is given events one by one says the same as an assessment of the whole log."""

import pytest

from tabletop.measures.weights import read_table
from tabletop.scorecard.assess import assess
from tabletop.scorecard.keeper import Scorekeeper
from tests.scorecard.playing import negotiated
from tests.scorecard.test_assess import whole


def test_event_by_event_the_cards_are_those_of_the_whole_log():
    log = whole().log
    keeper = Scorekeeper(log[:1])
    for number, event in enumerate(log[1:], 2):
        keeper.add(event)
        assert keeper.cards() == assess(log[:number])


def test_a_correction_changes_cards_of_moves_that_are_over():
    play = negotiated()
    loud = play.say("cedar", 5)
    play.advance(3)
    play.say("cedar", 4)
    keeper = Scorekeeper(play.log)
    before = keeper.cards()[0]
    play.undo(loud)
    after = keeper.follow(play.log).cards()
    assert (before.escalation.conflict, after[0].escalation.conflict) == (-3.0, 0.0)
    assert after == assess(play.log)


def test_a_card_of_a_move_that_is_over_is_found_once():
    play = negotiated()
    play.advance(3)
    keeper = Scorekeeper(play.log)
    first = keeper.cards()[0]
    play.say("cedar", 5)
    assert keeper.follow(play.log).cards()[0] is first


def test_a_card_stays_what_it_was_when_more_happens_before_somebody_looks():
    play = negotiated()
    keeper = Scorekeeper(play.log)
    held, then = keeper.cards()[0], assess(play.log)[0]
    play.say("alder", 5)
    play.declare("alder", "fund", "small")
    play.advance()
    keeper.follow(play.log)
    assert (held.trust, held.delegations) == (then.trust, then.delegations)


def test_tables_do_not_get_in_each_others_way():
    play = negotiated()
    play.say("alder", 4)
    keeper = Scorekeeper(play.log)
    own = read_table("mine", "code,weight,label\ncriticise,-9.5,Hard\n", "a seminar")
    other = read_table("mine", "code,weight,label\ncriticise,-1.0,Mild\n", "another seminar")
    for table in ("weis", own, "rivera", other, "weis"):
        assert keeper.cards(table) == assess(play.log, table)


def test_a_log_without_a_beginning_is_refused():
    with pytest.raises(ValueError):
        Scorekeeper(negotiated().log[1:])
    assert Scorekeeper().cards() == ()
