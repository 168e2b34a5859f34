"""Section 5: silence, unanimity, qualified majority, letters of intent; red lines."""

from __future__ import annotations

from typing import Any

import pytest

from tabletop.exercise.decisions.adoption import CloseDecision
from tabletop.exercise.decisions.falling import TextFell, WithdrawText
from tabletop.exercise.decisions.opening import OpenDecision
from tabletop.exercise.decisions.red_lines import RedLineWarned
from tabletop.exercise.decisions.reservations import Reserve
from tabletop.exercise.decisions.silence import Associate, BreakSilence
from tabletop.exercise.decisions.voting import Sign, Vote
from tabletop.exercise.drafts.amending import ProposeAmendment
from tabletop.exercise.drafts.tabling import Table as PutOnTable
from tabletop.exercise.rules import audience
from tests.exercise.table import Table, agenda, facts, seats
from tests.scenario.minimal import built

NO = "Our harbours fear a quarrel."


@pytest.fixture
def table() -> Table:
    return Table().start()


def by(kind: str, **terms: Any) -> Table:
    """A table where the coast is decided by another procedure."""
    return Table(built(agenda=agenda(coast={"kind": kind} | terms))).start()


def vote(table: Table, draft: str, **votes: str) -> None:
    for seat, voice in votes.items():
        table.do(seat, Vote(draft, 1, voice))


def test_silence_that_nobody_breaks_adopts_the_text(table: Table) -> None:
    draft = table.under_decision(minutes=4, watch="joint")
    table.tick(table.now + 239)
    assert table.status(draft) == "open"
    table.tick(table.now + 1)
    assert table.status(draft) == "adopted"
    assert table.state.decisions.adopted["watch"].bound == ("alder", "birch", "cedar")


def test_silence_broken_by_one_reason(table: Table) -> None:
    draft = table.under_decision(watch="joint")
    events = table.do("birch", BreakSilence(draft, 1, NO))
    assert facts(events, TextFell) == [TextFell(draft, "broken")]
    assert table.status(draft) == "fallen"
    assert table.revision(draft) == 2


def test_a_break_without_a_reason_is_refused(table: Table) -> None:
    draft = table.under_decision(watch="joint")
    assert "few words" in table.refused("birch", BreakSilence(draft, 1, "  "))


def test_others_associate_with_a_break(table: Table) -> None:
    draft = table.under_decision(watch="joint")
    assert "just broken" in table.refused("cedar", Associate(draft))
    table.do("birch", BreakSilence(draft, 1, NO))
    table.do("cedar", Associate(draft))
    assert table.state.decisions.breaks[0].associates == ("cedar",)
    assert "already" in table.refused("cedar", Associate(draft))
    assert "already" in table.refused("birch", Associate(draft))


def test_nobody_associates_with_an_old_break_once_the_text_was_put_up_again(table: Table) -> None:
    draft = table.under_decision(watch="joint")
    table.do("birch", BreakSilence(draft, 1, NO))
    table.do("control", OpenDecision(draft, 2))
    assert "just broken" in table.refused("cedar", Associate(draft))
    table.do("chair", WithdrawText(draft))
    assert "just broken" in table.refused("cedar", Associate(draft))


def test_nobody_associates_with_a_break_on_wording_that_was_changed_since(table: Table) -> None:
    draft = table.under_decision(watch="joint")
    table.do("birch", BreakSilence(draft, 1, NO))
    table.do("control", ProposeAmendment(draft, 2, "watch", "shared"))
    assert "reworded since silence was broken" in table.refused("cedar", Associate(draft))
    assert "revision 3" in table.refused("cedar", Associate(draft, 2))


def test_assent_or_break_answers_one_revision_only(table: Table) -> None:
    draft = table.under_decision(watch="joint")
    table.do("birch", BreakSilence(draft, 1, NO))
    table.do("control", OpenDecision(draft, 2))
    assert "revision 2" in table.refused("birch", BreakSilence(draft, 1, NO))
    assert "revision 2" in table.refused("birch", Reserve(draft, 1, "watch", "As long as it is calm."))


def test_a_reservation_is_a_footnote_and_does_not_block(table: Table) -> None:
    draft = table.under_decision(watch="joint")
    table.do("birch", Reserve(draft, 1, "watch", "Birch takes part in daylight."))
    table.tick(table.now + 240)
    assert table.status(draft) == "adopted"
    assert table.state.decisions.adopted["watch"].footnotes == (("birch", "Birch takes part in daylight."),)


def test_reservations_are_limited_by_the_scenario(table: Table) -> None:
    draft = table.under_decision(fund="small", lead="by-birch")
    table.do("birch", Reserve(draft, 1, "fund", "Once only."))
    assert "on this clause already" in table.refused("birch", Reserve(draft, 1, "fund", "Again."))
    assert "Only 1 reservation a delegation" in table.refused("birch", Reserve(draft, 1, "lead", "Again."))
    table.do("cedar", Reserve(draft, 1, "fund", "Cedar too."))


def test_a_reservation_stands_on_a_clause_of_the_text(table: Table) -> None:
    draft = table.under_decision(watch="joint")
    assert "does not cover" in table.refused("birch", Reserve(draft, 1, "fund", "Hm."))


def test_a_silence_is_withdrawn_by_the_chair_and_the_text_is_a_draft_again(table: Table) -> None:
    draft = table.under_decision(watch="joint")
    assert "not for your seat" in table.refused("birch", WithdrawText(draft))
    table.do("chair", WithdrawText(draft))
    assert (table.status(draft), table.state.drafts.texts[draft].falls) == ("draft", 0)
    table.do("chair", OpenDecision(draft, 2))


def test_the_chair_can_close_a_silence_early(table: Table) -> None:
    draft = table.under_decision(watch="joint")
    table.do("chair", CloseDecision(draft))
    assert table.status(draft) == "adopted"
    assert "not under decision" in table.refused("chair", CloseDecision(draft))


def test_the_chair_has_no_voice(table: Table) -> None:
    draft = table.under_decision(watch="joint")
    assert "not for your seat" in table.refused("chair", BreakSilence(draft, 1, NO))


def test_one_who_is_no_member_cannot_break_silence() -> None:
    table = Table(built(delegations=seats(cedar={"member": False}))).start()
    draft = table.under_decision(watch="joint")
    assert "Cedar is not a member" in table.refused("cedar", BreakSilence(draft, 1, NO))
    table.do("birch", BreakSilence(draft, 1, NO))
    assert "Only members" in table.refused("cedar", Associate(draft))


def test_a_clause_is_under_decision_in_one_text_at_a_time(table: Table) -> None:
    table.under_decision(watch="joint")
    other = table.text(watch="shared")
    assert "already, in text 1" in table.refused("control", OpenDecision(other, 1))


def test_unanimity_needs_a_yes_from_every_member() -> None:
    table = by("unanimity")
    draft = table.under_decision(watch="joint")
    vote(table, draft, alder="yes", birch="yes")
    table.do("chair", CloseDecision(draft))
    assert table.status(draft) == "fallen"
    table.do("control", OpenDecision(draft, 2))
    for seat in ("alder", "birch", "cedar"):
        table.do(seat, Vote(draft, 2, "yes"))
    table.do("chair", CloseDecision(draft))
    assert table.status(draft) == "adopted"


@pytest.mark.parametrize(("constructive", "status"), [(False, "fallen"), (True, "adopted")])
def test_abstention_blocks_unanimity_unless_constructive(constructive: bool, status: str) -> None:
    table = by("unanimity", constructive=constructive)
    draft = table.under_decision(watch="joint")
    vote(table, draft, alder="yes", birch="yes", cedar="abstain")
    table.do("chair", CloseDecision(draft))
    assert table.status(draft) == status


def test_abstentions_alone_adopt_nothing() -> None:
    table = by("unanimity", constructive=True)
    draft = table.under_decision(watch="joint")
    vote(table, draft, alder="abstain", birch="abstain", cedar="abstain")
    table.do("chair", CloseDecision(draft))
    assert table.status(draft) == "fallen"


def test_silence_is_not_a_yes_where_votes_are_cast() -> None:
    table = by("unanimity", constructive=True)
    draft = table.under_decision(watch="joint")
    vote(table, draft, alder="yes", birch="yes")
    table.tick(table.now + 240)
    assert table.status(draft) == "fallen"


def test_a_vote_can_be_changed_until_it_is_closed() -> None:
    table = by("unanimity")
    draft = table.under_decision(watch="joint")
    vote(table, draft, alder="no")
    assert "your vote already" in table.refused("alder", Vote(draft, 1, "no"))
    vote(table, draft, alder="yes")
    assert table.state.decisions.open[draft].votes == {"alder": "yes"}
    assert "yes, no or abstain" in table.refused("alder", Vote(draft, 1, "perhaps"))


@pytest.mark.parametrize(
    ("in_favour", "status"),
    [(("alder", "birch"), "adopted"), (("birch", "cedar"), "fallen"), (("alder",), "fallen")],
)
def test_a_qualified_majority_needs_members_and_weight(in_favour: tuple[str, ...], status: str) -> None:
    # weights 2, 1, 1: Birch and Cedar are two of three members, but half of the weight
    table = by("qualified_majority", members_share=55, weight_share=65)
    draft = table.under_decision(watch="joint")
    vote(table, draft, **dict.fromkeys(in_favour, "yes"))
    table.do("chair", CloseDecision(draft))
    assert table.status(draft) == status


def test_abstention_is_not_in_favour_in_a_qualified_majority() -> None:
    table = by("qualified_majority", members_share=66, weight_share=65)
    draft = table.under_decision(watch="joint")
    vote(table, draft, alder="yes", birch="abstain", cedar="abstain")
    table.do("chair", CloseDecision(draft))
    assert table.status(draft) == "fallen"


def test_a_majority_binds_every_member() -> None:
    table = by("qualified_majority")
    draft = table.under_decision(watch="joint")
    vote(table, draft, alder="yes", birch="yes", cedar="no")
    table.do("chair", CloseDecision(draft))
    assert table.state.decisions.adopted["watch"].bound == ("alder", "birch", "cedar")


def test_a_letter_of_intent_binds_those_who_sign() -> None:
    table = by("coalition", signatories=2)
    draft = table.under_decision(watch="joint")
    table.do("alder", Sign(draft, 1))
    assert "signed already" in table.refused("alder", Sign(draft, 1))
    table.do("cedar", Sign(draft, 1))
    table.do("chair", CloseDecision(draft))
    stands = table.state.decisions.adopted["watch"]
    assert (stands.bound, stands.coalition) == (("alder", "cedar"), True)


def test_a_letter_of_intent_without_enough_signatories_falls() -> None:
    table = by("coalition", signatories=2)
    draft = table.under_decision(watch="joint")
    table.do("alder", Sign(draft, 1))
    table.tick(table.now + 240)
    assert table.status(draft) == "fallen"


@pytest.mark.parametrize("named", [True, False])
def test_an_outsider_signs_only_where_the_scenario_names_it(named: bool) -> None:
    terms = {"kind": "coalition", "signatories": 2, "outsiders": ["cedar"] if named else []}
    guests = seats(cedar={"member": False})
    table = Table(built(agenda=agenda(coast=terms), delegations=guests)).start()
    draft = table.under_decision(watch="joint")
    if named:
        table.do("cedar", Sign(draft, 1))
    else:
        assert "Cedar is not a member" in table.refused("cedar", Sign(draft, 1))


@pytest.mark.parametrize(
    ("kind", "act", "hint"),
    [
        ("consensus", Vote("", 1, "yes"), "under silence"),
        ("consensus", Sign("", 1), "under silence"),
        ("unanimity", BreakSilence("", 1, NO), "put to the vote"),
        ("qualified_majority", Sign("", 1), "put to the vote"),
        ("coalition", Vote("", 1, "yes"), "letter of intent"),
        ("coalition", Reserve("", 1, "watch", "Hm."), "letter of intent"),
    ],
)
def test_every_procedure_has_its_own_voices(kind: str, act: Any, hint: str) -> None:
    table = by(kind)
    draft = table.under_decision(watch="joint")
    fields = {name: getattr(act, name) for name in act.__slots__} | {"draft": draft}
    assert hint in table.refused("birch", type(act)(**fields))


def test_a_red_line_is_warned_of_in_private(table: Table) -> None:
    draft = table.text(fund="large", lead="by-birch")
    events = table.do("control", OpenDecision(draft, 1))
    (warning,) = [e for e in events if isinstance(e.fact, RedLineWarned)]
    assert warning.fact == RedLineWarned(draft, ("fund",))
    assert set(audience(warning)) == {"cedar", "evaluator"}


def test_assent_across_ones_own_red_line_costs_support(table: Table) -> None:
    table.adopted(fund="large", lead="by-birch")
    assert table.support("cedar") == 60 - 15
    assert table.support("birch") == 60


def test_a_text_that_falls_costs_nobody_support(table: Table) -> None:
    draft = table.under_decision(fund="large", lead="by-birch")
    table.do("cedar", BreakSilence(draft, 1, "The treasury said no."))
    assert table.support("cedar") == 60


def test_who_abstains_or_is_outvoted_has_not_assented() -> None:
    items = agenda(means={"kind": "qualified_majority"})
    table = Table(built(agenda=items)).start()
    draft = table.under_decision(fund="large", lead="by-birch")
    vote(table, draft, alder="yes", birch="yes", cedar="no")
    table.do("chair", CloseDecision(draft))
    assert table.status(draft) == "adopted"
    assert table.support("cedar") == 60


def test_a_tabled_text_can_be_put_under_silence_by_its_sponsor_when_revision_is_right(table: Table) -> None:
    draft = table.text("alder", watch="joint")
    table.do("chair", PutOnTable(draft, 1))
    assert "revision 1" in table.refused("alder", OpenDecision(draft, 7))
    table.do("alder", OpenDecision(draft, 1))
    assert table.status(draft) == "open"


def both(first: dict[str, Any], second: dict[str, Any]) -> Table:
    """A table whose two items have the same kind of procedure with other terms."""
    return Table(built(agenda=agenda(coast=first, means=second))).start()


LOW = {"kind": "qualified_majority", "members_share": 34, "weight_share": 30, "minutes": 2}
HIGH = {"kind": "qualified_majority", "members_share": 34, "weight_share": 70, "minutes": 6}


@pytest.mark.parametrize("terms", [(LOW, HIGH), (HIGH, LOW)])
def test_a_package_needs_the_highest_of_the_majorities_its_items_ask(terms: Any) -> None:
    table = both(*terms)
    draft = table.under_decision(minutes=0, watch="joint", fund="small", lead="by-alder")
    assert table.state.decisions.open[draft].deadline == table.now + 360
    vote(table, draft, alder="yes")
    table.do("control", CloseDecision(draft))
    assert table.status(draft) == "fallen"


def test_an_abstention_lets_a_package_pass_only_if_every_item_says_so() -> None:
    table = both({"kind": "unanimity", "constructive": True}, {"kind": "unanimity"})
    draft = table.under_decision(watch="joint", fund="small", lead="by-alder")
    vote(table, draft, alder="yes", birch="yes", cedar="abstain")
    table.do("control", CloseDecision(draft))
    assert table.status(draft) == "fallen"


def test_a_package_of_letters_needs_the_most_signatures_and_seats_named_for_every_item() -> None:
    letter = {"kind": "coalition", "signatories": 2}
    outside = agenda(coast=letter | {"outsiders": ["cedar"]}, means=letter | {"signatories": 3})
    table = Table(built(agenda=outside, delegations=seats(cedar={"member": False}))).start()
    draft = table.under_decision(watch="joint", fund="small", lead="by-alder")
    assert "not a member" in table.refused("cedar", Sign(draft, 1))
    table.do("alder", Sign(draft, 1))
    table.do("birch", Sign(draft, 1))
    table.do("control", CloseDecision(draft))
    assert table.status(draft) == "fallen"


def test_a_package_allows_the_fewest_reservations_of_its_items() -> None:
    table = both({"kind": "consensus", "reservations": 2}, {"kind": "consensus", "reservations": 1})
    draft = table.under_decision(watch="joint", fund="small", lead="by-alder")
    table.do("birch", Reserve(draft, 1, "watch", "In daylight."))
    assert "used up" in table.refused("birch", Reserve(draft, 1, "fund", "Too dear."))
