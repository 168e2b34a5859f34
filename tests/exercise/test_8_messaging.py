"""Section 8: statements with audience, posture and key messages; messages between seats."""

from __future__ import annotations

import pytest

from tabletop.exercise.facts import CHAIR, CONTROL
from tabletop.exercise.journal import Journal
from tabletop.exercise.messages import MessageSent, Observe, SendMessage
from tabletop.exercise.people import SeatPerson
from tabletop.exercise.rules import audience
from tabletop.exercise.statements import MakeStatement, StatementMade
from tabletop.exercise.views.alliance import AllianceView
from tabletop.exercise.views.news import Note
from tabletop.exercise.views.seeing import view_for
from tests.exercise.table import Table, facts
from tests.scenario.minimal import MINIMAL, built

ONLY_ALDER = [MINIMAL["key_messages"][0] | {"by": ["alder"]}]


@pytest.fixture
def table() -> Table:
    return Table().start().go("Speak")


def test_a_statement_has_audience_posture_messages_and_words(table: Table) -> None:
    events = table.do("birch", MakeStatement(("allies", "home"), 2, ("we-pay", "we-pay"), "We pay."))
    (said,) = facts(events, StatementMade)
    assert (said.audiences, said.posture, said.messages) == (("home", "allies"), 2, ("we-pay",))


def test_the_adversary_hears_every_statement_whatever_audience_is_ticked(table: Table) -> None:
    (event,) = table.do("birch", MakeStatement(("home",), 5, (), "Enough."))
    assert audience(event) == ("public",)
    assert table.state.speech.postures == (("birch", table.now, 5),)


@pytest.mark.parametrize(
    ("act", "hint"),
    [
        (MakeStatement((), 3, (), "Well."), "at least one audience"),
        (MakeStatement(("home", "moon"), 3, (), "Well."), "at least one audience"),
        (MakeStatement(("home",), 0, (), "Well."), "1 (conciliatory) to 5 (firm)"),
        (MakeStatement(("home",), 6, (), "Well."), "1 (conciliatory) to 5 (firm)"),
        (MakeStatement(("home",), 3, ("we-sing",), ""), "not among yours"),
        (MakeStatement(("home",), 3, (), "  "), "Say something"),
    ],
)
def test_an_incomplete_statement_is_refused(table: Table, act: MakeStatement, hint: str) -> None:
    assert hint in table.refused("birch", act)


def test_some_key_messages_are_not_for_everybody() -> None:
    table = Table(built(key_messages=ONLY_ALDER)).start().go("Speak")
    assert "not among yours" in table.refused("birch", MakeStatement(("home",), 3, ("we-watch",), ""))
    table.do("alder", MakeStatement(("home",), 3, ("we-watch",), ""))


def test_statements_are_limited_per_move(table: Table) -> None:
    for _ in range(2):
        table.do("birch", MakeStatement(("home",), 3, (), "We watch."))
    assert "2 of 2 statements" in table.refused("birch", MakeStatement(("home",), 3, (), "Again."))
    table.do("alder", MakeStatement(("home",), 3, (), "We watch too."))
    table.go("Speak")
    table.do("birch", MakeStatement(("home",), 3, (), "We still watch."))


def test_the_chair_may_speak_too(table: Table) -> None:
    table.do("chair", MakeStatement(("allies",), 3, (), "The council met."))


def test_a_message_reaches_those_it_is_written_to(table: Table) -> None:
    (event,) = table.do("birch", SendMessage(("cedar", "alder", "cedar"), "Shall we share the fund?"))
    assert facts([event], MessageSent)[0].to == ("cedar", "alder")
    assert set(audience(event)) == {"birch", "cedar", "alder", "evaluator"}


@pytest.mark.parametrize("to", [(), ("nobody",), ("birch", "nobody"), ("public",)])
def test_a_message_to_nobody_is_refused(table: Table, to: tuple[str, ...]) -> None:
    assert "Choose who should read it" in table.refused("birch", SendMessage(to, "Hello."))


def test_a_message_needs_words(table: Table) -> None:
    assert "few words" in table.refused("birch", SendMessage(("cedar",), " "))


def test_evaluators_bind_an_observation_to_an_objective_and_an_act(table: Table) -> None:
    about = table.do("birch", SendMessage(("cedar",), "Shall we ask first?"))[0].cause
    (event,) = table.do("evaluator", Observe("consult", about, "P", "Birch asked before deciding."))
    assert audience(event) == ("evaluator",)
    assert "not for your seat" in table.refused("birch", Observe("consult", "", "P", "We did well."))


@pytest.mark.parametrize(
    ("objective", "rating", "text", "hint"),
    [
        ("sing", "P", "Well.", "no such objective"),
        ("", "A", "Well.", "P, S, M or U"),
        ("", "", "", "few words"),
    ],
)
def test_an_unclear_observation_is_refused(
    table: Table, objective: str, rating: str, text: str, hint: str
) -> None:
    assert hint in table.refused("evaluator", Observe(objective, "", rating, text))


def letters(table: Table, viewer: str) -> tuple[Note, ...]:
    """The messages a viewer reads."""
    view = view_for(table.state, Journal(table.log), viewer)
    assert isinstance(view, AllianceView)
    return view.messages


def test_a_message_to_oneself_is_refused_and_a_team_note_needs_a_team(table: Table) -> None:
    table.do(CONTROL, SeatPerson("person-birch", "birch"))
    assert "a message to yourself" in table.refused("birch", SendMessage(("birch",), "Note"))
    assert "a message to yourself" in table.refused(CHAIR, SendMessage((CHAIR,), "Note"))
    assert "a message to yourself" in table.refused(CONTROL, SendMessage((CONTROL,), "Note"))
    table.do(CONTROL, SeatPerson("another", "birch"))
    table.do("birch", SendMessage(("birch",), "Note"))
    table.do("birch", SendMessage(("birch", "cedar"), "To both"))
    assert [m.to for m in letters(table, "cedar")] == [("cedar",)]


def test_the_one_who_wrote_is_told_to_the_own_seat_alone(table: Table) -> None:
    table.do("birch", SendMessage(("cedar",), "Words"))
    assert [m.person for m in letters(table, "birch")] == ["person-birch"]
    for other in ("cedar", CONTROL):
        assert [m.person for m in letters(table, other)] == [""]
