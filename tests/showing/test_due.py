"""What is due at a seat: each thing appears when it is, with its time, and goes once it is done."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.exercise.agenda.positions import DeclarePosition
from tabletop.exercise.clock.phases import Advance
from tabletop.exercise.clock.running import Pause, Resume
from tabletop.exercise.commitments.answers import AcceptCommitment
from tabletop.exercise.commitments.making import Commit
from tabletop.exercise.commitments.undertakings import Undertaking
from tabletop.exercise.corrections import Undo
from tabletop.exercise.facts import CONTROL
from tabletop.exercise.injects.answering import AnswerInject
from tabletop.exercise.statements import MakeStatement
from tabletop.exercise.views.seat import SeatView
from tabletop.room.service import Room
from tabletop.showing.boards.due import OVER, READ_FIRST, READ_ON, due, headline
from tabletop.showing.looked import Looked
from tests.room.test_secrecy import must, opened
from tests.scenario.minimal import built
from tests.terminal.test_handover import negotiating


def words(room: Room, seat: str = "birch") -> str:
    """All that is due, on one line."""
    return " | ".join(row.words for row in due(view(room, seat), room.clock.now()))


def view(room: Room, seat: str = "birch") -> SeatView:
    """What the seat sees."""
    found = room.view(seat)
    assert isinstance(found, SeatView)
    return found


def test_a_silence_is_due_first_with_its_time_and_its_red_line_and_goes_when_it_is_broken() -> None:
    room = negotiating()
    assert words(room).startswith("4 min left: Text 1, “Watch”, is under silence. Do nothing to agree")
    assert "cross your red line on “The watch”" in words(room)
    assert headline(view(room), room.clock.now()).startswith("DUE NOW: 4 min left: Text 1")
    must(room, Pause(), CONTROL)
    assert words(room).startswith("4 min left, clock stands: Text 1")


def test_positions_are_due_until_they_are_declared() -> None:
    room = opened(built())
    for clause, option in (("watch", "shared"), ("fund", "none"), ("lead", "by-birch")):
        assert "Say where you stand on" in words(room)
        must(room, DeclarePosition(clause, option), "birch")
    assert "Say where you stand" not in words(room)


def test_a_promise_offered_is_due_to_the_one_it_is_for_and_then_to_the_one_who_owes() -> None:
    room = opened(built())
    must(room, Commit("birch", Undertaking("free", text="to listen"), 0), "cedar")
    assert "A promise to answer. Cedar to Birch" in words(room)
    must(room, AcceptCommitment(next(iter(room.state.commitments))), "birch")
    assert "A promise to answer" not in words(room)
    assert "You owe Birch, by the end of this move: “to listen”" in words(room, "cedar")
    assert "You owe" not in words(room, "birch")


def test_news_is_due_until_it_is_answered() -> None:
    room = negotiating()
    assert "News to answer: Boats off the cape" in words(room)
    must(room, AnswerInject(1, "We have asked them who they are."), "birch")
    assert "News to answer" not in words(room)


def test_a_public_word_is_due_where_it_is_open_until_it_is_said() -> None:
    room = opened(built())
    must(room, Advance(""), CONTROL)
    assert "you have said nothing in public in this move" in words(room)
    must(room, MakeStatement(("home",), 3, (), "We are calm."), "birch")
    assert "said nothing in public" not in words(room)


def test_nothing_is_due_before_the_first_move_and_after_the_last() -> None:
    from tests.terminal.console import fresh, played

    early, late = fresh(), played()
    assert headline(view(early, "dunmere"), 0) == READ_FIRST
    must(early, Resume(), CONTROL)
    assert headline(view(early, "dunmere"), 0) == READ_ON
    assert headline(view(late, "dunmere"), late.clock.now()) == OVER
    assert not due(view(early, "dunmere"), 0)


def test_what_is_new_holds_although_a_correction_takes_happenings_away() -> None:
    room = opened(built())
    must(room, DeclarePosition("watch", "shared"), "alder")
    slip = room.log[-1].cause
    must(room, DeclarePosition("fund", "none"), "cedar")
    looked = Looked()
    looked.look("positions", room.journal.feed("birch", ("birch",)))
    room.clock.set(room.clock.now() + 5)
    must(room, Undo((slip,), "a slip"), CONTROL)
    must(room, DeclarePosition("lead", "by-birch"), "cedar")
    fresh = looked.fresh("positions", room.journal.feed("birch", ("birch",)))
    assert [event.fact.kind for event in fresh] == ["correction.made", "position.declared"]


@given(st.dictionaries(st.text(max_size=9), st.tuples(st.integers(), st.integers())),
       st.dictionaries(st.text(max_size=9), st.integers()))  # fmt: skip
def test_what_was_looked_at_outlives_a_closed_window(
    panels: dict[str, tuple[int, int]], read: dict[str, int]
) -> None:
    assert Looked.out_of(Looked(panels, read).text()) == Looked(panels, read)


@pytest.mark.parametrize(
    "kept", ["", "{", "[]", "null", '{"panels": 3}', json.dumps({"panels": {"a": [1]}, "read": {}})]
)
def test_what_cannot_be_read_is_as_if_nothing_was_looked_at(kept: str) -> None:
    assert Looked.out_of(kept) is None
