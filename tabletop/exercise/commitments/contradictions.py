"""Private promises against public words (section 7): what does not go together is noted at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabletop.exercise.commitments.promises import Commitment
from tabletop.exercise.facts import EVALUATOR, EVERYONE, Event, Fact, fact
from tabletop.exercise.rules import Turn, seen_by
from tabletop.exercise.words import clause_title, money, option_label

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@fact("contradiction.noted")
class ContradictionNoted(Fact, frozen=True):
    """A private promise and a public statement of the same seat do not go together."""

    commitment: str
    reason: str


@seen_by(ContradictionNoted)
def noted(event: Event, fact: ContradictionNoted) -> tuple[str, ...]:
    """Facilitator and evaluators at once; everybody in the debrief."""
    return (EVALUATOR,)


def contradiction(state: State, promise: Commitment, messages: tuple[str, ...], posture: int) -> str | None:
    """Why a private promise does not go with a statement of the same seat; None if it does."""
    wanted = promise.undertaking
    if wanted.kind == "posture" and posture > wanted.posture:
        return f"Promised a posture of at most {wanted.posture}, spoke at {posture}."
    tagged = [m for m in state.scenario.key_messages if m.id in messages and m.clause == wanted.clause]
    for message in tagged:
        if wanted.kind == "accept" and message.option and message.option != wanted.option:
            said = option_label(state, wanted.clause, message.option)
            owed = option_label(state, wanted.clause, wanted.option)
            title = clause_title(state, wanted.clause)
            return f"Promised to accept {owed} on {title}, said {said} in public."
        if wanted.kind == "pledge" and message.amount is not None and message.amount < wanted.amount:
            return f"Promised {money(state, wanted.amount)}, announced {money(state, message.amount)}."
    return None


def note_for_commitment(turn: Turn, promise: Commitment) -> None:
    """Compare a new private promise with all that its seat has said."""
    if promise.to == EVERYONE:
        return
    for said in turn.state.speech.said.get(promise.by, ()):
        if reason := contradiction(turn.state, promise, said.messages, said.posture):
            turn.emit(ContradictionNoted(promise.id, reason))
            return


def note_for_statement(turn: Turn, seat: str, messages: tuple[str, ...], posture: int) -> None:
    """Compare a new statement with the seat's private promises that still count."""
    for promise in list(turn.state.commitments.values()):
        live = promise.by == seat and promise.to != EVERYONE and promise.state in ("open", "offered")
        if live and (reason := contradiction(turn.state, promise, messages, posture)):
            turn.emit(ContradictionNoted(promise.id, reason))
