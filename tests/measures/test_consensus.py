"""Van der Eijk's A and the Tastle-Wierman consensus, against figures printed with the R package agrmt."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.measures.consensus import message_unity, tastle_wierman, van_der_eijk

frequencies = st.lists(st.integers(0, 40), min_size=3, max_size=8)
PRINTED = (30, 40, 210, 130, 530, 50, 10)


@pytest.mark.parametrize(
    ("answers", "printed", "digits"),
    [
        (PRINTED, 0.6113333, 7),
        ((2.4, 2.8, 3.2, 6.2, 13.5, 30.4, 41.6), 0.61, 2),
        ((1.6, 2.6, 8.2, 21, 29.3, 27, 10.3), 0.48, 2),
        ((6, 8, 5, 3, 2), 0.31, 2),
        ((6, 8, 5, 3, 2, 0, 2), 0.39, 2),
    ],
)
def test_van_der_eijk_agrees_with_printed_figures(answers, printed, digits):
    assert round(van_der_eijk(answers), digits) == printed


def test_van_der_eijk_at_its_three_landmarks():
    assert van_der_eijk((10, 0, 0, 0, 10)) == -1
    assert van_der_eijk((4, 4, 4, 4, 4)) == 0
    assert van_der_eijk((0, 0, 9, 0, 0)) == 1


@settings(deadline=None)
@given(frequencies)
def test_van_der_eijk_is_bounded_and_the_same_read_backwards(answers):
    found = van_der_eijk(answers)
    assert found == van_der_eijk(answers[::-1])
    assert (found is None) == (sum(answers) == 0)
    assert found is None or -1 <= found <= 1


@settings(deadline=None)
@given(frequencies, st.integers(2, 9))
def test_van_der_eijk_does_not_depend_on_how_many_answered(answers, times):
    assert van_der_eijk([times * count for count in answers]) == van_der_eijk(answers)


def test_two_places_have_no_order_to_agree_on():
    assert van_der_eijk((3, 5)) is None


def test_tastle_wierman_agrees_with_the_printed_figure():
    assert round(tastle_wierman(PRINTED), 7) == 0.7256876


def test_tastle_wierman_at_its_ends():
    assert tastle_wierman((0, 6, 0)) == 1
    assert tastle_wierman((3, 0, 0, 3)) == 0
    assert tastle_wierman((0, 0, 0)) is None
    assert tastle_wierman((4,)) is None


@settings(deadline=None)
@given(frequencies)
def test_tastle_wierman_is_bounded_and_the_same_read_backwards(answers):
    found = tastle_wierman(answers)
    assert found is None or 0 <= found <= 1
    assert found is None or found == pytest.approx(tastle_wierman(answers[::-1]), abs=1e-12)


def test_tastle_wierman_measures_on_the_places_of_the_scale():
    assert tastle_wierman((1, 1, 2), (0, 0.5, 1)) == pytest.approx(tastle_wierman((1, 1, 2)))


def test_message_unity_needs_half_the_delegations_to_have_spoken():
    assert message_unity([3, 3, None, None]) == 1
    assert message_unity([3, None, None]) is None
    assert message_unity([1, 5]) == -1
    assert message_unity([]) is None


@pytest.mark.parametrize("bad", [[-1, 2, 3], [float("nan"), 1, 1], [float("inf"), 1, 1]])
def test_frequencies_that_are_not_counts_are_refused(bad):
    for measure in (van_der_eijk, tastle_wierman):
        with pytest.raises(ValueError, match="frequency"):
            measure(bad)


def test_wrong_lengths_and_postures_are_refused():
    with pytest.raises(ValueError, match="same number"):
        tastle_wierman((1, 2, 3), (0, 1))
    with pytest.raises(ValueError, match="posture"):
        message_unity([6])
