"""Who sees what (section 2): markers in every private place, and noninterference."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.exercise import messages, statements
from tabletop.exercise.agenda.positions import DeclarePosition
from tabletop.exercise.arguments.discussion import Estimate
from tabletop.exercise.arguments.proposals import ProposeArgument, RuleScope
from tabletop.exercise.budget.reallocation import Reallocate
from tabletop.exercise.budget.transfers import OfferTransfer
from tabletop.exercise.clock.phases import Advance
from tabletop.exercise.clock.running import Pause, Resume
from tabletop.exercise.commitments.making import Commit
from tabletop.exercise.commitments.undertakings import Undertaking
from tabletop.exercise.decisions.opening import OpenDecision
from tabletop.exercise.drafts.proposing import ProposeDraft
from tabletop.exercise.facts import CONTROL, Act, Rejection
from tabletop.exercise.people import SeatPerson
from tabletop.room.chance import Chance
from tabletop.room.clock import VirtualClock
from tabletop.room.port import LocalPort
from tabletop.room.service import Room, create
from tabletop.scenario.model import Scenario
from tabletop.store.memory import MemoryStore
from tests.scenario.minimal import minimal

OTHERS = ("alder", "cedar", "chair", "observer", "display", "nobody")


def marked(seat: str = "birch", tag: str = "SECRET") -> Scenario:
    """The small coast with a marker in every private field of one delegation and in all unread injects."""
    data = minimal()
    for delegation in data["delegations"]:
        if delegation["id"] == seat:
            delegation |= {"private": f"{tag}1 aims", "no_deal": f"{tag}2 alone", "opening": f"{tag}3 hello"}
            delegation["domestic"] = {
                "constraint": f"{tag}4 press",
                "lines": [{"id": "parks", "name": f"{tag}5 parks", "available": 7, "support": 1}],
            }
            delegation["red_lines"] = [{"clause": "watch", "options": ["joint"], "why": f"{tag}6 never"}]
            delegation["interests"]["watch"]["why"] = f"{tag}7 calm"
    for inject in data["injects"]:
        inject |= {"notes": f"{tag}8 notes", "expected": f"{tag}9 expected"}
        if inject["number"] == 2:
            inject |= {"message": f"{tag}10 to come", "title": f"{tag}11 title"}
    for reply in data["adversary"]["replies"]:
        reply["high"] = f"{tag}12 reply"
    return Scenario.model_validate(data)


def opened(scenario: Scenario) -> Room:
    """A room in the Negotiate phase of the first move."""
    room = create(MemoryStore(), scenario, "75", clock=VirtualClock(), chance=Chance(7))
    for act in (Resume(), Advance(), Advance()):
        assert not isinstance(room.submit(act, CONTROL), Rejection)
    return room


def received(room: Room, viewer: str) -> str:
    """Every word a viewer can receive: the view, and the feed through the port."""
    port = LocalPort(room, viewer)
    feed = asyncio.run(port.feed())
    return repr(room.view(viewer)) + repr(feed) + repr(asyncio.run(port.cards()))


def must(room: Room, act: Act, seat: str) -> None:
    """Do it, or fail with the reason."""
    done = room.submit(act, seat)
    assert not isinstance(done, Rejection), done


def private_traffic(room: Room) -> None:
    """Everything Birch can do that is not for everybody."""
    undertaking = Undertaking("free", text="SECRET20 promise")
    must(room, messages.SendMessage(("cedar",), "SECRET21 note"), "birch")
    must(room, messages.SendMessage(("birch",), "SECRET22 team note"), "birch")
    must(room, messages.SendMessage((CONTROL,), "SECRET23 question"), "birch")
    must(room, Commit("cedar", undertaking, 0), "birch")
    must(room, OfferTransfer("cedar", 2, "SECRET24 gift"), "birch")
    must(room, ProposeArgument("SECRET25 act", "SECRET26 effect", ("SECRET27",)), "birch")
    must(room, Reallocate("parks", 3), "birch")
    must(room, ProposeDraft("Watch", ("coast",), {"watch": "joint"}), "alder")
    draft = next(iter(room.state.drafts.texts))
    must(room, OpenDecision(draft, 1), CONTROL)


@pytest.mark.parametrize("viewer", OTHERS)
def test_no_private_word_of_a_delegation_reaches_anybody_else(viewer: str) -> None:
    room = opened(marked())
    private_traffic(room)
    seen = received(room, viewer)
    if viewer == "cedar":
        for addressed in ("SECRET20 promise", "SECRET21 note", "SECRET24 gift"):
            assert addressed in seen
            seen = seen.replace(addressed, "")
    assert "SECRET" not in seen


@pytest.mark.parametrize("viewer", [CONTROL, "evaluator"])
def test_facilitator_and_evaluators_see_everything(viewer: str) -> None:
    room = opened(marked())
    private_traffic(room)
    seen = received(room, viewer)
    for number in (1, 2, 4, 5, 6, 7, 8, 9, 10, 12, 20, 21, 22, 23, 24, 25):
        assert f"SECRET{number} " in seen, number


def test_own_brief_own_warning_and_own_messages_reach_the_seat() -> None:
    room = opened(marked())
    private_traffic(room)
    view = room.view("birch")
    assert "SECRET1 aims" in repr(view)
    assert "SECRET22 team note" in repr(view)
    assert view.warnings  # type: ignore[union-attr]
    assert not room.view("alder").warnings  # type: ignore[union-attr]


def test_estimates_stay_with_the_one_who_made_them() -> None:
    room = opened(marked())
    must(room, ProposeArgument("Invite observers", "Calm", ("It worked before",)), "alder")
    argument = next(iter(room.state.arguments))
    must(room, RuleScope(argument, True, "Policy level"), CONTROL)
    must(room, Estimate(argument, 77), "birch")
    assert room.view("birch").arguments[0].estimates == (("birch", 77),)  # type: ignore[union-attr]
    assert room.view("alder").arguments[0].estimates == ()  # type: ignore[union-attr]


def test_an_observer_sees_everything_only_where_the_scenario_says_so() -> None:
    data = minimal(observers_see="everything")
    room = opened(Scenario.model_validate(data))
    assert "Parliament asked for a watch" in repr(room.view("observer"))
    room = opened(Scenario.model_validate(minimal()))
    assert "Parliament asked for a watch" not in repr(room.view("observer"))


def test_the_public_sees_no_positions_pledges_or_drafts() -> None:
    room = opened(marked())
    must(room, DeclarePosition("watch", "shared"), "alder")
    must(room, ProposeDraft("Quiet words", ("coast",), {"watch": "joint"}), "alder")
    seen = received(room, "display")
    assert "Quiet words" not in seen
    assert "position.declared" not in seen


def test_no_feed_but_controls_carries_the_number_or_the_cause_of_an_event() -> None:
    room = opened(marked())
    private_traffic(room)
    for viewer in OTHERS:
        for item in asyncio.run(LocalPort(room, viewer).feed()):
            assert (item.cause, item.sequence) == ("", 0)
    assert all(item.sequence for item in asyncio.run(LocalPort(room, CONTROL).feed()))


def test_a_seat_cannot_act_or_look_for_another_through_its_port() -> None:
    room = opened(marked())
    port = LocalPort(room, "alder")
    asyncio.run(port.submit(DeclarePosition("watch", "joint"), "birch"))
    assert "birch" not in room.state.agenda.stands
    assert "SECRET1" not in repr(asyncio.run(port.view("birch")))


ACTS: list[tuple[str, Act]] = [
    ("alder", DeclarePosition("watch", "joint", ("shared",))),
    ("birch", DeclarePosition("watch", "shared")),
    ("cedar", DeclarePosition("fund", "small")),
    ("birch", messages.SendMessage(("alder",), "hello")),
    ("birch", messages.SendMessage(("cedar",), "psst")),
    ("birch", Commit("cedar", Undertaking("no_break", item="coast"), 0)),
    ("birch", Commit("alliance", Undertaking("posture", posture=2), 0)),
    ("alder", ProposeDraft("A", ("coast",), {"watch": "joint"})),
    ("birch", OfferTransfer("alder", 1)),
    ("control", Advance("close")),
    ("birch", statements.MakeStatement(("home",), 4, (), "We say")),
    ("room", Pause()),
]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(ACTS), max_size=12), st.integers(0, 100), st.integers(1, 79))
def test_what_others_receive_does_not_depend_on_a_capitals_secrets(
    acts: list[tuple[str, Act]], support: int, weight: int
) -> None:
    def played(change: dict[str, Any]) -> Room:
        data = minimal()
        birch = data["delegations"][1]
        birch["domestic"]["support"] = change["support"]
        birch["private"], birch["no_deal"] = change["text"], change["text"]
        birch["interests"]["watch"]["weight"] = change["weight"]
        birch["interests"]["lead"]["weight"] = 80 - change["weight"]
        birch["posture"] = change["posture"]
        room = opened(Scenario.model_validate(data))
        for seat, act in acts:
            room.submit(act, seat)
        return room

    one = played({"support": 60, "text": "one", "weight": 30, "posture": 3})
    two = played({"support": support, "text": "two", "weight": weight, "posture": 5})
    for viewer in OTHERS:
        assert received(one, viewer) == received(two, viewer)


def test_control_hands_out_a_port_that_is_one_delegation_and_no_more() -> None:
    room = opened(marked())
    private_traffic(room)
    port = asyncio.run(LocalPort(room).for_seat("alder"))
    assert asyncio.run(port.view()) == asyncio.run(port.view("control")) == room.view("alder")
    asyncio.run(port.submit(DeclarePosition("watch", "joint"), "birch"))
    assert "birch" not in room.state.agenda.stands
    assert (asyncio.run(port.people()), asyncio.run(port.cards())) == ({}, ())
    for asked in (port.for_seat("birch"), port.past(1), port.name_person("Ana"), port.forget_people()):
        with pytest.raises(PermissionError):
            asyncio.run(asked)


def test_names_can_be_forgotten_and_the_record_stays_whole() -> None:
    room = opened(marked())
    port = LocalPort(room)
    person = asyncio.run(port.name_person("Ana Example"))
    must(room, SeatPerson(person, "birch"), CONTROL)
    asyncio.run(port.forget_people())
    assert asyncio.run(port.people()) == {}
    assert room.view(CONTROL).people == {person: "birch"}  # type: ignore[union-attr]
    assert room.store.verify().whole
    assert "Ana" not in repr(room.log)
