"""Undoing acts (section 12): what would no longer fit is named; what follows from them is made good."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.exercise.core import evolve, fold, initial
from tabletop.exercise.corrections import CorrectionMade, Undo, voided
from tabletop.exercise.facts import CONTROL, Command, Event, Rejection
from tabletop.exercise.reckoning import Reckoning, amend, reckoned
from tabletop.exercise.rules import Refused, Turn, objection


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
    turn = Turn(fold(corrected), command, event.sequence + 1)
    try:
        amend(turn, fold(log), before, after)
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
    amends = {event.cause for event in log if isinstance(event.fact, CorrectionMade)}
    for event in log[1:]:
        if event.cause in gone:
            continue
        try:
            if event.cause not in amends and (reason := objection(state, event)):
                return event, reason
            state = evolve(state, event)
        except (KeyError, StopIteration):
            return event, "What it builds on no longer exists."
    return None


def _paid_otherwise(before: Reckoning, after: Reckoning) -> tuple[Event, str] | None:
    known = {event.sequence for event in before.otherwise}
    for event in after.otherwise:
        if event.sequence not in known:
            return event, "Others would have to pay for it, or other sums."
    return None
