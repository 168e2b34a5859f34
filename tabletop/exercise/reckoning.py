"""What follows by itself from the acts that count: reckoned anew after a correction, and then made good."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct, field

from tabletop.exercise.arguments.proposals import argument_of
from tabletop.exercise.arguments.rulings import ArgumentRuled, take_back
from tabletop.exercise.budget.carrying import PledgeCarried
from tabletop.exercise.budget.funding import LinePaid, settle
from tabletop.exercise.budget.headroom import HeadroomGranted, HeadroomLapsed
from tabletop.exercise.budget.pledges import PledgeReturned, PledgeSet
from tabletop.exercise.budget.shortfalls import ShortfallStands
from tabletop.exercise.budget.support import ReallocationBarred, SupportChanged, change_support
from tabletop.exercise.clock.closing import close_move
from tabletop.exercise.clock.moves import MoveClosed
from tabletop.exercise.commitments.judging import VERDICTS, CommitmentJudged, pronounce
from tabletop.exercise.commitments.promises import commitment_of
from tabletop.exercise.core import State, evolve, initial
from tabletop.exercise.corrections import CorrectionMade, voided
from tabletop.exercise.decisions.adoption import TextAdopted
from tabletop.exercise.decisions.falling import TextFell, give_back
from tabletop.exercise.decisions.procedures import assenting
from tabletop.exercise.decisions.red_lines import charge
from tabletop.exercise.facts import Act, Command, Event
from tabletop.exercise.rules import Turn

ENDING = (CommitmentJudged, HeadroomLapsed, PledgeCarried, MoveClosed)
SETTLING = (LinePaid, ShortfallStands, PledgeReturned, SupportChanged)
WHY = "after a correction"


class Reckoning(Struct):
    """The state if every move had ended on what counts; the reasons of verdicts then given, by promise.

    `otherwise` are the adoptions for which the record holds other payments than would follow now.
    """

    state: State
    reasons: dict[str, str] = field(default_factory=dict)
    otherwise: list[Event] = field(default_factory=list)


def reckoned(log: Sequence[Event]) -> Reckoning:
    """Fold the log, but close every move, let every text fall and overrule what was ruled anew.

    What earlier corrections made good is left out.
    """
    gone, found = voided(log), Reckoning(initial(log[0]))
    corrections = {event.cause for event in log if isinstance(event.fact, CorrectionMade)}
    live = (e for e in log[1:] if e.cause not in gone and e.cause not in corrections)
    for _, caused in groupby(live, key=lambda event: event.cause):
        for stretch in _to_each_end(caused):
            _follow(found, stretch)
    return found


def _to_each_end(events: Iterator[Event]) -> Iterator[list[Event]]:
    stretch: list[Event] = []
    for event in events:
        stretch.append(event)
        if isinstance(event.fact, MoveClosed):
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _follow(found: Reckoning, stretch: list[Event]) -> None:
    stretch = _overruled(found, stretch)
    for place, event in enumerate(stretch):
        if isinstance(stretch[-1].fact, MoveClosed) and isinstance(event.fact, ENDING):
            _close(found, stretch[-1])
            return
        if isinstance(event.fact, TextAdopted) and _otherwise(found.state, event, stretch[place + 1 :]):
            found.otherwise.append(event)
        if isinstance(event.fact, TextFell):
            _fall(found, event, event.fact.draft)
        else:
            found.state = evolve(found.state, event)


def _overruled(found: Reckoning, stretch: list[Event]) -> list[Event]:
    """Take back anew what an earlier ruling or verdict had changed; the events that are left to follow."""
    closing = isinstance(stretch[-1].fact, MoveClosed)
    for place, event in enumerate(() if closing else stretch):
        turn, fact = _turn(found.state, event), event.fact
        if isinstance(fact, ArgumentRuled):
            take_back(turn, argument_of(turn.state, fact.argument))
            found.state = turn.state
            return stretch[place:]
        if isinstance(fact, CommitmentJudged):
            promise = commitment_of(turn.state, fact.commitment)
            if promise.state != fact.verdict:
                pronounce(turn, promise, fact.verdict, fact.reason)
            found.state = turn.state
            return []
    return stretch


def _fall(found: Reckoning, fell: Event, draft: str) -> None:
    """What was pledged comes back whole; the returns on record then find nothing left to give back."""
    text = found.state.decisions.open.get(draft)
    turn = _turn(evolve(found.state, fell), fell)
    if text is not None:
        give_back(turn, text)
    found.state = turn.state


def _otherwise(state: State, adopted: Event, then: list[Event]) -> bool:
    """Whether something else would now follow from an adoption than what did follow, `then`."""
    assert isinstance(adopted.fact, TextAdopted)
    text = state.decisions.open.get(adopted.fact.draft)
    if text is None:
        return False
    turn = _turn(evolve(state, adopted), adopted)
    charge(turn, assenting(state, text), text)
    settle(turn, text, adopted.fact.bound)
    return _as_recorded(turn.events) != _as_recorded(_settled(then))


def _close(found: Reckoning, end: Event) -> None:
    turn = _turn(found.state, end)
    close_move(turn)
    found.state = turn.state
    found.reasons |= {
        e.fact.commitment: e.fact.reason for e in turn.events if isinstance(e.fact, CommitmentJudged)
    }


def _turn(state: State, event: Event) -> Turn:
    command = Command(event.cause, event.seat, event.person, event.phase, event.at, Act(), event.wall)
    return Turn(state, command, event.sequence)


def _settled(events: list[Event]) -> list[Event]:
    """What the record holds as following from an adoption."""
    end = next((n for n, e in enumerate(events) if not isinstance(e.fact, SETTLING)), len(events))
    return events[:end]


def _as_recorded(events: list[Event]) -> list[tuple[str, object]]:
    return [(event.seat, event.fact) for event in events]


def amend(turn: Turn, was: State, before: Reckoning, after: Reckoning) -> None:
    """Make good what the ends of moves and fallen texts had settled otherwise.

    That is pledges, verdicts, support, headroom and who is barred. `was` is the state before the correction;
    what did not follow from the rules even then stays as it is.
    """
    _amend_pledges(turn, after)
    for promise in after.state.commitments.values():
        now, then = turn.state.commitments[promise.id].state, was.commitments.get(promise.id)
        told = before.state.commitments.get(promise.id)
        as_before = then and told and (then.state, told.state) == (now, promise.state)
        judged = now in VERDICTS or promise.state in VERDICTS
        if judged and now != promise.state and not as_before:
            reason = after.reasons.get(promise.id, "It is not due.")
            verdict, why = promise.state, f"{reason} (After a correction.)"
            turn.emit(CommitmentJudged(promise.id, promise.by, promise.to, verdict, why, promise.loss))
    for seat in turn.state.scenario.seats:
        _amend_seat(turn, seat, was, before, after)
    if before.state.budget.barred != after.state.budget.barred != turn.state.budget.barred:
        turn.emit(ReallocationBarred(after.state.budget.barred))


def _amend_pledges(turn: Turn, after: Reckoning) -> None:
    now, then = turn.state.budget.pledges, after.state.budget.pledges
    for seat, clause in dict.fromkeys((*now, *then)):
        pledged, due = now.get((seat, clause)), then.get((seat, clause))
        more = (pledged.amount if pledged else 0) - (due.amount if due else 0)
        if more > 0:
            turn.emit(PledgeReturned(clause, more, WHY), seat)
        elif due is not None and more < 0:
            turn.emit(PledgeSet(clause, due), seat)
    older, overdue = turn.state.budget.carried, after.state.budget.carried
    for key in dict.fromkeys((*older, *overdue)):
        if older.get(key, 0) != overdue.get(key, 0):
            turn.emit(PledgeCarried(key[1], overdue.get(key, 0)), key[0])


def _amend_seat(turn: Turn, seat: str, was: State, before: Reckoning, after: Reckoning) -> None:
    off = was.budget.support[seat] - before.state.budget.support[seat]
    change_support(turn, seat, after.state.budget.support[seat] + off - turn.state.budget.support[seat], WHY)
    off = was.budget.headroom(seat) - before.state.budget.headroom(seat)
    more = after.state.budget.headroom(seat) + off - turn.state.budget.headroom(seat)
    if more > 0:
        turn.emit(HeadroomGranted(more, WHY), seat)
    elif more < 0:
        turn.emit(HeadroomLapsed(-more), seat)
