"""Corrections (section 12): undo names acts and a reason; nothing is erased."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.exercise.facts import EVALUATOR, Act, Event, Fact, act, fact
from tabletop.exercise.rules import seen_by


@act("correction.undo")
class Undo(Act, frozen=True):
    """Take back acts, named by the command ids they came from, and say why."""

    causes: tuple[str, ...]
    reason: str


@fact("correction.made")
class CorrectionMade(Fact, frozen=True):
    """These acts no longer count; a correction can itself be undone."""

    causes: tuple[str, ...]
    reason: str


def voided(log: Sequence[Event]) -> frozenset[str]:
    """Causes that no longer count: the latest correction speaks first, and may void earlier ones."""
    gone: set[str] = set()
    for event in reversed(log):
        if isinstance(event.fact, CorrectionMade) and event.cause not in gone:
            gone.update(event.fact.causes)
    return frozenset(gone)


@seen_by(CorrectionMade)
def evaluators(event: Event, fact: CorrectionMade) -> tuple[str, ...]:
    """Facilitator and evaluators; the journal lets those know, too, who had seen what is undone."""
    return (EVALUATOR,)
