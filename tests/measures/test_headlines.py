"""Common ground, delivery, mandate, the say-do gap and promises."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.measures.averages import mean, median, minimum
from tabletop.measures.common_ground import best_option, common_ground
from tabletop.measures.delivery import Part, coalition_reach, delivery, funded_share, undecided, unfunded
from tabletop.measures.mandate import mandate, ordered_value, utility
from tabletop.measures.promises import promises_kept
from tabletop.measures.saydo import amount_gap, nearest_accepted, position_gap

shares = st.floats(0, 1)
parts = st.lists(st.builds(Part, st.floats(0, 10), shares, shares, shares), max_size=8)


def test_common_ground_of_two_clauses():
    assert common_ground([(6, 8), (4, 8)]) == 0.625


def test_common_ground_without_clauses_or_delegations_is_not_defined():
    assert common_ground([]) is None
    assert common_ground([(0, 0)]) is None


@settings(deadline=None)
@given(st.lists(st.integers(0, 8), min_size=1, max_size=9))
def test_common_ground_is_bounded_and_grows_with_one_more_acceptor(acceptors):
    before = common_ground([(count, 8) for count in acceptors])
    assert 0 <= before <= 1
    if acceptors[0] < 8:
        assert common_ground([(acceptors[0] + 1, 8), *((count, 8) for count in acceptors[1:])]) > before


def test_the_status_quo_is_no_common_ground():
    assert best_option({"keep": 8, "more": 3, "much more": 3}, "keep") == ("more", 3)
    assert best_option({"keep": 8}, "keep") is None


def test_more_acceptors_than_delegations_are_refused():
    with pytest.raises(ValueError, match="cannot be more"):
        common_ground([(9, 8)])


def test_delivery_multiplies_need_funding_and_reach():
    assert delivery([Part(1, 1.0, 0.5), Part(1, 0.5, 1.0, 0.5)]) == 0.375
    assert delivery([Part(2, 1.0), Part(1, 0.25, decided=False)]) == 0.75


def test_delivery_without_weight_is_not_defined():
    assert delivery([]) is None
    assert delivery([Part(0, 1.0)]) is None


@settings(deadline=None)
@given(parts)
def test_delivery_is_bounded_and_does_not_depend_on_order(clauses):
    found = delivery(clauses)
    assert found == delivery(clauses[::-1])
    assert found is None or 0 <= found <= 1


def test_unfunded_and_undecided_are_listed_by_name():
    clauses = [Part(1, 1, 0.4, name="radar"), Part(1, 0, name="site", decided=False), Part(1, 1, name="text")]
    assert unfunded(clauses) == ("radar",)
    assert undecided(clauses) == ("site",)


def test_funding_and_reach_never_count_more_than_whole():
    assert funded_share(30, 120) == 0.25
    assert funded_share(200, 120) == 1
    assert funded_share(0, 0) == 1
    assert coalition_reach(0.3, 0.6) == 0.5
    assert coalition_reach(0.9, 0.6) == 1
    assert coalition_reach(0, 0) == 1


def test_delivery_refuses_shares_beyond_one():
    with pytest.raises(ValueError, match="between 0 and 1"):
        delivery([Part(1, 1.2)])


def test_mandate_runs_from_no_deal_to_the_best_others_could_accept():
    assert mandate(0.4, 0.4, 0.8) == 0
    assert mandate(0.8, 0.4, 0.8) == 1
    assert mandate(0.5, 0.25, 0.75) == 0.5
    assert mandate(0.1, 0.2, 0.7) < 0


def test_mandate_is_not_defined_where_nothing_could_be_gained():
    assert mandate(0.5, 0.5, 0.5) is None
    assert mandate(0.5, 0.6, 0.5) is None
    assert mandate(0.5, 0.4, None) is None
    assert mandate(None, 0.4, 0.5) is None


def test_utility_is_weighted_values_less_the_cost_term():
    worth = utility(
        {"site": 0.75, "cost": 0.25}, {"site": 1.0, "cost": 0.5}, sensitivity=0.5, share=40, headroom=100
    )
    assert worth.utility == pytest.approx(0.875 - 0.2)
    assert worth.terms == {"site": 0.75, "cost": 0.125}
    assert worth.acceptable


def test_no_headroom_is_no_obstacle_to_paying_nothing_but_to_paying_anything():
    assert utility({"a": 1}, {"a": 1}, sensitivity=1).utility == 1
    broke = utility({"a": 1}, {"a": 1}, sensitivity=1, share=5, headroom=0)
    assert broke.utility is None
    assert not broke.acceptable


def test_a_crossed_red_line_makes_a_package_unacceptable_whatever_it_is_worth():
    worth = utility({"a": 1}, {"a": 1}, crossed=["no bases"])
    assert worth.utility == 1
    assert not worth.acceptable
    assert worth.crossed == ("no bases",)


def test_an_ordered_option_is_worth_less_the_further_from_the_ideal():
    assert ordered_value(0.25, 0.25) == 1
    assert ordered_value(1, 0.25) == 0.25


def test_weights_must_sum_to_one_and_every_clause_needs_a_value():
    with pytest.raises(ValueError, match="sum to 1"):
        utility({"a": 0.5}, {"a": 1})
    with pytest.raises(ValueError, match="No value"):
        utility({"a": 1.0}, {})


def test_say_do_gap_of_positions():
    assert position_gap([(1.0, 0.5), (0.25, 0.25)]) == 0.25
    assert position_gap([(1.0, None)]) is None
    assert position_gap([]) is None
    assert nearest_accepted(0.5, (0.0, 0.25, 0.75)) == 0.25
    assert nearest_accepted(0.5, ()) is None


def test_say_do_gap_of_amounts():
    assert amount_gap([(100, 25)]) == 0.75
    assert amount_gap([(100, 300)]) == 0
    assert amount_gap([(0, 10)]) is None
    with pytest.raises(ValueError, match="negative"):
        amount_gap([(100, -1)])


def test_promises_are_told_as_kept_of_due():
    record = promises_kept(
        [
            ("kept", True),
            ("kept", False),
            ("kept", False),
            ("broken", True),
            ("open", True),
            ("lapsed", False),
        ]
    )
    assert record.words == "3 of 4"
    assert (record.costly_kept, record.costly_due) == (1, 2)
    assert record.share == 0.75


def test_promises_not_yet_due_are_not_defined():
    record = promises_kept([("open", True), ("released", False)])
    assert record.share is None
    assert record.words is None
    with pytest.raises(ValueError, match="promise"):
        promises_kept([("forgotten", False)])


def test_averages_pass_over_what_is_not_defined():
    assert mean([None, 0.25, 0.75]) == 0.5
    assert median([3, None, 1, 2]) == 2
    assert median([1, 2]) == 1.5
    assert minimum([None, 2, -1]) == -1
    assert mean([]) is median([None]) is minimum([]) is None
