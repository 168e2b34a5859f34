"""Section 2: the press desk, and what it is given."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from tabletop.exercise.acts import TakeAct
from tabletop.exercise.agenda.positions import DeclarePosition
from tabletop.exercise.commitments.making import Commit
from tabletop.exercise.commitments.undertakings import Undertaking
from tabletop.exercise.facts import EVERYONE
from tabletop.exercise.injects.changing import RetargetInject
from tabletop.exercise.injects.releasing import ReleaseInject
from tabletop.exercise.journal import Journal
from tabletop.exercise.messages import SendMessage
from tabletop.exercise.press import Publish, PutQuestion
from tabletop.exercise.rules import audience
from tabletop.exercise.views.news import Note
from tabletop.exercise.views.press import PressView
from tabletop.exercise.views.seeing import view_for
from tests.exercise.table import Table
from tests.scenario.minimal import MINIMAL, built

PAPER = Publish("Boats off the cape", "Nobody says whose they are.")


@pytest.fixture
def table() -> Table:
    return Table().start()


def seen(table: Table, viewer: str) -> Any:
    """The view of a seat."""
    return view_for(table.state, Journal(table.log), viewer)


def test_what_the_press_desk_publishes_everybody_reads(table: Table) -> None:
    (event,) = table.do("press", PAPER)
    assert audience(event) == (EVERYONE,)
    for viewer in ("alder", "chair", "press", "display", "control"):
        assert [(n.title, n.mode) for n in seen(table, viewer).news] == [("Boats off the cape", "article")]


def test_only_the_press_desk_publishes_and_puts_questions(table: Table) -> None:
    for seat in ("alder", "chair", "evaluator"):
        assert "not for your seat" in table.refused(seat, PAPER)
        assert "not for your seat" in table.refused(seat, PutQuestion(("birch",), "Who pays?"))
    assert "not for your seat" in table.refused("press", DeclarePosition("watch", "joint"))


def test_a_question_is_read_by_those_it_is_put_to_and_answered_by_message(table: Table) -> None:
    table.do("press", PutQuestion(("birch", "birch"), "Who pays?"))
    table.do("birch", SendMessage(("press",), "Everybody who gains."))
    asked = Note("press", ("birch",), "Who pays?", table.now)
    answered = Note("birch", ("press",), "Everybody who gains.", table.now)
    assert seen(table, "birch").messages == (asked, replace(answered, person="person-birch"))
    assert seen(table, "press").messages == (replace(asked, person="person-press"), answered)
    assert seen(table, "alder").messages == ()


@pytest.mark.parametrize(
    ("act", "hint"),
    [
        (Publish(" ", "Words."), "A headline needs"),
        (Publish("Boats", ""), "An article needs"),
        (Publish("B" * 121, "Words."), "at most 120 letters"),
        (PutQuestion((), "Who pays?"), "Choose who is asked"),
        (PutQuestion(("moon",), "Who pays?"), "Choose who is asked"),
        (PutQuestion(("birch",), " "), "A question needs"),
    ],
)
def test_the_press_desk_writes_something_to_somebody(table: Table, act: Any, hint: str) -> None:
    assert hint in table.refused("press", act)


def test_the_press_desk_sees_what_is_public_and_what_it_is_given() -> None:
    quiet = dict(MINIMAL["policy_acts"][0], public=False)
    table = Table(built(policy_acts=[quiet])).start()
    table.do("alder", DeclarePosition("watch", "joint"))
    table.do("alder", SendMessage(("alliance",), "Between allies."))
    table.do("control", RetargetInject(2, ("press",)))
    table.do("control", ReleaseInject(2))
    table.go("Speak")
    table.do("alder", TakeAct("hotline", "In confidence."))
    view = seen(table, "press")
    assert type(view) is PressView
    assert view.brief.startswith("Find out")
    assert [n.title for n in view.news] == ["A sharp note"]
    for hidden in ("Between allies.", "In confidence.", "Alder wants the joint watch"):
        assert hidden not in repr(view)


def test_a_promise_to_the_public_is_seen_by_the_public(table: Table) -> None:
    watch = Undertaking("accept", clause="watch", option="joint")
    table.do("alder", Commit("public", watch, 0))
    table.do("alder", Commit("birch", Undertaking("posture", posture=2), 0))
    table.do("alder", Commit("alliance", Undertaking("posture", posture=3), 0))
    assert [p.undertaking for p in seen(table, "display").promises] == [watch]
    assert len(seen(table, "cedar").promises) == 2
    assert len(seen(table, "birch").promises) == 3
