"""How much to trust a headline."""

import pytest

from tabletop.measures.averages import mean
from tabletop.measures.robustness import leave_one_out, same_order


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
