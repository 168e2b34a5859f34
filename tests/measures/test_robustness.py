"""How much to trust a headline."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.measures.averages import mean
from tabletop.measures.robustness import Variant, leave_one_out, left_out, same_order, sentence, trust


def test_leaving_one_out_finds_whose_part_matters_most():
    spread = leave_one_out([0.5, 0.5, 1.0, 0.5], mean)
    assert spread.value == 0.625
    assert spread.low == 0.5
    assert spread.high == pytest.approx(2 / 3)
    assert spread.moved_most_by == 2


def test_nothing_moves_a_body_of_one_mind_or_an_empty_one():
    assert leave_one_out([1.0, 1.0], mean).moved_most_by is None
    assert leave_one_out([], mean).value is None
    assert leave_one_out([0.5], mean).low == 0.5


def test_order_of_moves_changes_only_when_two_change_places():
    assert same_order([1, 2, 3], [10, 20, 30])
    assert same_order([1, 2, None], [5, 5, 9])
    assert not same_order([1, 2], [2, 1])


ACTS = [[("Alder", "warn", 3.0), ("Birch", "demand", 4.9)], [("Alder", "ultimatum", 6.9)]]


def conflict(parts):
    return sum(weight for _, _, weight in parts)


def found(**more):
    whose = [*left_out("act", ACTS, conflict, lambda part: part[1], lambda part: part[0])]
    seats = [*left_out("delegation", ACTS, conflict, lambda part: part[0])]
    tables = [Variant("table", name, values) for name, values in more.items()]
    return trust([conflict(parts) for parts in ACTS], [*whose, *seats, *tables])


def test_leaving_a_delegation_out_takes_its_acts_out_of_every_move():
    without_alder, without_birch = left_out("delegation", ACTS, conflict, lambda part: part[0])
    assert without_alder.values == (4.9, 0)
    assert without_birch.values == (3.0, 6.9)


def test_a_headline_ranges_over_everything_left_out_and_every_table():
    headline = found(cameo=(9.0, 5.0))
    assert headline.values == (7.9, 6.9)
    assert headline.low == (3.0, 0)
    assert headline.high == (9.0, 6.9)


def test_the_sentence_says_whether_moves_change_places_and_whose_act_matters_most():
    headline = found()
    assert not headline.order_holds
    assert [each.name for each in headline.reordering] == ["warn", "demand", "Birch"]
    assert sentence(headline) == (
        "The order of the moves changes without Alder: warn, without Birch: demand and without Birch; "
        "what changes a figure most is Alder: ultimatum, by 6.9 in move 2."
    )


def test_another_table_can_change_the_order_on_its_own():
    headline = trust([10.0, 20.0], [Variant("table", "cameo", (8.0, 5.0))])
    assert sentence(headline) == (
        "The order of the moves changes in the table cameo; "
        "what changes a figure most is cameo, by 15 in move 2."
    )


def test_with_one_move_or_nothing_to_leave_out_the_sentence_says_so():
    assert trust([None, 3.0], []).order_holds is None
    assert sentence(trust([3.0], [])) == (
        "With fewer than two moves there is no order that could change; nothing changes a figure."
    )
    assert sentence(trust([3.0, 4.0], [Variant("act", "wave", (3.0, 4.0))])) == (
        "The order of the moves stays the same whatever is left out; nothing changes a figure."
    )
    with pytest.raises(ValueError, match="one value for each move"):
        trust([1.0, 2.0], [Variant("act", "wave", (1.0,))])


values = st.lists(st.one_of(st.none(), st.integers(0, 9)), min_size=3, max_size=3)


@settings(deadline=None)
@given(values, st.lists(values, max_size=5))
def test_ranges_hold_the_headline_whatever_the_variants(headline, others):
    judged = trust(headline, [Variant("act", str(n), tuple(each)) for n, each in enumerate(others)])
    for value, low, high in zip(judged.values, judged.low, judged.high):
        assert value is None or low <= value <= high
    assert (judged.most is None) == (judged.change is None)
