"""Section 3: moves, phases, the clock, and what comes too late."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tabletop.exercise.agenda.positions import DeclarePosition
from tabletop.exercise.budget.headroom import HeadroomGranted
from tabletop.exercise.budget.pledges import PledgeMoney
from tabletop.exercise.clock.finishing import Finish
from tabletop.exercise.clock.grace import GiveGrace
from tabletop.exercise.clock.moves import MoveClosed, MoveOpened
from tabletop.exercise.clock.phases import Advance, PhaseOpened, Reopen, Skip
from tabletop.exercise.clock.plan import slot
from tabletop.exercise.clock.running import EndAt, Extend, Pause, Resume
from tabletop.exercise.clock.ticking import next_deadline
from tabletop.exercise.clock.tray import AcceptLate, ReturnLate
from tabletop.exercise.commitments.judging import CommitmentJudged
from tabletop.exercise.commitments.making import Commit
from tabletop.exercise.commitments.undertakings import Undertaking
from tabletop.exercise.decisions.opening import ExtendDecision, OpenDecision
from tabletop.exercise.decisions.reservations import Reserve
from tabletop.exercise.decisions.silence import BreakSilence
from tabletop.exercise.decisions.voting import Sign, Vote
from tabletop.exercise.facts import CONTROL, Act
from tabletop.exercise.messages import SendMessage
from tabletop.exercise.statements import MakeStatement
from tests.exercise.table import Table, agenda, facts, funded, phased
from tests.scenario.minimal import built

SPEECH = MakeStatement(("home",), 3, (), "We stand together.")
HARD = {"name": "Negotiate", "minutes": 10, "opens": ["consult", "pledge", "decide"], "hard": True}
SPEAK = {"name": "Speak", "minutes": 5, "opens": ["speak"]}


@pytest.fixture
def table() -> Table:
    return Table(built(agenda=funded("pledges"))).start()


def test_an_exercise_begins_seated_with_the_clock_standing() -> None:
    table = Table()
    assert slot(table.state).name == "Seat and read"
    assert table.state.clock.paused


def test_advancing_opens_the_next_phase_and_the_move_with_its_headroom() -> None:
    table = Table()
    table.do("control", Resume())
    events = table.do("control", Advance(), at=60)
    assert facts(events, MoveOpened) == [MoveOpened(0)]
    assert table.headroom("alder") == 20
    assert table.state.clock.ends == 60 + 3 * 60


def test_only_the_facilitator_moves_the_clock(table: Table) -> None:
    assert "not for your seat" in table.refused("alder", Advance())


def test_messages_positions_and_drafts_are_open_in_every_phase(table: Table) -> None:
    table.go("Speak")
    table.do("alder", SendMessage(("birch",), "Shall we talk?"))
    table.do("alder", DeclarePosition("watch", "joint"))
    table.text("alder", watch="joint")


def test_pledges_silence_and_statements_only_where_opened(table: Table) -> None:
    assert "They open in Speak" in table.refused("alder", SPEECH)
    draft = table.text(watch="joint")
    table.go("Speak")
    assert "Pledges and money are not open in Speak." in table.refused("alder", PledgeMoney("fund", 5))
    assert "not open in Speak" in table.refused("control", OpenDecision(draft, 1))


def test_a_phase_can_be_extended_and_shortened_but_not_into_the_past(table: Table) -> None:
    end = table.state.clock.ends
    table.do("control", Extend(5))
    assert table.state.clock.ends == end + 300
    table.do("control", Extend(-200), at=table.now + 30)
    assert table.state.clock.ends == table.now


def test_an_extension_is_of_minutes_not_of_years(table: Table) -> None:
    assert "240" in table.refused("control", Extend(10**12))


def test_advancing_while_a_text_is_under_silence_asks(table: Table) -> None:
    table.under_decision(watch="joint")
    reason = table.refused("control", Advance())
    assert "Still under decision: text 1" in reason
    assert all(word in reason for word in ("extend", "close", "withdraw"))


@pytest.mark.parametrize(
    ("choice", "status"), [("extend", "open"), ("close", "adopted"), ("withdraw", "draft")]
)
def test_a_text_under_silence_is_dealt_with_as_chosen(table: Table, choice: str, status: str) -> None:
    draft = table.under_decision(watch="joint")
    table.do("control", Advance(choice))
    assert table.status(draft) == status


def test_a_text_that_was_extended_is_concluded_in_the_next_phase(table: Table) -> None:
    draft = table.under_decision(minutes=4, watch="joint")
    table.do("control", Advance("extend"))
    table.tick(table.now + 240)
    assert table.status(draft) == "adopted"


def test_no_text_is_extended_into_the_hot_wash() -> None:
    decide = {"name": "Negotiate", "minutes": 10, "opens": ["decide"]}
    table = Table(built(timings=phased(decide, moves=1))).start()
    table.under_decision(watch="joint")
    assert "hot wash" in table.refused("control", Advance("extend"))
    table.do("control", Advance("close"))


def test_a_pause_stops_deadlines_and_injects(table: Table) -> None:
    draft = table.under_decision(minutes=4, watch="joint")
    deadline = next_deadline(table.state)
    assert deadline == table.now + 240
    table.do("control", Pause())
    assert table.tick(deadline + 60) == []
    assert table.status(draft) == "open"
    table.do("control", Resume())
    table.tick(deadline + 60)
    assert table.status(draft) == "adopted"


def test_the_clock_neither_stands_nor_runs_twice(table: Table) -> None:
    assert table.refused("control", Resume()) == "The clock runs already."
    table.do("control", Pause())
    assert table.refused("control", Pause()) == "The clock stands already."


def test_time_up_only_warns(table: Table) -> None:
    table.do("alder", PledgeMoney("fund", 5), at=table.state.clock.ends + 600)
    assert table.state.budget.pledges["alder", "fund"].amount == 5


def test_time_up_cuts_off_where_the_scenario_says_hard() -> None:
    table = Table(built(agenda=funded("pledges"), timings=phased(HARD, SPEAK))).start()
    end = table.state.clock.ends
    table.do("alder", PledgeMoney("fund", 5), at=end)
    table.do("birch", PledgeMoney("fund", 5), at=end + 1)
    assert ("birch", "fund") not in table.state.budget.pledges
    assert [late.seat for late in table.state.tray.values()] == ["birch"]


def test_a_late_act_goes_to_the_tray_and_is_not_lost(table: Table) -> None:
    written_for = table.state.clock.phase
    table.go("Speak")
    table.do("alder", PledgeMoney("fund", 5), phase=written_for)
    assert not table.state.budget.pledges
    (late,) = table.state.tray.values()
    assert (late.seat, late.phase) == ("alder", written_for)


def test_a_late_act_that_is_accepted_counts_as_its_seats(table: Table) -> None:
    written_for = table.state.clock.phase
    table.go("Speak")
    table.do("alder", PledgeMoney("fund", 5), phase=written_for)
    events = table.do("control", AcceptLate(next(iter(table.state.tray))))
    assert table.state.budget.pledges["alder", "fund"].amount == 5
    assert {event.seat for event in events[1:]} == {"alder"}
    assert not table.state.tray


def test_a_late_act_that_is_returned_changes_nothing(table: Table) -> None:
    written_for = table.state.clock.phase
    table.go("Speak")
    table.do("alder", PledgeMoney("fund", 5), phase=written_for)
    late = next(iter(table.state.tray))
    table.do("control", ReturnLate(late, "The budget is closed."))
    assert not table.state.tray
    assert not table.state.budget.pledges
    assert "no such act" in table.refused("control", AcceptLate(late))


def test_a_late_act_that_cannot_stand_stays_in_the_tray(table: Table) -> None:
    written_for = table.state.clock.phase
    table.go("Speak")
    table.do("alder", PledgeMoney("fund", 10_000), phase=written_for)
    late = next(iter(table.state.tray))
    assert "0 to 30" in table.refused("control", AcceptLate(late))
    assert late in table.state.tray


def test_a_closed_phase_can_be_reopened_within_its_move(table: Table) -> None:
    negotiate = table.state.clock.phase
    table.go("Speak")
    events = table.do("control", Reopen(negotiate, 5))
    assert facts(events, PhaseOpened) == [PhaseOpened(negotiate, 300)]
    table.do("alder", PledgeMoney("fund", 5))
    table.go("Negotiate")
    assert "earlier phase of this move" in table.refused("control", Reopen(negotiate, 5))


def test_a_phase_can_be_skipped() -> None:
    table = Table()
    table.do("control", Skip())
    assert slot(table.state).name == "Negotiate"
    assert table.headroom("alder") == 20


def test_skipping_over_the_end_of_a_move_closes_it(table: Table) -> None:
    events = table.do("control", Skip())
    assert facts(events, MoveClosed) == [MoveClosed(0)]
    assert facts(events, MoveOpened) == [MoveOpened(1)]


def left(table: Table) -> list[int]:
    """Seconds left in the open phase and in each later one."""
    later = table.state.plan[table.state.clock.phase + 1 :]
    return [table.state.clock.ends - table.now, *(s.seconds for s in later)]


def test_we_end_at_a_quarter_to_twelve_rescales_what_is_left(table: Table) -> None:
    before = left(table)
    table.do("control", EndAt(sum(before) // 2))
    assert sum(left(table)) == sum(before) // 2
    assert left(table)[:2] == [before[0] // 2, before[1] // 2]


def test_less_than_a_minute_is_not_a_plan(table: Table) -> None:
    assert "at least a minute" in table.refused("control", EndAt(59))


def test_after_the_last_phase_the_exercise_can_only_be_finished(table: Table) -> None:
    table.go("Hot wash")
    assert "last phase" in table.refused("control", Advance())
    table.do("control", Finish())
    assert "over" in table.refused("control", Finish())


def test_when_the_exercise_is_over_delegations_can_do_nothing_more(table: Table) -> None:
    draft = table.text("alder", watch="joint")
    table.do("control", Finish())
    for act in (DeclarePosition("watch", "joint"), SendMessage(("birch",), "Well."), PledgeMoney("fund", 1)):
        assert "over" in table.refused("alder", act)
    assert "over" in table.refused("control", OpenDecision(draft, 1))
    assert "over" in table.refused("control", Resume())


@pytest.mark.parametrize(("choice", "status"), [("close", "adopted"), ("withdraw", "draft")])
def test_finishing_early_asks_for_the_open_text_and_closes_the_open_move(
    table: Table, choice: str, status: str
) -> None:
    draft = table.under_decision(watch="joint")
    for unclear in ("", "extend"):
        assert "Say whether to close it now, or withdraw it." in table.refused("control", Finish(unclear))
    events = table.do("control", Finish(choice))
    assert table.status(draft) == status
    assert facts(events, MoveClosed) == [MoveClosed(0)]


@pytest.mark.parametrize(("had", "seconds"), [(1, 240), (30, 1800)])
def test_a_text_taken_into_the_next_phase_gets_its_time_anew_or_keeps_more(
    table: Table, had: int, seconds: int
) -> None:
    draft = table.under_decision(minutes=had, watch="joint")
    table.do("control", Advance("extend"))
    assert table.state.decisions.open[draft].deadline == table.now + seconds


def test_a_text_is_not_taken_beyond_the_end_of_the_next_phase() -> None:
    decide, short = {"name": "Negotiate", "minutes": 9, "opens": ["decide"]}, {"name": "Speak", "minutes": 2}
    table = Table(built(timings=phased(decide, short))).start()
    draft = table.under_decision(minutes=1, watch="joint")
    table.do("control", Advance("extend"))
    assert table.state.decisions.open[draft].deadline == table.state.clock.ends


ANSWERS = [BreakSilence("", 1, "No."), Reserve("", 1, "watch", "In daylight.")]


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_to_a_text_that_was_closed_with_its_phase_goes_to_the_tray(
    table: Table, answer: Act
) -> None:
    draft, written_for = table.under_decision(watch="joint"), table.state.clock.phase
    table.do("control", Advance("close"))
    table.do("birch", replace(answer, draft=draft), phase=written_for)
    assert [late.seat for late in table.state.tray.values()] == ["birch"]
    assert table.status(draft) == "adopted"
    assert "not under decision" in table.refused("control", AcceptLate(next(iter(table.state.tray))))


def test_an_answer_is_in_time_for_as_long_as_its_text_is_under_decision(table: Table) -> None:
    draft, written_for = table.under_decision(watch="joint"), table.state.clock.phase
    table.do("control", Advance("extend"))
    table.do("birch", BreakSilence(draft, 1, "No."), phase=written_for)
    assert table.status(draft) == "fallen"
    assert not table.state.tray


def test_answers_are_cut_off_too_where_the_scenario_says_hard() -> None:
    table = Table(built(timings=phased(HARD, SPEAK))).start()
    draft = table.under_decision(minutes=30, watch="joint")
    table.do("birch", BreakSilence(draft, 1, "No."), at=table.state.clock.ends + 1)
    assert table.status(draft) == "open"
    (late,) = table.state.tray.values()
    table.do("control", AcceptLate(late.id))
    assert table.status(draft) == "fallen"


@pytest.mark.parametrize("kind", ["qualified_majority", "coalition"])
def test_votes_and_signatures_come_late_like_any_answer(kind: str) -> None:
    table = Table(built(agenda=agenda(coast={"kind": kind, "signatories": 2}))).start()
    draft, written_for = table.under_decision(watch="joint"), table.state.clock.phase
    table.do("control", Advance("close"))
    table.do("birch", Vote(draft, 1, "yes") if kind != "coalition" else Sign(draft, 1), phase=written_for)
    assert len(table.state.tray) == 1


ONE = {"name": "Negotiate", "minutes": 10, "opens": ["consult", "pledge", "decide", "speak"]}


def test_a_move_that_is_skipped_is_opened_and_closed_all_the_same() -> None:
    table = Table(built(timings=phased(ONE))).start()
    promised = Undertaking("accept", clause="watch", option="joint")
    table.do("birch", Commit("alliance", promised, 1))
    events = table.do("control", Skip())
    assert facts(events, MoveClosed) == [MoveClosed(0), MoveClosed(1)]
    assert facts(events, MoveOpened) == [MoveOpened(1)]
    assert {e.seat for e in events if isinstance(e.fact, HeadroomGranted)} == {"alder", "birch", "cedar"}
    assert facts(events, CommitmentJudged)[0].verdict == "broken"
    assert slot(table.state).name == "Hot wash"


def test_a_decision_can_be_given_more_time(table: Table) -> None:
    draft = table.under_decision(minutes=4, watch="joint")
    deadline = next_deadline(table.state)
    assert deadline is not None
    table.do("chair", ExtendDecision(draft, 3))
    assert next_deadline(table.state) == deadline + 180
    assert "minutes" in table.refused("chair", ExtendDecision(draft, 0))


def test_one_delegation_can_be_given_more_time_than_the_others() -> None:
    table = Table(built(agenda=funded("pledges"))).start()
    table.do(CONTROL, GiveGrace("birch", 2))
    until = table.state.clock.ends + 120
    table.go("Speak")
    phase = next(n for n, s in enumerate(table.state.plan) if s.name == "Negotiate")
    assert table.do("birch", PledgeMoney("fund", 1), phase=phase)[0].fact.kind == "pledge.was_set"
    assert table.do("birch", PledgeMoney("fund", 2))[0].fact.kind == "pledge.was_set"
    assert table.do("alder", PledgeMoney("fund", 1), phase=phase)[0].fact.kind == "tray.received"
    late = table.do("birch", PledgeMoney("fund", 1), at=until + 1, phase=phase)
    assert late[0].fact.kind == "tray.received"


def test_more_time_for_one_ends_with_the_move_and_is_for_delegations_alone() -> None:
    table = Table(built(agenda=funded("pledges")))
    assert "no move now" in table.refused(CONTROL, GiveGrace("birch", 2))
    table.start().do(CONTROL, GiveGrace("birch", 200))
    assert "delegation" in table.refused(CONTROL, GiveGrace("chair", 2))
    assert "facilitator" in table.refused("birch", GiveGrace("birch", 2))
    phase = table.state.clock.phase
    table.go("Speak")
    table.go("Negotiate")
    assert table.do("birch", PledgeMoney("fund", 1), phase=phase)[0].fact.kind == "tray.received"
