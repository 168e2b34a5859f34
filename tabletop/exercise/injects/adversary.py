"""The adversary's answer: a prepared reply by band of pressure, or the facilitator's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabletop.exercise.clock.plan import move_number
from tabletop.exercise.facts import CONTROL, EVERYONE, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.rules import Refused, Turn, decides, guards, seen_by
from tabletop.exercise.words import missing_text

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@act("adversary.reply")
class Reply(AnyAct, frozen=True):
    """The other side's answer: a prepared one by band (low, middle, high), or own words."""

    band: str
    text: str = ""


@fact("adversary.replied")
class AdversaryReplied(Fact, frozen=True):
    """The other side's answer; `move` counts from 0."""

    move: int
    band: str
    text: str


@decides(Reply, CONTROL)
def reply(turn: Turn, act: Reply) -> None:
    """The prepared reply of the band, or the facilitator's words."""
    state, move = turn.state, move_number(turn.state)
    text = act.text
    if not text.strip():
        move_id = state.timing.moves[move].move
        prepared = next((r for r in state.scenario.adversary.replies if r.move == move_id), None)
        if prepared is None or act.band not in ("low", "middle", "high"):
            raise Refused("There is no prepared reply of that name for this move. Write your own words.")
        text = {"low": prepared.low, "middle": prepared.middle, "high": prepared.high}[act.band]
    turn.emit(AdversaryReplied(move, act.band if not act.text.strip() else "own", text))


@guards(AdversaryReplied)
def can_reply(state: State, event: Event, fact: AdversaryReplied) -> str | None:
    """Some words."""
    return missing_text(fact.text, "A reply")


@seen_by(AdversaryReplied)
def everyone(event: Event, fact: AdversaryReplied) -> tuple[str, ...]:
    """The other side speaks in public."""
    return (EVERYONE,)
