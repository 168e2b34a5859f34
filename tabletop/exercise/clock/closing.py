"""What the turn of a phase or a move brings with it: open texts, due commitments, headroom."""

from __future__ import annotations

from tabletop.exercise.budget.carrying import carry_pledges
from tabletop.exercise.budget.headroom import HeadroomGranted, HeadroomLapsed
from tabletop.exercise.clock.moves import MoveClosed, MoveOpened
from tabletop.exercise.clock.plan import HOT_WASH, SEATING, slot
from tabletop.exercise.clock.rounds import fund_what_is_short
from tabletop.exercise.commitments.judging import judge_due
from tabletop.exercise.decisions.adoption import conclude
from tabletop.exercise.decisions.falling import WITHDRAWN, fall
from tabletop.exercise.decisions.opening import carry_over
from tabletop.exercise.rules import Refused, Turn
from tabletop.exercise.words import listed


def close_texts(turn: Turn, choice: str, seconds: int = 0) -> bool:
    """Deal with texts under decision as the facilitator chose; Refused asks for the choice.

    What is extended goes on into a phase of so many `seconds`. True if a close has left money short, so
    that the open phase stays open for its funding round.
    """
    state = turn.state
    if not state.decisions.open:
        return False
    numbers = [f"text {state.drafts.texts[d].number}" for d in state.decisions.open]
    if choice not in (("extend", "close", "withdraw") if seconds else ("close", "withdraw")):
        raise Refused(
            f"Still under decision: {listed(numbers)}. Say whether to {_extend(seconds)}close it now, "
            "or withdraw it."
        )
    for draft in list(state.decisions.open):
        if choice == "close":
            conclude(turn, draft)
        elif choice == "withdraw":
            fall(turn, draft, WITHDRAWN)
        else:
            carry_over(turn, draft, seconds)
    return choice == "close" and fund_what_is_short(turn, state.budget.shortfalls)


def _extend(seconds: int) -> str:
    return "extend it into the next phase, " if seconds else ""


def close_move(turn: Turn) -> None:
    """Judge what is due and let unspent headroom lapse, unless the scenario carries it over."""
    move = slot(turn.state).move
    if move in (SEATING, HOT_WASH):
        return
    judge_due(turn, move)
    if not turn.state.scenario.carry_over:
        for seat in turn.state.scenario.seats:
            if left := turn.state.budget.headroom(seat):
                turn.emit(HeadroomLapsed(left), seat)
        carry_pledges(turn)
    turn.emit(MoveClosed(move))


def open_move(turn: Turn, move: int) -> None:
    """Grant headroom and open the move."""
    turn.emit(MoveOpened(move))
    for seat in turn.state.scenario.delegations:
        if amount := seat.headroom_in(move):
            turn.emit(HeadroomGranted(amount, f"headroom of move {move + 1}"), seat.id)
