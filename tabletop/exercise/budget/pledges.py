"""Pledges to a line, conditional on adoption: made, changed, given back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabletop.exercise.budget import ledger
from tabletop.exercise.budget.books import Pledge, Word, less_pledged, posted, posts
from tabletop.exercise.budget.carrying import coming_back, with_carried
from tabletop.exercise.budget.ledger import Entry
from tabletop.exercise.facts import ALLIANCE, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.rules import DELEGATION, Refused, Turn, decides, evolves, guards, seen_by
from tabletop.exercise.words import clause_title, money

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@act("pledge.set")
class PledgeMoney(AnyAct, frozen=True):
    """Pledge so many millions in all to a clause's line; 0 takes the pledge back. Fields as in Pledge."""

    clause: str
    amount: int
    option: str = ""
    matched_by: str = ""
    matched_amount: int = 0


@fact("pledge.was_set")
class PledgeSet(Fact, frozen=True):
    """The seat's pledge to a line is now this."""

    clause: str
    pledge: Pledge


@fact("pledge.returned")
class PledgeReturned(Fact, frozen=True):
    """Pledged millions come back; after a correction no more than is pledged."""

    clause: str
    amount: int
    why: str


def pledge_line(state: State, clause: str) -> int:
    """The highest cost among the options of a clause that volunteers would pay; 0 if there is none."""
    found = state.scenario.clauses.get(clause)
    return found.pledged if found is not None else 0


def return_pledges(turn: Turn, clause: str, why: str) -> None:
    """Give back all that is still pledged to a line."""
    for (seat, line), pledge in list(turn.state.budget.pledges.items()):
        if line == clause:
            turn.emit(PledgeReturned(clause, pledge.amount, why), seat)


@decides(PledgeMoney, DELEGATION, family="pledge")
def pledge(turn: Turn, act: PledgeMoney) -> None:
    """Pledge, other than before; after a correction the same may stand twice."""
    new = Pledge(act.amount, act.option, act.matched_by, act.matched_amount)
    old = turn.state.budget.pledges.get((turn.command.seat, act.clause))
    if pledge_line(turn.state, act.clause) and (old == new or (old is None and new.amount == 0)):
        raise Refused("That is your pledge already.")
    turn.emit(PledgeSet(act.clause, new))


@posts(PledgeSet)
def set_aside(state: State, event: Event, fact: PledgeSet) -> list[Entry]:
    """The difference to the old pledge, either way."""
    old = state.budget.pledges.get((event.seat, fact.clause))
    more = fact.pledge.amount - (old.amount if old else 0)
    if more < 0:
        return coming_back(state, event.seat, fact.clause, -more, "pledge taken back")
    free, bound = ledger.headroom(event.seat), ledger.pledged(event.seat, fact.clause)
    return [Entry(free, bound, more, "pledge")]


@posts(PledgeReturned)
def given_back(state: State, event: Event, fact: PledgeReturned) -> list[Entry]:
    """Back to headroom, or, of an earlier move, to the treasury."""
    return coming_back(state, event.seat, fact.clause, _still_pledged(state, event, fact), fact.why)


def _still_pledged(state: State, event: Event, fact: PledgeReturned) -> int:
    pledge = state.budget.pledges.get((event.seat, fact.clause))
    return min(fact.amount, pledge.amount if pledge else 0)


@guards(PledgeSet, family="pledge")
def can_pledge(state: State, event: Event, fact: PledgeSet) -> str | None:
    """A line that volunteers pay for, an amount within headroom and cost, not yet adopted."""
    limit, pledge = pledge_line(state, fact.clause), fact.pledge
    if limit == 0:
        return "Nothing on this clause is paid by pledges. Look for lines marked “pledges”."
    old = state.budget.pledges.get((event.seat, fact.clause))
    more, free = pledge.amount - (old.amount if old else 0), state.budget.headroom(event.seat)
    if more > 0 and fact.clause in state.decisions.adopted:
        return f"{clause_title(state, fact.clause)} is adopted. Pay towards what is still short instead."
    if not 0 <= pledge.amount <= limit:
        return f"A pledge here is a whole number from 0 to {limit}: the line costs no more."
    if more > free:
        return f"Your headroom is {money(state, free)}; {money(state, more)} more is too much."
    return _condition_fault(state, event.seat, fact)


def _condition_fault(state: State, seat: str, fact: PledgeSet) -> str | None:
    pledge, clause = fact.pledge, state.scenario.clauses[fact.clause]
    if pledge.option and pledge.option not in {o.id for o in clause.options if o.funding == "pledges"}:
        return "The option you name is not one that pledges pay for."
    if pledge.matched_by and (pledge.matched_by not in state.scenario.seats or pledge.matched_by == seat):
        return "Name another delegation whose pledge should match yours."
    if pledge.matched_by and pledge.matched_amount <= 0:
        return "Say how many millions the other delegation must pledge."
    return None


@evolves(PledgeSet)
def set_pledge(state: State, event: Event, fact: PledgeSet) -> State:
    """The new pledge replaces the old."""
    pledges = {**state.budget.pledges, (event.seat, fact.clause): fact.pledge}
    if fact.pledge.amount == 0:
        del pledges[event.seat, fact.clause]
    old = state.budget.pledges.get((event.seat, fact.clause))
    how = "lowered" if old and fact.pledge.amount < old.amount else "set"
    words = _words(state, event, fact.clause, fact.pledge.amount, how)
    carried = with_carried(state, event.seat, fact.clause, fact.pledge.amount)
    return posted(state, event, pledges=pledges, words=words, carried=carried)


@evolves(PledgeReturned)
def cut_pledge(state: State, event: Event, fact: PledgeReturned) -> State:
    """Less pledged, or nothing."""
    if not _still_pledged(state, event, fact):
        return state
    pledges = less_pledged(state, event.seat, fact.clause, fact.amount)
    left = pledges.get((event.seat, fact.clause))
    words = _words(state, event, fact.clause, left.amount if left else 0, "returned")
    carried = with_carried(state, event.seat, fact.clause, left.amount if left else 0)
    return posted(state, event, pledges=pledges, words=words, carried=carried)


def _words(
    state: State, event: Event, clause: str, amount: int, how: str
) -> dict[tuple[str, str], tuple[Word, ...]]:
    key, words = (event.seat, clause), state.budget.words
    return {**words, key: (*words.get(key, ()), Word(event.at, amount, how))}


@seen_by(PledgeSet, PledgeReturned)
def alliance(event: Event, fact: Fact) -> tuple[str, ...]:
    """Pledges are made before the alliance."""
    return (ALLIANCE,)
