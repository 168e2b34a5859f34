"""What one delegation sees besides what the alliance sees."""

from __future__ import annotations

from msgspec import Struct

from tabletop.exercise.budget import ledger
from tabletop.exercise.core import State
from tabletop.exercise.decisions.red_lines import RedLineWarned
from tabletop.exercise.views.alliance import INSIDE, AllianceView
from tabletop.exercise.views.eye import Eye, Makers
from tabletop.scenario.delegations import Delegation


class TransferView(Struct, frozen=True):
    """An offered transfer that waits."""

    id: str
    giver: str
    taker: str
    amount: int
    note: str


class SeatView(AllianceView, frozen=True):
    """What one delegation sees: the alliance's view and its own papers, money, promises and messages.

    `grace`: until which second it has more time than the others; 0 if it has none.
    """

    brief: Delegation
    headroom: int
    granted: int
    support: int
    barred: bool
    home: dict[str, int]
    pledged: dict[str, int]
    transfers: tuple[TransferView, ...]
    warnings: tuple[tuple[str, tuple[str, ...]], ...]
    waiting_in_tray: tuple[str, ...]
    grace: int


def _granted(eye: Eye) -> int:
    parts = (eye.state.scenario, eye.state.timing)
    return eye.journal.kept(("granted", eye.seat), parts, (), lambda: granted(eye.state, eye.seat))


def _home(eye: Eye) -> dict[str, int]:
    lines, balances = eye.state.scenario.seats[eye.seat].domestic.lines, eye.state.budget.balances
    return {x.id: balances.get(ledger.home(eye.seat, x.id), 0) for x in lines}


def _pledged(eye: Eye) -> dict[str, int]:
    return {c: p.amount for (s, c), p in eye.state.budget.pledges.items() if s == eye.seat}


def _transfers(eye: Eye) -> tuple[TransferView, ...]:
    return tuple(
        TransferView(o.id, o.giver, o.taker, o.amount, o.note)
        for o in eye.state.budget.offers.values()
        if eye.seat in (o.giver, o.taker)
    )


def _warnings(eye: Eye) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (fact.draft, fact.clauses)
        for event, fact in eye.journal.of(RedLineWarned)
        if event.seat == eye.seat and fact.draft in eye.state.decisions.open
    )


def _waiting(eye: Eye) -> tuple[str, ...]:
    return tuple(late.kind for late in eye.state.tray.values() if late.seat == eye.seat)


SEAT: Makers = {
    **INSIDE,
    "brief": lambda eye: eye.state.scenario.seats[eye.seat],
    "headroom": lambda eye: eye.state.budget.headroom(eye.seat),
    "granted": _granted,
    "support": lambda eye: eye.state.budget.support[eye.seat],
    "barred": lambda eye: eye.seat in eye.state.budget.barred,
    "home": _home,
    "pledged": _pledged,
    "transfers": _transfers,
    "warnings": _warnings,
    "waiting_in_tray": _waiting,
    "grace": lambda eye: grace_of(eye.state, eye.seat),
}
"""What one delegation sees."""


def grace_of(state: State, seat: str) -> int:
    """Exercise second until which the delegation has more time than the others in this move; 0 if none."""
    move, until = state.grace.get(seat, (-1, 0))
    return until if move == state.plan[state.clock.phase].move else 0


def granted(state: State, seat: str) -> int:
    """Millions of headroom the timing's moves give a seat in all."""
    return sum(state.scenario.seats[seat].headroom_in(m) for m in range(len(state.timing.moves)))
