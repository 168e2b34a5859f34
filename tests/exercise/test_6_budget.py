"""Section 6: headroom, pledges, cost keys, shortfalls, reallocation, transfers, domestic support."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.exercise.budget import ledger
from tabletop.exercise.budget.carrying import PledgeCarried
from tabletop.exercise.budget.funding import LinePaid
from tabletop.exercise.budget.headroom import HeadroomLapsed
from tabletop.exercise.budget.pledges import PledgeMoney, PledgeReturned
from tabletop.exercise.budget.reallocation import Reallocate
from tabletop.exercise.budget.shortfalls import MakeGood, ShortfallStands
from tabletop.exercise.budget.transfers import AcceptTransfer, DeclineTransfer, OfferTransfer
from tabletop.exercise.clock.finishing import Finish
from tabletop.exercise.clock.phases import Advance
from tabletop.exercise.clock.plan import slot
from tabletop.exercise.clock.rounds import FundingRoundOpened
from tabletop.exercise.decisions.adoption import CloseDecision
from tabletop.exercise.decisions.reservations import Reserve
from tabletop.exercise.decisions.silence import BreakSilence
from tabletop.exercise.decisions.voting import Sign
from tabletop.exercise.facts import Act
from tests.exercise.table import Table, agenda, facts, funded, phased, seats
from tests.scenario.minimal import built

ROADS = [{"id": "roads", "name": "Roads", "available": 10, "support": 5}]


def pledging() -> Table:
    return Table(built(agenda=funded("pledges"))).start()


def common(**scenario: Any) -> Table:
    return Table(built(**scenario)).start()


@pytest.mark.parametrize(
    ("amount", "key", "shares"),
    [
        (10, {"a": 1, "b": 1, "c": 1}, {"a": 4, "b": 3, "c": 3}),
        (11, {"a": 1, "b": 1, "c": 1}, {"a": 4, "b": 4, "c": 3}),
        (100, {"a": 1, "b": 1, "c": 1}, {"a": 34, "b": 33, "c": 33}),
        (10, {"a": 50, "b": 30, "c": 20}, {"a": 5, "b": 3, "c": 2}),
        (7, {"a": 50, "b": 30, "c": 20}, {"a": 4, "b": 2, "c": 1}),
        (1, {"a": 1, "b": 2, "c": 2}, {"a": 0, "b": 1, "c": 0}),
        (5, {"a": 0, "b": 1}, {"a": 0, "b": 5}),
        (0, {"a": 1}, {"a": 0}),
        (5, {"a": 0, "b": 0}, {}),
        (5, {}, {}),
    ],
)
def test_a_cost_is_split_exactly_by_largest_remainder(
    amount: int, key: dict[str, int], shares: dict[str, int]
) -> None:
    assert ledger.split(amount, key) == shares


@given(
    st.integers(0, 1_000_000),
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 100_000), min_size=1),
)
def test_every_split_adds_up_and_is_within_one_million_of_fair(amount: int, key: dict[str, int]) -> None:
    whole, shares = sum(key.values()), ledger.split(amount, key)
    if whole:
        assert sum(shares.values()) == amount
        assert all(abs(shares[seat] * whole - amount * part) < whole for seat, part in key.items())


def test_headroom_is_granted_per_move_and_lapses_unspent() -> None:
    table = pledging()
    table.do("alder", PledgeMoney("fund", 8))
    table.go("Speak")
    events = table.do("control", Advance())
    assert [(e.seat, e.fact.amount) for e in events if isinstance(e.fact, HeadroomLapsed)] == [
        ("alder", 12), ("birch", 10), ("cedar", 10),
    ]  # fmt: skip
    assert table.headroom("alder") == 10
    assert table.state.budget.pledges["alder", "fund"].amount == 8


def test_headroom_is_carried_over_where_the_scenario_says_so() -> None:
    table = Table(built(carry_over=True)).start()
    table.go("Negotiate")
    assert table.headroom("alder") == 20 + 10


def test_a_pledge_taken_back_in_a_later_move_lapses_as_unused_headroom_does() -> None:
    table = pledging()
    table.do("alder", PledgeMoney("fund", 8))
    table.go("Speak")
    events = table.do("control", Advance())
    assert [(e.seat, e.fact) for e in events if isinstance(e.fact, PledgeCarried)] == [
        ("alder", PledgeCarried("fund", 8))
    ]
    table.go("Negotiate")
    treasury = table.state.budget.balances["treasury/alder"]
    table.do("alder", PledgeMoney("fund", 3))
    assert table.headroom("alder") == 10
    table.do("alder", PledgeMoney("fund", 0))
    assert table.headroom("alder") == 10
    assert table.state.budget.balances["treasury/alder"] == treasury + 8
    assert table.state.budget.carried == {}


def test_what_a_pledge_was_raised_by_in_a_later_move_comes_back_first() -> None:
    table = pledging()
    table.do("alder", PledgeMoney("fund", 8))
    table.go("Speak").go("Negotiate")
    table.do("alder", PledgeMoney("fund", 14))
    assert table.headroom("alder") == 10 - 6
    table.do("alder", PledgeMoney("fund", 8))
    assert table.headroom("alder") == 10
    table.do("alder", PledgeMoney("fund", 5))
    table.do("alder", PledgeMoney("fund", 7))
    assert table.headroom("alder") == 10 - 2


def test_an_older_pledge_lapses_when_its_text_falls_and_pays_first_when_it_is_adopted() -> None:
    table = pledging()
    table.do("alder", PledgeMoney("fund", 20))
    table.do("birch", PledgeMoney("fund", 6))
    table.go("Speak").go("Negotiate")
    draft = table.under_decision(fund="large", lead="by-alder")
    table.do("cedar", BreakSilence(draft, 1, "Too dear."))
    assert (table.headroom("alder"), table.headroom("birch")) == (10, 10)
    table = pledging()
    table.do("alder", PledgeMoney("fund", 20))
    table.go("Speak").go("Negotiate")
    table.do("alder", PledgeMoney("fund", 30))
    table.do("birch", PledgeMoney("fund", 10))
    table.adopted(fund="large", lead="by-alder")
    assert (table.state.budget.paid["alder", "fund"], table.headroom("alder")) == (23, 7)


def test_where_headroom_is_carried_over_a_pledge_comes_back_whole() -> None:
    table = Table(built(agenda=funded("pledges"), carry_over=True)).start()
    table.do("alder", PledgeMoney("fund", 8))
    table.go("Negotiate")
    table.do("alder", PledgeMoney("fund", 0))
    assert table.headroom("alder") == 20 + 10


PURSES = st.lists(
    st.one_of(
        st.tuples(st.just("pledge"), st.sampled_from(["alder", "birch", "cedar"]), st.integers(0, 30)),
        st.tuples(st.just("decide"), st.sampled_from(["silent", "broken"]), st.just(0)),
        st.tuples(st.just("move"), st.just(""), st.just(0)),
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(PURSES)
def test_whatever_is_pledged_no_capital_has_more_than_its_move_grants(
    steps: list[tuple[str, str, int]],
) -> None:
    table, move = pledging(), 0
    granted = {seat: table.headroom(seat) for seat in table.state.scenario.seats}
    for what, who, amount in steps:
        _purse_step(table, what, who, amount)
        if slot(table.state).move != move:
            move = slot(table.state).move
            granted = {d.id: d.headroom_in(move) for d in table.state.scenario.delegations}
        budget = table.state.budget
        assert sum(budget.balances.values()) == 0
        assert all(left >= 0 for name, left in budget.balances.items() if not name.startswith("treasury/"))
        for seat, most in granted.items():
            new = sum(p.amount - budget.carried.get(k, 0) for k, p in budget.pledges.items() if k[0] == seat)
            assert table.headroom(seat) + new <= most
        assert all(budget.carried.get(key, 0) <= p.amount for key, p in budget.pledges.items())


def _purse_step(table: Table, what: str, who: str, amount: int) -> None:
    settled = "fund" in table.state.decisions.adopted
    if what == "pledge" and not settled:
        old = table.state.budget.pledges.get((who, "fund"))
        before = old.amount if old else 0
        if (now := min(amount, before + table.headroom(who))) != before:
            table.do(who, PledgeMoney("fund", now))
    elif what == "decide" and not settled:
        draft = table.under_decision(fund="large", lead="by-alder")
        end = BreakSilence(draft, 1, "Too dear.") if who == "broken" else CloseDecision(draft)
        table.do("cedar" if who == "broken" else "control", end)
    elif what == "move" and slot(table.state).move == 0:
        table.go("Speak").go("Negotiate")


def test_a_pledge_is_set_raised_lowered_and_taken_back() -> None:
    table = pledging()
    for amount in (8, 12, 3, 0):
        table.do("alder", PledgeMoney("fund", amount))
        assert table.headroom("alder") == 20 - amount
    assert table.state.budget.pledges == {}


@pytest.mark.parametrize(
    ("act", "hint"),
    [
        (PledgeMoney("fund", 21), "headroom is 20 million euro"),
        (PledgeMoney("fund", 31), "0 to 30"),
        (PledgeMoney("fund", -1), "0 to 30"),
        (PledgeMoney("fund", 0), "your pledge already"),
        (PledgeMoney("watch", 5), "Nothing on this clause"),
        (PledgeMoney("weather", 5), "Nothing on this clause"),
        (PledgeMoney("fund", 5, "none"), "not one that pledges pay for"),
        (PledgeMoney("fund", 5, "", "alder", 5), "another delegation"),
        (PledgeMoney("fund", 5, "", "birch", 0), "how many millions"),
    ],
)
def test_an_impossible_pledge_is_refused(act: PledgeMoney, hint: str) -> None:
    assert hint in pledging().refused("alder", act)


def test_nothing_is_pledged_to_a_line_that_the_key_pays() -> None:
    assert "Nothing on this clause is paid by pledges" in common().refused("alder", PledgeMoney("fund", 5))


def test_pledges_come_back_when_the_text_falls() -> None:
    table = pledging()
    table.do("alder", PledgeMoney("fund", 8))
    draft = table.under_decision(fund="small", lead="by-alder")
    events = table.do("birch", BreakSilence(draft, 1, "Too soon."))
    assert facts(events, PledgeReturned) == [PledgeReturned("fund", 8, "the text fell")]
    assert table.headroom("alder") == 20


def test_pledges_are_drawn_when_the_text_is_adopted() -> None:
    table = pledging()
    table.do("alder", PledgeMoney("fund", 6))
    table.do("birch", PledgeMoney("fund", 4))
    table.adopted(fund="small", lead="by-alder")
    assert table.state.budget.paid == {("alder", "fund"): 6, ("birch", "fund"): 4}
    assert table.state.budget.shortfalls == {}
    assert "Pay towards what is still short" in table.refused("alder", PledgeMoney("fund", 1))


def test_pledges_beyond_the_cost_are_drawn_in_proportion_and_the_rest_returns() -> None:
    table = pledging()
    for seat in ("alder", "birch", "cedar"):
        table.do(seat, PledgeMoney("fund", 10))
    table.adopted(fund="small", lead="by-alder")
    assert list(table.state.budget.paid.values()) == [4, 3, 3]
    assert [table.headroom(s) for s in ("alder", "birch", "cedar")] == [16, 7, 7]


def test_pledges_below_the_cost_leave_a_shortfall_of_the_alliance() -> None:
    table = pledging()
    table.do("alder", PledgeMoney("fund", 6))
    draft = table.under_decision(fund="small", lead="by-alder")
    events = table.tick(table.now + 240)
    assert table.status(draft) == "adopted"
    assert facts(events, ShortfallStands) == [ShortfallStands("fund", "", 4)]


def test_a_pledge_for_one_option_is_not_drawn_for_another() -> None:
    table = pledging()
    table.do("alder", PledgeMoney("fund", 10, "large"))
    table.adopted(fund="small", lead="by-alder")
    assert table.state.budget.paid == {}
    assert table.headroom("alder") == 20
    assert table.state.budget.shortfalls == {("fund", ""): 10}


@pytest.mark.parametrize(("birch", "paid"), [(4, 6), (3, 0)])
def test_a_matched_pledge_holds_only_if_the_other_pledges_enough(birch: int, paid: int) -> None:
    table = pledging()
    table.do("alder", PledgeMoney("fund", 6, "", "birch", 4))
    table.do("birch", PledgeMoney("fund", birch))
    table.adopted(fund="small", lead="by-alder")
    assert table.state.budget.paid.get(("alder", "fund"), 0) == paid
    assert table.headroom("alder") == 20 - paid


def test_pledges_that_match_each_other_hold_together() -> None:
    table = pledging()
    table.do("alder", PledgeMoney("fund", 5, "", "birch", 5))
    table.do("birch", PledgeMoney("fund", 5, "", "alder", 5))
    table.adopted(fund="small", lead="by-alder")
    assert table.state.budget.paid == {("alder", "fund"): 5, ("birch", "fund"): 5}


def test_a_chain_of_matched_pledges_falls_with_its_first_link() -> None:
    table = pledging()
    table.do("alder", PledgeMoney("fund", 5, "", "birch", 2))
    table.do("birch", PledgeMoney("fund", 2, "", "cedar", 9))
    table.do("cedar", PledgeMoney("fund", 3))
    table.adopted(fund="small", lead="by-alder")
    assert table.state.budget.paid == {("cedar", "fund"): 3}
    assert table.state.budget.shortfalls == {("fund", ""): 7}


def test_a_common_cost_is_split_by_the_key() -> None:
    table = common()
    table.adopted(fund="small", lead="by-alder")
    assert table.state.budget.paid == {("alder", "fund"): 5, ("birch", "fund"): 3, ("cedar", "fund"): 2}


def test_a_common_share_above_headroom_is_adopted_with_a_shortfall_by_name() -> None:
    table = common(delegations=seats(birch={"headroom": [2]}))
    table.adopted(fund="small", lead="by-alder")
    assert table.state.budget.shortfalls == {("fund", "birch"): 1}
    assert table.headroom("birch") == 0


def test_what_is_short_can_be_made_good_in_the_same_phase_or_a_later_move() -> None:
    table = common(delegations=seats(birch={"headroom": [0, 2]}))
    table.adopted(fund="small", lead="by-alder")
    assert "from 1 up to" in table.refused("alder", MakeGood("fund", 4, "birch"))
    assert "from 1 up to" in table.refused("alder", MakeGood("fund", 0, "birch"))
    assert "by that name" in table.refused("alder", MakeGood("fund", 1))
    table.do("alder", MakeGood("fund", 1, "birch"))
    table.go("Negotiate")
    table.do("birch", MakeGood("fund", 2, "birch"))
    assert table.state.budget.shortfalls == {}
    assert table.state.budget.paid == {
        ("alder", "fund"): 6, ("birch", "fund"): 2, ("cedar", "fund"): 2,
    }  # fmt: skip


def test_those_who_act_pay_where_costs_lie() -> None:
    table = Table(built(agenda=funded("costs_lie", payers=["birch", "cedar"]))).start()
    table.adopted(fund="small", lead="by-alder")
    assert table.state.budget.paid == {("birch", "fund"): 6, ("cedar", "fund"): 4}


def test_a_reservation_does_not_exempt_from_cost() -> None:
    table = common()
    draft = table.under_decision(fund="small", lead="by-alder")
    table.do("cedar", Reserve(draft, 1, "fund", "Cedar pays under protest."))
    table.tick(table.now + 240)
    assert table.state.budget.paid["cedar", "fund"] == 2


def test_a_reservation_exempts_where_the_scenario_says_so() -> None:
    table = common(agenda=agenda(means={"kind": "consensus", "reservation_exempts": True}))
    draft = table.under_decision(fund="small", lead="by-alder")
    table.do("cedar", Reserve(draft, 1, "fund", "Cedar does not pay."))
    table.tick(table.now + 240)
    assert table.state.budget.paid == {("alder", "fund"): 6, ("birch", "fund"): 4}


def test_only_signatories_pay_for_a_letter_of_intent() -> None:
    table = common(agenda=agenda(means={"kind": "coalition", "signatories": 2}))
    draft = table.under_decision(fund="small", lead="by-alder")
    for seat in ("birch", "cedar"):
        table.do(seat, Sign(draft, 1))
    table.do("chair", CloseDecision(draft))
    assert [e.seat for e in table.log if isinstance(e.fact, LinePaid)] == ["birch", "cedar"]
    assert table.state.budget.paid == {("birch", "fund"): 6, ("cedar", "fund"): 4}


def test_a_pledge_of_somebody_who_does_not_sign_the_letter_comes_back() -> None:
    letter = {"kind": "coalition", "signatories": 2}
    items = funded("pledges")
    items[1]["procedure"] = letter
    table = Table(built(agenda=items)).start()
    table.do("alder", PledgeMoney("fund", 6, matched_by="cedar", matched_amount=4))
    table.do("birch", PledgeMoney("fund", 3))
    table.do("cedar", PledgeMoney("fund", 4))
    draft = table.under_decision(fund="small", lead="by-alder")
    for seat in ("alder", "birch"):
        table.do(seat, Sign(draft, 1))
    table.do("chair", CloseDecision(draft))
    assert table.state.budget.paid == {("birch", "fund"): 3}, "Alder's pledge hung on one that does not count"
    assert not table.state.budget.pledges
    assert (table.headroom("alder"), table.headroom("cedar")) == (20, 10)


def test_reallocation_gives_headroom_and_costs_support() -> None:
    table = common()
    table.do("alder", Reallocate("roads", 10))
    assert (table.headroom("alder"), table.support("alder")) == (30, 55)
    assert "Roads can give" in table.refused("alder", Reallocate("roads", 1))


def test_support_is_lost_for_every_ten_millions_begun() -> None:
    table = common()
    table.do("alder", Reallocate("roads", 1))
    assert table.support("alder") == 55


@pytest.mark.parametrize("amount", [0, -3, 11])
def test_a_domestic_line_gives_what_it_has(amount: int) -> None:
    assert "Roads can give" in common().refused("alder", Reallocate("roads", amount))


def test_nobody_reallocates_from_a_line_that_is_not_its_own() -> None:
    assert "no such domestic line" in common().refused("birch", Reallocate("roads", 1))


def test_below_the_floor_no_reallocation_in_the_next_move() -> None:
    low = seats(alder={"domestic": {"constraint": "Deeds.", "support": 30, "lines": ROADS}})
    table = common(delegations=low)
    table.do("alder", Reallocate("roads", 1))
    table.do("alder", Reallocate("roads", 1))
    assert table.support("alder") == 20
    table.go("Negotiate")
    assert "No reallocation until the next move" in table.refused("alder", Reallocate("roads", 1))


def test_support_never_leaves_its_scale() -> None:
    low = seats(alder={"domestic": {"constraint": "Deeds.", "support": 3, "lines": ROADS}})
    table = common(delegations=low, support={"floor": 0})
    table.do("alder", Reallocate("roads", 1))
    assert table.support("alder") == 0


def test_a_transfer_needs_both_sides() -> None:
    table = common()
    table.do("alder", OfferTransfer("birch", 5, "For the lead."))
    assert (table.headroom("alder"), table.headroom("birch")) == (20, 10)
    offer = next(iter(table.state.budget.offers))
    assert "another delegation" in table.refused("cedar", AcceptTransfer(offer))
    table.do("birch", AcceptTransfer(offer))
    assert (table.headroom("alder"), table.headroom("birch")) == (15, 15)
    assert "no such offer" in table.refused("birch", AcceptTransfer(offer))


def test_either_side_can_end_an_offer() -> None:
    table = common()
    for seat in ("alder", "birch"):
        table.do("alder", OfferTransfer("birch", 5))
        offer = next(iter(table.state.budget.offers))
        assert "not yours" in table.refused("cedar", DeclineTransfer(offer))
        table.do(seat, DeclineTransfer(offer))
    assert table.state.budget.offers == {}


def test_an_offer_is_no_promise_to_keep_the_money() -> None:
    table = pledging()
    table.do("alder", OfferTransfer("birch", 15))
    table.do("alder", PledgeMoney("fund", 10))
    offer = next(iter(table.state.budget.offers))
    assert "no longer has the money" in table.refused("birch", AcceptTransfer(offer))


@pytest.mark.parametrize(("to", "amount"), [("alder", 5), ("nobody", 5), ("birch", 0), ("birch", 21)])
def test_an_impossible_transfer_is_refused(to: str, amount: int) -> None:
    common().refused("alder", OfferTransfer(to, amount))


def test_every_amount_has_a_from_and_a_to() -> None:
    table = common()
    table.do("alder", Reallocate("roads", 4))
    table.adopted(fund="large", lead="by-alder")
    balances = table.state.budget.balances
    assert sum(balances.values()) == 0
    assert {name for name, left in balances.items() if left < 0} <= {
        ledger.treasury(s) for s in table.state.scenario.seats
    }
    assert balances[ledger.paid("fund")] == sum(table.state.budget.paid.values())


def closing_short(**changes: Any) -> Table:
    """A table where closing the open text would leave its line short."""
    table = Table(built(agenda=funded("pledges"), **changes)).start()
    table.under_decision(fund="small", lead="by-alder")
    return table


def test_a_close_that_leaves_money_short_keeps_the_phase_open_for_its_funding_round() -> None:
    table = closing_short()
    here = table.state.clock.phase
    events = table.do("control", Advance("close"))
    assert facts(events, FundingRoundOpened) == [FundingRoundOpened(("fund",))]
    assert table.state.clock.phase == here
    table.do("alder", MakeGood("fund", 10))
    table.do("control", Advance())
    assert table.state.clock.phase == here + 1
    assert not table.state.budget.shortfalls


def test_what_nobody_makes_good_stands_and_the_exercise_goes_on() -> None:
    table = closing_short()
    here = table.state.clock.phase
    table.do("control", Advance("close"))
    table.do("control", Advance())
    assert table.state.clock.phase == here + 1
    assert table.state.budget.shortfalls == {("fund", ""): 10}


@pytest.mark.parametrize("act", [Advance("close"), Finish("close")])
def test_the_last_move_has_its_funding_round_too(act: Act) -> None:
    decide = {"name": "Negotiate", "minutes": 10, "opens": ["decide"]}
    table = closing_short(timings=phased(decide, moves=1))
    table.do("control", act)
    assert slot(table.state).name == "Negotiate"
    assert not table.state.clock.ended
    table.do("birch", MakeGood("fund", 4))
    table.do("control", act)
    assert slot(table.state).name == "Hot wash" or table.state.clock.ended
    assert table.state.budget.shortfalls == {("fund", ""): 6}


def test_a_close_that_is_paid_for_opens_the_next_phase_at_once() -> None:
    table = closing_short()
    table.do("alder", PledgeMoney("fund", 10))
    here = table.state.clock.phase
    table.do("control", Advance("close"))
    assert table.state.clock.phase == here + 1


def test_making_good_waits_for_a_phase_with_money_or_decisions() -> None:
    table = pledging()
    table.adopted(fund="small", lead="by-alder")
    table.go("Speak")
    refusal = table.refused("cedar", MakeGood("fund", 1))
    assert refusal == "Making good what is short is not open in Speak. It opens in Negotiate."
