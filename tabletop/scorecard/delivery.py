"""Delivery: what was decided and funded, clause by clause, at the end of a move."""

from __future__ import annotations

from tabletop.exercise.core import State
from tabletop.exercise.words import money
from tabletop.measures import delivery as measure
from tabletop.scenario.agenda import Clause
from tabletop.scorecard.headlines import Delivery, Part
from tabletop.scorecard.rounding import per_cent
from tabletop.scorecard.trail import Moment


def delivery(moment: Moment) -> Delivery:
    """Delivery over all clauses; an undecided clause counts with its status quo."""
    clauses = list(moment.state.scenario.clauses.values())
    found = [clause_delivery(moment.state, clause) for clause in clauses]
    parts = tuple(_line(moment, clause, part) for clause, part in zip(clauses, found, strict=True))
    return Delivery(measure.delivery(found), parts)


def clause_delivery(state: State, clause: Clause) -> measure.Part:
    """Weight, need met, funded share and reach of one clause."""
    adopted = state.decisions.adopted.get(clause.id)
    if adopted is None:
        calm = clause.option(clause.status_quo)
        return measure.Part(clause.weight, calm.need, name=clause.title, decided=False)
    option = clause.option(adopted.option)
    funded = measure.funded_share(received(state, clause.id), option.cost)
    return measure.Part(clause.weight, option.need, funded, reach_of(state, clause.id), clause.title)


def received(state: State, clause: str, without: str = "") -> int:
    """Millions paid to an adopted line and still firmly pledged to it, perhaps without one seat's."""
    paid = [n for (seat, line), n in state.budget.paid.items() if line == clause and seat != without]
    pledges = state.budget.pledges.items()
    pledged = [p.amount for (seat, line), p in pledges if line == clause and seat != without]
    return sum(paid) + sum(pledged)


def reach_of(state: State, clause: str, without: str = "") -> float:
    """Of an adopted clause: 1, or for a letter of intent the signatories' share over the share required.

    The share is of the members' cost key (of their number, without a key), perhaps without one seat's.
    """
    adopted, scenario = state.decisions.adopted[clause], state.scenario
    if not adopted.coalition:
        return 1.0
    key = {seat: d.key for seat, d in scenario.seats.items()}
    if not any(key[seat] for seat in scenario.members):
        key = dict.fromkeys(key, 1)
    whole = sum(key[seat] for seat in scenario.members)
    signed = sum(key[seat] for seat in adopted.bound if seat != without)
    required = scenario.item_of[clause].procedure.share_required
    return measure.coalition_reach(min(1.0, signed / whole) if whole else 0.0, required)


def _line(moment: Moment, clause: Clause, part: measure.Part) -> Part:
    trail = moment.trail
    if not part.decided:
        note = (
            f"undecided: the status quo meets {per_cent(part.need_met)}% of the need; weight {part.weight:g}"
        )
        return Part(clause.title, part.delivered, "share", note, ())
    option = clause.option(moment.state.decisions.adopted[clause.id].option)
    note = f"“{option.label}”: need met {per_cent(part.need_met)}%"
    if option.cost:
        come = money(moment.state, received(moment.state, clause.id))
        unfunded = "" if part.funded >= 1 else "unfunded: "
        note += f", {unfunded}{come} of {option.cost}"
    if moment.state.decisions.adopted[clause.id].coalition:
        note += f", reach {per_cent(part.reach)}%"
    acts = (trail.adopted[clause.id], *(n for n, _ in trail.money.get(clause.id, ())))
    return Part(clause.title, part.delivered, "share", f"{note}; weight {part.weight:g}", acts)
