"""Finds operational verbs and quantities in a text; nouns such as 'air defence' and reports of news pass."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tabletop.scenario.check.folding import Folded, folded
from tabletop.scenario.check.phrases import phrases
from tabletop.scenario.check.quantities import figures
from tabletop.scenario.check.speech import disguises, span, verbs
from tabletop.scenario.check.words import row

OPERATION = "this makes it a military operation, and players choose policy only"
INSTEAD = "write what is decided, paid for or said, such as 'fund air policing' or 'ask for consultations'"
DISGUISED = "it reads as a military operation however it is spelled, and players choose policy only"


class Operational(NamedTuple):
    """A word or figure out of bounds: where it begins, its surroundings, why, and what to write instead.

    `doubtful` marks what only may be out of bounds: advice, not a refusal.
    """

    word: str
    start: int
    context: str
    why: str
    instead: str
    doubtful: bool = False


def operational_words(text: str) -> list[Operational]:
    """Operational verbs, quantities, coordinates and ranges of a text, in its order; empty when in bounds."""
    kept: list[Operational] = []
    for each in sorted(_all(folded(text)), key=lambda each: (each.start, each.doubtful, -len(each.word))):
        if not kept or each.start >= kept[-1].start + len(kept[-1].word):
            kept.append(each)
    return kept


def _all(text: Folded) -> Iterator[Operational]:
    words = row(text.plain)
    for at, end in (*verbs(words), *phrases(words)):
        yield _found(text, *span(words, at, end), OPERATION, INSTEAD)
    for start, end in disguises(text.plain):
        yield _found(text, start, end, DISGUISED, INSTEAD)
    for figure in figures(text.plain, words):
        yield _found(text, figure.start, figure.end, figure.why, figure.instead, figure.doubtful)


def _found(text: Folded, start: int, end: int, why: str, instead: str, doubtful: bool = False) -> Operational:
    start, end = text.place(start, end)
    left, right = max(0, start - 20), min(len(text.original), end + 25)
    context = "…" if left else ""
    context += text.original[left:right].strip() + ("…" if right < len(text.original) else "")
    return Operational(text.original[start:end], start, " ".join(context.split()), why, instead, doubtful)
