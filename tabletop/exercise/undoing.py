"""Undoing acts (section 12): what would no longer fit is named; what follows from them is made good."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.exercise.clock.finishing import Finished
from tabletop.exercise.clock.moves import MoveClosed, MoveOpened
from tabletop.exercise.clock.phases import PhaseOpened
from tabletop.exercise.clock.plan import HOT_WASH, SEATING, closed_family, slot
from tabletop.exercise.clock.running import Paused, Resumed
from tabletop.exercise.clock.ticking import Tick, tick
from tabletop.exercise.clock.tray import LateSettled
from tabletop.exercise.core import State, evolve, fold, initial
from tabletop.exercise.corrections import CorrectionMade, Undo, voided
from tabletop.exercise.facts import CONTROL, Command, Event, Fact, Rejection
from tabletop.exercise.injects.due import InjectProposed
from tabletop.exercise.reckoning import Reckoning, amend, reckoned
from tabletop.exercise.rules import FAMILIES, Refused, Turn, objection


def correct(log: Sequence[Event], command: Command) -> tuple[Event, ...] | Rejection:
    """Decide an Undo against the whole log: the correction and what follows from it at the ends of moves.

    Refused if a later act would no longer fit, or would have paid otherwise; the sentence names it.
    """
    undo = command.act
    if not isinstance(undo, Undo):
        raise TypeError("only an Undo corrects")
    if reason := _unclear(log, undo, command.seat):
        return Rejection(reason)
    event = Event(
        log[0].exercise, log[-1].sequence + 1, command.id, command.seat, command.person, command.phase,
        command.at, command.wall, CorrectionMade(undo.causes, undo.reason),
    )  # fmt: skip
    corrected = [*log, event]
    broken = misfit(corrected)
    if broken is None:
        before, after = reckoned(log), reckoned(corrected)
        broken = _paid_otherwise(before, after)
    if broken is not None:
        later, reason = broken
        return Rejection(
            f"Event {later.sequence} ({later.fact.kind}) would no longer fit: {reason} Undo that act as well."
        )
    was, turn = fold(log), Turn(fold(corrected), command, event.sequence + 1)
    try:
        amend(turn, was, before, after)
        _hold_the_clock(turn, was)
    except Refused as refused:
        return Rejection(str(refused))
    return (event, *turn.events)


def _unclear(log: Sequence[Event], undo: Undo, seat: str) -> str | None:
    if seat != CONTROL:
        return "Only the facilitator corrects the record."
    known = {event.cause for event in log[1:]}
    if not undo.causes or not set(undo.causes) <= known:
        return "There is no such act to undo. Look at the log for its number."
    if set(undo.causes) & voided(log):
        return "This act is undone already."
    return None if undo.reason.strip() else "Say in a few words why it is undone."


def misfit(log: Sequence[Event]) -> tuple[Event, str] | None:
    """The first event that no longer fits once corrections count, and why; None if all fit.

    What a correction brought with it is not asked: it is reckoned anew with every correction.
    """
    gone, state = voided(log), initial(log[0])
    amends = _causes(log, CorrectionMade)
    turning, late = _causes(log, MoveClosed, MoveOpened), _causes(log, LateSettled)
    for event in log[1:]:
        if event.cause in gone:
            continue
        try:
            if event.cause not in amends and (
                reason := _objection(state, event)
                or (None if event.cause in late else _shut(state, event))
                or (None if event.cause in turning else _astray(state, event))
            ):
                return event, reason
            state = evolve(state, event)
        except (KeyError, StopIteration):
            return event, "What it builds on no longer exists."
    return None


def _causes(log: Sequence[Event], *kinds: type[Fact]) -> frozenset[str]:
    return frozenset(event.cause for event in log if isinstance(event.fact, kinds))


def _objection(state: State, event: Event) -> str | None:
    """As the rules object; but to stop a clock that stands, or start one that runs, does no harm here."""
    return None if isinstance(event.fact, Paused | Resumed) else objection(state, event)


def _shut(state: State, event: Event) -> str | None:
    """A sentence if the phase that is now open does not allow the act; the tray may let it count later."""
    family = FAMILIES.get(type(event.fact))
    return closed_family(state, family, event.at, event.seat) if family else None


def _astray(state: State, event: Event) -> str | None:
    """A sentence if an act that turned no move would now pass from one into another, or out of one."""
    here, fact = slot(state).move, event.fact
    if isinstance(fact, PhaseOpened) and 0 <= fact.phase < len(state.plan):
        return "Its move would not be open." if state.plan[fact.phase].move != here else None
    if isinstance(fact, Finished) and here not in (SEATING, HOT_WASH):
        return "The last move would not be closed."
    return None


def _hold_the_clock(turn: Turn, was: State) -> None:
    """Stop the clock if what was undone would at once come about again by itself."""
    if _by_itself(turn.state, turn.command) - _by_itself(was, turn.command):
        turn.emit(Paused())


def _by_itself(state: State, command: Command) -> set[str]:
    """What the next look at the clock would bring about without anybody's word."""
    turn = Turn(state, command, 0)
    tick(turn, Tick())
    return {repr(event.fact) for event in turn.events if not isinstance(event.fact, InjectProposed)}


def _paid_otherwise(before: Reckoning, after: Reckoning) -> tuple[Event, str] | None:
    known = {event.sequence for event in before.otherwise}
    for event in after.otherwise:
        if event.sequence not in known:
            return event, "Others would have to pay for it, or other sums."
    return None
