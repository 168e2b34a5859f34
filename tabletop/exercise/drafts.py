"""Drafts (section 4): texts in the making, amendments, co-sponsors, and tabling."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tabletop.exercise.facts import ALLIANCE, CHAIR, CONTROL, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.replacing import replace
from tabletop.exercise.rules import DELEGATION, Refused, Turn, decides, evolves, guards, seen_by
from tabletop.exercise.words import clause_title

if TYPE_CHECKING:
    from tabletop.exercise.core import State

Choices = dict[str, str]


@dataclass(frozen=True, slots=True)
class Draft:
    """A text over one or several items; clauses without a choice stand in brackets.

    `status` is draft, tabled, open (under decision), adopted, fallen or withdrawn. The revision goes up
    with every change of wording and with every fall, so that an assent names the wording it answers.
    """

    id: str
    number: int
    title: str
    author: str
    items: tuple[str, ...]
    choices: Choices
    sponsors: tuple[str, ...]
    revision: int = 1
    status: str = "draft"
    falls: int = 0


@dataclass(frozen=True, slots=True)
class Amendment:
    """A proposed change of one clause of one revision of a draft."""

    id: str
    draft: str
    revision: int
    clause: str
    option: str
    author: str
    sponsors: tuple[str, ...]
    status: str = "proposed"


@dataclass(frozen=True, slots=True)
class Drafts:
    """All texts of the room."""

    texts: dict[str, Draft] = field(default_factory=dict)
    amendments: dict[str, Amendment] = field(default_factory=dict)
    count: int = 0


@act("draft.propose")
@dataclass(frozen=True, slots=True)
class ProposeDraft(AnyAct):
    """Put a text before the alliance; `choices` gives options by clause, the rest stays in brackets."""

    title: str
    items: tuple[str, ...]
    choices: Choices


@act("draft.amend")
@dataclass(frozen=True, slots=True)
class ProposeAmendment(AnyAct):
    """Propose another option for one clause of a draft."""

    draft: str
    revision: int
    clause: str
    option: str


@act("draft.sponsor")
@dataclass(frozen=True, slots=True)
class Sponsor(AnyAct):
    """Co-sponsor a draft or an amendment."""

    target: str


@act("amendment.accept")
@dataclass(frozen=True, slots=True)
class AcceptAmendment(AnyAct):
    """Take an amendment into the text; for the chair or the author of the draft."""

    amendment: str


@act("draft.table")
@dataclass(frozen=True, slots=True)
class Table(AnyAct):
    """Table a draft: for the chair, or for a sponsor once a third of the members sponsor it."""

    draft: str
    revision: int


@act("draft.withdraw")
@dataclass(frozen=True, slots=True)
class WithdrawDraft(AnyAct):
    """Take a draft back; for its author or the chair, while it is not under decision."""

    draft: str


@fact("draft.proposed")
@dataclass(frozen=True, slots=True)
class DraftProposed(Fact):
    """A new text; its number is how people call it."""

    draft: str
    number: int
    title: str
    items: tuple[str, ...]
    choices: Choices


@fact("draft.amendment_proposed")
@dataclass(frozen=True, slots=True)
class AmendmentProposed(Fact):
    """A change is on the table."""

    amendment: str
    draft: str
    revision: int
    clause: str
    option: str


@fact("draft.sponsored")
@dataclass(frozen=True, slots=True)
class Sponsored(Fact):
    """The seat stands behind a draft or an amendment."""

    target: str


@fact("amendment.accepted")
@dataclass(frozen=True, slots=True)
class AmendmentAccepted(Fact):
    """The text is changed; its revision goes up."""

    amendment: str


@fact("draft.tabled")
@dataclass(frozen=True, slots=True)
class DraftTabled(Fact):
    """The text lies before the room."""

    draft: str
    revision: int


@fact("draft.withdrawn")
@dataclass(frozen=True, slots=True)
class DraftWithdrawn(Fact):
    """The text is gone."""

    draft: str


def brackets(state: State, draft: Draft) -> list[str]:
    """Titles of the clauses that the draft leaves open."""
    clauses = [c for i in draft.items for c in state.scenario.items[i].clauses]
    return [c.title for c in clauses if c.id not in draft.choices]


def third(state: State) -> int:
    """How many members can force a text onto the table: a third, rounded up."""
    return -(-len(state.scenario.members) // 3)


def draft_of(state: State, draft_id: str) -> Draft:
    """The draft; Refused if there is none such."""
    draft = state.drafts.texts.get(draft_id)
    if draft is None:
        raise Refused("There is no such text. Look at the list of drafts.")
    return draft


def stale(draft: Draft, revision: int) -> str | None:
    """A sentence if the act answers another revision than the present one."""
    if draft.revision != revision:
        return f"Text {draft.number} has changed since: it is now revision {draft.revision}. Read it again."
    return None


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


@decides(ProposeAmendment, DELEGATION, CHAIR, CONTROL)
def amend(turn: Turn, act: ProposeAmendment) -> None:
    """Propose a change; from the chair or the author it goes into the text at once."""
    command, draft = turn.command, draft_of(turn.state, act.draft)
    turn.emit(AmendmentProposed(command.id, act.draft, act.revision, act.clause, act.option))
    if command.seat in (draft.author, CHAIR, CONTROL):
        turn.emit(AmendmentAccepted(command.id))


@decides(Sponsor, DELEGATION)
def sponsor(turn: Turn, act: Sponsor) -> None:
    """Co-sponsor."""
    turn.emit(Sponsored(act.target))


@decides(AcceptAmendment, DELEGATION, CHAIR, CONTROL)
def accept(turn: Turn, act: AcceptAmendment) -> None:
    """Accept."""
    turn.emit(AmendmentAccepted(act.amendment))


@decides(Table, DELEGATION, CHAIR, CONTROL)
def table(turn: Turn, act: Table) -> None:
    """Table."""
    turn.emit(DraftTabled(act.draft, act.revision))


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


def _changeable(draft: Draft | None) -> str | None:
    if draft is None:
        return "There is no such text."
    if draft.status == "open":
        return f"Text {draft.number} is under decision and cannot be changed now."
    if draft.status in ("adopted", "withdrawn"):
        return f"Text {draft.number} is {draft.status}."
    return None


@guards(AmendmentProposed)
def can_amend(state: State, event: Event, fact: AmendmentProposed) -> str | None:
    """A clause of the draft, a known option, the present revision."""
    draft = state.drafts.texts.get(fact.draft)
    if reason := _changeable(draft):
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


@guards(Sponsored)
def can_sponsor(state: State, event: Event, fact: Sponsored) -> str | None:
    """A live draft or amendment, not sponsored before."""
    target = state.drafts.texts.get(fact.target) or state.drafts.amendments.get(fact.target)
    if target is None:
        return "There is no such draft or amendment."
    if target.status not in ("draft", "tabled", "fallen", "proposed"):
        return "It is no longer open for co-sponsors."
    return "You stand behind it already." if event.seat in target.sponsors else None


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
    return _changeable(draft)


@guards(DraftTabled)
def can_table(state: State, event: Event, fact: DraftTabled) -> str | None:
    """The chair; or a sponsor, when a third of the members stand behind the draft."""
    draft = state.drafts.texts.get(fact.draft)
    if reason := _changeable(draft):
        return reason
    assert draft is not None
    if reason := stale(draft, fact.revision):
        return reason
    if draft.status == "tabled":
        return f"Text {draft.number} is tabled already."
    if event.seat in (CHAIR, CONTROL):
        return None
    behind = [s for s in draft.sponsors if s in state.scenario.members]
    if event.seat in draft.sponsors and len(behind) >= third(state):
        return None
    need = third(state)
    return f"The chair tables texts. {need} members together can force one; {len(behind)} stand behind this."


@guards(DraftWithdrawn)
def can_withdraw(state: State, event: Event, fact: DraftWithdrawn) -> str | None:
    """Author or chair, while nothing is being decided on it."""
    draft = state.drafts.texts.get(fact.draft)
    if reason := _changeable(draft):
        return reason
    assert draft is not None
    if event.seat not in (draft.author, CHAIR, CONTROL):
        return "Only the author of the draft or the chair can withdraw it."
    return None


def put(state: State, draft: Draft) -> State:
    """The state with this draft in place of its older self."""
    return replace(state, drafts=replace(state.drafts, texts={**state.drafts.texts, draft.id: draft}))


@evolves(DraftProposed)
def add_draft(state: State, event: Event, fact: DraftProposed) -> State:
    """A new draft, sponsored by its author if that is a delegation."""
    sponsors = (event.seat,) if event.seat in state.scenario.seats else ()
    draft = Draft(fact.draft, fact.number, fact.title, event.seat, fact.items, fact.choices, sponsors)
    texts = {**state.drafts.texts, draft.id: draft}
    count = max(state.drafts.count, fact.number)
    return replace(state, drafts=replace(state.drafts, texts=texts, count=count))


@evolves(AmendmentProposed)
def add_amendment(state: State, event: Event, fact: AmendmentProposed) -> State:
    """A new amendment."""
    sponsors = (event.seat,) if event.seat in state.scenario.seats else ()
    amendment = Amendment(
        fact.amendment, fact.draft, fact.revision, fact.clause, fact.option, event.seat, sponsors
    )
    return _with_amendment(state, amendment)


def _with_amendment(state: State, amendment: Amendment) -> State:
    amendments = {**state.drafts.amendments, amendment.id: amendment}
    return replace(state, drafts=replace(state.drafts, amendments=amendments))


@evolves(Sponsored)
def add_sponsor(state: State, event: Event, fact: Sponsored) -> State:
    """One more name behind it."""
    draft = state.drafts.texts.get(fact.target)
    if draft is not None:
        return put(state, replace(draft, sponsors=(*draft.sponsors, event.seat)))
    amendment = state.drafts.amendments[fact.target]
    return _with_amendment(state, replace(amendment, sponsors=(*amendment.sponsors, event.seat)))


@evolves(AmendmentAccepted)
def apply_amendment(state: State, event: Event, fact: AmendmentAccepted) -> State:
    """New wording, new revision; a tabled text stays tabled."""
    amendment = state.drafts.amendments[fact.amendment]
    draft = state.drafts.texts[amendment.draft]
    chosen = {**draft.choices, amendment.clause: amendment.option}
    order = {c: chosen[c] for c in state.scenario.clauses if c in chosen}
    state = put(state, replace(draft, choices=order, revision=draft.revision + 1))
    return _with_amendment(state, replace(amendment, status="accepted"))


@evolves(DraftTabled)
def set_tabled(state: State, event: Event, fact: DraftTabled) -> State:
    """Tabled."""
    return put(state, replace(state.drafts.texts[fact.draft], status="tabled"))


@evolves(DraftWithdrawn)
def set_withdrawn(state: State, event: Event, fact: DraftWithdrawn) -> State:
    """Withdrawn."""
    return put(state, replace(state.drafts.texts[fact.draft], status="withdrawn"))


@seen_by(DraftProposed, AmendmentProposed, Sponsored, AmendmentAccepted, DraftTabled, DraftWithdrawn)
def alliance(event: Event, fact: Fact) -> tuple[str, ...]:
    """Texts lie before the alliance."""
    return (ALLIANCE,)
