"""Money in sentences: headroom, pledges, payments, shortfalls, transfers, domestic support."""

from __future__ import annotations

from tabletop.debrief.report.names import Names
from tabletop.debrief.report.phrases import counted, listed
from tabletop.debrief.report.telling import tells
from tabletop.exercise.budget.carrying import PledgeCarried
from tabletop.exercise.budget.funding import LinePaid
from tabletop.exercise.budget.headroom import HeadroomGranted, HeadroomLapsed
from tabletop.exercise.budget.pledges import PledgeReturned, PledgeSet
from tabletop.exercise.budget.reallocation import Reallocated
from tabletop.exercise.budget.shortfalls import ShortfallMadeGood, ShortfallStands
from tabletop.exercise.budget.support import ReallocationBarred, SupportChanged
from tabletop.exercise.budget.transfers import TransferAccepted, TransferDeclined, TransferOffered
from tabletop.exercise.facts import Event


@tells(HeadroomGranted)
def granted(names: Names, event: Event, fact: HeadroomGranted) -> str:
    return f"{names.who(event)} received {names.money(fact.amount)}: {fact.why}."


@tells(HeadroomLapsed)
def lapsed(names: Names, event: Event, fact: HeadroomLapsed) -> str:
    return f"{names.who(event)} gave back {names.money(fact.amount)} that it had not spent."


@tells(PledgeSet)
def pledged(names: Names, event: Event, fact: PledgeSet) -> str:
    pledge, line = fact.pledge, names.clause(fact.clause)
    if not pledge.amount:
        return f"{names.who(event)} took back its pledge to {line}."
    terms = f", for {names.option(fact.clause, pledge.option)} alone" if pledge.option else ""
    if pledge.matched_by:
        terms += f", if {names.seat(pledge.matched_by)} pledges at least {names.money(pledge.matched_amount)}"
    return f"{names.who(event)} pledged {names.money(pledge.amount)} to {line}{terms}."


@tells(PledgeReturned)
def returned(names: Names, event: Event, fact: PledgeReturned) -> str:
    back = names.money(fact.amount)
    return f"{names.who(event)} got back {back} pledged to {names.clause(fact.clause)}: {fact.why}."


@tells(PledgeCarried)
def carried(names: Names, event: Event, fact: PledgeCarried) -> str:
    line = names.clause(fact.clause)
    if not fact.amount:
        return f"What {names.seat(event.seat)} pledged to {line} is of this move."
    amount = names.money(fact.amount)
    return (
        f"{amount} that {names.seat(event.seat)} pledged to {line} outlast the move; what comes back lapses."
    )


@tells(Reallocated)
def reallocated(names: Names, event: Event, fact: Reallocated) -> str:
    seat = names.scenario.seats.get(event.seat)
    lines = {line.id: line.name for line in seat.domestic.lines} if seat else {}
    return f"{names.who(event)} moved {names.money(fact.amount)} from “{lines.get(fact.line, fact.line)}”."


@tells(SupportChanged)
def support(names: Names, event: Event, fact: SupportChanged) -> str:
    way = "rose" if fact.by > 0 else "fell"
    points = counted(abs(fact.by), "point")
    return f"Domestic support of {names.seat(event.seat)} {way} by {points}: {fact.why}."


@tells(TransferOffered)
def offered(names: Names, event: Event, fact: TransferOffered) -> str:
    note = f": “{fact.note}”" if fact.note.strip() else "."
    return f"{names.who(event)} offered {names.money(fact.amount)} to {names.seat(fact.to)}{note}"


@tells(TransferAccepted)
def taken(names: Names, event: Event, fact: TransferAccepted) -> str:
    return f"{names.who(event)} took {names.money(fact.amount)} from {names.seat(fact.giver)}."


@tells(TransferDeclined)
def declined(names: Names, event: Event, fact: TransferDeclined) -> str:
    what = f"the transfer from {names.seat(fact.giver)} to {names.seat(fact.taker)}"
    verb = "took back" if event.seat == fact.giver else "declined"
    return f"{names.who(event)} {verb} {what}."


@tells(LinePaid)
def paid(names: Names, event: Event, fact: LinePaid) -> str:
    source = "its pledge" if fact.out_of == "pledge" else "its headroom"
    return (
        f"{names.who(event)} paid {names.money(fact.amount)} for {names.clause(fact.clause)} from {source}."
    )


@tells(ShortfallStands)
def short(names: Names, event: Event, fact: ShortfallStands) -> str:
    line, owner = names.clause(fact.clause), names.seat(fact.owner)
    return f"{line} is short of {names.money(fact.amount)}, owed by {owner}."


@tells(ShortfallMadeGood)
def made_good(names: Names, event: Event, fact: ShortfallMadeGood) -> str:
    of = "" if fact.owner == event.seat else f", owed by {names.seat(fact.owner)}"
    gift = f"{names.money(fact.amount)} of what {names.clause(fact.clause)} is short of"
    return f"{names.who(event)} paid {gift}{of}."


@tells(ReallocationBarred)
def barred(names: Names, event: Event, fact: ReallocationBarred) -> str:
    seats = listed((names.seat(seat) for seat in fact.seats), "nobody")
    return f"After a correction, reallocation in this move was barred for {seats}."
