"""What stands, and what it is worth to a delegation with what it has paid."""

from __future__ import annotations

from tabletop.exercise.core import State
from tabletop.measures.mandate import Worth
from tabletop.scenario.valuing import worth


def stands_for(state: State, seat: str) -> dict[str, str]:
    """Option by clause of what is adopted and binds a seat; a letter of intent binds its signatories."""
    adopted = state.decisions.adopted
    return {c: a.option for c, a in adopted.items() if not a.coalition or seat in a.bound}


def paid_by(state: State, seat: str) -> dict[str, int]:
    """Millions by clause that a seat has paid, or pledged to what is adopted."""
    paid = {clause: amount for (payer, clause), amount in state.budget.paid.items() if payer == seat}
    for (payer, clause), pledge in state.budget.pledges.items():
        if payer == seat and clause in state.decisions.adopted:
            paid[clause] = paid.get(clause, 0) + pledge.amount
    return paid


def standing(state: State, seat: str) -> Worth:
    """Worth to a seat of what stands now, with what it has actually paid and pledged on adopted lines.

    A letter of intent that the seat did not sign leaves its clause at the status quo for that seat.
    """
    return worth(state.scenario, state.timing, seat, stands_for(state, seat), paid_by(state, seat))
