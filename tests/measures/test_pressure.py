"""Escalation pressure: the three tables, the crosswalk of acts, the sums, gauges and rungs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.measures.once import merged
from tabletop.measures.policy_acts import policy_act, policy_acts, posture_act, weigh
from tabletop.measures.pressure import (
    assumed_pressure,
    gauge,
    once_per_seat,
    points_per_delegation,
    pressure,
    pressure_of,
    uncalibrated_reference,
)
from tabletop.measures.rungs import RUNGS, highest_rung, rung_label
from tabletop.measures.weights import SHIPPED, read_table, table, tenths_of

acts = st.lists(st.sampled_from(sorted(policy_acts())), max_size=12)


@pytest.mark.parametrize(
    ("code", "weight"),
    [("025", 0.0), ("024", 0.4), ("033", 2.8), ("054", 2.8), ("081", 6.5), ("182", -7.6), ("132", -2.4),
     ("150", -4.9), ("160", -3.0), ("172", -5.8), ("174", -6.9), ("195", -7.0), ("201", -5.0), ("193", -5.6),
     ("223", None)],
)  # fmt: skip
def test_weis_weights_are_those_of_goldstein(code, weight):
    found = table("weis").lookup(code)
    assert (found and found.value) == weight


@pytest.mark.parametrize(
    ("code", "weight"),
    [("042", 1.9), ("036", 4.0), ("046", 7.0), ("0862", 9.0), ("057", 8.0), ("150", -7.2), ("114", -2.0),
     ("1312", -5.8), ("139", -7.0), ("163", -8.0), ("174", -5.0), ("161", -4.0)],
)  # fmt: skip
def test_cameo_weights_are_those_of_gdelt(code, weight):
    assert table("cameo").lookup(code).value == weight


def test_tables_hold_every_row_of_their_source():
    assert len(table("weis").weights) == 109
    assert len(table("rivera").weights) == 5
    assert not [code for code in table("cameo").weights if code[:2] in ("18", "19", "20")]


@pytest.mark.parametrize(
    ("scheme", "code"),
    [("cameo", "190"), ("cameo", "1823"), ("cameo", "20"), ("weis", "223"), ("weis", "212")],
)
def test_violence_is_no_policy_act(scheme, code):
    assert table(scheme).refuses(code)
    assert table(scheme).lookup(code) is None
    assert policy_act(f"{scheme}:{code}") is None


def test_a_code_without_a_weight_takes_the_nearest_above_it_and_says_so():
    cameo = table("cameo")
    assert (cameo.lookup("0355").found, cameo.lookup("0355").nearest) == ("0355", False)
    assert (cameo.lookup("03559").found, cameo.lookup("03559").nearest) == ("0355", True)
    assert cameo.lookup("106").found == "10"
    assert table("weis").lookup("039").found == "030"
    assert cameo.lookup("99") is None
    assert cameo.lookup("") is None
    assert table("rivera").lookup("posturing in public") is None


def test_rivera_counts_escalation_upwards_and_is_turned_round():
    rivera = table("rivera")
    assert rivera.lookup("nonviolent").tenths == -120
    assert rivera.lookup("deescalation").tenths == 20
    assert rivera.weights["posturing"] == 40


@pytest.mark.parametrize("name", sorted(policy_acts()))
def test_every_named_act_has_its_own_row_in_the_tables_it_names(name):
    act = policy_acts()[name]
    for scheme, code in act.codes.items():
        assert code in table(scheme).weights
    assert act.nearest <= set(act.codes)
    assert act.target in ("adversary", "ally", "partner")
    assert act.rung is None or act.rung in RUNGS


@pytest.mark.parametrize(
    ("act", "weis", "cameo", "rivera"),
    [
        ("summon_ambassador", -2.4, -2.0, -12.0),
        ("offer_to_meet", 1.5, 4.0, 2.0),
        ("reassure", 2.8, None, None),
        ("raise_capability_budget", None, None, -4.0),
        ("notify_exercise", None, None, None),
        ("break_relations", -7.0, -4.0, -12.0),
        ("ease_sanctions", 2.9, 7.0, 2.0),
    ],
)
def test_one_act_in_three_tables(act, weis, cameo, rivera):
    found = [weigh(policy_act(act), table(scheme)) for scheme in SHIPPED]
    assert [weight and weight.value for weight in found] == [weis, cameo, rivera]


def test_nearest_codes_of_the_crosswalk_are_marked():
    sanctions = policy_act("impose_sanctions")
    assert weigh(sanctions, table("weis")).nearest
    assert not weigh(sanctions, table("cameo")).nearest
    assert pressure(["impose_sanctions", "warn"]).nearest == ("impose_sanctions",)


def test_a_bare_code_is_weis_and_finds_its_like_in_the_other_tables():
    assert weigh(policy_act("160"), table("cameo")).value == -4.4
    assert (
        weigh(policy_act("193"), table("cameo")).value == -5.6
    )  # cutting aid, not the nearest use for sanctions
    assert weigh(policy_act("cameo:1312"), table("weis")).value == -5.8
    assert weigh(policy_act("122"), table("cameo")) is None
    assert policy_act("no_such_act") is None
    assert policy_act("moon:132") is None


def test_postures_run_from_reassuring_to_warning():
    codes = [policy_act(posture_act(step)).codes["weis"] for step in range(1, 6)]
    assert codes == ["054", "101", "025", "121", "160"]
    with pytest.raises(ValueError, match="posture"):
        posture_act(0)


def test_conflict_and_cooperation_are_summed_apart():
    shown = pressure(["warn", "summon_ambassador", "offer_to_meet", "break_silence", "wave"])
    assert (shown.conflict, shown.cooperation, shown.net) == (5.4, 1.5, -3.9)
    assert shown.count == 5
    assert shown.unweighted == ("break_silence",)
    assert shown.unknown == ("wave",)
    assert [act for act, _ in shown.parts] == ["warn", "summon_ambassador", "offer_to_meet"]


@settings(deadline=None)
@given(acts, st.sampled_from(SHIPPED))
def test_sums_are_exact_and_do_not_depend_on_order(chosen, scheme):
    shown, backwards = pressure(chosen, table(scheme)), pressure(chosen[::-1], table(scheme))
    assert (shown.conflict, shown.cooperation) == (backwards.conflict, backwards.cooperation)
    assert shown.conflict >= 0
    assert shown.cooperation >= 0
    assert shown.count == len(chosen) == len(shown.parts) + len(shown.unweighted)
    assert shown.net == round(sum(weight.tenths for _, weight in shown.parts) / 10, 1)


def test_a_seat_counts_once_for_what_it_repeats():
    assert once_per_seat([("A", "warn"), ("B", "warn"), ("A", "warn"), ("A", "demand")]) == (
        "warn", "warn", "demand",
    )  # fmt: skip


def test_assumed_weights_are_summed_on_their_own():
    shown = assumed_pressure([-15, 20, 0])
    assert (shown.conflict, shown.cooperation, shown.count) == (1.5, 2.0, 3)


def test_gauge_fills_at_the_reference_and_goes_no_further():
    assert gauge(30, 120) == 25
    assert gauge(500, 120) == 100
    assert gauge(0, 120) == 0
    assert gauge(30, 0) is None
    with pytest.raises(ValueError, match="negative"):
        gauge(-30, 120)


def test_uncalibrated_reference_is_twice_the_delegations_times_the_heaviest():
    reference = uncalibrated_reference(8, ["warn", "announce_exercise", "reassure", "notify_exercise"])
    assert (reference.conflict, reference.cooperation) == (121.6, 44.8)


def test_rivera_points_are_per_delegation():
    shown = pressure(["criticise", "offer_to_meet", "announce_exercise"], table("rivera"))
    assert points_per_delegation(shown, 7) == 2
    assert points_per_delegation(shown, 0) is None


def test_the_rung_is_the_highest_any_act_carries():
    assert highest_rung([2, None, 5, 4]) == 5
    assert highest_rung([None]) is None
    assert rung_label(10) == "provocative breaking off of relations"
    assert list(RUNGS) == [1, 2, 3, 4, 5, 6, 7, 10, 20]
    with pytest.raises(ValueError, match="no rung"):
        rung_label(8)


def test_a_facilitators_own_table_may_weigh_acts_by_name_or_by_weis_code():
    own = read_table("ours", "code,weight,label\nwarn,-9.5,Warn\n132,-1,Protest\n", "our judgement")
    assert pressure(["warn", "summon_ambassador"], own).conflict == 10.5


def test_a_code_counts_once_per_seat_and_move_whatever_act_brought_it():
    shown = [("A", "formal_protest"), ("B", "formal_protest"), ("A", "summon_ambassador"), ("A", "warn")]
    assert once_per_seat(shown) == ("formal_protest", "formal_protest", "warn")
    first, *_ = merged(shown)
    assert (first.acts, first.places) == (("formal_protest", "summon_ambassador"), (0, 2))
    assert pressure_of(merged(shown)).conflict == 2.4 + 2.4 + 3.0


def test_in_a_table_of_categories_each_act_counts_once():
    shown = [("A", act) for act in ("criticise", "impose_sanctions", "expel_diplomats", "criticise")]
    assert pressure_of(merged(shown, table("rivera"))).conflict == 36
    assert pressure_of(merged([("A", "132"), ("A", "formal_protest")], table("rivera"))).conflict == 12


def test_merged_acts_keep_the_mark_nearest_in_either_order():
    shown = [("A", "cut_aid"), ("A", "impose_sanctions")]
    for order in (shown, shown[::-1]):
        (once,) = merged(order)
        assert once.weight.nearest
        assert pressure_of([once]).conflict == 5.6


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from(sorted(policy_acts()))), max_size=9),
       st.sampled_from(SHIPPED), st.randoms())  # fmt: skip
def test_what_is_merged_does_not_depend_on_order_and_loses_nothing(shown, scheme, chance):
    turned = list(shown)
    chance.shuffle(turned)
    one, other = merged(shown, table(scheme)), merged(turned, table(scheme))
    assert {(m.seat, m.code, m.weight) for m in one} == {(m.seat, m.code, m.weight) for m in other}
    assert sorted(place for each in one for place in each.places) == list(range(len(shown)))
    assert pressure_of(one).conflict == pressure_of(other).conflict


def test_an_own_table_in_weis_codes_marks_what_is_nearest():
    own = read_table("ours", "code,weight\n193,-6\n190,-2\n", "our judgement")
    assert weigh(policy_act("impose_sanctions"), own).nearest
    assert not weigh(policy_act("cut_aid"), own).nearest
    assert weigh(policy_act("reduce_relations"), own).value == -2
    assert weigh(policy_act("reduce_relations"), own).nearest


def test_an_own_table_in_cameo_codes_is_read_by_them():
    told = read_table("ours", "code,weight\n163,-8.5\n1312,-6\n", "our judgement")
    assert told.scheme == "cameo"
    assert weigh(policy_act("impose_sanctions"), told).value == -8.5
    assert not weigh(policy_act("impose_sanctions"), told).nearest
    assert weigh(policy_act("cameo:1312"), told).value == -6
    assert weigh(policy_act("172"), told).value == -6
    said = read_table("ours", "code,weight\n163,-8.5\n", "our judgement", scheme="cameo")
    assert weigh(policy_act("impose_sanctions"), said).value == -8.5


def test_codes_with_their_scheme_stand_in_any_own_table():
    own = read_table("ours", "code,weight\ncameo:1312,-6\n132,-1\n", "our judgement")
    assert weigh(policy_act("threaten_sanctions"), own).value == -6
    assert weigh(policy_act("summon_ambassador"), own).value == -1
    assert weigh(policy_act("cameo:0211"), own) is None
    assert weigh(policy_act("cameo:13121"), own).nearest


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("\ufeffcode,weight\n132,-1\n", -1),
        ("Code;Weight;Label\r\n132;-1,5;Protest\r\n", -1.5),
        ("CODE\tWEIGHT\n132\t-2.5\n", -2.5),
        ('label,code,weight\n"a, b",132,-3\n', -3),
        ("\ncode,weight,label\n\n132,-4\n\n", -4),
    ],
)
def test_tables_are_read_as_people_and_spreadsheets_write_them(text, weight):
    assert read_table("ours", text, "us").lookup("132").value == weight


def test_a_table_may_not_take_the_name_of_one_that_came_with_the_program():
    with pytest.raises(ValueError, match="give your own table another name"):
        read_table("WEIS", "code,weight\n132,-1\n", "us")
    assert table("weis").lookup("132").value == -2.4


@pytest.mark.parametrize(
    ("text", "scheme", "line"),
    [("code,weight\n132,1\n\n223,-1\n", None, 4), ("code,weight\n212,-1\n", "weis", 2),
     ("code,weight\n1312,-1\n190,-2\n", None, 3), ("code,weight\n132,1\ncameo:203,-1\n", None, 3),
     ("code,weight\nnuclear,60\n", "rivera", 2)],
)  # fmt: skip
def test_violence_in_an_own_table_is_refused_with_its_line(text, scheme, line):
    with pytest.raises(ValueError, match=f"line {line}: code .* stands for violence"):
        read_table("ours", text, "us", scheme=scheme)


def test_force_of_weis_182_is_an_announced_exercise_and_may_be_weighed():
    assert read_table("ours", "code,weight\n182,-7\n", "us").lookup("182").value == -7


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("code,weight,label\n1,2\n1,3\n", "line 3: code 1 stands there twice"),
        ("code,weight\n1,heavy\n", "line 2: the weight must be a number"),
        ("code,weight\n1,0.25\n", "one decimal"),
        ("code,weight\n1,1e300\n", "within 100 of zero"),
        ("code,weight\n1,-100.1\n", "within 100 of zero"),
        ("", "is empty"),
        ("\ufeff\n", "is empty"),
        ("code,weight\n", "a header and no rows"),
        ("code,weight,weight\n1,2,3\n", "more than one column 'weight'"),
        ('code,weight,label\n1,2,"two\nlines"\n2,heavy,\n', "line 4: the weight"),
        ("code,weight\n\n\n1,heavy\n", "line 4: the weight"),
        ("code,weight\n1,2,3\n", "line 2: 3 cells under a header of 2"),
        ('code,weight\n1,"2\n2,3\n', "line 2: a quotation mark is opened and not closed"),
        ("code,weight\n1,nan\n", "must be a number"),
        ("code,weight\n1,inf\n", "must be a number"),
        ("name,points\n1,2\n", "no column .code.; the header reads name, points"),
    ],
)
def test_a_faulty_table_is_refused_with_its_line(text, words):
    with pytest.raises(ValueError, match=words):
        read_table("ours", text, "nobody")


def test_weights_are_kept_in_whole_tenths():
    assert tenths_of("-2.4") == -24
    assert tenths_of(0.1) == 1


def test_an_unknown_table_is_refused_by_name():
    with pytest.raises(ValueError, match="weis, cameo, rivera"):
        table("moon")
