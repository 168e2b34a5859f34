"""The outcome of an exercise as plain data, in a fixed order: what was decided, and the scores by move."""

from __future__ import annotations

from typing import Any

from tabletop.exercise.clock.moves import MoveOpened
from tabletop.exercise.core import ExerciseCreated
from tabletop.exercise.drafts.wording import Draft
from tabletop.room.service import Room
from tabletop.scorecard.plain import as_plain


def summary(room: Room) -> dict[str, Any]:
    """Scenario, seed, number of events, head of the chain, texts with their fate, cards; ready for JSON."""
    created = room.log[0].fact
    assert isinstance(created, ExerciseCreated)
    head = room.head()
    return {
        "scenario": created.scenario.id,
        "seed": created.seed,
        "events": len(room.log),
        "head_hash": head.hash,
        "decisions": [_decision(room, draft) for draft in room.state.drafts.texts.values()],
        "moves": [as_plain(card) for card in room.cards()],
    }


def _decision(room: Room, draft: Draft) -> dict[str, Any]:
    """A text: `outcome` adopted, fallen, withdrawn, open or draft; moves from 1, None if not adopted."""
    state = room.state
    breaks = [b for b in state.decisions.breaks if b.draft == draft.id]
    adopted = next((a for a in state.decisions.adopted.values() if a.draft == draft.id), None)
    return {
        "text": draft.number,
        "title": draft.title,
        "items": list(draft.items),
        "procedure": state.scenario.items[draft.items[0]].procedure.kind,
        "outcome": "draft" if draft.status == "tabled" else draft.status,
        "choices": dict(draft.choices),
        "falls": draft.falls,
        "move": adopted.move + 1 if adopted else None,
        "broken_by": [b.seat for b in breaks],
        "broken_in": [_move_at(room, b.at) for b in breaks],
        "footnotes": sum(len(a.footnotes) for a in state.decisions.adopted.values() if a.draft == draft.id),
    }


def _move_at(room: Room, second: int) -> int:
    """The move, from 1, that was being played at an exercise second."""
    return max(
        (fact.move + 1 for event, fact in room.journal.of(MoveOpened) if event.at <= second), default=1
    )
