"""Texts under decision, who may answer them, and what came of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from tabletop.exercise.drafts.wording import Choices, Draft, stale
from tabletop.exercise.words import name

if TYPE_CHECKING:
    from tabletop.exercise.core import State


class OpenText(Struct, frozen=True):
    """A text under decision. `deadline` in seconds of exercise time; `votes` yes, no, abstain or signed."""

    draft: str
    revision: int
    kind: str
    choices: Choices
    opened: int
    deadline: int
    votes: dict[str, str] = field(default_factory=dict)
    reservations: tuple[tuple[str, str, str], ...] = ()


class Break(Struct, frozen=True):
    """Silence broken by a seat on the clauses of a text, with its reason."""

    draft: str
    revision: int
    seat: str
    clauses: tuple[str, ...]
    at: int
    associates: tuple[str, ...] = ()
    reason: str = ""


class Adopted(Struct, frozen=True):
    """What stands: option, text, who is bound, and the footnotes (seat, words)."""

    option: str
    draft: str
    bound: tuple[str, ...]
    coalition: bool
    footnotes: tuple[tuple[str, str], ...]
    move: int


class Decisions(Struct, frozen=True):
    """Texts under decision, breaks, reservations (seat, clause, at), and what is adopted."""

    open: dict[str, OpenText] = field(default_factory=dict)
    breaks: tuple[Break, ...] = ()
    reservations: tuple[tuple[str, str, int], ...] = ()
    adopted: dict[str, Adopted] = field(default_factory=dict)


def may_sign(state: State, seat: str, draft: Draft) -> bool:
    """Members, and outsiders whom the scenario names for every one of the items."""
    items = state.scenario.items
    return seat in state.scenario.members or all(seat in items[i].procedure.outsiders for i in draft.items)


def unanswerable(state: State, seat: str, draft_id: str, revision: int, *kinds: str) -> str | None:
    """Why the seat cannot answer this revision by one of these procedures, in a sentence; None if it can."""
    text = state.decisions.open.get(draft_id)
    if text is None:
        return "This text is not under decision now."
    draft = state.drafts.texts[draft_id]
    if reason := stale(draft, revision):
        return reason
    if text.kind not in kinds:
        return {
            "consensus": "This text is under silence: stay silent, enter a reservation, or break silence.",
            "coalition": "This is a letter of intent: sign it or leave it.",
        }.get(text.kind, "This text is put to the vote: vote yes, no or abstain.")
    entitled = may_sign(state, seat, draft) if text.kind == "coalition" else seat in state.scenario.members
    return None if entitled else f"{name(state, seat)} is not a member and has no voice in this decision."


def with_open(state: State, text: OpenText) -> State:
    """The state with this text under decision."""
    texts = {**state.decisions.open, text.draft: text}
    return replace(state, decisions=replace(state.decisions, open=texts))


def without_open(state: State, draft_id: str) -> Decisions:
    """Decisions without this one under way."""
    texts = {d: t for d, t in state.decisions.open.items() if d != draft_id}
    return replace(state.decisions, open=texts)


def not_open(state: State, draft_id: str) -> str | None:
    """A sentence if the text is not under decision."""
    return None if draft_id in state.decisions.open else "This text is not under decision now."
