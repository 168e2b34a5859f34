"""How a decision ends: the text is adopted and paid for, or it falls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise.budget.funding import settle
from tabletop.exercise.clock.plan import move_number
from tabletop.exercise.decisions.falling import fall
from tabletop.exercise.decisions.procedures import assenting, bound_by, obstacle
from tabletop.exercise.decisions.red_lines import charge
from tabletop.exercise.decisions.texts import Adopted, without_open
from tabletop.exercise.drafts.wording import put
from tabletop.exercise.facts import ALLIANCE, CHAIR, CONTROL, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.rules import Refused, Turn, decides, evolves, guards, seen_by

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@act("decision.close")
class CloseDecision(AnyAct, frozen=True):
    """End silence, vote or signature now."""

    draft: str


@fact("text.adopted")
class TextAdopted(Fact, frozen=True):
    """The text stands; `bound` are those it binds, `move` counts from 0."""

    draft: str
    revision: int
    bound: tuple[str, ...]
    coalition: bool
    move: int


def conclude(turn: Turn, draft_id: str) -> None:
    """End the decision: adopted and paid for, or fallen."""
    text = turn.state.decisions.open.get(draft_id)
    if text is None:
        raise Refused("This text is not under decision now.")
    if obstacle(turn.state, text):
        fall(turn, draft_id, "not enough support")
        return
    bound, agreed = bound_by(turn.state, text), assenting(turn.state, text)
    kind = text.kind == "coalition"
    turn.emit(TextAdopted(draft_id, text.revision, bound, kind, move_number(turn.state)))
    charge(turn, agreed, text)
    settle(turn, text, bound)


@decides(CloseDecision, CHAIR, CONTROL)
def close(turn: Turn, act: CloseDecision) -> None:
    """Conclude now."""
    conclude(turn, act.draft)


@guards(TextAdopted)
def can_adopt(state: State, event: Event, fact: TextAdopted) -> str | None:
    """The very revision under decision, the procedure satisfied, and those bound who agreed."""
    text = state.decisions.open.get(fact.draft)
    if text is None or text.revision != fact.revision:
        return "This text is not under decision now."
    if fact.bound != bound_by(state, text):
        return "It would bind others than it did."
    return obstacle(state, text)


@evolves(TextAdopted)
def set_adopted(state: State, event: Event, fact: TextAdopted) -> State:
    """It stands, footnotes included."""
    text = state.decisions.open[fact.draft]
    stands = {
        clause: Adopted(
            option, fact.draft, fact.bound, fact.coalition,
            tuple((seat, words) for seat, c, words in text.reservations if c == clause), fact.move,
        )
        for clause, option in text.choices.items()
    }  # fmt: skip
    decisions = replace(without_open(state, fact.draft), adopted={**state.decisions.adopted, **stands})
    state = put(state, replace(state.drafts.texts[fact.draft], status="adopted"))
    return replace(state, decisions=decisions)


@seen_by(TextAdopted)
def alliance(event: Event, fact: TextAdopted) -> tuple[str, ...]:
    """Decisions are taken before the alliance."""
    return (ALLIANCE,)
