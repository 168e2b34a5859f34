"""The room: acknowledged means stored, repeats are harmless, a restart comes back paused."""

from __future__ import annotations

import asyncio
import shutil
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tabletop.exercise import messages
from tabletop.exercise.agenda.positions import DeclarePosition
from tabletop.exercise.clock.moves import MoveClosed
from tabletop.exercise.clock.phases import Advance
from tabletop.exercise.clock.plan import slot
from tabletop.exercise.clock.running import Pause, Resume
from tabletop.exercise.core import fold
from tabletop.exercise.corrections import Undo
from tabletop.exercise.decisions.opening import OpenDecision
from tabletop.exercise.decisions.silence import BreakSilence
from tabletop.exercise.drafts.proposing import ProposeDraft
from tabletop.exercise.facts import CONTROL, Rejection
from tabletop.exercise.injects.due import InjectProposed
from tabletop.exercise.scores import ScoresRecorded
from tabletop.exercise.statements import MakeStatement, StatementMade
from tabletop.room.chance import Chance
from tabletop.room.clock import LiveClock, VirtualClock
from tabletop.room.port import LocalPort
from tabletop.room.service import KEPT, Room, create, resume
from tabletop.store import sqlite
from tabletop.store.closed import verify_file
from tabletop.store.memory import MemoryStore
from tests.scenario.minimal import MINIMAL, built


def test_an_act_is_in_the_store_when_it_is_acknowledged(tmp_path: Path) -> None:
    store = sqlite.create(tmp_path / "a.exercise")
    room = create(store, built(), "75", clock=VirtualClock(), seed=1)
    done = room.submit(DeclarePosition("watch", "joint"), "alder")
    assert not isinstance(done, Rejection)
    assert store.read()[-1] == done[-1]
    room.close()


def test_a_copy_of_the_file_alone_holds_all_up_to_the_last_change_of_phase(tmp_path: Path) -> None:
    room = create(sqlite.create(tmp_path / "a.exercise"), built(), "75", clock=VirtualClock(), seed=1)
    room.submit(Resume(), CONTROL)
    room.submit(DeclarePosition("watch", "joint"), "alder")
    room.submit(Advance(), CONTROL)
    copy = Path(shutil.copy(tmp_path / "a.exercise", tmp_path / "copy.exercise"))
    assert verify_file(copy).count == len(room.log)
    room.close()


def test_a_repeated_command_has_one_effect_and_the_same_answer() -> None:
    room = create(MemoryStore(), built(), "75", clock=VirtualClock(), seed=1)
    first = room.submit(messages.SendMessage(("birch",), "hello"), "alder", command_id="x1")
    again = room.submit(messages.SendMessage(("birch",), "hello"), "alder", command_id="x1")
    assert first == again
    assert len(room.view("birch").messages) == 1  # type: ignore[union-attr]


def test_an_exercise_reopens_paused_at_its_last_recorded_time(tmp_path: Path) -> None:
    path, clock = tmp_path / "a.exercise", VirtualClock()
    room = create(sqlite.create(path), built(), "75", clock=clock, seed=1)
    room.submit(Resume(), CONTROL)
    clock.set(300)
    room.submit(DeclarePosition("watch", "joint"), "alder")
    state = room.state
    room.close()
    back = resume(sqlite.open(path), clock=LiveClock())
    assert back.state.clock.paused
    assert back.clock.now() == 300
    assert back.state.agenda == state.agenda
    back.close()


def test_time_that_passed_without_an_event_is_not_played_again(tmp_path: Path) -> None:
    path, clock = tmp_path / "a.exercise", VirtualClock()
    room = create(sqlite.create(path), built(), "75", clock=clock, seed=1)
    room.submit(Resume(), CONTROL)
    clock.set(360)
    room.close()
    back = resume(sqlite.open(path), clock=LiveClock())
    assert back.clock.now() == 360
    assert back.log[-1].at == 360
    back.close()


def test_a_killed_room_loses_at_most_the_seconds_between_two_keepings(tmp_path: Path) -> None:
    path, clock = tmp_path / "a.exercise", VirtualClock()
    room = create(sqlite.create(path), built(), "75", clock=clock, seed=1)
    room.submit(Resume(), CONTROL)
    for second in range(364):
        clock.set(second)
        room.tick()
    room.store.close()
    back = resume(sqlite.open(path), clock=LiveClock())
    assert 363 - KEPT < back.clock.now() <= 363
    back.close()


def test_hostile_text_is_stored_cleaned_and_otherwise_as_written() -> None:
    room = create(MemoryStore(), built(), "75", clock=VirtualClock(), seed=1)
    room.submit(messages.SendMessage(("birch",), "[red]<b>\x1b]0;x\x07 \u202eevil" + "a" * 3900), "alder")
    text = room.view("birch").messages[0].text  # type: ignore[union-attr]
    assert text.startswith("[red]<b>")
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert len(text) <= 4000


@pytest.mark.parametrize("letters", [4001, 50_000, 2_000_000])
def test_a_text_that_is_too_long_is_refused_with_its_length_and_never_cut_in_silence(letters: int) -> None:
    room = create(MemoryStore(), built(), "75", clock=VirtualClock(), seed=1)
    done = room.submit(messages.SendMessage(("birch",), "é" * letters), "alder")
    assert isinstance(done, Rejection)
    assert f"{letters:,} characters" in done.reason
    assert "at most 4,000" in done.reason
    hidden = "a" * 3990 + "\u202e" * 500
    assert not isinstance(room.submit(messages.SendMessage(("birch",), hidden), "alder"), Rejection)


def test_undo_takes_an_act_back_and_undoing_the_undo_restores_it() -> None:
    room = create(MemoryStore(), built(), "75", clock=VirtualClock(), seed=1)
    done = room.submit(DeclarePosition("watch", "joint"), "alder")
    assert not isinstance(done, Rejection)
    before = room.state
    undone = room.submit(Undo((done[0].cause,), "a slip"), CONTROL)
    assert not isinstance(undone, Rejection)
    assert room.state.agenda.stands.get("alder", {}) == {}
    assert not isinstance(room.submit(Undo((undone[0].cause,), "it was right"), CONTROL), Rejection)
    assert room.state == before == fold(room.log)


def test_scores_are_recorded_as_a_fact_when_a_move_closes() -> None:
    room = create(MemoryStore(), built(), "75", clock=VirtualClock(), seed=1)
    room.submit(Resume(), CONTROL)
    for _ in range(4):
        room.submit(Advance("close"), CONTROL)
    assert "common_ground" in room.state.scores
    assert room.log[-1].fact.kind in ("scores.recorded", "inject.proposed")


def test_a_silence_runs_out_only_while_the_clock_runs() -> None:
    clock = VirtualClock()
    room = create(MemoryStore(), built(), "75", clock=clock, chance=Chance(3))
    for act in (Resume(), Advance(), Advance()):
        room.submit(act, CONTROL)
    room.submit(ProposeDraft("Watch", ("coast",), {"watch": "shared"}), "alder")
    draft = next(iter(room.state.drafts.texts))
    room.submit(OpenDecision(draft, 1, 4), CONTROL)
    room.submit(Pause(), CONTROL)
    clock.set(10_000)
    assert room.tick() == ()
    room.submit(Resume(), CONTROL)
    port = LocalPort(room)
    asyncio.run(port.now())
    assert "watch" in room.state.decisions.adopted


def test_a_live_clock_stands_while_paused_and_never_goes_back() -> None:
    clock = LiveClock()
    clock.set(40)
    assert clock.now() == 40
    clock.run(True)
    clock.run(True)
    clock.run(False)
    assert clock.now() >= 40


def played_into_the_second_move(**changes: Any) -> Room:
    """A room whose first move was loud and is over, the second open."""
    room = create(MemoryStore(), built(**changes), "75", clock=VirtualClock(), seed=1)
    for act in (Resume(), *[Advance()] * 3):
        room.submit(act, CONTROL)
    assert not isinstance(
        room.submit(MakeStatement(("adversary",), 5, (), "Never again."), "alder"), Rejection
    )
    room.submit(Advance(), CONTROL)
    return room


def test_the_scores_recorded_are_those_of_the_move_that_closed_not_of_the_one_that_opened() -> None:
    room = played_into_the_second_move(reference={"conflict": 2.0})
    (recorded,) = [fact for _, fact in room.journal.of(ScoresRecorded)]
    assert recorded.move == 0
    assert recorded.figures["pressure"] > 0
    assert slot(room.state).move == 1


def test_a_condition_on_pressure_holds_as_soon_as_the_loud_move_is_over() -> None:
    note = dict(deepcopy(MINIMAL["injects"][1]), when=[{"fact": "pressure", "at_least": 10}])
    room = played_into_the_second_move(reference={"conflict": 2.0}, injects=[note])
    assert [fact.number for _, fact in room.journal.of(InjectProposed)] == [2]


def test_scores_are_recorded_anew_when_what_they_counted_is_undone() -> None:
    room = played_into_the_second_move(reference={"conflict": 2.0})
    said = next(e for e in room.log if isinstance(e.fact, StatementMade))
    undone = room.submit(Undo((said.cause,), "It was a rehearsal."), CONTROL)
    assert not isinstance(undone, Rejection)
    figures = [fact.figures["pressure"] for _, fact in room.journal.of(ScoresRecorded)]
    assert figures[0] > 0
    assert room.state.scores["pressure"] == figures[-1] == 0
    room.submit(Undo((undone[0].cause,), "It was no rehearsal."), CONTROL)
    assert room.state.scores["pressure"] == figures[0]


def test_a_move_that_is_no_longer_over_has_no_headlines() -> None:
    room = played_into_the_second_move(reference={"conflict": 2.0})
    closed = next(e for e in room.log if isinstance(e.fact, MoveClosed))
    undone = room.submit(Undo((closed.cause,), "Too early."), CONTROL)
    assert not isinstance(undone, Rejection)
    assert room.state.scores == {}
    room.submit(Advance(), CONTROL)
    assert room.state.scores["pressure"] > 0


def test_after_the_deadline_an_objection_finds_the_text_adopted() -> None:
    clock = VirtualClock()
    room = create(MemoryStore(), built(), "75", clock=clock, seed=1)
    for act in (Resume(), Advance(), Advance()):
        room.submit(act, CONTROL)
    room.submit(ProposeDraft("Watch", ("coast",), {"watch": "shared"}), "alder")
    draft = next(iter(room.state.drafts.texts))
    room.submit(OpenDecision(draft, 1, 4), CONTROL)
    clock.set(4 * 60 + 80)
    refused = room.submit(BreakSilence(draft, 1, "Wait."), "birch")
    assert refused == Rejection("This text is not under decision now.")
    assert "watch" in room.state.decisions.adopted


def asked(answer: Any) -> Any:
    """What a port answers."""
    return asyncio.run(answer)


def test_the_evaluator_reads_cards_causes_and_both_histories_by_its_own_port() -> None:
    room = played_into_the_second_move()
    said = next(e for e in room.log if isinstance(e.fact, StatementMade))
    room.submit(Undo((said.cause,), "a slip"), CONTROL)
    port, seat = LocalPort(room, "evaluator"), LocalPort(room, "alder")
    assert [card.move for card in asked(port.cards())] == [0, 1]
    assert all(item.cause for item in asked(port.feed()))
    assert said.cause in [item.cause for item in asked(port.undone())]
    assert asked(seat.cards()) == asked(seat.undone()) == ()
    assert not any(item.cause for item in asked(seat.feed()))


def test_an_observation_is_bound_to_an_act_of_the_record_or_to_none() -> None:
    room = played_into_the_second_move()
    said = next(e for e in room.log if isinstance(e.fact, StatementMade))
    for about in ("", said.cause):
        assert room.submit(messages.Observe("consult", about, "S", "Loud."), "evaluator")
    refused = room.submit(messages.Observe("consult", "nothing", "S", "Loud."), "evaluator")
    assert isinstance(refused, Rejection)
    assert "no such act" in refused.reason


@pytest.mark.parametrize(("conflict", "band"), [(1000.0, "low"), (2.0, "high")])
def test_control_sees_the_band_that_the_open_move_has_reached(conflict: float, band: str) -> None:
    room = create(MemoryStore(), built(reference={"conflict": conflict}), "75", clock=VirtualClock(), seed=1)
    assert room.view(CONTROL).band == ""  # type: ignore[union-attr]
    for act in (Resume(), *[Advance()] * 3):
        room.submit(act, CONTROL)
    room.submit(MakeStatement(("adversary",), 5, (), "Never again."), "alder")
    assert room.view(CONTROL).band == band  # type: ignore[union-attr]
    assert asked(asked(LocalPort(room).past(len(room.log))).view()).band == band


def test_a_seat_reads_what_the_deal_is_worth_to_it_and_no_other_seat_does() -> None:
    room = create(MemoryStore(), built(), "75", clock=VirtualClock(), seed=1)
    for act in (Resume(), Advance(), Advance()):
        room.submit(act, CONTROL)
    room.submit(ProposeDraft("All", (), {"watch": "joint", "fund": "small", "lead": "by-alder"}), "alder")
    room.submit(ProposeDraft("Half", ("coast",), {"watch": "shared"}), "birch")
    draft = next(iter(room.state.drafts.texts))
    assert asked(LocalPort(room, "alder").worth()).texts == ()
    room.submit(OpenDecision(draft, 1), CONTROL)
    deal = asked(LocalPort(room, "alder").worth("birch"))
    (text,) = deal.texts
    assert (deal.stands, deal.no_deal, text.number, text.status) == (0.0, 0.0, 1, "open")
    assert text.worth == pytest.approx(0.5 + 0.15 + 0.2 - 0.3 * 5 / 30)
    assert asked(LocalPort(room).worth("cedar")).texts[0].crossed == ()
    assert asked(LocalPort(room, "chair").worth()) is None
