"""Worth of packages and mandates, worked by hand."""

import pytest

from tabletop.exercise.decisions.adoption import CloseDecision
from tabletop.exercise.decisions.voting import Sign
from tabletop.measures.bargaining import negotiation
from tabletop.scenario.valuing import no_deal, worth
from tabletop.scorecard.assess import assess
from tabletop.scorecard.bargain import bargain
from tabletop.scorecard.worth import standing
from tests.scenario.minimal import built, minimal
from tests.scorecard.playing import Playing, negotiated

DEAL = {"watch": "shared", "fund": "small", "lead": "by-birch"}


def test_a_package_is_worth_its_clauses_less_the_share_by_the_cost_key():
    # Alder: .5 x .5 + .3 x .5 + .2 x .6 = .52; pays 5 of 30 at .3: .05.
    scenario = built()
    found = worth(scenario, scenario.timing("75"), "alder", DEAL, None)
    assert found.utility == pytest.approx(0.47)
    assert found.acceptable


def test_what_is_actually_paid_counts_when_it_is_known():
    scenario = built()
    found = worth(scenario, scenario.timing("75"), "alder", DEAL, {"fund": 15})
    assert found.utility == pytest.approx(0.52 - 0.15)


def test_a_clause_without_a_choice_stays_at_the_status_quo_and_may_cross_a_red_line():
    scenario = built()
    found = worth(scenario, scenario.timing("75"), "alder", {"lead": "by-alder"}, None)
    assert found.utility == pytest.approx(0.2)
    assert (found.acceptable, found.crossed) == (False, ("watch",))


def test_no_deal_is_the_status_quo_unless_the_scenario_says_otherwise():
    # Birch: .3 x .5 + .2 x .5 + .5 x 0 = .25. Cedar: .4 x .5 + .3 x .5 + .3 x .2 = .41.
    delegations = minimal()["delegations"]
    delegations[0]["reservation"] = 0.3
    scenario = built(delegations=delegations)
    found = [no_deal(scenario, scenario.timing("75"), seat) for seat in scenario.seats]
    assert found == pytest.approx([0.3, 0.25, 0.41])


def test_mandates_lie_between_no_deal_and_the_best_that_others_could_accept():
    # Alder's best: joint .5, small .15 - .05, Alder leads .2 = .8; Birch and Cedar gain from it too.
    # Birch .955 and Cedar .99 have their best already. Alder .47/.8 = .5875.
    card = assess(negotiated().log)[0].mandate
    assert card.utilities["alder"] == pytest.approx((0.47, 0.0, 0.8))
    assert card.utilities["birch"] == pytest.approx((0.955, 0.25, 0.955))
    assert card.utilities["cedar"] == pytest.approx((0.99, 0.41, 0.99))
    assert card.by_seat == pytest.approx({"alder": 0.5875, "birch": 1.0, "cedar": 1.0})
    assert (card.minimum, card.median) == pytest.approx((0.5875, 1.0))


def test_a_mandate_opens_into_the_texts_adopted_and_the_own_payment():
    play = negotiated()
    alder = assess(play.log)[0].mandate.parts[0]
    kinds = [(e.fact.kind, e.seat) for e in play.log if e.sequence in alder.acts]
    adopted = ("text.adopted", "chair")
    assert kinds == [adopted, adopted, ("line.paid", "alder")]
    assert alder.note == "worth 0.47, no deal 0.00, best that others could accept 0.80"


def test_assent_across_a_red_line_is_shown():
    play = Playing()
    play.advance(2)
    play.adopt(fund="large", lead="by-birch")
    note = assess(play.log)[0].mandate.parts[2].note
    assert note.endswith("crosses its red line on “The fund”")


def test_a_letter_of_intent_that_was_not_signed_leaves_the_status_quo():
    agenda = minimal()["agenda"]
    agenda[0]["procedure"] = {"kind": "coalition", "signatories": 2}
    play = Playing(agenda=agenda)
    play.advance(2)
    draft = play.open(watch="shared")
    play.do("alder", Sign(draft, 1))
    play.do("cedar", Sign(draft, 1))
    play.do("chair", CloseDecision(draft))
    # Alder .5 x .5 and Cedar .4 x 1 have the shared watch; Birch keeps .3 x .5 of the watch as now.
    assert [standing(play.state, seat).terms["watch"] for seat in ("alder", "birch", "cedar")] == (
        pytest.approx([0.25, 0.15, 0.4])
    )


def test_a_delegation_without_a_vote_has_no_measure_of_its_own():
    delegations = minimal()["delegations"]
    delegations[2] |= {"member": False}
    play = negotiated(delegations=delegations)
    card = assess(play.log)[0].mandate
    assert card.by_seat["cedar"] is None
    assert card.parts[2].note.endswith("not measured: no vote")


def test_who_has_no_headroom_cannot_be_asked_to_pay():
    delegations = minimal()["delegations"]
    delegations[1]["headroom"] = [0]
    scenario = built(delegations=delegations)
    whole = bargain(scenario, scenario.timing("75"))
    assert whole.refused == ((0,), (1, 2), ())


def test_the_bargain_adds_up_to_what_packages_are_worth():
    scenario = built()
    timing = scenario.timing("75")
    whole = bargain(scenario, timing)
    found = negotiation(whole.issues, whole.no_deal, refused=whole.refused, landed=(1, 1, 2))
    worths = [worth(scenario, timing, seat, DEAL, None).utility for seat in whole.seats]
    assert found.landing is not None
    assert found.landing.outcome.utilities == pytest.approx(worths)
    # Two watches, two funds, three leads cross nobody's line.
    assert (found.packages, found.zone) == (27, 12)
