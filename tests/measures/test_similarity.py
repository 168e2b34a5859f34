"""Similarity S after Signorino and Ritter 1999, and the blocs that follow."""

import pytest
from hypothesis import assume, given, settings
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


@settings(deadline=None)
@given(bodies)
def test_blocs_agree_with_average_linkage_in_scipy(body):
    hierarchy = pytest.importorskip("scipy.cluster.hierarchy")
    matrix = similarity_matrix(body, 1)
    gaps = [1 - matrix[a][b] for a in range(len(body)) for b in range(a + 1, len(body))]
    assume(len({round(gap, 6) for gap in gaps}) == len(gaps))
    tree = hierarchy.linkage(gaps, "average")
    assume(all(abs(height - 0.5) > 1e-6 for height in tree[:, 2]))
    labels = hierarchy.fcluster(tree, 0.5, "distance")
    groups = {
        tuple(row for row, label in enumerate(labels) if label == wanted) for wanted in sorted(set(labels))
    }
    assert set(blocs(matrix)) == groups


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
