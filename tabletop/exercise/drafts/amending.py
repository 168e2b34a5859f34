"""Amendments: another option for one clause, proposed by anybody, taken in by author or chair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise.drafts.wording import (
    Amendment,
    Draft,
    draft_of,
    put,
    put_amendment,
    stale,
    unchangeable,
)
from tabletop.exercise.facts import ALLIANCE, CHAIR, CONTROL, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.rules import DELEGATION, Refused, Turn, decides, evolves, guards, seen_by
from tabletop.exercise.words import clause_title

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@act("draft.amend")
class ProposeAmendment(AnyAct, frozen=True):
    """Propose another option for one clause of a draft."""

    draft: str
    revision: int
    clause: str
    option: str


@act("amendment.accept")
class AcceptAmendment(AnyAct, frozen=True):
    """Take an amendment into the text; for the chair or the author of the draft."""

    amendment: str


@fact("draft.amendment_proposed")
class AmendmentProposed(Fact, frozen=True):
    """A change is on the table."""

    amendment: str
    draft: str
    revision: int
    clause: str
    option: str


@fact("amendment.accepted")
class AmendmentAccepted(Fact, frozen=True):
    """The text is changed and its revision goes up; `dropped` stood behind the old wording alone."""

    amendment: str
    dropped: tuple[str, ...] = ()


@decides(ProposeAmendment, DELEGATION, CHAIR, CONTROL)
def amend(turn: Turn, act: ProposeAmendment) -> None:
    """Propose a change; from the chair or the author it goes into the text at once."""
    command, draft = turn.command, draft_of(turn.state, act.draft)
    turn.emit(AmendmentProposed(command.id, act.draft, act.revision, act.clause, act.option))
    if command.seat in (draft.author, CHAIR, CONTROL):
        _take_in(turn, command.id, draft)


@decides(AcceptAmendment, DELEGATION, CHAIR, CONTROL)
def accept(turn: Turn, act: AcceptAmendment) -> None:
    """Accept; who co-sponsored the old wording, but not the change, must say so anew for the new one."""
    amendment = turn.state.drafts.amendments.get(act.amendment)
    if amendment is None:
        raise Refused("There is no such amendment waiting.")
    _take_in(turn, act.amendment, draft_of(turn.state, amendment.draft))


def _take_in(turn: Turn, amendment: str, draft: Draft) -> None:
    staying = (draft.author, *turn.state.drafts.amendments[amendment].sponsors)
    turn.emit(AmendmentAccepted(amendment, tuple(s for s in draft.sponsors if s not in staying)))


@guards(AmendmentProposed)
def can_amend(state: State, event: Event, fact: AmendmentProposed) -> str | None:
    """A clause of the draft, a known option, the present revision."""
    draft = state.drafts.texts.get(fact.draft)
    if reason := unchangeable(draft):
        return reason
    assert draft is not None
    if reason := stale(draft, fact.revision):
        return reason
    item = state.scenario.item_of.get(fact.clause)
    if item is None or item.id not in draft.items:
        return f"Text {draft.number} does not cover that clause."
    if fact.option not in {o.id for o in state.scenario.clauses[fact.clause].options}:
        return f"{clause_title(state, fact.clause)} has no such option."
    if draft.choices.get(fact.clause) == fact.option:
        return "The text says that already."
    return None


@guards(AmendmentAccepted)
def can_accept(state: State, event: Event, fact: AmendmentAccepted) -> str | None:
    """Chair or author, while the text can be changed and does not say it already."""
    amendment = state.drafts.amendments.get(fact.amendment)
    if amendment is None or amendment.status != "proposed":
        return "There is no such amendment waiting."
    draft = state.drafts.texts[amendment.draft]
    if event.seat not in (draft.author, CHAIR, CONTROL):
        return "Only the author of the draft or the chair can take an amendment in."
    if draft.choices.get(amendment.clause) == amendment.option:
        return "The text says that already."
    return unchangeable(draft)


@evolves(AmendmentProposed)
def add_amendment(state: State, event: Event, fact: AmendmentProposed) -> State:
    """A new amendment."""
    sponsors = (event.seat,) if event.seat in state.scenario.seats else ()
    amendment = Amendment(
        fact.amendment, fact.draft, fact.revision, fact.clause, fact.option, event.seat, sponsors
    )
    return put_amendment(state, amendment)


@evolves(AmendmentAccepted)
def apply_amendment(state: State, event: Event, fact: AmendmentAccepted) -> State:
    """New wording, new revision, sponsored by author and those behind both; a tabled text stays tabled."""
    amendment = state.drafts.amendments[fact.amendment]
    draft = state.drafts.texts[amendment.draft]
    chosen = {**draft.choices, amendment.clause: amendment.option}
    sponsors = tuple(s for s in draft.sponsors if s not in fact.dropped)
    order = {c: chosen[c] for c in state.scenario.clauses if c in chosen}
    state = put(state, replace(draft, choices=order, revision=draft.revision + 1, sponsors=sponsors))
    return put_amendment(state, replace(amendment, status="accepted"))


@seen_by(AmendmentProposed, AmendmentAccepted)
def alliance(event: Event, fact: Fact) -> tuple[str, ...]:
    """Texts lie before the alliance."""
    return (ALLIANCE,)
