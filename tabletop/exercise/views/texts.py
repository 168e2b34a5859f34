"""Drafts of the room as the alliance sees them, and how those under decision stand."""

from __future__ import annotations

from operator import is_

from msgspec import Struct

from tabletop.exercise.core import State
from tabletop.exercise.decisions.silence import last_break
from tabletop.exercise.decisions.texts import Break, OpenText
from tabletop.exercise.drafts.wording import Draft, brackets
from tabletop.exercise.journal import Journal
from tabletop.exercise.views.eye import Eye


class TextView(Struct, frozen=True):
    """A draft and, while it is under decision, how it stands. `number` is how people call it.

    `reason`: why silence on it was broken last, for as long as it is fallen.
    """

    id: str
    number: int
    title: str
    author: str
    items: tuple[str, ...]
    choices: dict[str, str]
    brackets: tuple[str, ...]
    sponsors: tuple[str, ...]
    revision: int
    status: str
    falls: int
    procedure: str
    opened: int
    deadline: int
    votes: dict[str, str]
    reservations: tuple[tuple[str, str, str], ...]
    broken_by: str
    associates: tuple[str, ...]
    reason: str = ""


def texts(eye: Eye) -> tuple[TextView, ...]:
    """All texts, in the order in which they were written."""
    state = eye.state
    parts = (state.scenario, state.drafts.texts, state.decisions.open, state.decisions.breaks)
    return eye.journal.kept("texts", parts, (), lambda: _texts(state, eye.journal))


def _texts(state: State, journal: Journal) -> tuple[TextView, ...]:
    """A text that nobody has touched stays the same object."""
    shown: dict[str, tuple[tuple[object, ...], TextView]] = journal.kept(
        "texts before", (state.scenario,), (), dict
    )
    found = []
    for draft_id, draft in state.drafts.texts.items():
        live, known = state.decisions.open.get(draft_id), shown.get(draft_id)
        broken = last_break(state, draft_id) if draft.status == "fallen" else None
        parts = draft, live, broken
        if known is None or not all(map(is_, known[0], parts)):
            known = shown[draft_id] = parts, _text(state, *parts)
        found.append(known[1])
    return tuple(found)


def _text(state: State, draft: Draft, live: OpenText | None, broken: Break | None) -> TextView:
    return TextView(
        draft.id, draft.number, draft.title, draft.author, draft.items, draft.choices,
        tuple(brackets(state, draft)), draft.sponsors, draft.revision, draft.status, draft.falls,
        state.scenario.items[draft.items[0]].procedure.kind,
        live.opened if live else 0, live.deadline if live else 0, live.votes if live else {},
        live.reservations if live else (), broken.seat if broken else "",
        broken.associates if broken else (), broken.reason if broken else "",
    )  # fmt: skip
