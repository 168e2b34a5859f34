"""Sentences about commitments."""

from __future__ import annotations

from tabletop.exercise.commitments.answers import CommitmentAnswered, CommitmentReleased
from tabletop.exercise.commitments.contradictions import ContradictionNoted
from tabletop.exercise.commitments.judging import CommitmentJudged
from tabletop.exercise.commitments.making import CommitmentMade
from tabletop.showing.gate import one_line
from tabletop.showing.happened.registry import tells
from tabletop.showing.names import Names
from tabletop.showing.undertakings import conditioned, undertaking


@tells(CommitmentMade)
def made(names: Names, seat: str, fact: CommitmentMade) -> str:
    """A promise on record."""
    what = undertaking(names, fact.undertaking) + conditioned(names, fact.condition)
    does = f"{names.seat(seat)} promises {names.seat(fact.to)}"
    link = ": " if fact.undertaking.kind == "free" else " to "
    return f"{does}{link}{what}, by the end of move {fact.due + 1}."


@tells(CommitmentAnswered)
def answered(names: Names, seat: str, fact: CommitmentAnswered) -> str:
    """Accepted or declined."""
    word = "accepts" if fact.accepted else "declines"
    return f"{names.seat(seat)} {word} the promise of {names.seat(fact.by)}{_what(names, fact.commitment)}."


@tells(CommitmentReleased)
def released(names: Names, seat: str, fact: CommitmentReleased) -> str:
    """No longer owed."""
    what = _what(names, fact.commitment)
    return f"{names.seat(fact.by)} is released from its promise to {names.seat(fact.to)}{what}."


@tells(CommitmentJudged)
def judged(names: Names, seat: str, fact: CommitmentJudged) -> str:
    """Kept, broken or lapsed."""
    words = {"kept": "is kept", "broken": "is broken", "lapsed": "has lapsed", "open": "is open again"}
    words["offered"] = "waits for an answer again"
    promise = f"the promise of {names.seat(fact.by)} to {names.seat(fact.to)}{_what(names, fact.commitment)}"
    return f"{promise} {words.get(fact.verdict, fact.verdict)}. {one_line(fact.reason)}"


def _what(names: Names, commitment: str) -> str:
    """Which promise, where the view knows it: to accept “A letter” on The word."""
    known = next((p for p in getattr(names.view, "promises", ()) if p.id == commitment), None)
    if known is None:
        return ""
    what = undertaking(names, known.undertaking)
    return f" ({what})" if known.undertaking.kind == "free" else f" to {what}"


@tells(ContradictionNoted)
def contradiction(names: Names, seat: str, fact: ContradictionNoted) -> str:
    """Words and promise do not go together."""
    return f"a promise of {names.seat(seat)} and its public words do not agree. {one_line(fact.reason)}"
