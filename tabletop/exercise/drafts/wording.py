"""Drafts and amendments as they stand: their wording, brackets and revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from tabletop.exercise.rules import Refused

if TYPE_CHECKING:
    from tabletop.exercise.core import State


Choices = dict[str, str]


class Draft(Struct, frozen=True):
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


class Amendment(Struct, frozen=True):
    """A proposed change of one clause of one revision of a draft."""

    id: str
    draft: str
    revision: int
    clause: str
    option: str
    author: str
    sponsors: tuple[str, ...]
    status: str = "proposed"


class Drafts(Struct, frozen=True):
    """All texts of the room."""

    texts: dict[str, Draft] = field(default_factory=dict)
    amendments: dict[str, Amendment] = field(default_factory=dict)
    count: int = 0


def brackets(state: State, draft: Draft) -> list[str]:
    """Titles of the clauses that the draft leaves open."""
    clauses = [c for i in draft.items for c in state.scenario.items[i].clauses]
    return [c.title for c in clauses if c.id not in draft.choices]


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


def unchangeable(draft: Draft | None) -> str | None:
    """Why a draft cannot be changed now, in a sentence; None if it can."""
    if draft is None:
        return "There is no such text."
    if draft.status == "open":
        return f"Text {draft.number} is under decision and cannot be changed now."
    if draft.status in ("adopted", "withdrawn"):
        return f"Text {draft.number} is {draft.status}."
    return None


def put(state: State, draft: Draft) -> State:
    """The state with this draft in place of its older self."""
    return replace(state, drafts=replace(state.drafts, texts={**state.drafts.texts, draft.id: draft}))


def put_amendment(state: State, amendment: Amendment) -> State:
    """The state with this amendment in place of its older self."""
    amendments = {**state.drafts.amendments, amendment.id: amendment}
    return replace(state, drafts=replace(state.drafts, amendments=amendments))
