"""Whole exercises at random: whatever is asked, the books balance and the log tells the whole story.

TABLETOP_FAULTS sets how many exercises are played; without it a short, repeatable round.
"""

from __future__ import annotations

import os
from copy import deepcopy
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tabletop.exercise import core, undoing
from tabletop.exercise.budget import ledger
from tabletop.exercise.clock.phases import Advance
from tabletop.exercise.clock.running import Resume
from tabletop.exercise.clock.ticking import Tick
from tabletop.exercise.core import State
from tabletop.exercise.corrections import Undo, voided
from tabletop.exercise.facts import CONTROL, ROOM, Act, Command, Rejection
from tabletop.exercise.journal import Journal
from tabletop.exercise.reckoning import reckoned
from tabletop.exercise.views.seeing import view_for
from tabletop.scenario.model import Scenario
from tests.exercise.anything import anything, something_legal
from tests.scenario.minimal import MINIMAL, built

ROUNDS = os.environ.get("TABLETOP_FAULTS")
OPENING = 3
PROCEDURES = ("consensus", "consensus", "unanimity", "qualified_majority", "coalition")
FUNDING = ("common", "pledges", "costs_lie")
HOME = {"lines": [{"id": "roads", "name": "Roads", "available": 15, "support": 9}]}


class AnyExercise:
    """An exercise in which anybody asks for anything, and some of it is taken back."""

    def __init__(self, scenario: Scenario) -> None:
        self.log = [core.began("any", scenario, "hash", "75", 1, "")]
        self.state = core.initial(self.log[0])
        self.journal = Journal(self.log)
        self.now = 0
        self.asked = 0
        for act in (Resume(), *[Advance()] * (OPENING - 1)):
            self.ask(CONTROL, act)

    def step(self, chance: Random) -> None:
        """Let time pass, undo something, or ask for something."""
        what = chance.random()
        if not self.state.clock.paused:
            self.now += chance.randint(0, 30)
        if what < 0.08:
            self.now += 0 if self.state.clock.paused else chance.randint(0, 300)
            self.ask(ROOM, Tick())
        elif what < 0.12:
            self.take_back(chance)
        elif what < 0.5 and (legal := something_legal(chance, self.state, self.now)):
            assert self.ask(*legal), legal
        else:
            late = self.state.clock.phase - 1 if chance.random() < 0.05 else None
            self.ask(*anything(chance, self.state), late)

    def ask(self, seat: str, act: Act, phase: int | None = None) -> bool:
        """Ask, and whether it was allowed; a refusal is a sentence, events are numbered without gaps."""
        self.asked += 1
        here = self.state.clock.phase if phase is None else phase
        command = Command(f"c{self.asked}", seat, "somebody", here, self.now, act, "", (3, 4))
        result = core.run(self.state, command, len(self.log) + 1)
        if isinstance(result, Rejection):
            assert result.reason.endswith(".")
            return False
        self.log += result.events
        self.state = result.state
        for event in result.events:
            self.journal.add(event)
        self.look()
        assert [event.sequence for event in self.log] == list(range(1, len(self.log) + 1))
        return True

    def take_back(self, chance: Random) -> None:
        """Undo some of the latest acts, and see that the state is as without them."""
        known = list(dict.fromkeys(event.cause for event in self.log[1:]))[OPENING:][-6:]
        if not known:
            return
        causes = tuple(chance.sample(known, min(len(known), chance.choice((1, 1, 2)))))
        self.asked += 1
        undo = Command(f"c{self.asked}", CONTROL, "", 0, self.now, Undo(causes, "A mistake."))
        done = undoing.correct(self.log, undo)
        if isinstance(done, Rejection):
            assert done.reason.endswith(".")
            return
        self.log += done
        self.state, self.journal = core.fold(self.log), Journal(self.log)
        gone = voided(self.log)
        without = reckoned([e for e in self.log if e.cause not in gone]).state
        assert standing(self.state) == standing(without)
        assert self.state.clock.paused or not without.clock.paused

    def look(self) -> None:
        """What somebody sees is what a newcomer would see, though most of it was worked out before."""
        viewers = ("public", "chair", CONTROL, *self.state.scenario.seats)
        viewer = viewers[self.asked % len(viewers)]
        seen = view_for(self.state, self.journal, viewer)
        assert seen == view_for(self.state, Journal(self.log), viewer)

    def check(self) -> None:
        """The log tells the whole story, and the books balance and agree with each other."""
        assert core.fold(self.log) == self.state
        budget = self.state.budget
        assert sum(budget.balances.values()) == 0
        assert all(left >= 0 for name, left in budget.balances.items() if not name.startswith("treasury/"))
        books = {k: v for k, v in budget.balances.items() if v and k.startswith(("pledged/", "paid/"))}
        expected = {ledger.pledged(*key): pledge.amount for key, pledge in budget.pledges.items()}
        for (_, clause), amount in budget.paid.items():
            expected[ledger.paid(clause)] = expected.get(ledger.paid(clause), 0) + amount
        assert books == expected
        assert all(amount > 0 for amount in budget.shortfalls.values())
        assert all(0 < older <= budget.pledges[key].amount for key, older in budget.carried.items())
        assert all(0 <= points <= 100 for points in budget.support.values())


def standing(state: State) -> State:
    """All but whether the clock runs, which an undo may stop, and when pledges came back."""
    budget = replace(state.budget, words={})
    return replace(state, budget=budget, clock=replace(state.clock, paused=True))


def varied(procedures: tuple[str, str], funding: str, carry_over: bool, hard: bool) -> Scenario:
    """The minimal scenario with other procedures, funding, and money at home for everybody."""
    data = deepcopy({k: MINIMAL[k] for k in ("agenda", "delegations", "timings", "policy_acts")})
    for item, kind in zip(data["agenda"], procedures, strict=True):
        item["procedure"] = {"kind": kind, "signatories": 2, "outsiders": ["cedar"], "reservations": 2}
    for option in data["agenda"][1]["clauses"][0]["options"][1:]:
        option["funding"] = funding
    for seat in data["delegations"]:
        seat["domestic"] = seat["domestic"] | HOME
    data["delegations"][2]["member"] = procedures[0] != "coalition"
    data["policy_acts"][0] |= {"cost": 3, "per_move": 2}
    for move in data["timings"][0]["moves"]:
        move["phases"] = [dict(phase, hard=hard) for phase in move["phases"]]
    return built(**data, carry_over=carry_over)


VARIED = st.builds(
    varied, st.tuples(st.sampled_from(PROCEDURES), st.sampled_from(PROCEDURES)), st.sampled_from(FUNDING),
    st.booleans(), st.booleans(),
)  # fmt: skip


@settings(
    max_examples=10 * int(ROUNDS) if ROUNDS else 30,
    deadline=None,
    derandomize=ROUNDS is None,
    suppress_health_check=list(HealthCheck),
)
@given(VARIED, st.lists(st.integers(0, 2**32), min_size=80, max_size=200))
def test_whatever_is_asked_the_books_balance_and_the_log_tells_all(
    scenario: Scenario, seeds: list[int]
) -> None:
    exercise = AnyExercise(scenario)
    for number, seed in enumerate(seeds):
        exercise.step(Random(seed * 1000 + number))
        exercise.check()
    assert undoing.misfit(exercise.log) is None
