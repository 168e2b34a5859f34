"""Answers to texts under decision that are legal now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tabletop.exercise.decisions.reservations import Reserve, Reserved
from tabletop.exercise.decisions.silence import Associate, Associated, BreakSilence, SilenceBroken
from tabletop.exercise.decisions.voting import Sign, Vote, VoteCast
from tabletop.exercise.legal.templates import Ask, Makers, Template, fits

if TYPE_CHECKING:
    from tabletop.exercise.core import State
    from tabletop.exercise.decisions.texts import OpenText


def breaking(state: State, seat: str, at: int) -> Iterator[Template]:
    for text in state.decisions.open.values():
        if fits(state, seat, at, SilenceBroken(text.draft, text.revision, "reason")):
            yield Template(BreakSilence, _answer(text), (Ask("reason", "text"),))


def reserving(state: State, seat: str, at: int) -> Iterator[Template]:
    for text in state.decisions.open.values():
        for clause in text.choices:
            if fits(state, seat, at, Reserved(text.draft, text.revision, clause, "note")):
                yield Template(Reserve, {**_answer(text), "clause": clause}, (Ask("footnote", "text"),))


def signing(state: State, seat: str, at: int) -> Iterator[Template]:
    for text in state.decisions.open.values():
        if fits(state, seat, at, VoteCast(text.draft, text.revision, "signed")):
            yield Template(Sign, _answer(text))


def voting(state: State, seat: str, at: int) -> Iterator[Template]:
    for text in state.decisions.open.values():
        votes = tuple(
            v for v in ("yes", "no", "abstain")
            if fits(state, seat, at, VoteCast(text.draft, text.revision, v))
        )  # fmt: skip
        if votes:
            yield Template(Vote, _answer(text), (Ask("vote", "one", votes),))


def _answer(text: OpenText) -> dict[str, Any]:
    return {"draft": text.draft, "revision": text.revision}


def standing_by(state: State, seat: str, at: int) -> Iterator[Template]:
    for draft in state.drafts.texts.values():
        if fits(state, seat, at, Associated(draft.id, draft.revision)):
            yield Template(Associate, {"draft": draft.id, "revision": draft.revision})


MAKERS: Makers = {
    BreakSilence: breaking, Reserve: reserving, Sign: signing, Vote: voting, Associate: standing_by
}  # fmt: skip
