"""One rehearsed exercise and what is kept of it: scores, and what happened at all."""

from __future__ import annotations

import random
from collections import Counter

from msgspec import Struct

from tabletop.exercise.acts import ActTaken
from tabletop.exercise.agenda.positions import PositionDeclared
from tabletop.exercise.budget.headroom import HeadroomLapsed
from tabletop.exercise.budget.reallocation import Reallocated
from tabletop.exercise.budget.shortfalls import ShortfallStands
from tabletop.exercise.clock.moves import MoveClosed
from tabletop.exercise.facts import CONTROL
from tabletop.exercise.injects.releasing import InjectReleased
from tabletop.exercise.journal import Journal
from tabletop.rehearsal.forgetting import Forgetting
from tabletop.rehearsal.mixes import seated
from tabletop.rehearsal.playthrough import Seeded, play
from tabletop.room.clock import VirtualClock
from tabletop.room.service import Room, create
from tabletop.scenario.model import Scenario
from tabletop.scorecard.bests import Bests

Wording = tuple[str, str]
"""A clause and one of its options."""


class Outcome(Struct, frozen=True):
    """What came of one exercise.

    Shares run from 0 to 1, mandates below 0 where no deal had been better; `conflict` is the sum of the
    conflictual weights shown to the adversary over all moves, zero or less. `pressures` are conflict (as
    a positive sum) and cooperation move by move. `money_bound`: somebody came up short, took money from
    home, or had nothing left when a move closed.
    """

    mix: str
    common_ground: float | None
    delivery: float | None
    mandate_minimum: float | None
    mandate_median: float | None
    conflict: float
    mandates: dict[str, float | None]
    decided: tuple[str, ...]
    injects: tuple[int, ...]
    declared: frozenset[Wording]
    adopted: frozenset[Wording]
    steps: frozenset[str]
    money_bound: bool
    pressures: tuple[tuple[float, float], ...]


def rehearsed(scenario: Scenario, timing: str, mix: str, seed: int, bests: Bests | None = None) -> Outcome:
    """Play one exercise; a mix of one style goes as `demo` with that policy and seed goes.

    `bests` may be shared by exercises of one scenario in one timing. KeyError for an unknown timing or mix.
    """
    room = create(Forgetting(), scenario, timing, clock=VirtualClock(), chance=Seeded(seed), bests=bests)
    play(room, seated(mix, scenario, seed), random.Random(seed))
    return _told(room, mix)


def _told(room: Room, mix: str) -> Outcome:
    journal, state, cards = room.journal, room.state, room.cards()
    last = cards[-1]
    adopted = state.decisions.adopted
    return Outcome(
        mix=mix,
        common_ground=last.common_ground,
        delivery=last.delivery.value,
        mandate_minimum=last.mandate.minimum,
        mandate_median=last.mandate.median,
        conflict=sum(card.escalation.conflict for card in cards),
        mandates=dict(last.mandate.by_seat),
        decided=tuple(i.id for i in state.scenario.agenda if any(c.id in adopted for c in i.clauses)),
        injects=tuple(sorted({fact.number for _, fact in journal.of(InjectReleased)})),
        declared=frozenset(_declared(journal)),
        adopted=frozenset((clause, stands.option) for clause, stands in adopted.items()),
        steps=frozenset(fact.act for event, fact in journal.of(ActTaken) if event.seat != CONTROL),
        money_bound=_money_bound(room),
        pressures=tuple((-c.escalation.conflict, c.escalation.cooperation) for c in cards),
    )


def _declared(journal: Journal) -> set[Wording]:
    found: set[Wording] = set()
    for _, fact in journal.of(PositionDeclared):
        found.update((fact.clause, option) for option in (fact.preferred, *fact.accepts))
    return found


def _money_bound(room: Room) -> bool:
    if any(isinstance(event.fact, ShortfallStands | Reallocated) for event in room.journal.events):
        return True
    budget, scenario = room.state.budget, room.state.scenario
    rich = [seat for seat in scenario.members if scenario.seats[seat].headroom_in(0)]
    if scenario.carry_over:
        return any(budget.headroom(seat) == 0 for seat in rich)
    left = Counter(event.seat for event, fact in room.journal.of(HeadroomLapsed) if fact.amount)
    return any(left[seat] < len(room.journal.of(MoveClosed)) for seat in rich)
