"""Stand-ins play by the rules, from their own view alone, and each in its style."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator

import pytest

from tabletop.exercise.agenda.positions import PositionDeclared
from tabletop.exercise.budget.pledges import PledgeReturned, PledgeSet
from tabletop.exercise.facts import Act, Event, Rejection
from tabletop.exercise.injects.answering import InjectAnswered
from tabletop.exercise.statements import StatementMade
from tabletop.rehearsal.playthrough import demo, play
from tabletop.room.chance import Chance
from tabletop.room.clock import VirtualClock
from tabletop.room.service import Room, create
from tabletop.scenario.model import Scenario
from tabletop.scenario.reading import read
from tabletop.scenario.shipped import find
from tabletop.standins import phrases, talking
from tabletop.standins.policy import Policy
from tabletop.standins.roster import policies
from tabletop.store.memory import MemoryStore
from tests.scenario.minimal import minimal

ROUNDS = int(os.environ.get("TABLETOP_FAULTS", "12"))
PLAYED = [
    ("baltic-request", "60"), ("baltic-request", "75"), ("baltic-request", "120"), ("baltic-request", "day"),
    ("first-hour", "30"), ("first-hour", "60"),
]  # fmt: skip


class Watched(Room):
    """A room that counts what delegations ask for, and takes no refusal of it."""

    asked = 0

    def submit(self, act: Act, seat: str, **how: object) -> tuple[Event, ...] | Rejection:
        """As the room has it."""
        done = super().submit(act, seat, **how)  # type: ignore[arg-type]
        if seat in self.state.scenario.seats:
            self.asked += 1
            assert not isinstance(done, Rejection), f"{seat} was refused {act}: {done.reason}"
        return done


def watched(scenario: Scenario, timing: str, seed: int) -> Watched:
    """A new exercise that nobody has played in."""
    room = create(MemoryStore(), scenario, timing, clock=VirtualClock(), chance=Chance(seed))
    return Watched(room.store, room.log, room.clock, room.chance)


def seated(scenario: Scenario, style: str) -> dict[str, Policy]:
    """One style on every seat."""
    return {seat: policies[style]() for seat in scenario.seats}


def test_of_thousands_of_random_legal_acts_none_is_refused() -> None:
    asked, seed = 0, 0
    while asked < 50 * ROUNDS:
        for name, timing in PLAYED:
            scenario = read(find(name))
            room = watched(scenario, timing, seed)
            play(room, seated(scenario, "random-legal"), random.Random(seed))
            asked, seed = asked + room.asked, seed + 1


@pytest.mark.parametrize("style", sorted(policies))
def test_no_stand_in_asks_for_what_is_refused(style: str) -> None:
    scenario = read(find("baltic-request"))
    room = watched(scenario, "75", 3)
    play(room, seated(scenario, style), random.Random(3))
    assert room.state.clock.ended
    assert (room.asked == 0) is (style == "silent")


def test_negotiators_adopt_in_some_exercises_and_fail_in_others() -> None:
    scenario = read(find("baltic-request"))
    adopted = {
        bool(demo(scenario, "75", seed, "negotiator").state.decisions.adopted)
        for seed in range(max(6, ROUNDS // 2))
    }
    assert adopted == {True, False}


def declared(room: Room) -> Iterator[tuple[str, PositionDeclared]]:
    """Every declared position in turn, with its seat."""
    for event in room.log:
        if isinstance(event.fact, PositionDeclared):
            yield event.seat, event.fact


def best(scenario: Scenario, seat: str, clause: str) -> set[str]:
    """The options a delegation's brief values most on a clause."""
    interest, known = scenario.seats[seat].interests[clause], scenario.clauses[clause]
    if interest.ideal is None:
        worth = {o.id: interest.values[o.id] for o in known.options}
    else:
        worth = {o.id: -abs(known.place(o.id) - interest.ideal) for o in known.options}
    return {option for option, value in worth.items() if value == max(worth.values())}


def test_a_negotiator_opens_at_its_ideal_and_concedes_over_time() -> None:
    scenario = read(find("baltic-request"))
    room = demo(scenario, "75", 1, "negotiator")
    first: dict[tuple[str, str], PositionDeclared] = {}
    last: dict[tuple[str, str], PositionDeclared] = {}
    for seat, fact in declared(room):
        first.setdefault((seat, fact.clause), fact)
        last[seat, fact.clause] = fact
    ideal = [fact.preferred in best(scenario, seat, clause) for (seat, clause), fact in first.items()]
    assert sum(ideal) > 0.8 * len(ideal)
    opened, ended = (sum(len(fact.accepts) for fact in each.values()) for each in (first, last))
    assert ended > 1.3 * opened


def test_a_negotiator_short_of_money_never_takes_back_a_part_of_its_pledge() -> None:
    scenario = read(find("joint-buy"))
    for seed in (1, 2):
        pledged: dict[tuple[str, str], int] = {}
        for event in demo(scenario, "120", seed, "negotiator").log:
            if isinstance(event.fact, PledgeSet):
                known = pledged.get((event.seat, event.fact.clause), 0)
                assert event.fact.pledge.amount > known, f"{event.seat} goes down from {known}: {event.fact}"
                pledged[event.seat, event.fact.clause] = event.fact.pledge.amount
            elif isinstance(event.fact, PledgeReturned):
                pledged.pop((event.seat, event.fact.clause), None)


def test_a_hawk_speaks_more_firmly_than_a_dove() -> None:
    def firmness(style: str) -> float:
        log = demo(read(find("baltic-request")), "75", 2, style).log
        postures = [event.fact.posture for event in log if isinstance(event.fact, StatementMade)]
        return sum(postures) / len(postures)

    assert firmness("hawk") > firmness("negotiator") > firmness("dove")


def test_a_stand_in_answers_what_arrives_in_other_words_each_time() -> None:
    answers: dict[str, list[str]] = {}
    for event in demo(read(find("stability-review")), "day", 3, "negotiator").log:
        if isinstance(event.fact, InjectAnswered):
            answers.setdefault(event.seat, []).append(event.fact.text)
    assert max(map(len, answers.values())) >= 4
    for seat, said in answers.items():
        assert len(set(said[:8])) == len(said[:8]), f"{seat} repeats itself: {said}"


def test_nothing_a_stand_in_says_of_itself_supposes_that_something_has_happened() -> None:
    words = [*phrases.STATEMENTS.values(), *(text for each in talking.PROPOSALS for text in each)]
    assert not [text for text in words if "happened" in text]


SECRETS = [
    {},
    {
        "private": "Birch would rather leave.", "no_deal": "Birch leaves.", "opening": "Good morning.",
        "interests": {
            "watch": {"weight": 80, "ideal": 1.0}, "fund": {"weight": 10, "ideal": 0.0},
            "lead": {"weight": 10, "values": {"nobody": 1, "by-alder": 0, "by-birch": 0}},
        },
        "red_lines": [{"clause": "lead", "options": ["by-alder"], "why": "Never."}],
        "domestic": {
            "constraint": "None.", "lines": [{"id": "parks", "name": "Parks", "available": 9, "support": 1}],
        },
    },
]  # fmt: skip


@pytest.mark.parametrize("style", sorted(set(policies) - {"silent"}))
def test_a_stand_in_plays_the_same_whatever_others_keep_to_themselves(style: str) -> None:
    played = []
    for secrets in SECRETS:
        data = minimal()
        data["delegations"][1] |= secrets
        scenario = Scenario.model_validate(data)
        room = watched(scenario, "75", 5)
        others = {seat: policies[style]() for seat in scenario.seats if seat != "birch"}
        play(room, others, random.Random(5))
        played.append([(e.seat, e.at, e.fact) for e in room.log if e.seat in others])
    assert len(played[0]) > 10
    assert played[0] == played[1]
