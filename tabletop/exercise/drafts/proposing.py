"""A draft is proposed by anybody, and taken back by its author or the chair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise.drafts.wording import Choices, Draft, put, unchangeable
from tabletop.exercise.facts import ALLIANCE, CHAIR, CONTROL, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.rules import DELEGATION, Refused, Turn, decides, evolves, guards, seen_by
from tabletop.exercise.words import clause_title

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@act("draft.propose")
class ProposeDraft(AnyAct, frozen=True):
    """Put a text before the alliance; `choices` gives options by clause, the rest stays in brackets."""

    title: str
    items: tuple[str, ...]
    choices: Choices


@act("draft.withdraw")
class WithdrawDraft(AnyAct, frozen=True):
    """Take a draft back; for its author or the chair, while it is not under decision."""

    draft: str


@fact("draft.proposed")
class DraftProposed(Fact, frozen=True):
    """A new text; its number is how people call it."""

    draft: str
    number: int
    title: str
    items: tuple[str, ...]
    choices: Choices


@fact("draft.withdrawn")
class DraftWithdrawn(Fact, frozen=True):
    """The text is gone."""

    draft: str


@decides(ProposeDraft, DELEGATION, CHAIR, CONTROL)
def propose(turn: Turn, act: ProposeDraft) -> None:
    """Propose; the items follow the choices if none are named."""
    scenario = turn.state.scenario
    unknown = [c for c in act.choices if c not in scenario.clauses]
    if unknown or any(i not in scenario.items for i in act.items):
        raise Refused("The draft names a clause or item that is not on the agenda.")
    named = {*act.items, *(scenario.item_of[c].id for c in act.choices)}
    items = tuple(i for i in scenario.items if i in named)
    order = {c: act.choices[c] for c in scenario.clauses if c in act.choices}
    number = turn.state.drafts.count + 1
    turn.emit(DraftProposed(turn.command.id, number, act.title.strip() or "Draft", items, order))


@decides(WithdrawDraft, DELEGATION, CHAIR, CONTROL)
def withdraw(turn: Turn, act: WithdrawDraft) -> None:
    """Withdraw."""
    turn.emit(DraftWithdrawn(act.draft))


@guards(DraftProposed)
def can_propose(state: State, event: Event, fact: DraftProposed) -> str | None:
    """At least one item, one procedure, known options, nothing adopted already."""
    if state.clock.ended:
        return "The exercise is over."
    if not fact.items:
        return "A draft needs at least one item of the agenda."
    if len({state.scenario.items[i].procedure.kind for i in fact.items}) > 1:
        return "These items are decided by different procedures. Make a draft for each."
    for item in fact.items:
        for clause in state.scenario.items[item].clauses:
            if clause.id in state.decisions.adopted:
                return f"{clause_title(state, clause.id)} is adopted already and cannot be reopened."
    for clause_id, option in fact.choices.items():
        if option not in {o.id for o in state.scenario.clauses[clause_id].options}:
            return f"{clause_title(state, clause_id)} has no such option."
    return None


@guards(DraftWithdrawn)
def can_withdraw(state: State, event: Event, fact: DraftWithdrawn) -> str | None:
    """Author or chair, while nothing is being decided on it."""
    draft = state.drafts.texts.get(fact.draft)
    if reason := unchangeable(draft):
        return reason
    assert draft is not None
    if event.seat not in (draft.author, CHAIR, CONTROL):
        return "Only the author of the draft or the chair can withdraw it."
    return None


@evolves(DraftProposed)
def add_draft(state: State, event: Event, fact: DraftProposed) -> State:
    """A new draft, sponsored by its author if that is a delegation."""
    sponsors = (event.seat,) if event.seat in state.scenario.seats else ()
    draft = Draft(fact.draft, fact.number, fact.title, event.seat, fact.items, fact.choices, sponsors)
    texts = {**state.drafts.texts, draft.id: draft}
    count = max(state.drafts.count, fact.number)
    return replace(state, drafts=replace(state.drafts, texts=texts, count=count))


@evolves(DraftWithdrawn)
def set_withdrawn(state: State, event: Event, fact: DraftWithdrawn) -> State:
    """Withdrawn."""
    return put(state, replace(state.drafts.texts[fact.draft], status="withdrawn"))


@seen_by(DraftProposed, DraftWithdrawn)
def alliance(event: Event, fact: Fact) -> tuple[str, ...]:
    """Texts lie before the alliance."""
    return (ALLIANCE,)
