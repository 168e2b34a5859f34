"""Stand-ins for empty seats of a running exercise: each acts from its own view, now and then."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import cast

from tabletop.exercise.legal.commands import by_kind
from tabletop.exercise.views.seat import SeatView
from tabletop.room.port import Port
from tabletop.standins.policy import Policy
from tabletop.standins.roster import policies

PACE = 20
"""Seconds of exercise time between two acts of one stand-in, about."""


def policy_names() -> tuple[str, ...]:
    """Policies a seat can be handed to, the most useful first."""
    return tuple(reversed(policies))


MANNERS = {
    "negotiator": "bargains by its brief",
    "dove": "gives way early, and speaks softly",
    "hawk": "gives way late and little, and speaks hard",
    "random-legal": "does anything the rules allow",
    "silent": "does nothing",
}


def manner(policy: str) -> str:
    """A policy with what it does, for a list to choose from."""
    return f"{policy}: {MANNERS[policy]}" if policy in MANNERS else policy


class StandIns:
    """Seats that the program plays, through control's port; nobody's private view is mixed with another's."""

    def __init__(self, port: Port, seed: int | None = None) -> None:
        self._port, self._chance = port, random.Random(seed)
        self._policies: dict[str, Policy] = {}
        self.names: dict[str, str] = {}
        self._next: dict[str, int] = {}

    @property
    def seats(self) -> Sequence[str]:
        """Seats the program plays now."""
        return tuple(self._policies)

    def take(self, seat: str, policy: str) -> None:
        """Play a seat from now on; KeyError for an unknown policy."""
        self._policies[seat], self.names[seat] = policies[policy](), policy

    def give_back(self, seat: str) -> None:
        """Stop playing a seat."""
        for held in (self._policies, self.names, self._next):
            held.pop(seat, None)

    async def turn(self, now: int) -> bool:
        """Let the one stand-in that has waited longest act, if it is time; whether it did something."""
        due = [seat for seat in self._policies if self._next.get(seat, 0) <= now]
        if not due:
            return False
        seat = min(due, key=lambda each: self._next.get(each, 0))
        self._next[seat] = now + self._chance.randint(PACE // 2, PACE * 3 // 2)
        view = cast(SeatView, await self._port.view(seat))
        if view.clock.paused or view.clock.ended:
            return False
        act = self._policies[seat].act(view, by_kind(await self._port.legal(seat)), self._chance, now)
        return act is not None and await self._port.submit(act, seat) is None
