"""Burden sharing: Gini, Jain and the distance from the cost key."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.measures.burden import burdens, distance_from_key, gini, jain

amounts = st.lists(st.integers(0, 5000), min_size=1, max_size=12)


def test_gini_and_jain_of_one_to_four():
    assert gini((1, 2, 3, 4)) == 0.25
    assert jain((1, 2, 3, 4)) == pytest.approx(0.83333, abs=1e-5)


def test_one_who_carries_all_is_the_far_end():
    assert gini((0, 0, 0, 9)) == 0.75
    assert jain((0, 0, 0, 9)) == 0.25


@settings(deadline=None)
@given(amounts)
def test_bounds_and_no_regard_to_who_is_who(values):
    uneven, fair = gini(values), jain(values)
    assert (uneven, fair) == (gini(values[::-1]), jain(values[::-1]))
    if not any(values):
        assert uneven is None
        assert fair is None
    else:
        assert 0 <= uneven <= (len(values) - 1) / len(values)
        assert 1 / len(values) <= fair <= 1


@settings(deadline=None)
@given(amounts, st.integers(1, 1000))
def test_the_currency_does_not_matter(values, rate):
    assert gini([value * rate for value in values]) == gini(values)
    assert jain([value * rate for value in values]) == jain(values)


def test_a_delegation_without_capacity_has_no_burden():
    assert burdens((10, 5), (100, 0)) == (0.1, None)
    assert gini((0.1, None)) == 0
    assert gini((None,)) is None


def test_distance_from_key_is_the_part_that_would_have_to_move():
    assert distance_from_key((30, 70), (50, 50)) == 0.2
    assert distance_from_key((10, 20), (1, 2)) == 0
    assert distance_from_key((5, 0), (0, 1)) == 1
    assert distance_from_key((0, 0), (1, 1)) is None


@pytest.mark.parametrize("bad", [(-1, 2), (float("nan"), 1), ("3", 1)])
def test_contributions_that_are_not_amounts_are_refused(bad):
    for measure in (gini, jain):
        with pytest.raises(ValueError, match="contribution"):
            measure(bad)


def test_lists_of_different_length_and_an_empty_key_are_refused():
    with pytest.raises(ValueError, match="same number"):
        burdens((1, 2), (1,))
    with pytest.raises(ValueError, match="key"):
        distance_from_key((1, 2), (0, 0))


def test_who_has_no_contribution_or_no_share_is_left_out_of_both_lists():
    assert distance_from_key((None, 30, 70), (90, 50, 50)) == 0.2
    assert distance_from_key((30, 900, 70), (50, None, 50)) == 0.2
    assert distance_from_key((None, 3), (1, None)) is None


def test_a_negative_share_is_blamed_on_the_key():
    with pytest.raises(ValueError, match="A share of the cost key cannot be negative"):
        distance_from_key((1, 2), (2, -1))


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 99), st.integers(1, 99)), min_size=1, max_size=9))
def test_the_distance_is_bounded_mutual_and_blind_to_names(pairs):
    paid, key = zip(*pairs)
    apart = distance_from_key(paid, key)
    assert apart == distance_from_key(paid[::-1], key[::-1])
    if any(paid):
        assert 0 <= apart <= 1
        assert apart == pytest.approx(distance_from_key(key, paid))
    else:
        assert apart is None
