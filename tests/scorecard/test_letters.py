"""Letters of intent: only who signs is bound, pays, and gains; worked by hand on the small coast."""

import random

import pytest

from tabletop.measures.bargaining import negotiation
from tabletop.scenario.check.zone import somebody_can_agree
from tabletop.scenario.letters import letter_worths, signatories
from tabletop.scorecard.bargain import bargain
from tests.scenario.minimal import built, minimal


def under_letters(*items, signed=2, **changes):
    agenda = minimal()["agenda"]
    for item in agenda:
        if item["id"] in items:
            item["procedure"] = {"kind": "coalition", "signatories": signed}
    return built(agenda=agenda, **changes)


def clauses(scenario, item):
    return scenario.items[item].clauses


def test_an_option_across_its_red_line_is_no_gain_for_a_delegation():
    # Birch would love the joint watch (.3), but may not sign it: the watch as now is worth nothing to it.
    delegations = minimal()["delegations"]
    delegations[1]["interests"]["watch"]["ideal"] = 1.0
    delegations[1]["red_lines"] = [{"clause": "watch", "options": ["joint"], "why": "The harbours said no."}]
    scenario = under_letters("coast", delegations=delegations)
    timing = scenario.timing("75")
    assert letter_worths(scenario, timing, clauses(scenario, "coast"), ("joint",)) == pytest.approx(
        (0.5, 0.0, 0.2)
    )


def test_the_cost_is_shared_among_those_who_sign():
    # Cedar may not sign the large fund: Alder and Birch pay 30 by 50 to 30, that is 18.75 and 11.25.
    # Alder .3 + .12 - .3 x 18.75/30; Birch .1 + .5 - .3 x 11.25/20; Cedar keeps .15 + .06.
    scenario = under_letters("means")
    found = letter_worths(scenario, scenario.timing("75"), clauses(scenario, "means"), ("large", "by-birch"))
    assert found == pytest.approx((0.2325, 0.43125, 0.21))


def test_who_would_be_worse_off_leaves_and_too_few_are_no_letter():
    # With nobody in the lead Birch would have .1 for a share that hurts .169, and leaves; Alder is alone.
    scenario = under_letters("means")
    timing = scenario.timing("75")
    assert signatories(scenario, timing, clauses(scenario, "means"), ("large", "nobody")) is None
    assert bargain(scenario, timing).parts[1].refused


def test_the_status_quo_is_no_letter_and_binds_nobody():
    scenario = under_letters("coast")
    timing = scenario.timing("75")
    calm = letter_worths(scenario, timing, clauses(scenario, "coast"), ("as-now",))
    assert calm == pytest.approx((0.0, 0.15, 0.2))
    assert bargain(scenario, timing).parts[0].refused == ()


def test_all_clauses_of_a_letter_are_settled_at_once():
    scenario = under_letters("means")
    whole = bargain(scenario, scenario.timing("75"))
    assert [issue.clauses for issue in whole.parts] == [("watch",), ("fund", "lead")]
    package = {"watch": "shared", "fund": "small", "lead": "by-birch"}
    assert whole.choices(whole.package(package)) == package


def deal_by_analysis(scenario):
    """Whether the analysis of the debrief finds a deal: as the check of a scenario should."""
    timing = min(scenario.timings, key=lambda each: len(each.moves))
    whole = bargain(scenario, timing)
    found = negotiation(whole.issues, whole.no_deal, refused=whole.refused)
    calm = negotiation(
        whole.issues,
        whole.no_deal,
        landed=whole.package({c.id: c.status_quo for c in scenario.clauses.values()}),
    )
    nothing = calm.landing.outcome.utilities
    better = [
        package
        for package in found.frontier or ()
        if any(
            sum(whole.issues[i][o][party] for i, o in enumerate(package)) > nothing[party] + 1e-9
            for party in range(len(whole.seats))
        )
    ]
    return bool(better)


def test_the_check_of_a_scenario_finds_a_deal_under_letters_exactly_when_the_analysis_does():
    # Whoever stays out keeps the whole status quo of a letter, not the better of both clause by clause;
    # and those who sign it pay all of it.
    chance, answers = random.Random(11), []
    for _ in range(80):
        delegations = minimal()["delegations"]
        for seat in delegations:
            seat["red_lines"] = [] if chance.random() < 0.7 else seat.get("red_lines", [])
            seat["reservation"] = round(chance.uniform(0.3, 0.8), 2)
            seat["interests"]["fund"]["ideal"] = chance.choice([0, 0.5, 1])
        items = chance.choice([("means",), ("coast",), ("coast", "means")])
        scenario = under_letters(*items, signed=chance.choice([2, 3]), delegations=delegations)
        answers.append(not list(somebody_can_agree(scenario)))
        assert answers[-1] == deal_by_analysis(scenario)
    assert set(answers) == {True, False}
