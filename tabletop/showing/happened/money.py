"""Sentences about headroom, pledges, transfers, payments and shortfalls."""

from __future__ import annotations

from tabletop.exercise.budget.books import Pledge
from tabletop.exercise.budget.carrying import PledgeCarried
from tabletop.exercise.budget.funding import LinePaid
from tabletop.exercise.budget.headroom import HeadroomGranted, HeadroomLapsed
from tabletop.exercise.budget.pledges import PledgeReturned, PledgeSet
from tabletop.exercise.budget.reallocation import Reallocated
from tabletop.exercise.budget.shortfalls import ShortfallMadeGood, ShortfallStands
from tabletop.exercise.budget.support import ReallocationBarred, SupportChanged
from tabletop.exercise.budget.transfers import TransferAccepted, TransferDeclined, TransferOffered
from tabletop.showing.gate import one_line
from tabletop.showing.happened.registry import tells
from tabletop.showing.names import Names, quoted


@tells(HeadroomGranted)
def granted(names: Names, seat: str, fact: HeadroomGranted) -> str:
    """New headroom."""
    return f"{names.seat(seat)} has {names.money(fact.amount)} more to spend: {one_line(fact.why)}."


@tells(HeadroomLapsed)
def lapsed(names: Names, seat: str, fact: HeadroomLapsed) -> str:
    """Gone back."""
    return f"{names.money(fact.amount)} that {names.seat(seat)} did not spend go back."


def condition(names: Names, clause: str, pledge: Pledge) -> str:
    """The condition of a pledge in words, with a leading comma; empty if there is none."""
    words = ""
    if pledge.option:
        words += f", if {names.option(clause, pledge.option)} is adopted"
    if pledge.matched_by:
        words += f", if {names.seat(pledge.matched_by)} pledges at least {names.money(pledge.matched_amount)}"
    return words


@tells(PledgeSet)
def pledged(names: Names, seat: str, fact: PledgeSet) -> str:
    """A pledge, or none any more."""
    if not fact.pledge.amount:
        return f"{names.seat(seat)} takes back its pledge to {names.on(fact.clause)}."
    amount, words = names.money(fact.pledge.amount), condition(names, fact.clause, fact.pledge)
    return f"{names.seat(seat)} pledges {amount} to {names.on(fact.clause)}{words}."


@tells(PledgeReturned)
def returned(names: Names, seat: str, fact: PledgeReturned) -> str:
    """Back to headroom."""
    amount, why = names.money(fact.amount), one_line(fact.why)
    return f"{amount} pledged to {names.on(fact.clause)} come back to {names.seat(seat)}: {why}."


@tells(PledgeCarried)
def carried(names: Names, seat: str, fact: PledgeCarried) -> str:
    """It stands, and its money lapses if it comes back."""
    amount, line = names.money(fact.amount), names.clause(fact.clause)
    if not fact.amount:
        return f"what {names.seat(seat)} pledges to {line} is of this move."
    return (
        f"{amount} that {names.seat(seat)} pledged to {line} stand into the next move; what comes back of "
        "them is gone."
    )


@tells(Reallocated)
def reallocated(names: Names, seat: str, fact: Reallocated) -> str:
    """Money from home."""
    line = names.home_line(seat, fact.line)
    return f"{names.seat(seat)} moves {names.money(fact.amount)} from {line} to the table."


@tells(SupportChanged)
def support(names: Names, seat: str, fact: SupportChanged) -> str:
    """Points at home."""
    way, points = ("rises", fact.by) if fact.by >= 0 else ("falls", -fact.by)
    return f"domestic support of {names.seat(seat)} {way} by {points}: {one_line(fact.why)}."


@tells(ReallocationBarred)
def barred(names: Names, seat: str, fact: ReallocationBarred) -> str:
    """Who may not move money from home."""
    return f"after a correction, no reallocation in this move for {names.seats(fact.seats)}."


@tells(TransferOffered)
def offered(names: Names, seat: str, fact: TransferOffered) -> str:
    """An offer."""
    note = f": {quoted(fact.note)}" if fact.note.strip() else "."
    return f"{names.seat(seat)} offers {names.money(fact.amount)} to {names.seat(fact.to)}{note}"


@tells(TransferAccepted)
def taken(names: Names, seat: str, fact: TransferAccepted) -> str:
    """The money moves."""
    return f"{names.seat(seat)} takes {names.money(fact.amount)} from {names.seat(fact.giver)}."


@tells(TransferDeclined)
def declined(names: Names, seat: str, fact: TransferDeclined) -> str:
    """No transfer."""
    return f"the transfer from {names.seat(fact.giver)} to {names.seat(fact.taker)} is off."


@tells(LinePaid)
def paid(names: Names, seat: str, fact: LinePaid) -> str:
    """Money to an adopted line."""
    source = "out of its pledge" if fact.out_of == "pledge" else "as its share"
    return f"{names.seat(seat)} pays {names.money(fact.amount)} for {names.on(fact.clause)}, {source}."


@tells(ShortfallStands)
def short(names: Names, seat: str, fact: ShortfallStands) -> str:
    """Unfunded, by name."""
    owner = names.seat(fact.owner)
    return f"{names.on(fact.clause)} is short of {names.money(fact.amount)}, owed by {owner}."


@tells(ShortfallMadeGood)
def made_good(names: Names, seat: str, fact: ShortfallMadeGood) -> str:
    """Less is short."""
    amount = names.money(fact.amount)
    return f"{names.seat(seat)} pays {amount} of what was short on {names.on(fact.clause)}."
