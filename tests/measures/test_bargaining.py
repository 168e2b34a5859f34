"""Negotiation analysis over all packages, against hand-worked cases and a plain search."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.measures.bargaining import negotiation
from tabletop.measures.exchanges import bettered
from tabletop.measures.frontier import frontier

numpy = pytest.importorskip("numpy")

tenths = st.integers(-5, 10).map(lambda whole: whole / 10)


@st.composite
def agendas(draw):
    parties = draw(st.integers(1, 4))
    option = st.lists(tenths, min_size=parties, max_size=parties)
    issues = draw(st.lists(st.lists(option, min_size=1, max_size=4), min_size=1, max_size=4))
    no_deal = draw(st.lists(tenths, min_size=parties, max_size=parties))
    refused = [draw(st.sets(st.integers(0, 3), max_size=1)) for _ in issues]
    return issues, no_deal, refused


def splitting_a_whole(steps):
    return [[[(share / steps) ** 0.5, 1 - share / steps] for share in range(steps + 1)]]


def test_splitting_a_whole_between_a_cautious_and_a_plain_party():
    found = negotiation(splitting_a_whole(10_000), (0, 0))
    assert found.nash.package[0] / 10_000 == pytest.approx(1 / 3, abs=1e-4)
    assert found.kalai_smorodinsky.package[0] / 10_000 == pytest.approx(0.381966, abs=1e-4)
    assert found.utilitarian.package[0] / 10_000 == pytest.approx(0.25, abs=1e-4)
    assert found.zone == found.packages == 10_001
    assert found.exact


def test_bill_and_jack_barter_as_nash_said_they_would():
    """Nash 1950: who owns what is worth what to Bill and to Jack; gains of 12 and 5."""
    bills = [(2, 4), (2, 2), (2, 1), (2, 2), (4, 1)]
    jacks = [(10, 1), (4, 1), (6, 2), (2, 2)]
    issues = [[(bill, 0), (0, jack)] for bill, jack in [*bills, *jacks]]
    found = negotiation(issues, (sum(b for b, _ in bills), sum(j for _, j in jacks)))
    assert found.nash.package == (1, 1, 1, 1, 0, 0, 0, 0, 1)
    assert found.nash.utilities == (12 + 12, 6 + 5)
    assert found.nash.package in found.frontier


def test_trading_across_issues_beats_meeting_halfway_on_each():
    issues = [
        [[0.75, 0.0], [0.375, 0.125], [0.0, 0.25]],
        [[0.25, 0.0], [0.125, 0.375], [0.0, 0.75]],
    ]
    found = negotiation(issues, (0.25, 0.25), landed=(1, 1))
    assert found.nash.package == (0, 2)
    assert found.nash.utilities == (0.75, 0.75)
    assert found.landing.in_zone
    assert found.landing.left_on_table == 0.5
    assert found.landing.better.package == (0, 2)
    assert negotiation(issues, (0.25, 0.25), landed=(0, 2)).landing.better is None


def test_best_is_the_best_that_every_other_could_accept():
    issues = [[[1.0, 0.0], [0.6, 0.5], [0.2, 0.9]]]
    assert negotiation(issues, (0.1, 0.3)).best == (0.6, 0.9)
    assert negotiation(issues, (0.1, 2.0)).best == (None, 0.9)


def test_a_red_line_takes_an_option_out():
    issues = [[[1.0, 1.0], [0.5, 0.5]]]
    found = negotiation(issues, (0, 0), refused=[{0}], landed=(0,))
    assert found.packages == 2
    assert found.zone == 1
    assert found.nash.package == (1,)
    assert not found.landing.in_zone


def test_no_zone_of_agreement_leaves_every_solution_undefined():
    found = negotiation([[[1.0, 0.0], [0.0, 1.0]]], (0.6, 0.6))
    assert found.zone == 0
    assert found.frontier == ()
    assert found.nash is found.kalai_smorodinsky is found.utilitarian is None


def test_an_issue_with_every_option_refused_leaves_no_package():
    found = negotiation([[[1.0]]], (0,), refused=[{0}], landed=(0,))
    assert found.zone == 0
    assert found.best == (None,)
    assert found.landing.left_on_table == 0


def test_one_who_can_gain_nothing_has_no_say_in_the_product():
    found = negotiation([[[0.0, 0.2], [0.0, 0.7]]], (0, 0))
    assert found.nash.package == (1,)
    assert found.kalai_smorodinsky.package == (1,)
    assert negotiation([[[0.0, 0.0]]], (0, 0)).nash is None


def test_the_status_quo_stays_in_the_zone_whatever_the_rounding():
    thirds = [[[1 / 3, 0.1]], [[1 / 3, 0.1]], [[1 / 3, 0.1]]]
    assert negotiation(thirds, (1.0, 0.1 + 0.1 + 0.1)).zone == 1


def dominates(one, other):
    return all(a >= b for a, b in zip(one, other)) and one != other


@settings(deadline=None, max_examples=60)
@given(agendas())
def test_analysis_agrees_with_a_plain_search(agenda):
    issues, no_deal, refused = agenda
    floor = tuple(round(value * 10) for value in no_deal)
    allowed = {}
    for package in product(*(range(len(issue)) for issue in issues)):
        if not any(option in out for option, out in zip(package, refused)):
            chosen = [issue[option] for issue, option in zip(issues, package)]
            allowed[package] = tuple(sum(round(u[p] * 10) for u in chosen) for p in range(len(floor)))
    zone = {p: u for p, u in allowed.items() if all(a >= b for a, b in zip(u, floor))}
    efficient = [p for p, u in zone.items() if not any(dominates(v, u) for v in zone.values())]
    found = negotiation(issues, no_deal, refused=refused)
    assert found.zone == len(zone)
    assert found.frontier == tuple(efficient)
    for party, best in enumerate(found.best):
        others = [
            u[party] for u in allowed.values()
            if all(u[q] >= floor[q] for q in range(len(floor)) if q != party)
        ]  # fmt: skip
        assert best == (pytest.approx(max(others) / 10) if others else None)
    if zone:
        most = max(sum(u) for u in zone.values())
        assert sum(zone[found.utilitarian.package]) == most
    if found.nash:
        assert found.nash.package in efficient
        assert found.kalai_smorodinsky.package in efficient


@settings(deadline=None, max_examples=40)
@given(agendas())
def test_what_the_parties_are_called_changes_no_count_and_no_utility(agenda):
    issues, no_deal, refused = agenda
    turned = [[option[::-1] for option in issue] for issue in issues]
    one = negotiation(issues, no_deal, refused=refused)
    other = negotiation(turned, no_deal[::-1], refused=refused)
    assert (one.zone, one.frontier) == (other.zone, other.frontier)
    assert one.best == other.best[::-1]


def test_beyond_the_limit_the_least_issues_are_held_and_the_loss_is_bounded():
    small = [[[0.01, 0.0], [0.0, 0.02]]] * 3
    large = [[[0.5, 0.0], [0.0, 0.5], [0.3, 0.3]]]
    found = negotiation(small + large, (0, 0), exact_limit=6)
    assert not found.exact
    assert found.packages == 24
    assert found.fixed == (0, 1)
    assert found.missed_at_most == (0.02, 0.0)
    everything = negotiation(small + large, (0, 0))
    for party in range(2):
        assert everything.best[party] <= found.best[party] + found.missed_at_most[party]


def test_holding_an_issue_may_cost_an_acceptance_and_the_bound_knows_it():
    issues = [[[0, 0.02], [0.01, 0]], [[1, 0.3], [1.01, 0], [1, 0]]]
    found = negotiation(issues, (1.005, 0), exact_limit=3)
    assert negotiation(issues, (1.005, 0)).best == (1.02, 0.3)
    assert found.best == (1.01, 0.02)
    assert found.best_at_most == (1.02, 0.32)
    assert found.missed_at_most == pytest.approx((0.01, 0.3))


def test_a_refused_option_of_a_held_issue_is_no_part_of_the_bound():
    issues = [[[0.0, 0.0], [0.1, 0.1], [0.3, 0.3]], [[1.0, 0.0], [0.0, 1.0]]]
    found = negotiation(issues, (0, 0), refused=[{2}, ()], exact_limit=2)
    assert found.fixed == (0,)
    assert found.best_at_most == negotiation(issues, (0, 0), refused=[{2}, ()]).best == (1.1, 1.1)


def test_a_zone_that_was_not_found_is_not_called_empty():
    issues = [[[0, 0.02], [0.01, 0]], [[1, 0], [0, 0.5]]]
    assert negotiation(issues, (1.005, 0)).zone == 1
    found = negotiation(issues, (1.005, 0), exact_limit=2)
    assert found.zone is found.frontier is found.nash is found.best[1] is found.missed_at_most[1] is None
    assert found.zone_at_most == 2
    assert negotiation(issues, (2.0, 0), exact_limit=2).zone == 0


def test_a_landing_on_another_option_of_a_held_issue_is_in_the_zone():
    issues = [[[0.01, 0.0], [0.0, 0.02]], [[0.5, 0.0], [0.0, 0.5], [0.3, 0.3]]]
    found = negotiation(issues, (0, 0), exact_limit=3, landed=(0, 2))
    assert found.fixed == (0,)
    assert found.landing.in_zone
    assert not negotiation(issues, (0, 0), exact_limit=3, landed=(0, 2), refused=[{0}, ()]).landing.in_zone


@settings(deadline=None, max_examples=200)
@given(agendas(), st.integers(1, 12), st.data())
def test_what_is_said_of_a_larger_agenda_holds_for_every_package_left_out(agenda, limit, data):
    issues, no_deal, refused = agenda
    landed = tuple(data.draw(st.integers(0, len(issue) - 1)) for issue in issues)
    part = negotiation(issues, no_deal, refused=refused, exact_limit=limit, landed=landed)
    whole = negotiation(issues, no_deal, refused=refused, landed=landed)
    for best, known, at_most, missed in zip(whole.best, part.best, part.best_at_most, part.missed_at_most):
        assert known is None or known <= best
        assert best is None or best <= at_most
        assert missed is None or best is None or best <= known + missed + 1e-9
    assert part.zone is None or part.zone <= whole.zone <= part.zone_at_most
    assert part.zone != 0 or whole.zone == 0
    assert part.zone is not None or whole.zone <= part.zone_at_most
    assert part.landing.in_zone == whole.landing.in_zone
    assert part.landing.left_on_table <= whole.landing.left_on_table <= part.landing.left_at_most


@settings(deadline=None, max_examples=60)
@given(agendas())
def test_an_exchange_rules_out_only_what_is_dominated(agenda):
    issues, _, _ = agenda
    parts = [numpy.array([[round(v * 10) for v in option] for option in issue]) for issue in issues]
    out = bettered(parts)
    worth = [
        [sum(column) for column in zip(*options)]
        for options in product(*(part.tolist() for part in parts))
    ]  # fmt: skip
    for package, ruled_out in zip(worth, out):
        assert not ruled_out or any(dominates(other, package) for other in worth)


def test_the_frontier_of_a_realistic_million_is_listed():
    """Ten clauses of four options on a line, eight capitals with ideals of their own."""
    parties, places = range(8), (0, 1, 2, 3)
    issues = [
        [[(1 + (7 * c + 3 * p) % 5) * (3 - abs(o - (5 * c + 2 * p + c * p) % 4)) / 100 for p in parties]
         for o in places[: 3 if c == 0 else 4]]
        for c in range(10)
    ]  # fmt: skip
    found = negotiation(issues, [0.3] * 8)
    assert found.packages == 786_432
    assert found.exact
    assert found.frontier_at_most == len(found.frontier) < found.zone
    assert found.nash.package in found.frontier
    assert found.kalai_smorodinsky.package in found.frontier


@settings(deadline=None, max_examples=60)
@given(agendas())
def test_the_solutions_do_not_depend_on_the_order_of_the_parties(agenda):
    issues, no_deal, refused = agenda
    turned = [[option[::-1] for option in issue] for issue in issues]
    one = negotiation(issues, no_deal, refused=refused)
    other = negotiation(turned, no_deal[::-1], refused=refused)
    for first, second in ((one.nash, other.nash), (one.kalai_smorodinsky, other.kalai_smorodinsky)):
        assert (first and first.package) == (second and second.package)


def test_a_frontier_too_long_to_list_is_bounded():
    found = negotiation(splitting_a_whole(50), (0, 0), frontier_limit=20)
    assert found.frontier is None
    assert 51 <= found.frontier_at_most <= found.zone
    assert found.nash is not None


def test_an_agenda_of_a_hundred_clauses_is_bounded():
    issues = [[[(7 * c + 3 * p + o) % 11 / 10 for p in range(3)] for o in range(2)] for c in range(100)]
    found = negotiation(issues, (45.0, 45.0, 45.0), exact_limit=5_000)
    assert found.packages == 2**100
    assert len(found.fixed) == 88
    assert found.zone <= found.zone_at_most
    assert all(best < bound for best, bound in zip(found.best, found.best_at_most))


def test_without_a_limit_no_frontier_is_looked_for():
    found = negotiation(splitting_a_whole(50), (0, 0), frontier_limit=0)
    assert (found.frontier, found.frontier_at_most) == (None, 51)


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(0, 4), min_size=3, max_size=3), min_size=1, max_size=60))
def test_the_frontier_is_the_same_with_and_without_the_first_sweep(points):
    columns = numpy.array(points, dtype=numpy.int64).T
    whole, count = frontier(columns)
    expected = [i for i, p in enumerate(points) if not any(dominates(q, p) for q in points)]
    assert whole.tolist() == expected
    assert count == len(expected)
    swept, at_most = frontier(columns, limit=len(expected))
    assert at_most >= count
    assert swept is None or swept.tolist() == expected


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: negotiation([], (0,)), "at least one issue"),
        (lambda: negotiation([[]], (0,)), "no options"),
        (lambda: negotiation([[[1.0]]], (0, 0)), "one utility for each party"),
        (lambda: negotiation([[[float("nan")]]], (0,)), "must be a number"),
        (lambda: negotiation([[[1e9]]], (0,)), "within 1000"),
        (lambda: negotiation([[[1.0]]], (0,), landed=(1,)), "one option of every issue"),
        (lambda: negotiation([[[1.0]]], (0,), refused=[]), "every issue"),
    ],
)
def test_uneven_or_impossible_agendas_are_refused(call, words):
    with pytest.raises(ValueError, match=words):
        call()
