"""What one delegation sees besides what the alliance sees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tabletop.exercise.budget import ledger
from tabletop.exercise.core import State
from tabletop.exercise.decisions.red_lines import RedLineWarned
from tabletop.exercise.journal import Journal
from tabletop.exercise.views.alliance import AllianceView, alliance_fields
from tabletop.scenario.delegations import Delegation


@dataclass(frozen=True, slots=True)
class TransferView:
    """An offered transfer that waits."""

    id: str
    giver: str
    taker: str
    amount: int
    note: str


@dataclass(frozen=True, slots=True)
class SeatView(AllianceView):
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


def seat_fields(state: State, journal: Journal, seat: str) -> dict[str, Any]:
    """Fields of one delegation's view."""
    brief, budget = state.scenario.seats[seat], state.budget
    balances = budget.balances
    return {
        **alliance_fields(state, journal, (seat,)),
        "brief": brief,
        "headroom": budget.headroom(seat),
        "granted": journal.kept(
            ("granted", seat), (state.scenario, state.timing), (), lambda: granted(state, seat)
        ),
        "support": budget.support[seat],
        "barred": seat in budget.barred,
        "home": {x.id: balances.get(ledger.home(seat, x.id), 0) for x in brief.domestic.lines},
        "pledged": {c: p.amount for (s, c), p in budget.pledges.items() if s == seat},
        "transfers": tuple(
            TransferView(o.id, o.giver, o.taker, o.amount, o.note)
            for o in budget.offers.values()
            if seat in (o.giver, o.taker)
        ),
        "warnings": tuple(
            (fact.draft, fact.clauses)
            for event, fact in journal.of(RedLineWarned)
            if event.seat == seat and fact.draft in state.decisions.open
        ),
        "waiting_in_tray": tuple(late.kind for late in state.tray.values() if late.seat == seat),
        "grace": grace_of(state, seat),
    }


def grace_of(state: State, seat: str) -> int:
    """Exercise second until which the delegation has more time than the others in this move; 0 if none."""
    move, until = state.grace.get(seat, (-1, 0))
    return until if move == state.plan[state.clock.phase].move else 0


def granted(state: State, seat: str) -> int:
    """Millions of headroom the timing's moves give a seat in all."""
    return sum(state.scenario.seats[seat].headroom_in(m) for m in range(len(state.timing.moves)))
