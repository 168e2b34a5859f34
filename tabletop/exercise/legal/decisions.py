"""Answers to texts under decision that are legal now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tabletop.exercise.decisions.reservations import Reserve, Reserved
from tabletop.exercise.decisions.silence import Associate, Associated, BreakSilence, SilenceBroken
from tabletop.exercise.decisions.voting import Sign, Vote, VoteCast
from tabletop.exercise.legal.templates import Ask, Template, fits

if TYPE_CHECKING:
    from tabletop.exercise.core import State


def decisions(state: State, seat: str, at: int) -> Iterator[Template]:
    for text in state.decisions.open.values():
        answer = {"draft": text.draft, "revision": text.revision}
        if fits(state, seat, at, SilenceBroken(text.draft, text.revision, "reason")):
            yield Template(BreakSilence, answer, (Ask("reason", "text"),))
        for clause in text.choices:
            if fits(state, seat, at, Reserved(text.draft, text.revision, clause, "note")):
                yield Template(Reserve, {**answer, "clause": clause}, (Ask("footnote", "text"),))
        if fits(state, seat, at, VoteCast(text.draft, text.revision, "signed")):
            yield Template(Sign, answer)
        votes = tuple(
            v for v in ("yes", "no", "abstain")
            if fits(state, seat, at, VoteCast(text.draft, text.revision, v))
        )  # fmt: skip
        if votes:
            yield Template(Vote, answer, (Ask("vote", "one", votes),))
    for draft in state.drafts.texts.values():
        if fits(state, seat, at, Associated(draft.id, draft.revision)):
            yield Template(Associate, {"draft": draft.id, "revision": draft.revision})
