"""Delivery: what was decided and funded, clause by clause, at the end of a move."""

from __future__ import annotations

from tabletop.exercise.core import State
from tabletop.exercise.decisions.texts import Adopted
from tabletop.exercise.words import money
from tabletop.measures import delivery as measure
from tabletop.scenario.agenda import Clause
from tabletop.scorecard.card import Delivery, Part
from tabletop.scorecard.timeline import Moment


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
    funded = measure.funded_share(_received(state, clause.id), option.cost)
    reach = _reach(state, clause.id, adopted) if adopted.coalition else 1.0
    return measure.Part(clause.weight, option.need, funded, reach, clause.title)


def _received(state: State, clause: str) -> int:
    """Millions paid to an adopted line, and what is still firmly pledged to it."""
    paid = [amount for (_, line), amount in state.budget.paid.items() if line == clause]
    pledged = [pledge.amount for (_, line), pledge in state.budget.pledges.items() if line == clause]
    return sum(paid) + sum(pledged)


def _reach(state: State, clause: str, adopted: Adopted) -> float:
    """Signatories' share of the members' key (of their number, without a key) over the share required."""
    scenario = state.scenario
    key = {seat: d.key for seat, d in scenario.seats.items()}
    if not any(key[seat] for seat in scenario.members):
        key = dict.fromkeys(key, 1)
    whole = sum(key[seat] for seat in scenario.members)
    signed = sum(key[seat] for seat in adopted.bound)
    required = scenario.item_of[clause].procedure.share_required
    return measure.coalition_reach(min(1.0, signed / whole) if whole else 0.0, required)


def _line(moment: Moment, clause: Clause, part: measure.Part) -> Part:
    trail = moment.trail
    if not part.decided:
        note = f"undecided: the status quo meets {part.need_met:.0%} of the need; weight {part.weight:g}"
        return Part(clause.title, part.delivered, "share", note, ())
    option = clause.option(moment.state.decisions.adopted[clause.id].option)
    note = f"“{option.label}”: need met {part.need_met:.0%}"
    if option.cost:
        received = money(moment.state, _received(moment.state, clause.id))
        unfunded = "" if part.funded >= 1 else "unfunded: "
        note += f", {unfunded}{received} of {option.cost}"
    if moment.state.decisions.adopted[clause.id].coalition:
        note += f", reach {part.reach:.0%}"
    acts = (trail.adopted[clause.id], *(n for n, _ in trail.money.get(clause.id, ())))
    return Part(clause.title, part.delivered, "share", f"{note}; weight {part.weight:g}", acts)
