"""What a stand-in has before it when it is asked: its view, its interests, its temper, and the hour."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from dataclasses import dataclass, field

from tabletop.exercise.views.alliance import Position, TextView
from tabletop.exercise.views.public import ClockView
from tabletop.exercise.views.seat import SeatView
from tabletop.standins.interests import Interests
from tabletop.standins.policy import Legal
from tabletop.standins.temper import Temper

WORK = ("consult", "pledge", "decide")
LIVE = ("draft", "tabled", "fallen")
TALK = 0.8


@dataclass(slots=True)
class Memory:
    """What a stand-in has made up its mind about: texts by (id, revision), errands by name."""

    texts: dict[tuple[str, int], str] = field(default_factory=dict)
    done: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mind:
    """One moment of one delegation. `now` in exercise seconds, `hour` from 0 (start) to 1 (the end)."""

    view: SeatView
    legal: Legal
    interests: Interests
    temper: Temper
    memory: Memory
    chance: random.Random
    now: int
    hour: float
    adopted: dict[str, str]
    stands: dict[str, dict[str, Position]]
    seat: str
    members: frozenset[str]

    def floor(self) -> float:
        """The least a whole deal must be worth to it."""
        return self.interests.no_deal + self.temper.margin

    def aspiration(self) -> float:
        """What it asks of a whole deal now; it falls with time (a time-dependent tactic, Faratin 1998)."""
        top, floor = self.interests.highest, self.floor()
        return top - max(0.0, top - floor) * math.pow(self.hour, 1 / self.temper.pace)

    def worth(self, choices: Mapping[str, str]) -> float:
        """Worth of a text with what stands; clauses nobody has settled count half way to its best."""
        hope, terms = self.temper.bent.hope * (1 - self.hour), []
        for clause, felt in self.interests.felt.items():
            option = self.adopted.get(clause) or choices.get(clause)
            if option is not None:
                terms.append(felt[option])
            else:
                quiet, best = self.interests.ends[clause]
                terms.append(quiet + hope * (best - quiet))
        return math.fsum(terms)

    def acceptors(self, clause: str, option: str) -> int:
        """How many members have declared the option acceptable."""
        own, members = self.stands.get(clause, {}), self.members
        return sum(1 for seat, position in own.items() if seat in members and option in position.accepts)

    def likely(self, clause: str) -> str:
        """The wording most members could accept today; the status quo while nobody has spoken."""
        known, held = self.interests.clauses[clause], self.adopted.get(clause)
        if held is not None:
            return held
        counts = {o.id: self.acceptors(clause, o.id) for o in known.options}
        top = max(counts, key=lambda o: counts[o])
        return top if counts[top] else known.status_quo

    def texts(self, *statuses: str) -> list[TextView]:
        """Texts of these statuses, in their order."""
        return [t for t in self.view.texts if t.status in statuses]

    def chances(self, share: float) -> bool:
        """True with this likelihood."""
        return self.chance.random() < share


def hour_of(view: SeatView, now: int) -> float:
    """How far the bargaining has come, 0 to 1.

    Every move brings it nearer to 1, the last one all the way; it steps back when a new move opens, since
    there is time again.
    """
    clock = view.clock
    last = clock.moves - 1
    start = 0.55 * clock.move / last if last else 0.0
    end = max(start, 1 - 0.15 * (last - clock.move))
    return start + (end - start) * min(1.0, _spent(clock, now) / TALK)


def _spent(clock: ClockView, now: int) -> float:
    """Share of the open move's working time that is over; 1 for a move without any."""
    slots = [(n, s) for n, s in enumerate(clock.plan) if s.move == clock.move and set(s.opens) & set(WORK)]
    whole = sum(s.seconds for _, s in slots)
    before = sum(s.seconds for n, s in slots if n < clock.phase)
    here = sum(min(s.seconds, max(0, now - clock.opened)) for n, s in slots if n == clock.phase)
    return (before + here) / whole if whole else 1.0
