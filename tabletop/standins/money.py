"""Money: pledges that come with the text they belong to, shortfalls made good, transfers, a raid at home."""

from __future__ import annotations

from tabletop.exercise.budget.pledges import PledgeMoney
from tabletop.exercise.budget.reallocation import Reallocate
from tabletop.exercise.budget.shortfalls import MakeGood
from tabletop.exercise.budget.transfers import AcceptTransfer
from tabletop.exercise.facts import Act
from tabletop.exercise.legal.templates import Template
from tabletop.scenario.agenda import Option
from tabletop.standins.mind import Mind

SAFE_AT_HOME = 50


def pledge(mind: Mind) -> Act | None:
    """Pledge to a line it wants, or raise the pledge when a text that includes it is close."""
    near = {pair for t in mind.texts("open", "tabled") for pair in t.choices.items()}
    wanted = {c: found for c in mind.interests.voluntary if (found := _wanted(mind, c, near))}
    pledged = mind.view.pledged if wanted else {}
    amounts = {
        c: amount for c, (option, close) in wanted.items()
        if (amount := _amount(mind.interests.shares[c][option.id], close)) > pledged.get(c, 0)
    }  # fmt: skip
    for template in mind.legal.get(PledgeMoney.kind, ()) if amounts else ():
        clause, ask = template.fixed["clause"], template.asks[0]
        amount = min(amounts.get(clause, 0), ask.high)
        if clause in amounts and max(ask.low, pledged.get(clause, 0) + 1) <= amount:
            return PledgeMoney(clause, amount, wanted[clause][0].id)
    return None


def _wanted(mind: Mind, clause: str, near: set[tuple[str, str]]) -> tuple[Option, bool] | None:
    """The volunteers' option it would rather see than nothing, and whether a text with it is close."""
    known = mind.interests.clauses[clause]
    gains = mind.interests.gains[clause]
    for option in mind.interests.voluntary[clause]:
        close = (clause, option.id) in near
        if gains[option.id] > gains.get(known.status_quo, 0.0) and (
            close or (mind.hour > 0.35 and mind.likely(clause) == option.id)
        ):
            return option, close
    return None


def _amount(fair: float, near: bool) -> int:
    return max(1, int(fair * (1.15 if near else 0.7)))


def make_good(mind: Mind) -> Act | None:
    """Pay what it owes; and its fair part of what the alliance owes together."""
    for template in mind.legal.get(MakeGood.kind, ()) if mind.view.shortfalls else ():
        clause, owner = template.fixed["clause"], template.fixed["owner"]
        most = template.asks[0].high
        if owner == mind.seat:
            return MakeGood(clause, most, owner)
        errand = f"make good {clause} {mind.view.clock.move}"
        if owner == "" and not mind.memory.done.get(errand):
            mind.memory.done[errand] = 1
            share = mind.interests.shares[clause][mind.adopted[clause]]
            part = min(most, int(share * 0.3))
            if part >= 1:
                return MakeGood(clause, part, owner)
    return None


def take_transfer(mind: Mind) -> Act | None:
    """Money offered is money taken."""
    for template in mind.legal.get(AcceptTransfer.kind, ()) if mind.view.transfers else ():
        offer = next(t for t in mind.view.transfers if t.id == template.fixed["offer"])
        errand = f"transfer {offer.id}"
        if not mind.memory.done.get(errand):
            mind.memory.done[errand] = 1
            return AcceptTransfer(offer.id)
    return None


def raid(mind: Mind) -> Act | None:
    """Move money from home once, for an own shortfall or a text that is close, if support allows."""
    if mind.view.support < SAFE_AT_HOME or mind.memory.done.get("raid"):
        return None
    missing = _missing(mind)
    templates = mind.legal.get(Reallocate.kind, ()) if missing >= 1 else ()
    if not templates:
        return None
    mind.memory.done["raid"] = 1
    cheapest = min(templates, key=lambda t: _price(mind, t))
    return Reallocate(**cheapest.fixed, amount=min(cheapest.asks[0].high, missing))


def _price(mind: Mind, template: Template) -> int:
    return next(x.support for x in mind.view.brief.domestic.lines if x.id == template.fixed["line"])


def _missing(mind: Mind) -> int:
    short = sum(s.amount for s in mind.view.shortfalls if s.owner == mind.seat)
    if short:
        return max(0, short - mind.view.headroom)
    return max(0, _bill(mind) - mind.view.headroom) if mind.hour < 1 else 0


def _bill(mind: Mind) -> int:
    """Its share of the dearest text under decision."""
    bills = [0.0]
    for text in mind.texts("open"):
        known = mind.interests.clauses
        shares = [
            mind.interests.shares[c][o] for c, o in text.choices.items()
            if known[c].option(o).funding != "pledges"
        ]  # fmt: skip
        bills.append(float(int(sum(int(s) for s in shares))))
    return int(max(bills))
