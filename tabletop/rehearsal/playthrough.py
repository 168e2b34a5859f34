"""A whole exercise without people: phases, rounds of stand-ins, a chair, a facilitator, a jumping clock."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

from tabletop.exercise.clock.finishing import Finish
from tabletop.exercise.clock.phases import Advance
from tabletop.exercise.clock.plan import HOT_WASH, SEATING, Slot, slot
from tabletop.exercise.clock.running import Resume
from tabletop.exercise.facts import CONTROL, Rejection
from tabletop.rehearsal.chairing import Chair
from tabletop.rehearsal.facilitating import answer_as_adversary, attend
from tabletop.rehearsal.summary import summary
from tabletop.room.chance import Chance
from tabletop.room.clock import VirtualClock
from tabletop.room.service import Room, create
from tabletop.scenario.model import Scenario
from tabletop.standins.drawing import pick, shuffled
from tabletop.standins.policy import Policy
from tabletop.standins.roster import policies
from tabletop.store.base import Store
from tabletop.store.memory import MemoryStore

__all__ = ["demo", "play", "summary"]

ROUND, QUIET_ROUND = 90, 180
LEAST_ROUNDS, MOST_ROUNDS = 6, 10
ACTS = (1, 1, 2, 2, 3)


class Seeded(Chance):
    """Chance that puts the very seed it was given on record."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self._seed = seed

    def seed(self) -> int:
        """The seed given."""
        return self._seed


def demo(
    scenario: Scenario,
    timing: str,
    seed: int,
    policy_name: str,
    store: Store | None = None,
    progress: Callable[[str], None] | None = None,
) -> Room:
    """Play a whole exercise with one policy on every seat, in memory unless a store is given.

    The same seed gives the same events to the byte. KeyError for an unknown timing or policy.
    """
    factory = policies[policy_name]
    room = create(
        MemoryStore() if store is None else store, scenario, timing, clock=VirtualClock(), chance=Seeded(seed)
    )
    play(room, {seat: factory() for seat in scenario.seats}, random.Random(seed), progress)
    return room


def play(
    room: Room,
    policies: Mapping[str, Policy],
    chance: random.Random,
    progress: Callable[[str], None] | None = None,
) -> None:
    """Run an exercise from where it stands to its end; a seat without a policy stays silent.

    The room must have a virtual clock: it is set forward, never waited for.
    """
    chair = Chair(room)
    if room.state.clock.paused:
        room.submit(Resume(), CONTROL)
    while slot(room.state).move != HOT_WASH:
        if progress:
            progress(_where(room))
        _phase(room, policies, chance, chair)
        _advance(room, policies, chance)
        attend(room, closing=True)
    room.clock.set(room.state.clock.ends)
    room.submit(Finish("close"), CONTROL)


def _advance(room: Room, policies: Mapping[str, Policy], chance: random.Random) -> None:
    """Open the next phase; if a close leaves money short, everybody gets a turn to make it good first."""
    here = room.state.clock.phase
    room.submit(Advance("close"), CONTROL)
    while room.state.clock.phase == here:
        _round(room, policies, chance, room.clock.now(), 0)
        room.submit(Advance("close"), CONTROL)


def _where(room: Room) -> str:
    here = slot(room.state)
    name = here.name if here.move == SEATING else f"Move {here.move + 1}, {here.name}"
    return f"{name} ({len(room.log)} events so far)"


def _phase(room: Room, policies: Mapping[str, Policy], chance: random.Random, chair: Chair) -> None:
    here, clock = slot(room.state), room.state.clock
    if here.move != SEATING:
        rounds = _rounds(here)
        for number in range(rounds):
            start = clock.opened + here.seconds * number // rounds
            _round(room, policies, chance, start, here.seconds // rounds)
            attend(room, closing=False)
            chair.act(here.seconds // rounds)
        if _last_of_move(room):
            answer_as_adversary(room)
    room.clock.set(room.state.clock.ends)
    room.tick()


def _rounds(here: Slot) -> int:
    """How often everybody gets a turn in a phase: more often where there is something to decide."""
    if {"consult", "pledge", "decide"} & set(here.opens):
        return max(LEAST_ROUNDS, min(MOST_ROUNDS, here.seconds // ROUND))
    return max(1, min(MOST_ROUNDS, here.seconds // QUIET_ROUND))


def _last_of_move(room: Room) -> bool:
    place = room.state.clock.phase
    return room.state.plan[place + 1].move != room.state.plan[place].move


def _round(
    room: Room, policies: Mapping[str, Policy], chance: random.Random, start: int, seconds: int
) -> None:
    order = shuffled(chance, tuple(room.state.scenario.seats))
    for place, seat in enumerate(order):
        room.clock.set(start + seconds * place // len(order))
        room.tick()
        if seat in policies:
            _turn(room, seat, policies[seat], chance)


def _turn(room: Room, seat: str, policy: Policy, chance: random.Random) -> None:
    """One to three acts, one at least for every text under decision, while there is something to do."""
    for _ in range(max(pick(chance, ACTS), len(room.state.decisions.open))):
        act = policy.act(room.glimpse(seat), room.legal_by_kind(seat), chance, room.clock.now())
        if act is None or isinstance(room.submit(act, seat), Rejection):
            return
