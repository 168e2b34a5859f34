"""What stand-ins are shown and remember, through a whole exercise, is what anybody finds who looks anew."""

from __future__ import annotations

import random

import pytest

from tabletop.exercise.agenda.positions import DeclarePosition
from tabletop.exercise.clock.running import Resume
from tabletop.exercise.clock.ticking import Tick, anything_due
from tabletop.exercise.core import run
from tabletop.exercise.facts import CONTROL, ROOM, Act, Command, Event, Rejection
from tabletop.exercise.journal import Journal
from tabletop.exercise.legal.commands import legal_commands
from tabletop.exercise.views.seat import SeatView
from tabletop.exercise.views.seeing import view_for
from tabletop.rehearsal.playthrough import play
from tabletop.room.chance import Chance
from tabletop.room.clock import VirtualClock
from tabletop.room.service import Room, create
from tabletop.scenario.model import Scenario
from tabletop.scenario.reading import read
from tabletop.scenario.shipped import find
from tabletop.standins.policy import Legal, Policy
from tabletop.standins.roster import policies
from tabletop.standins.table import table_of
from tabletop.store.memory import MemoryStore
from tests.scenario.minimal import minimal

EVERY = 9
"""Turns between two looks anew."""


class Careful:
    """Plays as another does, and now and then compares what it is shown with a look anew."""

    looks = 0

    def __init__(self, room: Room, seat: str, policy: Policy) -> None:
        self._room, self._seat, self._policy = room, seat, policy
        self._turns = 0

    def act(self, view: SeatView, legal: Legal, chance: random.Random, now: int) -> Act | None:
        """As the other policy does."""
        found = self._policy.act(view, legal, chance, now)
        self._turns += 1
        if self._turns % EVERY == 0:
            Careful.looks += 1
            self._compare(view, legal, now)
        return found

    def _compare(self, view: SeatView, legal: Legal, now: int) -> None:
        state = self._room.state
        anew = view_for(state, Journal(self._room.log), self._seat)
        for name in SeatView.__struct_fields__:
            assert getattr(view, name) == getattr(anew, name), name
        table = table_of(view)
        assert table.stands == by_clause(anew)
        assert table.members == set(state.scenario.members)
        assert table.adopted == {clause: a.option for clause, a in state.decisions.adopted.items()}
        assert {t for kind in legal for t in map(repr, legal[kind])} == set(
            map(repr, legal_commands(state, self._seat, now))
        )


def by_clause(view: SeatView) -> dict[str, dict[str, object]]:
    """Positions as a view has them, by clause and seat."""
    found: dict[str, dict[str, object]] = {}
    for position in view.positions:
        found.setdefault(position.clause, {})[position.seat] = position
    return found


class Ticking(Room):
    """A room that lets every tick be decided, and sees whether anything had been due."""

    ticks = 0

    def tick(self) -> tuple[Event, ...]:
        """As the room has it."""
        now, phase = self.clock.now(), self.state.clock.phase
        turn = run(self.state, Command("tick", ROOM, "", phase, now, Tick()), self.log[-1].sequence + 1)
        assert not isinstance(turn, Rejection)
        assert bool(turn.events) <= anything_due(self.state, now)
        Ticking.ticks += bool(turn.events)
        return super().tick()


def ticking(scenario: Scenario, timing: str, seed: int) -> Ticking:
    """A new exercise that nobody has played in."""
    room = create(MemoryStore(), scenario, timing, clock=VirtualClock(), chance=Chance(seed))
    return Ticking(room.store, room.log, room.clock, room.chance)


@pytest.mark.parametrize("style", ["negotiator", "hawk", "random-legal"])
def test_all_that_is_kept_between_two_looks_is_as_a_look_anew_finds_it(style: str) -> None:
    Careful.looks = Ticking.ticks = 0
    room = ticking(read(find("baltic-request")), "75", 5)
    seats = {seat: Careful(room, seat, policies[style]()) for seat in room.state.scenario.seats}
    play(room, seats, random.Random(5))
    assert Careful.looks > 20
    assert Ticking.ticks


def small() -> Room:
    """A room in which the clock runs."""
    scenario = Scenario.model_validate(minimal())
    room = create(MemoryStore(), scenario, "75", clock=VirtualClock(), chance=Chance(3))
    room.submit(Resume(), CONTROL)
    return room


def test_a_glimpse_holds_until_something_happens_and_no_longer() -> None:
    room = small()
    seat = next(iter(room.state.scenario.seats))
    view = room.glimpse(seat)
    assert view.texts == ()
    clause, options = next(iter(room.state.scenario.wordings.items()))
    assert not isinstance(room.submit(DeclarePosition(clause, options[0], ()), seat), Rejection)
    assert view.texts == ()
    with pytest.raises(RuntimeError):
        _ = view.headroom
    assert [p.clause for p in room.glimpse(seat).positions] == [clause]


def test_a_glimpse_shows_a_delegation_its_own_view_and_nobody_else_anything() -> None:
    room = small()
    seat = next(iter(room.state.scenario.seats))
    with pytest.raises(AttributeError):
        _ = room.glimpse(seat).briefs  # type: ignore[attr-defined]
    for viewer in ("control", "chair", "observer", "display", "nobody"):
        with pytest.raises(KeyError):
            room.glimpse(viewer)
