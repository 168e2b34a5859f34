"""Section 10: injects by clock, by condition, for want of an answer, and by hand; the other side's reply."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from tabletop.exercise.acts import TakeAct
from tabletop.exercise.agenda.positions import DeclarePosition
from tabletop.exercise.budget.pledges import PledgeMoney
from tabletop.exercise.budget.transfers import AcceptTransfer, OfferTransfer
from tabletop.exercise.clock.phases import Advance
from tabletop.exercise.clock.running import Pause
from tabletop.exercise.decisions.silence import BreakSilence
from tabletop.exercise.facts import Act
from tabletop.exercise.injects.adversary import AdversaryReplied, Reply
from tabletop.exercise.injects.answering import AnswerInject
from tabletop.exercise.injects.changing import (
    HoldInject,
    RescheduleInject,
    RetargetInject,
    RewordInject,
    SkipInject,
)
from tabletop.exercise.injects.due import InjectProposed
from tabletop.exercise.injects.releasing import AdHocInject, InjectReleased, ReleaseInject
from tabletop.exercise.journal import Journal
from tabletop.exercise.rules import audience
from tabletop.exercise.scores import RecordScores
from tabletop.exercise.statements import MakeStatement
from tabletop.exercise.views.seeing import view_for
from tests.exercise.table import Table, facts, funded
from tests.scenario.minimal import MINIMAL, built

BOATS, NOTE, PRESS = 1, 2, 3


@pytest.fixture
def table() -> Table:
    return Table().start()


def story(**changes: dict[str, Any]) -> Table:
    """A table whose injects have other fields: boats, note, press."""
    injects = deepcopy(MINIMAL["injects"])
    for inject, name in zip(injects, ("boats", "note", "press"), strict=True):
        inject |= changes.get(name, {})
    return Table(built(injects=injects)).start()


def status(table: Table, number: int) -> str:
    return table.state.injects[number].status


def test_a_scheduled_inject_comes_by_itself_at_its_minute(table: Table) -> None:
    assert table.tick(table.now + 119) == []
    events = table.tick(table.now + 1)
    assert facts(events, InjectReleased)[0].number == BOATS
    assert table.tick(table.now + 60) == []


def test_while_the_clock_stands_no_inject_comes(table: Table) -> None:
    table.do("control", Pause())
    assert table.tick(table.now + 600) == []


def test_an_inject_outside_the_core_waits_for_the_facilitators_hand() -> None:
    table = story(boats={"core": False})
    assert table.tick(table.now + 600) == []
    table.do("control", ReleaseInject(BOATS))
    assert status(table, BOATS) == "released"


def test_an_inject_whose_phase_ended_too_soon_is_proposed_not_lost(table: Table) -> None:
    events = table.do("control", Advance())
    assert facts(events, InjectProposed)[0].number == BOATS
    table.do("control", ReleaseInject(BOATS))
    assert status(table, BOATS) == "released"


def test_a_conditional_inject_is_proposed_when_its_condition_holds(table: Table) -> None:
    assert table.tick(table.now + 1) == []
    table.do("room", RecordScores(0, {"pressure": 49}))
    assert table.tick(table.now + 1) == []
    table.do("room", RecordScores(0, {"pressure": 50}))
    assert facts(table.tick(table.now + 1), InjectProposed) == [InjectProposed(NOTE, "Its condition holds.")]
    assert status(table, NOTE) == "proposed"
    assert table.tick(table.now + 1) == []


def test_a_conditional_inject_comes_by_itself_only_if_the_scenario_says_auto() -> None:
    table = story(note={"auto": True})
    table.do("room", RecordScores(0, {"pressure": 90}))
    assert facts(table.tick(table.now + 1), InjectReleased)[0].number == NOTE


def broken(table: Table) -> None:
    draft = table.under_decision(watch="joint")
    table.do("birch", BreakSilence(draft, 1, "Too soon."))


def adopted(table: Table) -> None:
    table.adopted(watch="joint")


def unfunded(table: Table) -> None:
    table.do("birch", OfferTransfer("cedar", 10))
    table.do("cedar", AcceptTransfer(next(iter(table.state.budget.offers))))
    table.adopted(fund="large", lead="by-alder")


def firm(table: Table) -> None:
    table.go("Speak")
    table.do("birch", MakeStatement(("home",), 5, (), "Enough."))


def hotline(table: Table) -> None:
    table.go("Speak")
    table.do("birch", TakeAct("hotline"))


@pytest.mark.parametrize(
    ("when", "deed"),
    [
        ({"fact": "broken", "id": "coast"}, broken),
        ({"fact": "adopted", "id": "coast"}, adopted),
        ({"fact": "unfunded", "at_least": 2}, unfunded),
        ({"fact": "posture", "at_least": 5}, firm),
        ({"fact": "posture", "id": "birch", "at_least": 5}, firm),
        ({"fact": "act", "id": "hotline"}, hotline),
    ],
)
def test_a_condition_looks_at_what_happened(when: dict[str, Any], deed: Any) -> None:
    table = story(note={"when": [when]})
    table.tick(table.now + 1)
    assert status(table, NOTE) == "waiting"
    deed(table)
    table.tick(table.now + 1)
    assert status(table, NOTE) == "proposed"


def test_every_condition_of_an_inject_must_hold() -> None:
    both = [{"fact": "pressure", "at_least": 50}, {"fact": "delivery", "at_most": 20}]
    table = story(note={"when": both})
    table.do("room", RecordScores(0, {"pressure": 60, "delivery": 21}))
    assert table.tick(table.now + 1) == []
    table.do("room", RecordScores(0, {"pressure": 60, "delivery": 20}))
    assert facts(table.tick(table.now + 1), InjectProposed)


def test_a_contingency_is_proposed_when_no_answer_came(table: Table) -> None:
    table.tick(table.now + 120)
    table.go("Speak")
    assert table.tick(table.now + 179) == []
    events = table.tick(table.now + 1)
    assert facts(events, InjectProposed) == [InjectProposed(PRESS, "No response to inject 1 by now.")]


def test_a_contingency_is_not_needed_when_an_answer_came(table: Table) -> None:
    table.tick(table.now + 120)
    table.do("birch", AnswerInject(BOATS, "We ask for consultations."))
    table.go("Speak")
    assert table.tick(table.now + 300) == []


def test_a_contingency_is_not_lost_when_its_phase_ends_early(table: Table) -> None:
    table.tick(table.now + 120)
    table.go("Speak")
    assert facts(table.do("control", Advance()), InjectProposed)[0].number == PRESS


def test_who_was_asked_later_than_planned_has_as_much_longer_to_answer(table: Table) -> None:
    table.do("control", HoldInject(BOATS))
    table.go("Speak")
    table.tick(table.now + 170)
    table.do("control", ReleaseInject(BOATS))
    assert table.tick(table.now + 10) == []
    assert table.tick(table.now + 169) == []
    events = table.tick(table.now + 1)
    assert facts(events, InjectProposed) == [InjectProposed(PRESS, "No response to inject 1 by now.")]


def test_effects_come_with_the_release(table: Table) -> None:
    table.do("control", ReleaseInject(PRESS))
    assert table.support("alder") == 58


def test_a_cut_takes_no_more_headroom_than_is_there() -> None:
    cut = [{"kind": "headroom", "seat": "alder", "amount": -50}]
    gift = [{"kind": "headroom", "seat": "birch", "amount": 5}]
    table = story(press={"effects": cut + gift})
    table.do("control", ReleaseInject(PRESS))
    assert (table.headroom("alder"), table.headroom("birch")) == (0, 15)


def test_an_inject_is_released_once(table: Table) -> None:
    table.do("control", ReleaseInject(BOATS))
    for act in (ReleaseInject(BOATS), HoldInject(BOATS), RewordInject(BOATS, "None."), SkipInject(BOATS)):
        assert "out already" in table.refused("control", act)


def test_a_held_inject_waits_for_the_facilitator(table: Table) -> None:
    table.do("control", HoldInject(BOATS))
    assert table.tick(table.now + 300) == []
    table.do("control", ReleaseInject(BOATS))


def test_a_skipped_inject_does_not_come(table: Table) -> None:
    table.do("control", SkipInject(BOATS))
    assert table.tick(table.now + 300) == []


def test_an_inject_can_be_postponed_and_brought_forward(table: Table) -> None:
    table.do("control", RescheduleInject(BOATS, 3))
    assert table.tick(table.now + 299) == []
    table.do("control", RescheduleInject(BOATS, -4))
    assert facts(table.tick(table.now), InjectReleased)[0].number == BOATS


def test_a_postponed_inject_may_fall_into_the_next_phase(table: Table) -> None:
    table.do("control", RescheduleInject(BOATS, 14))
    table.go("Speak")
    assert table.tick(table.now + 59) == []
    assert facts(table.tick(table.now + 1), InjectReleased)[0].number == BOATS


def test_shifting_the_rest_moves_later_injects_too(table: Table) -> None:
    before = table.state.injects[PRESS].offset
    table.do("control", RescheduleInject(BOATS, 2, shift_rest=True))
    assert table.state.injects[PRESS].offset == before + 120
    assert table.state.injects[NOTE].phase == -1


def test_an_inject_that_was_missed_is_postponed_from_now(table: Table) -> None:
    table.go("Speak")
    table.now += 30
    table.do("control", RescheduleInject(BOATS, 2))
    assert table.tick(table.now + 119) == []
    assert facts(table.tick(table.now + 1), InjectReleased)[0].number == BOATS


def test_an_inject_can_be_reworded_and_retargeted_before_it_is_out(table: Table) -> None:
    table.do("control", RewordInject(BOATS, "Two boats were seen."))
    table.do("control", RetargetInject(BOATS, ("alder",)))
    (event,) = table.do("control", ReleaseInject(BOATS))
    assert event.fact.message == "Two boats were seen."
    assert set(audience(event)) == {"alder", "evaluator"}
    assert "few words" in table.refused("control", RewordInject(NOTE, " "))
    assert "Send it to" in table.refused("control", RetargetInject(NOTE, ("moon",)))


def test_an_inject_can_be_written_during_play(table: Table) -> None:
    events = table.do("control", AdHocInject("Fog", ("alliance",), "Fog closes the harbour."))
    assert facts(events, InjectReleased)[0].number == 4
    assert "Send it to" in table.refused("control", AdHocInject("Fog", (), "Fog."))
    assert "few words" in table.refused("control", AdHocInject("", ("alliance",), "Fog."))


def test_only_who_received_an_inject_answers_it(table: Table) -> None:
    assert "nothing of that number" in table.refused("birch", AnswerInject(PRESS, "No comment."))
    table.do("control", ReleaseInject(PRESS))
    assert "nothing of that number" in table.refused("cedar", AnswerInject(PRESS, "No comment."))
    assert "few words" in table.refused("birch", AnswerInject(PRESS, ""))
    table.do("birch", AnswerInject(PRESS, "No comment."))
    table.do("birch", AnswerInject(PRESS, "A comment after all."))
    assert table.state.injects[PRESS].answered == ("birch",)


def test_every_change_of_an_inject_is_on_record(table: Table) -> None:
    for act in (HoldInject(BOATS), RewordInject(BOATS, "Two boats."), RescheduleInject(BOATS, 1)):
        (event,) = table.do("control", act)
        assert event.fact.kind == "inject.changed"


@pytest.mark.parametrize("act", [ReleaseInject(99), HoldInject(99), RescheduleInject(99, 1)])
def test_an_unknown_inject_is_refused(table: Table, act: Any) -> None:
    assert table.refused("control", act) == "There is no inject of that number."


def test_injects_are_the_facilitators_alone(table: Table) -> None:
    assert "not for your seat" in table.refused("birch", ReleaseInject(BOATS))


def test_the_other_side_replies_by_band_or_in_the_facilitators_words(table: Table) -> None:
    assert facts(table.do("control", Reply("middle")), AdversaryReplied) == [
        AdversaryReplied(0, "middle", "It frowns.")
    ]
    assert facts(table.do("control", Reply("", "It laughs.")), AdversaryReplied) == [
        AdversaryReplied(0, "own", "It laughs.")
    ]
    assert "Write your own words" in table.refused("control", Reply("furious"))


def test_an_inject_written_during_play_says_from_whom_it_comes_and_hides_what_is_hoped_for(
    table: Table,
) -> None:
    table.do(
        "control", AdHocInject("A knock", ("alder",), "Open!", "The baker", "by hand", "Somebody opens.")
    )
    (news,) = [n for n in seen(table, "alder").news if n.title == "A knock"]
    assert (news.sender, news.mode) == ("The baker", "by hand")
    (inject,) = [i for i in seen(table, "control").injects if i.title == "A knock"]
    assert inject.expected == "Somebody opens."
    assert "Somebody opens." not in repr([e.fact for e in Journal(table.log).feed("alder", ("alder",))])


def seen(table: Table, viewer: str) -> Any:
    """The view of a seat."""
    return view_for(table.state, Journal(table.log), viewer)


def test_a_scheduled_inject_that_is_not_automatic_waits_for_the_facilitators_word() -> None:
    table = story(boats={"auto": False})
    events = table.tick(table.now + 120)
    assert facts(events, InjectProposed) == [InjectProposed(BOATS, "Its time has come.")]
    assert status(table, BOATS) == "proposed"


def test_a_scheduled_inject_comes_by_itself_if_nothing_is_said() -> None:
    table = story(boats={"auto": None})
    assert [f.number for f in facts(table.tick(table.now + 120), InjectReleased)] == [BOATS]


def test_every_delegation_that_was_named_must_answer() -> None:
    table = story(boats={"to": ["alder", "birch"]})
    table.tick(table.now + 120)
    table.do("alder", AnswerInject(BOATS, "We watch."))
    table.go("Speak")
    assert [f.number for f in facts(table.tick(table.now + 180), InjectProposed)] == [PRESS]


def test_when_all_that_were_named_have_answered_nothing_is_missing() -> None:
    table = story(boats={"to": ["alder", "birch"]})
    table.tick(table.now + 120)
    for seat in ("alder", "birch"):
        table.do(seat, AnswerInject(BOATS, "We watch."))
    table.go("Speak")
    assert table.tick(table.now + 180) == []


RESPONSES = [
    ({"fact": "draft"}, None),
    ({"fact": "draft", "id": "coast"}, None),
    ({"fact": "package", "at_least": 2}, None),
    ({"fact": "pledged", "id": "fund", "at_least": 5}, PledgeMoney("fund", 5)),
    ({"fact": "position", "id": "watch"}, DeclarePosition("watch", "joint")),
    ({"fact": "statement", "id": "alder"}, MakeStatement(("home",), 3, (), "We watch.")),
    ({"fact": "act", "id": "hotline"}, TakeAct("hotline")),
]


def test_a_text_whose_silence_was_broken_is_still_a_draft_that_was_brought() -> None:
    injects = deepcopy(MINIMAL["injects"])
    injects[2] |= {"response": [{"fact": "draft"}], "at": {"move": "spring", "phase": "speak", "minute": 5}}
    table = Table(built(agenda=funded("pledges"), injects=injects)).start()
    table.tick(table.now + 120)
    draft = table.under_decision(watch="joint", fund="small", lead="by-alder")
    table.do("birch", BreakSilence(draft, 1, "Too soon."))
    table.go("Speak")
    assert facts(table.tick(table.now + 300), InjectProposed) == []


@pytest.mark.parametrize(("response", "act"), RESPONSES)
def test_what_the_scenario_counts_as_the_response_is_enough(
    response: dict[str, Any], act: Act | None
) -> None:
    proposed = []
    for responding in (True, False):
        injects = deepcopy(MINIMAL["injects"])
        injects[2] |= {"response": [response], "at": {"move": "spring", "phase": "speak", "minute": 5}}
        table = Table(built(agenda=funded("pledges"), injects=injects)).start()
        table.tick(table.now + 120)
        spoken = isinstance(act, MakeStatement | TakeAct)
        if responding and not spoken:
            table.do("alder", act) if act else table.text(
                "alder", watch="joint", fund="small", lead="by-alder"
            )
        table.go("Speak")
        if responding and spoken:
            assert act is not None
            table.do("alder", act)
        proposed.append([f.number for f in facts(table.tick(table.now + 300), InjectProposed)])
    assert proposed == [[], [PRESS]]


def test_what_was_declared_before_the_question_is_no_response_to_it() -> None:
    table = story(press={"response": [{"fact": "position", "id": "watch"}]})
    table.do("alder", DeclarePosition("watch", "joint"))
    table.tick(table.now + 120)
    table.go("Speak")
    assert [f.number for f in facts(table.tick(table.now + 180), InjectProposed)] == [PRESS]
