"""Co-sponsors, and tabling: by the chair, or by a third of the members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise.drafts.wording import put, put_amendment, stale, unchangeable
from tabletop.exercise.facts import ALLIANCE, CHAIR, CONTROL, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.rules import DELEGATION, Turn, decides, evolves, guards, seen_by

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@act("draft.sponsor")
class Sponsor(AnyAct, frozen=True):
    """Co-sponsor a draft, in the very revision that was read (0: the present one), or an amendment."""

    target: str
    revision: int = 0


@act("draft.table")
class Table(AnyAct, frozen=True):
    """Table a draft: for the chair, or for a sponsor once a third of the members sponsor it."""

    draft: str
    revision: int


@fact("draft.sponsored")
class Sponsored(Fact, frozen=True):
    """The seat stands behind a draft, in this revision, or an amendment (0)."""

    target: str
    revision: int = 0


@fact("draft.tabled")
class DraftTabled(Fact, frozen=True):
    """The text lies before the room."""

    draft: str
    revision: int


def third(state: State) -> int:
    """How many members can force a text onto the table: a third, rounded up."""
    return -(-len(state.scenario.members) // 3)


@decides(Sponsor, DELEGATION)
def sponsor(turn: Turn, act: Sponsor) -> None:
    """Co-sponsor."""
    draft = turn.state.drafts.texts.get(act.target)
    turn.emit(Sponsored(act.target, act.revision or draft.revision if draft else 0))


@decides(Table, DELEGATION, CHAIR, CONTROL)
def table(turn: Turn, act: Table) -> None:
    """Table."""
    turn.emit(DraftTabled(act.draft, act.revision))


@guards(Sponsored)
def can_sponsor(state: State, event: Event, fact: Sponsored) -> str | None:
    """A live draft in its present wording, or an amendment; not sponsored before."""
    draft = state.drafts.texts.get(fact.target)
    if draft is not None and fact.revision and (reason := stale(draft, fact.revision)):
        return reason
    target = draft or state.drafts.amendments.get(fact.target)
    if target is None:
        return "There is no such draft or amendment."
    if target.status not in ("draft", "tabled", "fallen", "proposed"):
        return "It is no longer open for co-sponsors."
    return "You stand behind it already." if event.seat in target.sponsors else None


@guards(DraftTabled)
def can_table(state: State, event: Event, fact: DraftTabled) -> str | None:
    """The chair; or a sponsor, when a third of the members stand behind the draft."""
    draft = state.drafts.texts.get(fact.draft)
    if reason := unchangeable(draft):
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
    stand = f"{len(behind)} stands" if len(behind) == 1 else f"{len(behind)} stand"
    return f"The chair tables texts. {need} members together can force one; {stand} behind this so far."


@evolves(Sponsored)
def add_sponsor(state: State, event: Event, fact: Sponsored) -> State:
    """One more name behind it."""
    draft = state.drafts.texts.get(fact.target)
    if draft is not None:
        return put(state, replace(draft, sponsors=(*draft.sponsors, event.seat)))
    amendment = state.drafts.amendments[fact.target]
    return put_amendment(state, replace(amendment, sponsors=(*amendment.sponsors, event.seat)))


@evolves(DraftTabled)
def set_tabled(state: State, event: Event, fact: DraftTabled) -> State:
    """Tabled."""
    return put(state, replace(state.drafts.texts[fact.draft], status="tabled"))


@seen_by(Sponsored, DraftTabled)
def alliance(event: Event, fact: Fact) -> tuple[str, ...]:
    """Texts lie before the alliance."""
    return (ALLIANCE,)
