"""Section 12: undo names acts and a reason; the state is as without them; nothing is erased."""

from __future__ import annotations

import pytest

from tabletop.exercise import undoing
from tabletop.exercise.agenda.bridging import AdmitOption
from tabletop.exercise.agenda.positions import DeclarePosition
from tabletop.exercise.arguments.proposals import ProposeArgument, RuleScope
from tabletop.exercise.arguments.rulings import RuleArgument
from tabletop.exercise.budget.headroom import HeadroomLapsed
from tabletop.exercise.budget.pledges import PledgeMoney
from tabletop.exercise.budget.reallocation import Reallocate
from tabletop.exercise.budget.transfers import AcceptTransfer, OfferTransfer
from tabletop.exercise.clock.finishing import Finish
from tabletop.exercise.clock.grace import GiveGrace
from tabletop.exercise.clock.phases import Advance
from tabletop.exercise.clock.running import Pause, Resume
from tabletop.exercise.clock.tray import AcceptLate
from tabletop.exercise.commitments.answers import Release
from tabletop.exercise.commitments.judging import CommitmentJudged, Judge
from tabletop.exercise.commitments.making import Commit
from tabletop.exercise.commitments.undertakings import Undertaking
from tabletop.exercise.corrections import CorrectionMade, Undo
from tabletop.exercise.decisions.adoption import TextAdopted
from tabletop.exercise.decisions.opening import OpenDecision
from tabletop.exercise.decisions.silence import BreakSilence
from tabletop.exercise.decisions.voting import Sign
from tabletop.exercise.drafts.amending import ProposeAmendment
from tabletop.exercise.facts import Act, Rejection
from tabletop.exercise.journal import Journal
from tabletop.exercise.messages import SendMessage
from tabletop.exercise.statements import MakeStatement
from tabletop.scenario.script import Effect
from tests.exercise.table import Table, agenda, facts, funded, phased, seats
from tests.scenario.minimal import built


@pytest.fixture
def table() -> Table:
    return Table(built(agenda=funded("pledges"))).start()


def did(table: Table, seat: str, act: Act) -> str:
    """Do an act; its cause comes back."""
    return table.do(seat, act)[0].cause


def test_undone_acts_leave_the_state_as_without_them(table: Table) -> None:
    before = table.state
    cause = did(table, "alder", PledgeMoney("fund", 5))
    assert table.undo(cause) is None
    assert table.state == before


def test_an_undo_takes_out_one_act_and_leaves_later_ones(table: Table) -> None:
    first = did(table, "alder", PledgeMoney("fund", 5))
    table.do("birch", PledgeMoney("fund", 3))
    assert table.undo(first) is None
    assert list(table.state.budget.pledges) == [("birch", "fund")]


def test_all_that_one_act_brought_about_goes_with_it(table: Table) -> None:
    table.do("alder", PledgeMoney("fund", 5))
    draft = table.under_decision(fund="small", lead="by-alder")
    broke = did(table, "birch", BreakSilence(draft, 1, "By mistake."))
    assert table.status(draft) == "fallen"
    assert table.undo(broke) is None
    assert table.status(draft) == "open"
    assert table.state.budget.pledges["alder", "fund"].amount == 5


def test_nothing_is_erased_from_the_log(table: Table) -> None:
    cause = did(table, "alder", PledgeMoney("fund", 5))
    length = len(table.log)
    table.undo(cause)
    assert len(table.log) == length + 1
    assert any(event.cause == cause for event in table.log)


def test_an_undo_that_later_acts_build_on_is_refused_and_names_them(table: Table) -> None:
    draft = table.text("alder", watch="joint")
    proposed = table.log[-1].cause
    table.do("control", OpenDecision(draft, 1))
    opened = table.log[-1]
    reason = table.undo(proposed)
    assert reason is not None
    assert f"Event {opened.sequence} (decision.opened)" in reason
    assert "Undo that act as well." in reason
    assert table.undo(proposed, opened.cause) is None
    assert table.state.drafts.texts == {}


def test_a_correction_can_itself_be_undone(table: Table) -> None:
    cause = did(table, "alder", PledgeMoney("fund", 5))
    with_pledge = table.state
    table.undo(cause)
    correction = table.log[-1].cause
    assert table.undo(correction, reason="It was right after all.") is None
    assert table.state == with_pledge


def test_a_pledge_that_returns_after_its_line_was_settled_can_be_taken_back(table: Table) -> None:
    cause = did(table, "alder", PledgeMoney("fund", 15))
    table.undo(cause)
    correction = table.log[-1].cause
    draft = table.adopted(fund="small", lead="by-alder")
    adopted = next(e for e in table.log if isinstance(e.fact, TextAdopted))
    reason = table.undo(correction)
    assert reason is not None
    assert f"Event {adopted.sequence} (text.adopted) would no longer fit: Others would have to pay" in reason
    assert table.undo(correction, adopted.cause) is None
    table.do("control", Resume())
    table.tick(table.now)
    assert table.status(draft) == "adopted"
    assert table.headroom("alder") == 10
    assert not table.state.budget.shortfalls


JOINT = Undertaking("accept", clause="watch", option="joint")


def test_what_was_unspent_lapses_anew_when_an_act_before_the_end_of_the_move_is_undone(table: Table) -> None:
    pledged = did(table, "alder", PledgeMoney("fund", 5))
    table.go("Negotiate")
    assert table.headroom("alder") == 10
    assert table.undo(pledged) is None
    assert table.headroom("alder") == 10
    assert facts(table.log[-1:], HeadroomLapsed) == [HeadroomLapsed(5)]
    assert table.undo(table.log[-1].cause) is None
    assert table.state.budget.pledges["alder", "fund"].amount == 5
    assert table.headroom("alder") == 10


def test_money_from_home_can_be_undone_though_it_lapsed_with_the_move(table: Table) -> None:
    moved = did(table, "alder", Reallocate("roads", 4))
    table.go("Negotiate")
    assert table.undo(moved) is None
    assert table.headroom("alder") == 10
    assert table.state.budget.balances["home/alder/roads"] == 10
    assert table.support("alder") == 60


def test_a_promise_is_judged_anew_when_what_kept_it_is_undone(table: Table) -> None:
    table.do("birch", Commit("public", JOINT, 0))
    made = next(iter(table.state.commitments))
    declared = did(table, "birch", DeclarePosition("watch", "joint"))
    table.go("Negotiate")
    assert table.state.commitments[made].state == "kept"
    assert table.undo(declared) is None
    assert (table.state.commitments[made].state, table.support("birch")) == ("broken", 50)
    assert facts(table.log, CommitmentJudged)[-1].reason.endswith("(After a correction.)")
    assert table.undo(table.log[-1].cause) is None
    assert (table.state.commitments[made].state, table.support("birch")) == ("kept", 60)


def test_a_verdict_goes_with_the_end_of_the_move_that_brought_it(table: Table) -> None:
    table.do("birch", Commit("alliance", JOINT, 0))
    made = next(iter(table.state.commitments))
    released = did(table, "chair", Release(made))
    table.do("control", Advance())
    closed = did(table, "control", Advance())
    assert table.undo(released) is None
    assert table.state.commitments[made].state == "broken"
    assert table.undo(closed) is None
    assert table.state.commitments[made].state == "open"


def test_a_verdict_by_hand_outlives_a_correction_of_something_else(table: Table) -> None:
    table.do("birch", Commit("alliance", JOINT, 0))
    made = next(iter(table.state.commitments))
    pledged = did(table, "alder", PledgeMoney("fund", 5))
    table.go("Negotiate")
    table.do("control", Judge(made, "kept", "They said it aloud."))
    assert table.undo(pledged) is None
    assert table.state.commitments[made].state == "kept"


def test_who_is_barred_from_reallocation_follows_a_correction() -> None:
    poor = {
        "constraint": "Hard times.",
        "support": 35,
        "lines": [{"id": "parks", "name": "Parks", "available": 9, "support": 1}],
    }
    table = Table(built(delegations=seats(birch={"domestic": poor}))).start()
    table.do("birch", Commit("public", JOINT, 0))
    declared = did(table, "birch", DeclarePosition("watch", "joint"))
    table.go("Negotiate")
    assert table.undo(declared) is None
    assert "No reallocation" in table.refused("birch", Reallocate("parks", 1))


def test_the_reason_of_a_correction_is_told_to_those_alone_who_had_seen_the_act(table: Table) -> None:
    private = did(table, "alder", SendMessage(("birch",), "Between us."))
    shared = did(table, "cedar", SendMessage(("alliance",), "To all."))
    table.undo(private, reason="It named a source.")
    table.undo(shared, reason="It was a draft.")
    seats = tuple(table.state.scenario.seats)
    seen = {
        seat: [e.fact for e in Journal(table.log).feed(seat, seats) if isinstance(e.fact, CorrectionMade)]
        for seat in (*seats, "chair", "display")
    }
    named, draft = CorrectionMade((), "It named a source."), CorrectionMade((), "It was a draft.")
    assert seen == {
        "alder": [named, draft], "birch": [named, draft], "cedar": [draft], "chair": [draft], "display": [],
    }  # fmt: skip


def test_undone_acts_stay_readable(table: Table) -> None:
    pledged = did(table, "alder", PledgeMoney("fund", 5))
    table.undo(pledged)
    assert [event.cause for event in Journal(table.log).undone] == [pledged]


def test_undoing_a_correction_is_refused_if_the_old_act_no_longer_fits(table: Table) -> None:
    cause = did(table, "alder", PledgeMoney("fund", 15))
    table.undo(cause)
    correction = table.log[-1].cause
    table.do("alder", OfferTransfer("birch", 10))
    table.do("birch", AcceptTransfer(next(iter(table.state.budget.offers))))
    assert "You can offer between 1 and 5 million euro" in (table.undo(correction) or "")


def test_money_already_spent_cannot_be_undone_away(table: Table) -> None:
    table.do("alder", PledgeMoney("fund", 6))
    pledged = table.log[-1].cause
    table.adopted(fund="small", lead="by-alder")
    reason = table.undo(pledged)
    assert reason is not None
    assert "Alder does not have 6 million euro" in reason


def test_a_position_on_a_bridging_option_hangs_on_it(table: Table) -> None:
    bridge = did(table, "control", AdmitOption("watch", "By turns", "Allies watch by turns.", "birch"))
    table.do("birch", DeclarePosition("watch", "bridge-1"))
    reason = table.undo(bridge)
    assert reason is not None
    assert "no such option" in reason


def test_a_ruling_on_scope_hangs_on_the_proposal(table: Table) -> None:
    idea = did(table, "birch", ProposeArgument("Invite them.", "Calm.", ("They are near.",)))
    table.do("control", RuleScope(idea, True, "Policy."))
    reason = table.undo(idea)
    assert reason is not None
    assert "no such proposal" in reason


def test_an_amendment_hangs_on_its_draft(table: Table) -> None:
    draft = table.text("alder", watch="joint")
    proposed = table.log[-1].cause
    table.do("birch", ProposeAmendment(draft, 1, "watch", "shared"))
    assert "no such text" in (table.undo(proposed) or "")


def test_an_accepted_late_act_is_undone_back_into_the_tray(table: Table) -> None:
    written_for = table.state.clock.phase
    table.go("Speak")
    table.do("alder", PledgeMoney("fund", 5), phase=written_for)
    late = next(iter(table.state.tray))
    accepted = did(table, "control", AcceptLate(late))
    assert table.undo(accepted) is None
    assert list(table.state.tray) == [late]
    assert not table.state.budget.pledges


def test_the_turn_of_a_move_can_be_undone(table: Table) -> None:
    before = table.state
    advanced = did(table, "control", Advance())
    assert table.undo(advanced) is None
    assert table.state == before


@pytest.mark.parametrize(
    ("causes", "reason", "hint"),
    [
        ((), "Why not.", "no such act"),
        (("nothing",), "Why not.", "no such act"),
        (("created",), "Why not.", "no such act"),
        (("c1",), " ", "few words"),
    ],
)
def test_an_unclear_undo_is_refused(table: Table, causes: tuple[str, ...], reason: str, hint: str) -> None:
    assert hint in (table.undo(*causes, reason=reason) or "")


def test_an_act_is_undone_once(table: Table) -> None:
    cause = did(table, "alder", SendMessage(("birch",), "Hello."))
    table.undo(cause)
    assert table.undo(cause) == "This act is undone already."


def test_only_the_facilitator_corrects_the_record(table: Table) -> None:
    cause = did(table, "alder", SendMessage(("birch",), "Hello."))
    command = table._command("alder", Undo((cause,), "I did not mean it."))
    refused = undoing.correct(table.log, command)
    assert isinstance(refused, Rejection)
    assert refused.reason == "Only the facilitator corrects the record."


SPOKEN = MakeStatement(("home",), 3, (), "We wait.")


@pytest.mark.parametrize(
    ("phase", "act", "closed"),
    [
        ("Negotiate", PledgeMoney("fund", 5), "Pledges and money are not open in Brief."),
        ("Speak", SPOKEN, "Statements and policy acts are not open in Negotiate."),
    ],
)
def test_the_opening_of_a_phase_is_not_undone_under_what_was_done_in_it(
    phase: str, act: Act, closed: str
) -> None:
    table = Table(built(agenda=funded("pledges")))
    table.do("control", Resume())
    table.go(phase)
    opened = table.log[-1].cause
    done = table.do("alder", act)[0]
    reason = table.undo(opened)
    assert reason is not None
    assert f"Event {done.sequence} ({done.fact.kind}) would no longer fit: {closed}" in reason
    assert table.undo(opened, done.cause) is None


def test_what_the_tray_let_count_stands_though_its_family_is_closed(table: Table) -> None:
    first = did(table, "birch", PledgeMoney("fund", 2))
    table.go("Speak")
    late = table.do("alder", PledgeMoney("fund", 5), phase=2)[0].cause
    table.do("control", AcceptLate(late))
    assert table.undo(first) is None
    assert list(table.state.budget.pledges) == [("alder", "fund")]


def test_what_was_done_in_more_time_stands_as_long_as_the_time_was_given(table: Table) -> None:
    first = did(table, "birch", PledgeMoney("fund", 2))
    more = did(table, "control", GiveGrace("alder", 4))
    table.go("Speak")
    pledged = table.do("alder", PledgeMoney("fund", 5), phase=2)[0]
    assert pledged.fact.kind == "pledge.was_set"
    assert table.undo(first) is None
    assert f"Event {pledged.sequence} (pledge.was_set) would no longer fit" in (table.undo(more) or "")


def test_the_turn_of_a_move_is_not_undone_under_the_phases_that_follow_it() -> None:
    table = Table(built()).start().go("Speak")
    turned = table.do("control", Advance())[0].cause
    after = table.do("control", Advance())[0]
    reason = table.undo(turned)
    assert reason is not None
    assert f"Event {after.sequence} (phase.opened) would no longer fit: Its move would not be open." in reason
    assert table.undo(turned, after.cause) is None
    assert table.headroom("alder") == 20


def test_the_end_of_the_last_move_is_not_undone_under_the_end_of_the_exercise() -> None:
    table = Table(built(timings=phased({"name": "Negotiate", "minutes": 9, "opens": ["decide"]}, moves=1)))
    table.do("control", Resume())
    table.advance()
    closed = table.advance()[0].cause
    table.do("control", Finish())
    assert "The last move would not be closed." in (table.undo(closed) or "")


def test_a_signature_is_not_undone_under_the_letter_that_binds_it() -> None:
    letter = {"kind": "coalition", "signatories": 2}
    table = Table(built(agenda=agenda(coast=letter))).start()
    draft = table.under_decision(watch="joint")
    signed = [did(table, seat, Sign(draft, 1)) for seat in table.state.scenario.seats]
    adopted = table.tick(table.now + 240)[0]
    reason = table.undo(signed[-1])
    assert reason is not None
    assert f"Event {adopted.sequence} (text.adopted) would no longer fit: It would bind others" in reason


@pytest.mark.parametrize(("first", "then"), [(0, 5), (5, 3), (3, 5), (5, 0)])
def test_a_pledge_can_be_undone_though_the_text_fell_since(table: Table, first: int, then: int) -> None:
    if first:
        table.do("alder", PledgeMoney("fund", first))
    changed = did(table, "alder", PledgeMoney("fund", then))
    broke = table.do("birch", BreakSilence(table.under_decision(fund="small", lead="by-alder"), 1, "No."))
    assert table.undo(changed) is None
    assert not table.state.budget.pledges, "what was pledged to a text that fell comes back whole"
    assert table.headroom("alder") == 20
    assert table.undo(broke[0].cause) is None
    standing = table.state.budget.pledges.get(("alder", "fund"))
    assert (standing.amount if standing else 0) == first
    assert table.headroom("alder") == 20 - first


def test_an_adoption_that_is_undone_does_not_come_back_by_itself(table: Table) -> None:
    draft = table.adopted(watch="joint")
    adopted = next(e for e in table.log if isinstance(e.fact, TextAdopted))
    assert table.undo(adopted.cause) is None
    assert table.state.clock.paused, "its time is up, so the clock waits for the facilitator"
    table.tick(table.now + 60)
    assert table.status(draft) == "open"
    table.do("birch", BreakSilence(draft, 1, "We had said so."))
    table.do("control", Resume())
    table.tick(table.now + 60)
    assert table.status(draft) == "fallen"


def test_an_inject_that_is_undone_does_not_go_out_again_by_itself(table: Table) -> None:
    released = next(e for e in table.tick(table.now + 600) if e.fact.kind == "inject.released")
    assert table.undo(released.cause) is None
    assert table.state.clock.paused


def test_an_undo_leaves_the_clock_running_if_nothing_would_come_back(table: Table) -> None:
    cause = did(table, "alder", PledgeMoney("fund", 5))
    assert table.undo(cause) is None
    assert not table.state.clock.paused


def test_a_pause_can_be_undone_though_the_clock_ran_on_since(table: Table) -> None:
    paused = did(table, "control", Pause())
    table.do("control", Resume())
    assert table.undo(paused) is None
    assert not table.state.clock.paused


def test_undoing_a_ruling_undoes_what_overruling_it_had_taken_back(table: Table) -> None:
    argument = did(table, "alder", ProposeArgument("Send a choir", "A good mood", ("They sing.",)))
    table.do("control", RuleScope(argument, True, "It is a choir."))
    more = (Effect(kind="headroom", seat="alder", amount=5), Effect(kind="support", seat="birch", amount=-7))
    first = did(table, "control", RuleArgument(argument, "judgement", "They sing well.", "yes", effects=more))
    second = did(table, "control", RuleArgument(argument, "judgement", "They do not.", "no"))
    assert (table.headroom("alder"), table.support("birch")) == (20, 60)
    assert table.undo(first) is None
    assert (table.headroom("alder"), table.support("birch")) == (20, 60)
    assert table.undo(second) is None
    assert (table.headroom("alder"), table.support("birch")) == (20, 60)


def test_undoing_a_verdict_undoes_what_the_next_one_had_given_back(table: Table) -> None:
    promise = did(table, "alder", Commit("public", Undertaking("free", text="We come."), 0))
    broken = did(table, "control", Judge(promise, "broken", "They did not come."))
    assert table.support("alder") < 60
    table.do("control", Judge(promise, "kept", "They came by boat."))
    assert table.support("alder") == 60
    assert table.undo(broken) is None
    assert table.support("alder") == 60


def test_what_is_done_twice_once_an_act_between_is_undone_does_no_harm(table: Table) -> None:
    table.do("alder", PledgeMoney("fund", 5))
    between = did(table, "alder", PledgeMoney("fund", 3))
    table.do("alder", PledgeMoney("fund", 5))
    assert table.undo(between) is None
    assert table.state.budget.pledges["alder", "fund"].amount == 5
    assert table.headroom("alder") == 15
