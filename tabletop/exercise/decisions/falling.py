"""How a text falls, or is withdrawn from decision; what was pledged to it comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise.budget.pledges import return_pledges
from tabletop.exercise.decisions.texts import OpenText, not_open, without_open
from tabletop.exercise.drafts.wording import put
from tabletop.exercise.facts import ALLIANCE, CHAIR, CONTROL, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.rules import Turn, decides, evolves, guards, seen_by

if TYPE_CHECKING:
    from tabletop.exercise.core import State

WITHDRAWN = "withdrawn"


@act("decision.withdraw")
class WithdrawText(AnyAct, frozen=True):
    """Take a text out of decision; it is a draft again."""

    draft: str


@fact("text.fell")
class TextFell(Fact, frozen=True):
    """The text is no longer under decision: broken, without enough support, or withdrawn."""

    draft: str
    why: str


def fall(turn: Turn, draft_id: str, why: str) -> None:
    """The text is a draft again, and what was pledged to its lines comes back."""
    text = turn.state.decisions.open.get(draft_id)
    turn.emit(TextFell(draft_id, why))
    if text is not None:
        give_back(turn, text)


def give_back(turn: Turn, text: OpenText) -> None:
    """Return what was pledged to the lines of a text that has fallen."""
    for clause in text.choices:
        return_pledges(turn, clause, "the text fell")


@decides(WithdrawText, CHAIR, CONTROL)
def withdraw(turn: Turn, act: WithdrawText) -> None:
    """Withdraw from decision."""
    fall(turn, act.draft, WITHDRAWN)


@guards(TextFell)
def can_fall(state: State, event: Event, fact: TextFell) -> str | None:
    """Something must be under decision."""
    return not_open(state, fact.draft)


@evolves(TextFell)
def set_fallen(state: State, event: Event, fact: TextFell) -> State:
    """Fallen, or a draft again if withdrawn; its new revision keeps old answers out of the next round."""
    draft = state.drafts.texts[fact.draft]
    fell = fact.why != WITHDRAWN
    status, falls = ("fallen", draft.falls + 1) if fell else ("draft", draft.falls)
    state = put(state, replace(draft, status=status, revision=draft.revision + 1, falls=falls))
    return replace(state, decisions=without_open(state, fact.draft))


@seen_by(TextFell)
def alliance(event: Event, fact: TextFell) -> tuple[str, ...]:
    """Decisions are taken before the alliance."""
    return (ALLIANCE,)
