"""A timing may leave agenda items for longer ones; what is left is worth what it was."""

from __future__ import annotations

from math import isclose
from typing import Any

import pytest

from tabletop.room.service import create
from tabletop.scenario.model import Scenario
from tabletop.scenario.narrowing import as_played
from tabletop.scenario.reading import read
from tabletop.scenario.shipped import find
from tabletop.scenario.timing import Timing
from tabletop.scenario.valuing import no_deal, worth
from tabletop.store.memory import MemoryStore
from tests.scenario.changes import changed, firm
from tests.scenario.minimal import minimal

FIRST = minimal()["agenda"][0]
SECOND = minimal()["agenda"][1]
TIMING = minimal()["timings"][0]["id"]


def short(*changes: tuple[str, Any], items: tuple[str, ...] = (FIRST["id"],)) -> Scenario:
    """The minimal scenario, its one timing with these items alone."""
    return Scenario.model_validate(changed(("timings.0.items", list(items)), *changes))


def test_a_timing_that_names_no_items_plays_them_all() -> None:
    whole = short(items=())
    assert as_played(whole, TIMING) is whole


def test_only_the_items_named_are_on_the_agenda() -> None:
    played = as_played(short(), TIMING)
    assert [item.id for item in played.agenda] == [FIRST["id"]]
    assert as_played(played, TIMING) is played


def test_weights_add_up_to_a_hundred_again() -> None:
    played = as_played(short(), TIMING)
    for seat in played.delegations:
        assert sum(interest.weight for interest in seat.interests.values()) == 100
        assert set(seat.interests) == {clause["id"] for clause in FIRST["clauses"]}


def test_what_is_left_is_above_or_below_no_deal_just_as_it_was() -> None:
    whole = read(find("sky-shield"))
    timing = next(timing for timing in whole.timings if timing.items)
    played = as_played(whole, timing.id)
    for seat in whole.members:
        kept = sum(whole.seats[seat].interests[c].weight for c in played.clauses) / 100
        for clause in played.clauses.values():
            for option in clause.options:
                before = _beyond_no_deal(whole, timing, seat, {clause.id: option.id})
                after = _beyond_no_deal(played, timing, seat, {clause.id: option.id})
                assert isclose(before, after * kept, abs_tol=0.01), (seat, option.id)


def _beyond_no_deal(scenario: Scenario, timing: Timing, seat: str, choices: dict[str, str]) -> float:
    reckoned = worth(scenario, timing, seat, choices, None)
    return sum(reckoned.terms.values()) - no_deal(scenario, timing, seat)


def test_red_lines_messages_and_injects_about_what_is_left_out_go_with_it() -> None:
    clause = SECOND["clauses"][0]
    option = clause["options"][-1]["id"]
    red = {"clause": clause["id"], "options": [option], "why": "No."}
    message = {"id": "we-pay", "text": "We pay.", "clause": clause["id"], "option": option}
    told = {"mode": "Letter", "from": "The chair", "to": ["public"], "message": "Well?", "expected": "More."}
    asked = {
        "number": 90, "title": "Adopted", "kind": "conditional",
        "when": [{"fact": "adopted", "id": SECOND["id"]}],
    }  # fmt: skip
    waiting = {
        "number": 91, "title": "No answer", "kind": "contingency", "awaits": 90,
        "at": {"move": minimal()["moves"][0]["id"]},
    }  # fmt: skip
    whole = short(
        ("delegations.0.red_lines", [red]), ("key_messages", [message]),
        ("injects", [asked | told, waiting | told]),
    )  # fmt: skip
    played = as_played(whole, TIMING)
    assert played.delegations[0].red_lines == ()
    assert (played.key_messages, played.injects) == ((), ())


def test_an_exercise_is_created_with_the_agenda_of_its_timing() -> None:
    room = create(MemoryStore(), read(find("sky-shield")), "75")
    assert [item.id for item in room.state.scenario.agenda] == ["letter", "words"]
    room = create(MemoryStore(), read(find("sky-shield")), "120")
    assert [item.id for item in room.state.scenario.agenda] == ["letter", "words", "partner"]


def test_an_unknown_timing_is_an_error() -> None:
    with pytest.raises(KeyError):
        as_played(short(), "nine")


def test_the_check_names_an_item_that_is_not_on_the_agenda() -> None:
    said = firm(("timings.0.items", ["lunch"]))
    assert len(said) == 1
    assert said[0].startswith("timings[0].items[0]: ")
    assert "lunch" in said[0]


def test_the_check_tells_of_a_delegation_with_nothing_left_to_negotiate() -> None:
    clauses = [c["id"] for item in (FIRST, SECOND) for c in item["clauses"]]
    last = SECOND["clauses"][0]["id"]
    interests = {
        name: interest | {"weight": 100 if name == last else 0}
        for name, interest in minimal()["delegations"][0]["interests"].items()
    }
    assert set(interests) == set(clauses)
    said = firm(("delegations.0.interests", interests), ("timings.0.items", [FIRST["id"]]))
    assert any("nothing to negotiate about" in each for each in said)
