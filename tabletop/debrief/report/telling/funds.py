"""Money in sentences: headroom, pledges, payments, shortfalls, transfers, domestic support."""

from __future__ import annotations

from tabletop.debrief.report.names import Names
from tabletop.debrief.report.phrases import counted
from tabletop.debrief.report.telling import tells
from tabletop.exercise import budget, funding
from tabletop.exercise.facts import Event


@tells(budget.HeadroomGranted)
def granted(names: Names, event: Event, fact: budget.HeadroomGranted) -> str:
    return f"{names.who(event)} received {names.money(fact.amount)}: {fact.why}."


@tells(budget.HeadroomLapsed)
def lapsed(names: Names, event: Event, fact: budget.HeadroomLapsed) -> str:
    return f"{names.who(event)} gave back {names.money(fact.amount)} that it had not spent."


@tells(budget.PledgeSet)
def pledged(names: Names, event: Event, fact: budget.PledgeSet) -> str:
    pledge, line = fact.pledge, names.clause(fact.clause)
    if not pledge.amount:
        return f"{names.who(event)} took back its pledge to {line}."
    terms = f", for {names.option(fact.clause, pledge.option)} alone" if pledge.option else ""
    if pledge.matched_by:
        terms += f", if {names.seat(pledge.matched_by)} pledges at least {names.money(pledge.matched_amount)}"
    return f"{names.who(event)} pledged {names.money(pledge.amount)} to {line}{terms}."


@tells(budget.PledgeReturned)
def returned(names: Names, event: Event, fact: budget.PledgeReturned) -> str:
    back = names.money(fact.amount)
    return f"{names.who(event)} got back {back} pledged to {names.clause(fact.clause)}: {fact.why}."


@tells(budget.Reallocated)
def reallocated(names: Names, event: Event, fact: budget.Reallocated) -> str:
    seat = names.scenario.seats.get(event.seat)
    lines = {line.id: line.name for line in seat.domestic.lines} if seat else {}
    return f"{names.who(event)} moved {names.money(fact.amount)} from “{lines.get(fact.line, fact.line)}”."


@tells(budget.SupportChanged)
def support(names: Names, event: Event, fact: budget.SupportChanged) -> str:
    way = "rose" if fact.by > 0 else "fell"
    points = counted(abs(fact.by), "point")
    return f"Domestic support of {names.seat(event.seat)} {way} by {points}: {fact.why}."


@tells(budget.TransferOffered)
def offered(names: Names, event: Event, fact: budget.TransferOffered) -> str:
    note = f": “{fact.note}”" if fact.note.strip() else "."
    return f"{names.who(event)} offered {names.money(fact.amount)} to {names.seat(fact.to)}{note}"


@tells(budget.TransferAccepted)
def taken(names: Names, event: Event, fact: budget.TransferAccepted) -> str:
    return f"{names.who(event)} took {names.money(fact.amount)} from {names.seat(fact.giver)}."


@tells(budget.TransferDeclined)
def declined(names: Names, event: Event, fact: budget.TransferDeclined) -> str:
    what = f"the transfer from {names.seat(fact.giver)} to {names.seat(fact.taker)}"
    verb = "took back" if event.seat == fact.giver else "declined"
    return f"{names.who(event)} {verb} {what}."


@tells(funding.LinePaid)
def paid(names: Names, event: Event, fact: funding.LinePaid) -> str:
    source = "its pledge" if fact.out_of == "pledge" else "its headroom"
    return (
        f"{names.who(event)} paid {names.money(fact.amount)} for {names.clause(fact.clause)} from {source}."
    )


@tells(funding.ShortfallStands)
def short(names: Names, event: Event, fact: funding.ShortfallStands) -> str:
    line, owner = names.clause(fact.clause), names.seat(fact.owner)
    return f"{line} is short of {names.money(fact.amount)}, owed by {owner}."


@tells(funding.ShortfallMadeGood)
def made_good(names: Names, event: Event, fact: funding.ShortfallMadeGood) -> str:
    of = "" if fact.owner == event.seat else f", owed by {names.seat(fact.owner)}"
    gift = f"{names.money(fact.amount)} of what {names.clause(fact.clause)} is short of"
    return f"{names.who(event)} paid {gift}{of}."
