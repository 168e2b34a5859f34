"""What the adversary was shown, worked by hand."""

import pytest

from tabletop.exercise.acts import TakeAct
from tabletop.exercise.agenda.bridging import AdmitOption
from tabletop.exercise.arguments.proposals import ProposeArgument, RuleScope
from tabletop.exercise.arguments.rulings import RuleArgument
from tabletop.exercise.facts import CONTROL
from tabletop.measures.weights import read_table
from tabletop.scorecard.assess import assess
from tests.scenario.minimal import minimal
from tests.scorecard.playing import Playing, negotiated

SUMMON = {
    "id": "summon",
    "title": "Summon the envoy",
    "text": "The envoy is called in.",
    "signals": [{"target": "adversary", "act": "summon_ambassador"}, {"target": "ally", "act": "consult"}],
}
DRILL = {
    "id": "drill",
    "title": "Announce a drill",
    "text": "A drill is announced.",
    "per_move": 2,
    "signals": [{"target": "adversary", "act": "announce_exercise", "rung": 4}],
}
QUIET = {**DRILL, "id": "quiet", "public": False}


def speaking(**changes):
    play = Playing(**changes)
    play.advance(3)
    return play


def shown(play, table="weis", move=0):
    return assess(play.log, table)[move].escalation


def test_statements_weigh_by_posture_once_a_seat_and_the_sums_stay_apart():
    # Warn -3.0 (twice said, once counted), reassure +2.8, the hotline an assumed +1.
    play = negotiated()
    play.say("alder", 5)
    play.say("alder", 5)
    play.say("birch", 1)
    play.do("cedar", TakeAct("hotline"))
    card = shown(play)
    assert (card.conflict, card.cooperation, card.count, card.unweighted) == (-3.0, 2.8, 3, 0)
    assert card.net == pytest.approx(-0.2)
    assert (card.assumed_conflict, card.assumed_cooperation) == (0.0, 1.0)
    assert card.by_seat == {"alder": -3.0, "birch": 2.8, "cedar": 0.0}
    assert (card.rung, card.rung_label) == (3, "solemn and formal declarations")


def test_a_repeated_code_is_one_line_with_all_its_acts():
    play = speaking()
    play.say("alder", 5)
    play.say("alder", 5)
    (part,) = shown(play).parts
    assert (part.label, part.value, part.unit) == ("Alder: Warn", -3.0, "weight")
    assert part.note == "WEIS 160; statement; shown 2 times, counts once"
    assert [e.fact.kind for e in play.log if e.sequence in part.acts] == ["statement.made"] * 2


def test_the_same_code_in_another_move_counts_again():
    play = speaking()
    play.say("alder", 5)
    play.advance(3)
    play.say("alder", 5)
    assert [shown(play, move=move).conflict for move in (0, 1)] == [-3.0, -3.0]


def test_an_uncalibrated_gauge_reads_against_twice_the_delegations_times_the_heaviest_weight():
    # Heaviest without an act of its own: warn 3.0, so 3/(2 x 3 x 3.0); reassure 2.8/(2 x 3 x 2.8).
    play = speaking()
    play.say("alder", 5)
    play.say("birch", 1)
    card = shown(play)
    assert (card.gauge, card.reassurance_gauge) == pytest.approx((100 / 6, 100 / 6))
    assert not card.calibrated


def test_a_calibrated_gauge_reads_against_the_scenario_in_the_default_table_only():
    play = speaking(reference={"conflict": 12.0})
    play.say("alder", 5)
    assert (shown(play).gauge, shown(play).calibrated) == (25.0, True)
    # CAMEO weighs the warning -4.4, the heaviest of the postures: 4.4/(6 x 4.4).
    assert (shown(play, "cameo").gauge, shown(play, "cameo").calibrated) == (pytest.approx(100 / 6), False)


def test_public_acts_count_and_those_for_the_alliance_alone_do_not():
    play = speaking(policy_acts=[SUMMON, DRILL, QUIET])
    play.do("alder", TakeAct("summon"))
    play.do("birch", TakeAct("drill"))
    play.do("cedar", TakeAct("quiet"))
    card = shown(play)
    # Formal complaint -2.4, announced exercise -7.6; the rung is the scenario's own, not the usual 5.
    assert card.conflict == pytest.approx(-10.0)
    assert card.by_seat == {"alder": -2.4, "birch": -7.6, "cedar": 0.0}
    assert card.rung == 4


def test_what_an_ally_reads_is_listed_and_not_in_the_sums():
    play = speaking(policy_acts=[SUMMON])
    play.do("alder", TakeAct("summon"))
    card = shown(play)
    assert (card.cooperation, card.count) == (0.0, 1)
    assert card.parts[1].label == "Alder: Consult"
    assert card.parts[1].note.endswith("toward an ally, not in the gauge")


def test_an_adopted_wording_speaks_for_the_alliance_and_an_assumed_weight_stays_apart():
    play = Playing()
    play.advance(2)
    play.adopt(watch="joint")
    card = shown(play)
    assert (card.conflict, card.gauge, card.count) == (0.0, 0.0, 1)
    assert (card.assumed_conflict, card.assumed_cooperation) == (-2.0, 0.0)
    assert card.rung == 2
    assert card.parts[0].label == "The alliance: Joint watch"
    assert card.parts[0].note == "assumed: Seen as a new presence"
    assert (card.parts[0].unit, card.parts[1].value) == ("assumed weight", 2.0)


def test_a_bridging_option_signals_once_it_is_adopted():
    play = Playing()
    play.advance(2)
    play.do(CONTROL, AdmitOption("watch", "Watch, then talk", "Allies watch and offer talks.", "birch",
                                 signal="offer_to_meet"))  # fmt: skip
    assert shown(play).count == 0
    play.adopt(watch="bridge-1")
    assert (shown(play).cooperation, shown(play).by_seat["alliance"]) == (1.5, 1.5)


def test_the_last_ruling_on_a_proposal_counts_for_the_seat_that_made_it():
    play = Playing()
    play.advance(2)
    argument = play.do("alder", ProposeArgument("Call in the envoy.", "Be heard.", ("It was done before.",)))
    play.do(CONTROL, RuleScope(argument, True, "Policy."))
    play.do(CONTROL, RuleArgument(argument, "judgement", "It works.", "partly", code="summon_ambassador"))
    assert shown(play).by_seat["alder"] == -2.4
    play.do(CONTROL, RuleArgument(argument, "judgement", "On reflection.", "no", code="summon_ambassador"))
    assert (shown(play).by_seat["alder"], shown(play).count) == (0.0, 0)


def test_a_ruling_may_name_an_act_of_the_scenario():
    play = Playing()
    play.advance(2)
    argument = play.do("alder", ProposeArgument("Call them.", "Calm.", ("It calms.",)))
    play.do(CONTROL, RuleScope(argument, True, "Policy."))
    play.do(CONTROL, RuleArgument(argument, "judgement", "It works.", "yes", code="hotline"))
    assert shown(play).assumed_cooperation == 1.0


def test_an_act_without_a_weight_in_the_table_is_counted_and_said_so():
    act = {**DRILL, "id": "tell", "signals": [{"target": "adversary", "act": "notify_exercise"}]}
    play = speaking(policy_acts=[act])
    play.do("alder", TakeAct("tell"))
    card = shown(play)
    assert (card.count, card.unweighted, card.conflict) == (1, 1, 0.0)
    assert (card.parts[0].value, card.parts[0].note) == (None, "no published weight; Announce a drill")


def test_what_a_table_of_ones_own_leaves_out_is_named_as_it_would_be_written_there():
    act = {**DRILL, "id": "tell", "signals": [{"target": "adversary", "act": "notify_exercise"}]}
    play = speaking(policy_acts=[act])
    play.do("alder", TakeAct("tell"))
    play.say("birch", 4)
    card = shown(play, read_table("mine", "code,weight\n025,0.5\n", "my own"))
    (acts,) = [part for part in card.sums if part.label == "Acts"]
    assert acts.value == 2
    assert acts.note.startswith("2 of them without any weight in mine: ")
    assert "notify_exercise" in acts.note
    assert card.parts[0].note.startswith("mine has no weight for it")
    assert (card.table_title, card.gauge) == ("mine", None)


def test_rivera_keeps_its_own_score_of_the_move():
    # A criticism is 12 points; over three delegations 4.
    play = speaking()
    play.say("alder", 4)
    card = shown(play, "rivera")
    assert card.conflict == -12.0
    assert (card.parts[-1].label, card.parts[-1].value) == ("Points per delegation", 4.0)


def test_an_unknown_table_is_refused():
    play = Playing(policy_acts=minimal()["policy_acts"])
    play.advance()
    with pytest.raises(ValueError, match="no table"):
        assess(play.log, "nobody")


def ask(name, *signals):
    return {"id": name, "title": name.title(), "text": "Done.", "per_move": 2, "signals": list(signals)}


def toward(target, act):
    return {"target": target, "act": act}


def test_sums_stand_apart_by_target_and_by_seat_and_are_never_netted():
    play = speaking(policy_acts=[SUMMON, DRILL])
    play.do("alder", TakeAct("summon"))
    play.do("birch", TakeAct("drill"))
    play.say("alder", 1)
    card = shown(play)
    # Alder: summons -2.4 and reassures +2.8; consulting an ally is 1.0 toward that ally.
    adversary, ally = card.targets["adversary"], card.targets["ally"]
    assert (adversary.conflict, adversary.cooperation, adversary.count) == (-10.0, 2.8, 3)
    assert (ally.conflict, ally.cooperation, ally.count) == (0.0, 1.0, 1)
    alder = card.seats["alder"]
    assert (alder["adversary"].conflict, alder["adversary"].cooperation) == (-2.4, 2.8)
    assert alder["ally"].cooperation == 1.0
    groups = {part.group for part in card.sums}
    assert groups == {"Gauges", "Toward the adversary", "Toward an ally"}


def test_either_gauge_says_whether_it_is_calibrated():
    play = speaking(reference={"conflict": 12.0})
    play.say("birch", 1)
    assert (shown(play).calibrated, shown(play).reassurance_calibrated) == (True, False)
    calm = next(part for part in shown(play).sums if part.label == "Reassurance")
    assert "not calibrated" in calm.note
    play = speaking(reference={"conflict": 12.0, "cooperation": 5.6})
    play.say("birch", 1)
    assert (shown(play).reassurance_calibrated, shown(play).reassurance_gauge) == (True, 50.0)


def test_in_a_table_of_categories_two_acts_of_one_seat_are_two():
    acts = [
        ask("protest", toward("adversary", "formal_protest")),
        ask("accuse", toward("adversary", "accuse")),
    ]
    play = speaking(policy_acts=acts)
    play.do("alder", TakeAct("protest"))
    play.do("alder", TakeAct("accuse"))
    play.do("alder", TakeAct("accuse"))
    assert (shown(play, "rivera").conflict, shown(play, "rivera").count) == (-24.0, 2)


@pytest.mark.parametrize("first", ["observers", "visit"])
def test_the_mark_of_the_nearest_code_does_not_hang_on_the_order(first):
    acts = [
        ask("observers", toward("adversary", "offer_observers")),
        ask("visit", toward("adversary", "host_visit")),
    ]
    play = speaking(policy_acts=acts)
    for name in (first, "visit" if first == "observers" else "observers"):
        play.do("alder", TakeAct(name))
    card = shown(play)
    (part,) = card.parts
    assert (part.value, card.count) == (2.8, 1)
    assert "the nearest code for Offer to receive observers" in part.note
    assert "2 acts with one code, which counts once" in part.note
    assert "Host a visit" in part.label
    assert card.targets["adversary"].nearest_cooperation == 2.8


def test_a_table_of_the_facilitators_own_is_named_in_every_figure():
    own = read_table("house rules", "code;weight;label\ncriticise;-9,5;Hard words\n", "our seminar")
    play = speaking()
    play.say("alder", 4)
    card = assess(play.log, own)[0].escalation
    assert (card.table, card.source, card.conflict) == ("house rules", "our seminar", -9.5)
    assert card.parts[0].note.startswith("house rules criticise")
    assert not card.calibrated
