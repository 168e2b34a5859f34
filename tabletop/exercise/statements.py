"""Public messaging (section 8): statements with audience, posture and key messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from tabletop.exercise.clock.plan import move_number
from tabletop.exercise.commitments.contradictions import note_for_statement
from tabletop.exercise.facts import CHAIR, CONTROL, EVERYONE, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.rules import DELEGATION, Turn, decides, evolves, guards, seen_by

if TYPE_CHECKING:
    from tabletop.exercise.core import State

POSTURES = {1: "conciliatory", 2: "open", 3: "neutral", 4: "critical", 5: "firm"}
AUDIENCES = ("home", "allies", "adversary", "partner")


class Said(Struct, frozen=True):
    """What a seat said, as far as rules need it: key messages, posture, move and exercise time."""

    messages: tuple[str, ...]
    posture: int
    move: int
    at: int


class Speech(Struct, frozen=True):
    """Statements by seat, and postures as (seat, at, posture)."""

    said: dict[str, tuple[Said, ...]] = field(default_factory=dict)
    postures: tuple[tuple[str, int, int], ...] = ()


@act("statement.make")
class MakeStatement(AnyAct, frozen=True):
    """Speak in public: audiences, posture 1 (conciliatory) to 5 (firm), key messages, and words."""

    audiences: tuple[str, ...]
    posture: int
    messages: tuple[str, ...]
    text: str


@fact("statement.made")
class StatementMade(Fact, frozen=True):
    """Said in public; the adversary hears it whatever audience was meant. `move` counts from 0."""

    statement: str
    audiences: tuple[str, ...]
    posture: int
    messages: tuple[str, ...]
    text: str
    move: int


@decides(MakeStatement, DELEGATION, CHAIR, CONTROL, family="speak")
def speak(turn: Turn, act: MakeStatement) -> None:
    """Speak, and note private promises it contradicts."""
    audiences = tuple(a for a in AUDIENCES if a in act.audiences)
    if len(audiences) != len(set(act.audiences)):
        audiences = act.audiences
    move = move_number(turn.state)
    messages = tuple(dict.fromkeys(act.messages))
    turn.emit(StatementMade(turn.command.id, audiences, act.posture, messages, act.text, move))
    note_for_statement(turn, turn.command.seat, messages, act.posture)


@guards(StatementMade, family="speak")
def can_speak(state: State, event: Event, fact: StatementMade) -> str | None:
    """Audience, posture, known messages, something to say, and not more often than the scenario allows."""
    if not fact.audiences or not set(fact.audiences) <= set(AUDIENCES):
        return "Choose at least one audience: home, allies, adversary or partner."
    if fact.posture not in POSTURES:
        return "A posture is a number from 1 (conciliatory) to 5 (firm)."
    known = {m.id: m for m in state.scenario.key_messages} if fact.messages else {}
    for message in fact.messages:
        if message not in known or (known[message].by and event.seat not in known[message].by):
            return "One of the key messages is not among yours."
    if not fact.messages and not fact.text.strip():
        return "Say something: choose a key message or write a text."
    limit = state.scenario.statements_per_move
    used = sum(said.move == fact.move for said in state.speech.said.get(event.seat, ()))
    if used >= limit and event.seat in state.scenario.seats:
        return f"You have made {used} of {limit} statements in this move. Wait for the next move."
    return None


@evolves(StatementMade)
def add(state: State, event: Event, fact: StatementMade) -> State:
    """On record."""
    said = (*state.speech.said.get(event.seat, ()), Said(fact.messages, fact.posture, fact.move, event.at))
    postures = (*state.speech.postures, (event.seat, event.at, fact.posture))
    return replace(state, speech=Speech({**state.speech.said, event.seat: said}, postures))


@seen_by(StatementMade)
def everyone(event: Event, fact: StatementMade) -> tuple[str, ...]:
    """Public is public."""
    return (EVERYONE,)
