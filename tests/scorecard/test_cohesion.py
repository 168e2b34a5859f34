"""Common ground, agreement on texts, promises, words and burdens, worked by hand on the small coast."""

import pytest

from tabletop.exercise.commitments.judging import Judge
from tabletop.exercise.commitments.making import Commit
from tabletop.exercise.commitments.undertakings import Undertaking
from tabletop.exercise.decisions.reservations import Reserve
from tabletop.exercise.decisions.silence import BreakSilence
from tabletop.exercise.facts import CONTROL
from tabletop.scorecard.assess import assess
from tests.scenario.minimal import minimal
from tests.scorecard.playing import Playing, negotiated


def cohesion(play, move=0):
    return assess(play.log)[move].cohesion


def line(card, label):
    return next(part for part in card.parts if part.label == label)


def test_common_ground_is_the_best_change_of_every_clause_tabled_or_not():
    # Shared watch 3 of 3, small fund 2 of 3, Birch leads 2 of 3: (3 + 2 + 2)/9.
    assert cohesion(negotiated()).common_ground == pytest.approx(7 / 9)


def test_common_ground_is_taken_at_the_opening_before_the_first_decision_and_at_the_end():
    play = negotiated()
    play.declare("cedar", "fund", "small")
    play.advance()
    first, second = (card.cohesion for card in assess(play.log))
    assert (first.common_ground_opening, first.common_ground_decision) == (0, pytest.approx(7 / 9))
    assert first.common_ground == pytest.approx(8 / 9)
    assert (second.common_ground_opening, second.common_ground_decision) == (pytest.approx(8 / 9), None)


def test_each_clause_opens_into_the_declarations_that_made_it():
    play = negotiated()
    watch = line(cohesion(play), "The watch")
    told = {e.sequence: (e.seat, e.fact.clause) for e in play.log if e.fact.kind == "position.declared"}
    assert [told[n] for n in watch.acts] == [("alder", "watch"), ("birch", "watch"), ("cedar", "watch")]
    assert watch.note == "3 of 3 could accept “Shared watch”"


def test_the_agreement_index_is_a_mean_over_clauses_then_over_texts():
    # Watch 3/0/0 -> 1. Fund 2/0/1 -> .5 and lead 2/1/0 -> .5, so the second text .5. Mean of texts .75.
    # Rice: 1; then the mean of 2/2 and 1/3, that is 2/3; mean 5/6. Coins at three: (2 x 1 + 6 x .5)/8.
    card = cohesion(negotiated())
    assert (card.agreement_index, card.agreement_direction) == (0.75, "in favour")
    assert card.rice == pytest.approx(5 / 6)
    assert card.chance_level == 0.625


def test_without_a_text_there_is_no_agreement_to_measure():
    play = Playing()
    play.advance()
    card = cohesion(play)
    assert (card.agreement_index, card.agreement_direction, card.chance_level, card.rice) == (
        None, "", None, None,
    )  # fmt: skip


def test_a_letter_of_intent_is_left_out_of_agreement():
    agenda = minimal()["agenda"]
    agenda[0]["procedure"] = {"kind": "coalition", "signatories": 2}
    play = Playing(agenda=agenda)
    play.advance(2)
    play.open(watch="joint")
    assert cohesion(play).agreement_index is None


def test_preferences_agree_on_ordered_clauses_only():
    # Watch: one joint, two shared -> (0, 2, 1). Two layers: {shared, joint} of size 2 holds 2 of 3 with
    # A = 1 - 1/2 = .5; {shared} holds 1 of 3 with A = 1. So 2/3. Fund: (0, 1, 1) -> .5. Mean 7/12.
    assert cohesion(negotiated()).van_der_eijk == pytest.approx(7 / 12)


def test_breaks_and_reservations_are_counted_and_a_change_of_mind_is_named():
    play = Playing()
    play.advance(2)
    play.declare("birch", "watch", "joint")
    draft = play.open(watch="joint")
    play.do("cedar", Reserve(draft, 1, "watch", "Cedar reads this as temporary."))
    play.do("birch", BreakSilence(draft, 1, "New orders from the capital."))
    card = cohesion(play)
    assert (card.silence_breaks, card.reservations) == (1, 1)
    assert line(card, "Silence broken").note == "Birch had declared the text acceptable"
    assert line(card, "Reservations").note == "by Cedar"


def test_a_promise_is_due_in_the_move_that_judges_it():
    play = negotiated()
    play.do("alder", Commit("alliance", Undertaking("accept", clause="fund", option="small"), 0))
    play.do("birch", Commit("public", Undertaking("posture", posture=2), 0))
    play.do("cedar", Commit("alliance", Undertaking("no_break", item="coast"), 1))
    play.say("birch", 4)
    play.advance()
    card = cohesion(play)
    assert (card.promises_kept, card.promises_due) == (1, 2)
    assert line(card, "Promises kept").note == "1 of 2 kept; of those that cost something 1 of 1"
    told = {e.sequence: e.fact.kind for e in play.log}
    made, judged = "commitment.made", "commitment.judged"
    assert [told[n] for n in line(card, "Promises kept").acts] == [made, made, judged, judged]
    alder = line(card, "Alder to the alliance: accept “Small fund” on “The fund”")
    assert (alder.value, [told[n] for n in alder.acts]) == (1, [made, judged])
    assert line(card, "Costly promises kept").acts == alder.acts
    assert cohesion(play, 1).promises_due == 0


def test_a_promise_in_free_words_judged_at_the_hot_wash_counts_in_the_last_move():
    play = Playing()
    play.advance(5)
    promise = play.do("cedar", Commit("alliance", Undertaking("free", text="To listen."), 1))
    play.advance(2)
    assert cohesion(play, 1).promises_due == 0
    play.declare("cedar", "watch", "joint")
    play.do(CONTROL, Judge(promise, "kept", "It listened."))
    assert (cohesion(play, 1).promises_kept, cohesion(play, 1).promises_due) == (1, 1)
    assert cohesion(play, 1).common_ground == 0


def test_unity_of_messages_needs_half_the_members():
    play = negotiated()
    play.say("alder", 3)
    assert cohesion(play).message_unity is None
    play.say("alder", 5)
    play.say("birch", 1)
    # The last words count: one at each pole.
    assert cohesion(play).message_unity == -1


def test_burdens_are_what_was_paid_over_the_headroom_of_the_timing():
    # 5, 3 and 2 of 30, 20 and 20: 1/6, 3/20, 1/10. Gini 2 x .9/(3 x 5/12) - 4/3; Jain 625/651.
    card = cohesion(negotiated())
    assert card.burden_gini == pytest.approx(1.44 - 4 / 3)
    assert card.burden_jain == pytest.approx(625 / 651)
    assert line(card, "Distance from the cost key").value == 0


def test_nothing_paid_leaves_burdens_undefined():
    play = Playing()
    play.advance()
    assert (cohesion(play).burden_gini, cohesion(play).burden_jain) == (None, None)
