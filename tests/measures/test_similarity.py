"""Similarity S after Signorino and Ritter 1999, and the blocs that follow."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.measures.similarity import blocs, similarity, similarity_matrix

place = st.integers(0, 3)
positions = st.lists(st.one_of(st.none(), place), min_size=4, max_size=4)
bodies = st.lists(st.lists(st.floats(0, 1), min_size=6, max_size=6), min_size=2, max_size=9)


def test_similarity_of_the_worked_example():
    assert similarity((3, 3, 0, 0), (3, 0, 0, 1), 3) == pytest.approx(1 / 3)


def test_similarity_at_its_ends():
    assert similarity((0, 1), (0, 1), 1) == 1
    assert similarity((0, 1), (1, 0), 1) == -1


@settings(deadline=None)
@given(positions, positions)
def test_similarity_is_bounded_and_mutual(one, other):
    found = similarity(one, other, 3)
    assert found == similarity(other, one, 3)
    assert found is None or -1 <= found <= 1


def test_clauses_without_a_position_are_left_out():
    assert similarity((None, 2), (1, 2), 3) == 1
    assert similarity((None, None), (1, 2), 3) is None
    assert similarity((1, 2), (1, 2), 3, weights=(0, 0)) is None


def test_weights_say_which_clauses_matter():
    assert similarity((0, 0), (0, 3), 3, weights=(3, 1)) == 0.5


def test_two_camps_make_two_blocs():
    matrix = similarity_matrix([(0, 0, 0), (1, 1, 0.9), (0, 0.1, 0), (1, 1, 1)], 1)
    assert blocs(matrix) == ((0, 2), (1, 3))


def test_one_body_is_one_bloc_and_strangers_stand_alone():
    assert blocs(similarity_matrix([(0.5,), (0.5,), (0.5,)], 1)) == ((0, 1, 2),)
    assert blocs(((1.0, None), (None, 1.0))) == ((0,), (1,))
    assert blocs(()) == ()


def test_average_linkage_of_the_five_bacteria():
    """5S ribosomal RNA of five bacteria (Erdmann and Wolters 1986): joined at 17, 22, 28 and 33."""
    gaps = [[0, 17, 21, 31, 23], [17, 0, 30, 34, 21], [21, 30, 0, 28, 39], [31, 34, 28, 0, 43],
            [23, 21, 39, 43, 0]]  # fmt: skip
    alike = [[1 - gap for gap in row] for row in gaps]
    assert blocs(alike, 16.9) == ((0,), (1,), (2,), (3,), (4,))
    assert blocs(alike, 17) == ((0, 1), (2,), (3,), (4,))
    assert blocs(alike, 22) == ((0, 1, 4), (2,), (3,))
    assert blocs(alike, 28) == ((0, 1, 4), (2, 3))
    assert blocs(alike, 33) == ((0, 1, 2, 3, 4),)


def test_one_in_the_middle_of_two_equally_near_draws_both_in():
    assert blocs(similarity_matrix([(0.0,), (0.2,), (0.4,)], 1)) == ((0, 1, 2),)


@settings(deadline=None)
@given(st.lists(st.lists(place, min_size=2, max_size=3), min_size=2, max_size=7), st.randoms())
def test_blocs_do_not_depend_on_the_order_of_delegations(body, chance):
    width = min(map(len, body))
    body = [stand[:width] for stand in body]
    order = list(range(len(body)))
    chance.shuffle(order)
    first = blocs(similarity_matrix(body, 3))
    second = blocs(similarity_matrix([body[row] for row in order], 3))
    assert {frozenset(order[row] for row in group) for group in second} == set(map(frozenset, first))


@settings(deadline=None)
@given(bodies)
def test_every_delegation_stands_in_exactly_one_bloc(body):
    groups = blocs(similarity_matrix(body, 1))
    assert sorted(member for group in groups for member in group) == list(range(len(body)))


def test_what_cannot_be_compared_is_refused():
    with pytest.raises(ValueError, match="further apart"):
        similarity((0,), (5,), 3)
    with pytest.raises(ValueError, match="same number"):
        similarity((0, 1), (0,), 3)
    with pytest.raises(ValueError, match="above zero"):
        similarity((0,), (0,), 0)
    with pytest.raises(ValueError, match="symmetric"):
        blocs(((1.0, 0.2), (0.3, 1.0)))
    with pytest.raises(ValueError, match="columns"):
        blocs(((1.0, 0.2),))
