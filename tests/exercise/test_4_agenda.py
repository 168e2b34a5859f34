"""Section 4: declared positions, bridging options, drafts with brackets, amendments, tabling."""

from __future__ import annotations

from typing import Any

import pytest

from tabletop.exercise.agenda.bridging import AdmitOption
from tabletop.exercise.agenda.positions import DeclarePosition, RedeclarePositions, WithdrawPosition
from tabletop.exercise.decisions.opening import OpenDecision
from tabletop.exercise.decisions.silence import BreakSilence
from tabletop.exercise.drafts.amending import AcceptAmendment, ProposeAmendment
from tabletop.exercise.drafts.proposing import ProposeDraft, WithdrawDraft
from tabletop.exercise.drafts.tabling import Sponsor
from tabletop.exercise.drafts.tabling import Table as PutOnTable
from tabletop.exercise.drafts.wording import brackets
from tests.exercise.table import Table, agenda
from tests.scenario.minimal import built

BRIDGE = AdmitOption("watch", "Watch by turns", "Allies agreed to watch by turns.", "birch", 75, 80)


@pytest.fixture
def table() -> Table:
    return Table().start()


def options(table: Table, clause: str) -> list[str]:
    return [o.id for o in table.state.scenario.clauses[clause].options]


def test_a_position_names_a_preference_and_what_could_be_accepted(table: Table) -> None:
    table.do("birch", DeclarePosition("watch", "shared", ("as-now",)), at=500)
    stand = table.state.agenda.stands["birch"]["watch"]
    assert (stand.preferred, stand.accepts, stand.at) == ("shared", ("as-now", "shared"), 500)


def test_a_delegation_that_has_not_declared_has_no_position(table: Table) -> None:
    table.do("birch", DeclarePosition("watch", "shared"))
    assert "alder" not in table.state.agenda.stands
    assert "no position on this clause" in table.refused("birch", WithdrawPosition("fund"))


def test_a_position_can_be_changed_and_withdrawn(table: Table) -> None:
    table.do("birch", DeclarePosition("watch", "shared"))
    table.do("birch", DeclarePosition("watch", "joint"))
    assert table.state.agenda.stands["birch"]["watch"].accepts == ("joint",)
    table.do("birch", WithdrawPosition("watch"))
    assert table.state.agenda.stands["birch"] == {}


def test_one_key_confirms_all_positions_with_todays_date(table: Table) -> None:
    assert "no position yet" in table.refused("birch", RedeclarePositions())
    table.do("birch", DeclarePosition("watch", "shared"), at=300)
    table.do("birch", DeclarePosition("fund", "small"), at=310)
    table.do("birch", RedeclarePositions(), at=900)
    assert [s.at for s in table.state.agenda.stands["birch"].values()] == [900, 900]


def test_a_position_on_what_is_not_on_the_agenda_is_refused(table: Table) -> None:
    assert "no such clause" in table.refused("birch", DeclarePosition("weather", "fair"))
    assert "no such option" in table.refused("birch", DeclarePosition("watch", "fair"))
    assert "no such option" in table.refused("birch", DeclarePosition("watch", "shared", ("fair",)))


def test_the_facilitator_has_no_position(table: Table) -> None:
    assert "not for your seat" in table.refused("control", DeclarePosition("watch", "shared"))


def test_a_bridging_option_takes_its_place_on_the_scale(table: Table) -> None:
    table.do("control", BRIDGE)
    assert options(table, "watch") == ["as-now", "shared", "bridge-1", "joint"]
    bridge = table.state.scenario.option("watch", "bridge-1")
    assert (bridge.place, bridge.need) == (0.75, 0.8)
    table.do("birch", DeclarePosition("watch", "bridge-1"))


def test_only_the_facilitator_admits_a_bridging_option(table: Table) -> None:
    assert "not for your seat" in table.refused("birch", BRIDGE)


def test_bridging_options_at_one_place_stand_side_by_side(table: Table) -> None:
    for _ in range(3):
        table.do("control", AdmitOption("watch", "More", "Allies agreed to more.", "birch", place=100))
    places = [o.place for o in table.state.scenario.clauses["watch"].options]
    assert places == sorted(set(places))
    assert places[-4:] == [0.97, 0.98, 0.99, 1.0]


def test_a_clause_takes_no_more_than_nine_options(table: Table) -> None:
    for _ in range(6):
        table.do("control", BRIDGE)
    assert "nine options already" in table.refused("control", BRIDGE)


def test_on_a_clause_without_scale_a_bridging_option_is_like_another(table: Table) -> None:
    bridge = AdmitOption("lead", "Both lead", "Alder and Birch will lead by turns.", "cedar")
    assert "most like" in table.refused("control", bridge)
    table.do("control", AdmitOption(**{**fields(bridge), "like": "by-birch"}))
    interests = table.state.scenario.seats["alder"].interests["lead"]
    assert interests.values["bridge-1"] == interests.values["by-birch"]


def fields(act: AdmitOption) -> dict[str, object]:
    return {name: getattr(act, name) for name in act.__slots__}


@pytest.mark.parametrize(
    "change",
    [{"label": "  "}, {"text": ""}, {"text": "a" * 5000}, {"place": 101}, {"cost": -1}, {"cost": 5}],
)
def test_a_bridging_option_must_be_complete(table: Table, change: dict[str, object]) -> None:
    table.refused("control", AdmitOption(**{**fields(BRIDGE), **change}))


def test_a_long_name_with_leading_spaces_is_cut_and_not_lost(table: Table) -> None:
    table.do("control", AdmitOption(**{**fields(BRIDGE), "label": " " * 60 + "By turns" * 9}))
    assert table.state.scenario.option("watch", "bridge-1").label == ("By turns" * 9)[:40]


def test_bridging_options_keep_their_names_when_an_earlier_one_is_undone(table: Table) -> None:
    table.do("control", BRIDGE)
    first = table.log[-1].cause
    table.do("control", BRIDGE)
    assert table.undo(first) is None
    assert "bridge-2" in options(table, "watch")
    table.do("control", BRIDGE)
    assert {"bridge-1", "bridge-2"} < set(options(table, "watch"))


def test_a_draft_over_several_items_is_one_package(table: Table) -> None:
    draft = table.text("alder", watch="joint", fund="small", lead="by-birch")
    assert table.state.drafts.texts[draft].items == ("coast", "means")


def test_items_of_different_procedures_make_no_package() -> None:
    table = Table(built(agenda=agenda(means={"kind": "unanimity"}))).start()
    reason = table.refused("alder", ProposeDraft("Both", (), {"watch": "joint", "fund": "small"}))
    assert "different procedures" in reason


def test_open_clauses_stand_in_brackets_and_keep_a_text_from_silence(table: Table) -> None:
    draft = table.text("alder", fund="small")
    assert brackets(table.state, table.state.drafts.texts[draft]) == ["The lead"]
    assert "brackets: The lead" in table.refused("control", OpenDecision(draft, 1))
    table.do("chair", ProposeAmendment(draft, 1, "lead", "by-birch"))
    table.do("control", OpenDecision(draft, 2))


def test_a_draft_of_nothing_or_of_unknown_things_is_refused(table: Table) -> None:
    assert "at least one item" in table.refused("alder", ProposeDraft("Empty", (), {}))
    assert "not on the agenda" in table.refused("alder", ProposeDraft("?", ("weather",), {}))
    assert "not on the agenda" in table.refused("alder", ProposeDraft("?", (), {"weather": "fair"}))
    assert "no such option" in table.refused("alder", ProposeDraft("?", (), {"watch": "fair"}))


def test_an_amendment_of_another_delegation_waits_for_author_or_chair(table: Table) -> None:
    draft = table.text("alder", watch="joint")
    table.do("birch", ProposeAmendment(draft, 1, "watch", "shared"))
    amendment = next(iter(table.state.drafts.amendments))
    table.do("cedar", Sponsor(amendment))
    assert table.state.drafts.amendments[amendment].sponsors == ("birch", "cedar")
    assert "Only the author" in table.refused("cedar", AcceptAmendment(amendment))
    table.do("alder", AcceptAmendment(amendment))
    assert table.state.drafts.texts[draft].choices == {"watch": "shared"}
    assert table.revision(draft) == 2


def test_the_authors_own_amendment_goes_into_the_text_at_once(table: Table) -> None:
    draft = table.text("alder", watch="joint")
    table.do("alder", ProposeAmendment(draft, 1, "watch", "shared"))
    assert table.state.drafts.texts[draft].choices == {"watch": "shared"}


def test_an_amendment_to_an_older_revision_is_refused(table: Table) -> None:
    draft = table.text("alder", watch="joint")
    table.do("alder", ProposeAmendment(draft, 1, "watch", "shared"))
    assert "revision 2" in table.refused("birch", ProposeAmendment(draft, 1, "watch", "as-now"))


def test_an_amendment_that_changes_nothing_is_refused(table: Table) -> None:
    draft = table.text("alder", watch="joint")
    assert "says that already" in table.refused("birch", ProposeAmendment(draft, 1, "watch", "joint"))
    table.do("birch", ProposeAmendment(draft, 1, "watch", "shared"))
    table.do("alder", ProposeAmendment(draft, 1, "watch", "shared"))
    waiting = next(iter(table.state.drafts.amendments))
    assert "says that already" in table.refused("alder", AcceptAmendment(waiting))


def test_a_text_under_silence_is_not_amended_or_withdrawn_by_its_author(table: Table) -> None:
    draft = table.under_decision(watch="joint")
    assert "under decision" in table.refused("chair", ProposeAmendment(draft, 1, "watch", "shared"))
    assert "under decision" in table.refused("chair", WithdrawDraft(draft))


def test_only_author_or_chair_withdraws_a_draft(table: Table) -> None:
    draft = table.text("alder", watch="joint")
    assert "Only the author" in table.refused("birch", WithdrawDraft(draft))
    table.do("alder", WithdrawDraft(draft))
    assert "is withdrawn" in table.refused("control", OpenDecision(draft, 1))


def test_a_delegation_alone_cannot_table_a_text() -> None:
    many = [f"seat-{n}" for n in "abcd"]
    scenario = built()
    extra = tuple(scenario.delegations[1].model_copy(update={"id": s, "name": s}) for s in many)
    table = Table(scenario.model_copy(update={"delegations": (*scenario.delegations, *extra)})).start()
    draft = table.text("alder", watch="joint")
    assert "3 members together can force one; 1 stand" in table.refused("alder", PutOnTable(draft, 1))
    table.do("seat-a", Sponsor(draft))
    table.do("seat-b", Sponsor(draft))
    table.do("alder", PutOnTable(draft, 1))
    assert table.status(draft) == "tabled"
    table.do("alder", OpenDecision(draft, 1))
    assert table.status(draft) == "open"


def test_a_third_of_the_members_forces_a_text_onto_the_table(table: Table) -> None:
    draft = table.text("alder", watch="joint")
    assert "can do so only with a text that is tabled" in table.refused("alder", OpenDecision(draft, 1))
    table.do("alder", PutOnTable(draft, 1))
    assert "Only a sponsor" in table.refused("birch", OpenDecision(draft, 1))
    table.do("alder", OpenDecision(draft, 1))


def test_a_sponsor_is_counted_once(table: Table) -> None:
    draft = table.text("alder", watch="joint")
    table.do("birch", Sponsor(draft))
    assert "already" in table.refused("birch", Sponsor(draft))


def test_the_chair_tables_a_text_of_the_revision_it_has_read(table: Table) -> None:
    draft = table.text("alder", watch="joint")
    table.do("alder", ProposeAmendment(draft, 1, "watch", "shared"))
    assert "revision 2" in table.refused("chair", PutOnTable(draft, 1))
    table.do("chair", PutOnTable(draft, 2))


def test_what_is_adopted_is_not_drafted_again(table: Table) -> None:
    table.adopted(watch="joint")
    reason = table.refused("alder", ProposeDraft("Again", (), {"watch": "shared"}))
    assert "adopted already" in reason
    assert "adopted already" in table.refused("control", BRIDGE)


def test_an_amendment_taken_in_leaves_the_text_to_its_author(table: Table) -> None:
    draft = table.text("alder", watch="joint")
    table.do("birch", Sponsor(draft, 1))
    table.do("alder", ProposeAmendment(draft, 1, "watch", "shared"))
    assert table.state.drafts.texts[draft].sponsors == ("alder",)
    assert "revision 2" in table.refused("birch", Sponsor(draft, 1))
    table.do("birch", Sponsor(draft, 2))
    assert table.state.drafts.texts[draft].sponsors == ("alder", "birch")


def test_who_stands_behind_a_text_and_an_amendment_stays_when_it_is_taken_in(table: Table) -> None:
    draft = table.text("alder", watch="joint")
    table.do("birch", Sponsor(draft))
    table.do("cedar", ProposeAmendment(draft, 1, "watch", "shared"))
    amendment = next(iter(table.state.drafts.amendments))
    table.do("birch", Sponsor(amendment))
    table.do("alder", AcceptAmendment(amendment))
    assert table.state.drafts.texts[draft].sponsors == ("alder", "birch")
    assert "already" in table.refused("birch", Sponsor(draft, 2))


def test_who_proposes_a_change_to_a_text_it_co_sponsors_stays_behind_it(table: Table) -> None:
    draft = table.text("alder", watch="joint")
    for seat in ("birch", "cedar"):
        table.do(seat, Sponsor(draft))
    table.do("birch", ProposeAmendment(draft, 1, "watch", "shared"))
    table.do("alder", AcceptAmendment(next(iter(table.state.drafts.amendments))))
    assert table.state.drafts.texts[draft].sponsors == ("alder", "birch")
    table.do("cedar", Sponsor(draft, 2))


def test_who_stood_behind_the_old_wording_forces_nothing_onto_the_table(table: Table) -> None:
    draft = table.text("chair", watch="joint")
    table.do("birch", Sponsor(draft))
    table.do("chair", ProposeAmendment(draft, 1, "watch", "shared"))
    assert "0 stand behind this" in table.refused("birch", PutOnTable(draft, 2))


def test_co_sponsors_stay_when_a_text_falls_as_it_stood(table: Table) -> None:
    draft = table.text("alder", watch="joint")
    table.do("birch", Sponsor(draft))
    table.do("control", OpenDecision(draft, 1))
    table.do("cedar", BreakSilence(draft, 1, "Too loud."))
    assert table.state.drafts.texts[draft].sponsors == ("alder", "birch")


@pytest.mark.parametrize(
    ("change", "hint"),
    [
        ({"text": "Allies will strike the boats."}, "“strike”"),
        ({"label": "Sink the boats"}, "“Sink”"),
        ({"signal": "parade"}, "no policy act"),
        ({"signal": "cameo:195"}, "act of force"),
    ],
)
def test_a_bridging_option_is_policy_like_any_other(table: Table, change: dict[str, Any], hint: str) -> None:
    assert hint in table.refused("control", AdmitOption(**{**fields(BRIDGE), **change}))
