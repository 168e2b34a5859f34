"""Agreement Index and Rice, after Hix, Noury and Roland 2005 and Rice 1925."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.measures.agreement import agreement_index, chance_agreement, direction, mean_agreement, rice

counts = st.integers(0, 60)


@pytest.mark.parametrize(
    ("camps", "index"),
    [((24, 4, 4), 0.625), ((30, 1, 1), 0.90625), ((1, 1, 1), 0.0), ((4, 4, 0), 0.25), ((7, 0, 0), 1.0)],
)
def test_agreement_index_of_published_and_simple_cases(camps, index):
    assert agreement_index(*camps) == index


def test_nobody_counted_is_not_defined():
    assert agreement_index(0, 0, 0) is None
    assert direction(0, 0, 0) is None
    assert rice(0, 0) is None
    assert chance_agreement(0) is None


@settings(deadline=None)
@given(counts, counts, counts)
def test_agreement_lies_between_0_and_1_whatever_the_camps_are_called(yes, no, abstain):
    found = {agreement_index(*camps) for camps in permutations((yes, no, abstain))}
    assert len(found) == 1
    index = found.pop()
    assert (index is None) == (yes + no + abstain == 0)
    assert index is None or 0 <= index <= 1


@settings(deadline=None)
@given(counts, counts)
def test_without_abstention_the_index_follows_from_rice(yes, no):
    if yes + no:
        assert agreement_index(yes, no, 0) == pytest.approx((3 * rice(yes, no) + 1) / 4)


def test_rice_ignores_abstention_and_direction():
    assert rice(24, 4) == pytest.approx(0.714286, abs=1e-6)
    assert rice(4, 24) == rice(24, 4)


def test_eight_coins_agree_about_455_thousandths():
    assert chance_agreement(8) == pytest.approx(0.455, abs=5e-4)
    assert chance_agreement(1) == 1.0
    assert chance_agreement(2) == 0.625  # half the time together (1), half the time split (.25)


def test_chance_stays_finite_for_a_very_large_body():
    assert chance_agreement(3000) == pytest.approx(0.25, abs=0.02)


def test_direction_names_the_largest_camp():
    assert direction(5, 2, 1) == "in favour"
    assert direction(1, 6, 1) == "against"
    assert direction(1, 2, 5) == "undeclared"
    assert direction(4, 4, 0) == "divided"


def test_mean_is_over_clauses_then_over_texts():
    assert mean_agreement([[1.0, 0.0], [1.0]]) == 0.75
    assert mean_agreement([[1.0, None], [None]]) == 1.0
    assert mean_agreement([]) is None


@pytest.mark.parametrize("camps", [(-1, 0, 0), (1.5, 0, 0), (True, 0, 0), (0, float("nan"), 0)])
def test_counts_that_are_not_counts_are_refused(camps):
    with pytest.raises(ValueError, match="number"):
        agreement_index(*camps)
