"""What stands beside the headlines: likeness, objections, delegations, analysis and trust."""

import pytest

from tabletop.exercise.commitments.making import Commit
from tabletop.exercise.commitments.undertakings import Undertaking
from tabletop.exercise.drafts.proposing import ProposeDraft
from tabletop.exercise.drafts.tabling import Table
from tabletop.exercise.facts import CHAIR
from tabletop.scorecard.assess import assess
from tabletop.scorecard.card import reasons
from tests.scenario.minimal import minimal
from tests.scorecard.playing import Playing, negotiated
from tests.scorecard.test_assess import whole


def card(play, move=-1, table="weis"):
    return assess(play.log, table)[move]


def line(parts, label):
    return next(part for part in parts if part.label == label)


def test_likeness_is_reckoned_on_ordered_clauses_and_makes_blocs():
    # Watch: Alder 1, Birch and Cedar .5. Fund: Alder 1, Birch .5. So 1 - 2 x .5 for Alder and Birch.
    alike = card(negotiated()).cohesion.likeness
    assert alike.seats == ("alder", "birch", "cedar")
    assert alike.matrix == ((1.0, 0.0, 0.0), (0.0, 1.0, 1.0), (0.0, 1.0, 1.0))
    assert alike.blocs == (("alder",), ("birch", "cedar"))


def test_nobody_is_like_anybody_before_positions_are_declared():
    play = Playing()
    play.advance()
    alike = card(play).cohesion.likeness
    assert alike.matrix == ((None,) * 3,) * 3
    assert not [part for part in card(play).cohesion.parts if part.group == "Likeness of delegations"]


def test_who_would_break_silence_is_told_from_red_lines_and_from_worth():
    # The joint watch and the large fund: Cedar's red line. Birch: .15 + .1 - .3 x 9/20 = .115 of .25.
    play = Playing()
    play.advance(2)
    play.open(watch="joint")
    draft = play.do(CHAIR, ProposeDraft("Means", (), {"fund": "large", "lead": "nobody"}))
    play.do(CHAIR, Table(draft, 1))
    watch, means = card(play).cohesion.would_break
    assert (watch.label, watch.value) == ("Text 1, under decision", 0)
    assert (means.label, means.value) == ("Text 2, tabled", 2)
    assert "Cedar: it crosses its red line on “The fund”" in means.note
    assert "Birch: worth 0.12 to it, without it 0.25, no deal 0.25" in means.note


def test_a_text_that_is_better_than_leaving_things_as_they_are_is_not_objected_to():
    # No deal is worth .9 to Alder, by the scenario: a text on one item cannot reach that, and need not.
    delegations = minimal()["delegations"]
    delegations[0]["reservation"] = 0.9
    play = Playing(delegations=delegations)
    play.advance(2)
    play.open(watch="joint")
    assert [part.value for part in card(play).cohesion.would_break] == [0]


def test_what_a_promise_cost_is_judged_by_the_day_it_was_made():
    play = negotiated()
    play.do("birch", Commit("alliance", Undertaking("accept", clause="watch", option="joint"), 0))
    play.declare("birch", "watch", "joint")
    play.advance()
    found = card(play, 0).cohesion
    assert (found.promises_costly_kept, found.promises_costly_due) == (1, 1)
    play = negotiated()
    play.do("birch", Commit("alliance", Undertaking("accept", clause="watch", option="shared"), 0))
    play.declare("birch", "watch", "joint", "shared")
    play.advance()
    assert card(play, 0).cohesion.promises_due == 1
    assert card(play, 0).cohesion.promises_costly_due == 0


def test_while_nothing_adopted_binds_it_a_mandate_is_nought_whatever_no_deal_is_worth():
    delegations = minimal()["delegations"]
    delegations[2]["reservation"] = 0.8
    play = Playing(delegations=delegations)
    play.advance(2)
    found = card(play).mandate
    assert found.by_seat["cedar"] == 0
    assert found.utilities["cedar"][:2] == (0.8, 0.8)
    assert found.parts[2].note.startswith("nothing adopted binds it yet, so this is no deal")
    play.adopt(watch="shared")
    # .4 + .15 + .06 = .61 now, of .8.
    assert card(play).mandate.by_seat["cedar"] < 0


def test_a_delegation_sees_its_aims_lines_home_promises_words_and_money():
    play = whole()
    alder = card(play, 0).delegations[0]
    assert (alder.name, alder.red_lines_held, alder.red_lines) == ("Alder", 1, 1)
    assert (alder.paid, alder.short, alder.support, alder.support_at_start) == (5, 0, 60, 60)
    assert alder.say_do == (0.0, 0.0)
    assert alder.mandate == pytest.approx(0.5875)
    groups = list(dict.fromkeys(part.group for part in alder.parts))
    assert groups == ["Aims", "Red lines", "Mandate", "At home", "Promises", "Said and done", "Money"]
    watch = line(alder.parts, "Aim: The watch")
    assert watch.value == 0.5
    assert watch.note == "weight 50 of 100; would choose “Joint watch”; “Shared watch” stands"


def test_a_red_line_is_crossed_by_what_stands_and_held_by_what_does_not():
    play = Playing()
    play.advance(2)
    alder, _, cedar = card(play).delegations
    assert (alder.red_lines_held, cedar.red_lines_held) == (0, 1)
    assert "nothing is decided: “As now” is across it" in line(alder.parts, "Red line: The watch").note
    play.adopt(fund="large", lead="by-birch")
    cedar = card(play).delegations[2]
    crossed = line(cedar.parts, "Red line: The fund")
    assert (crossed.value, cedar.red_lines_held) == (0, 0)
    assert [e.fact.kind for e in play.log if e.sequence in crossed.acts] == ["text.adopted"]
    fallen = line(cedar.parts, "Domestic support")
    assert (fallen.value, fallen.note) == (45, "−15 since the start")


def test_a_deal_in_the_zone_from_which_nobody_can_gain_without_a_loss_is_efficient():
    found = card(negotiated()).analysis
    assert (found.packages, found.zone, found.in_zone, found.efficient) == (27, 12, True, True)
    assert found.landed.choices == {"watch": "shared", "fund": "small", "lead": "by-birch"}
    assert found.landed.utilities == pytest.approx({"alder": 0.47, "birch": 0.955, "cedar": 0.99})
    assert set(found.left.values()) == {0.0}
    assert found.utilitarian is not None
    assert sum(found.utilitarian.utilities.values()) >= sum(found.landed.utilities.values())


def test_what_was_left_on_the_table_is_told_by_delegation():
    play = Playing()
    play.advance()
    found = card(play).analysis
    assert (found.in_zone, found.efficient) == (False, False)
    assert found.better is not None
    assert all(more >= 0 for more in found.left.values())
    total = sum(found.better.utilities.values()) - sum(found.landed.utilities.values())
    assert sum(found.left.values()) == pytest.approx(total)


def test_who_gave_up_most_of_its_own_worth_moved_most():
    # Alder's least was the joint watch, .5; the shared one is worth .25 to it. Birch hardens by .15.
    play = Playing()
    play.advance(2)
    play.declare("alder", "watch", "joint")
    play.declare("birch", "watch", "shared", "as-now")
    play.advance(3)
    play.declare("alder", "watch", "joint", "shared")
    play.declare("birch", "watch", "shared")
    found = card(play).analysis
    assert found.conceded["alder"] == pytest.approx((0.0, 0.25))
    assert found.conceded["birch"] == pytest.approx((0.0, -0.15))
    assert found.moved_most == "alder"


def test_leaving_one_out_gives_the_range_of_a_headline():
    # 7/9; without Birch or one declaration that counted 6/9; without Alder or Cedar (2 + 1 + 2)/6.
    found = card(negotiated()).trust
    ground = next(each for each in found.ranges if each.headline == "common_ground")
    assert (ground.value, ground.low, ground.high) == pytest.approx((7 / 9, 6 / 9, 5 / 6))
    assert ground.seat == "birch"
    assert found.order_holds["common_ground"] is None


def test_an_act_that_turns_the_order_of_moves_is_named():
    play = negotiated()
    loud = play.say("alder", 5)
    play.advance(3)
    play.say("birch", 4)
    sequence = next(e.sequence for e in play.log if e.cause == loud)
    found = card(play).trust
    assert found.order_holds["pressure"] is False
    told = found.sentences["pressure"]
    assert "the moves change places" in told
    assert f"act {sequence}, of Alder, changes it most: move 1 would read 0, not 17." in told
    first = next(each for each in found.ranges if each.headline == "pressure" and each.move == 0)
    assert (first.act, first.by, sorted(first.tables)) == (sequence, "alder", ["CAMEO", "RIVERA", "WEIS"])


def test_what_is_left_out_is_left_out_of_the_headlines_themselves():
    play = whole()
    for number, each in enumerate(assess(play.log)):
        found = {r.headline: r.value for r in card(play).trust.ranges if r.move == number}
        assert found["common_ground"] == pytest.approx(each.cohesion.common_ground)
        assert found["delivery"] == pytest.approx(each.delivery.value)
        assert found["mandate"] == pytest.approx(each.mandate.minimum)
        assert found["pressure"] == pytest.approx(each.escalation.gauge)
        assert found["reassurance"] == pytest.approx(each.escalation.reassurance_gauge)


def test_only_the_gauges_are_tried_in_other_tables():
    found = card(whole()).trust
    assert {each.headline for each in found.ranges if each.tables} == {"pressure", "reassurance"}
    assert {each.headline for each in found.ranges} == {
        "common_ground", "delivery", "mandate", "pressure", "reassurance",
    }  # fmt: skip


def test_every_panel_opens_into_events_of_the_log():
    play = whole()
    known = {event.sequence for event in play.log}
    for panel in ("say_do", "delegations", "trust", "analysis", "pressure"):
        parts = reasons(card(play, 0), panel)
        assert parts
        assert all(part.acts == tuple(sorted(set(part.acts))) for part in parts), panel
        assert known.issuperset(n for part in parts for n in part.acts)


def test_the_measures_of_agreement_are_lines_that_open():
    parts = card(negotiated()).cohesion.parts
    for label in ("Agreement Index", "Its level by chance", "Rice index", "van der Eijk's A"):
        assert line(parts, label).acts
        assert line(parts, label).value is not None
    assert "in favour" in line(parts, "Agreement Index").note


def test_say_do_opens_into_the_words_and_the_deeds():
    play = whole()
    parts = card(play, 0).say_do.parts
    birch = line(parts, "Birch: “We bring five million.”")
    assert birch.value == pytest.approx(0.4)
    assert birch.note == "announced 5 million euro, pledged or paid 3 million euro"
    assert [e.fact.kind for e in play.log if e.sequence in birch.acts] == ["line.paid", "statement.made"]
    assert line(parts, "Birch, amounts").value == pytest.approx(0.4)
