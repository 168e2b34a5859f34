"""Money: what lies on each line, what each capital has, and every movement."""

from __future__ import annotations

from collections.abc import Iterable

from tabletop.exercise.acts import ActTaken
from tabletop.exercise.budget.books import Pledge
from tabletop.exercise.budget.carrying import PledgeCarried
from tabletop.exercise.budget.funding import LinePaid
from tabletop.exercise.budget.headroom import HeadroomGranted, HeadroomLapsed
from tabletop.exercise.budget.pledges import PledgeReturned, PledgeSet
from tabletop.exercise.budget.reallocation import Reallocated
from tabletop.exercise.budget.shortfalls import ShortfallMadeGood
from tabletop.exercise.budget.transfers import TransferAccepted
from tabletop.exercise.views.alliance import AllianceView, PledgeView
from tabletop.exercise.views.control import ControlView
from tabletop.showing.clockwords import stamp
from tabletop.showing.gate import one_line
from tabletop.showing.happened import Happening, sentence
from tabletop.showing.happened.money import condition
from tabletop.showing.names import Names, listed, quoted

MOVEMENTS = (
    HeadroomGranted, HeadroomLapsed, PledgeSet, PledgeReturned, PledgeCarried, Reallocated, TransferAccepted,
    LinePaid, ShortfallMadeGood,
)  # fmt: skip


def pledge_words(names: Names, pledge: PledgeView) -> str:
    """Amount and condition."""
    terms = Pledge(pledge.amount, pledge.option, pledge.matched_by, pledge.matched_amount)
    return f"{names.money(pledge.amount)}{condition(names, pledge.clause, terms)}"


def money(view: AllianceView) -> list[str]:
    """Pledges, payments and shortfalls; for control every capital's purse as well."""
    names, lines = Names(view), ["Money"]
    for item in view.agenda:
        for clause in item.clauses:
            if any(option.cost for option in clause.options):
                lines += _line(view, names, clause.id)
    if isinstance(view, ControlView):
        lines += _purses(view, names)
    return lines


def _line(view: AllianceView, names: Names, clause: str) -> list[str]:
    target = _pledged(view, names, clause)
    head = f"{names.clause(clause)}: {target}" if target else names.clause(clause)
    lines = [f"{head}:"]
    lines += [
        f"   {names.seat(p.seat)} pledges {pledge_words(names, p)}"
        for p in view.pledges
        if p.clause == clause
    ]
    lines += [
        f"   {names.seat(paid.seat)} has paid {names.money(paid.amount)}"
        for paid in view.paid
        if paid.clause == clause
    ]
    lines += [
        f"   short of {names.money(s.amount)}, owed by {names.seat(s.owner)}"
        for s in view.shortfalls
        if s.clause == clause
    ]
    if len(lines) > 1:
        return lines
    return [f"{head}." if target else f"{head}: {_nothing(view, names, clause)}"]


def _nothing(view: AllianceView, names: Names, clause: str) -> str:
    """Why no money lies on a line: nothing came yet, or what is adopted costs nothing."""
    adopted = next((names.option_of(clause, s.option) for s in view.adopted if s.clause == clause), None)
    return "what is adopted costs nothing" if adopted and not adopted.cost else "nothing pledged or paid"


def _pledged(view: AllianceView, names: Names, clause: str) -> str:
    """What is pledged of what the options cost that volunteers pay; empty once something is adopted."""
    found = names.clause_of(clause)
    if found is None or any(each.clause == clause for each in view.adopted):
        return ""
    costs = sorted((o.cost, o.label) for o in found.options if o.funding == "pledges" and o.cost)
    pledged = sum(p.amount for p in view.pledges if p.clause == clause)
    if len({cost for cost, _ in costs}) == 1:
        return f"{pledged} of {names.money(costs[0][0])} pledged"
    needed = listed((f"{names.money(cost)} for {quoted(label)}" for cost, label in costs), "or")
    return f"{pledged} pledged of {needed}" if costs else ""


def _purses(view: ControlView, names: Names) -> list[str]:
    lines = ["Capitals:"]
    for brief in view.briefs:
        home = [
            f"{one_line(x.name)} ({names.money(view.homes[brief.id].get(x.id, 0))})"
            for x in brief.domestic.lines
        ]
        more = f"; at home could be moved: {listed(home)}" if home else ""
        barred = "; no reallocation in this move" if brief.id in view.barred else ""
        lines.append(
            f"   {brief.name}: {names.money(view.headrooms[brief.id])} free, "
            f"domestic support {view.supports[brief.id]}{more}{barred}"
        )
    for number, offer in enumerate(view.transfers, 1):
        note = f": {quoted(offer.note)}" if offer.note.strip() else ""
        sides = f"{names.seat(offer.giver)} to {names.seat(offer.taker)}"
        lines.append(f"   Transfer {number} waits: {sides}, {names.money(offer.amount)}{note}")
    return lines


def ledger(names: Names, feed: Iterable[Happening]) -> list[str]:
    """Every movement of money, in order, with its exercise time."""
    lines = []
    for item in feed:
        spent = isinstance(item.fact, ActTaken) and item.fact.cost
        if spent or isinstance(item.fact, MOVEMENTS):
            lines.append(f"{stamp(item.at)} {sentence(names, item)}")
    return ["Ledger", *(lines or ["No money has moved yet."])]
