"""A text as a row of words, figures and signs, and patterns over such rows: quicker than long expressions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple


class Word(NamedTuple):
    """A word, figure or sign, and where it stands in the text."""

    text: str
    start: int
    end: int


Row = Sequence[Word]
Step = Callable[[Row, int], Iterator[int]]
"""Part of a pattern: from a place in the row to the places where the part may end."""

Pattern = tuple[Step, ...]

_PIECES = re.compile(r"[a-z][a-z0-9]*(?:[-'][a-z0-9]+)*|\d(?:[\d.,]*\d)?|\n|[^\w\s]")


@cache
def lexicon(text: str) -> frozenset[str]:
    """A list of words as a set."""
    return frozenset(text.split())


def plural(nouns: str) -> str:
    """Nouns and their plurals in s."""
    return " ".join(f"{noun} {noun}s" for noun in nouns.split())


NUMBERS = lexicon("""
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozen dozens
scores hundreds thousands
""")


def row(plain: str) -> list[Word]:
    """The pieces of a text of small plain letters."""
    return [Word(found.group(), *found.span()) for found in _PIECES.finditer(plain)]


def ends(words: Row, at: int, steps: Sequence[Step]) -> Iterator[int]:
    """Every place where a pattern that begins at `at` can end, the likeliest first."""
    if not steps:
        yield at
        return
    for after in steps[0](words, at):
        yield from ends(words, after, steps[1:])


def follows(words: Row, at: int, steps: Sequence[Step]) -> bool:
    """Whether the pattern stands here."""
    return next(ends(words, at, steps), None) is not None


def text_at(words: Row, at: int) -> str:
    """The piece at a place; empty beyond the end."""
    return words[at].text if at < len(words) else ""


@cache
def one(choice: str) -> Step:
    """One of these words."""
    known = lexicon(choice)

    def step(words: Row, at: int) -> Iterator[int]:
        if at < len(words) and words[at].text in known:
            yield at + 1

    return step


@cache
def some(choice: str, most: int = 9) -> Step:
    """As many of these words as there are, or fewer."""
    known = lexicon(choice)
    return _several(lambda text: text in known, most)


@cache
def fill(most: int, link: str = "") -> Step:
    """Up to so many words of any kind, except those that link and signs; the fewest first."""
    barred = lexicon(link)
    several = _several(lambda text: text[0].isalpha() and text not in barred, most)

    def step(words: Row, at: int) -> Iterator[int]:
        return reversed(list(several(words, at)))

    return step


def _several(fits: Callable[[str], bool], most: int) -> Step:
    def step(words: Row, at: int) -> Iterator[int]:
        end = at
        while end < min(len(words), at + most) and fits(words[end].text):
            end += 1
        return iter(range(end, at - 1, -1))

    return step


def number(words: Row, at: int) -> Iterator[int]:
    """A number: 20, 5,000, 5k, twenty, a dozen, two hundred, hundreds of."""
    start, text = at, text_at(words, at)
    if text == "half" or (text in ("a", "several", "some") and _many(text_at(words, at + 1))):
        at += 1 + (text_at(words, at + 1) == "a")
    while _figure(words, at):
        at += 1
    if at > start and _figure(words, at - 1):
        yield at + (text_at(words, at) in ("of", "k"))


def _many(text: str) -> bool:
    return text in ("dozen", "score", "hundred", "thousand", "pair")


def _figure(words: Row, at: int) -> bool:
    text = text_at(words, at)
    if text[:1].isdigit() or text in NUMBERS or text in ("score", "pair"):
        return True
    tens, hyphen, ones = text.partition("-")
    return bool(hyphen) and tens in NUMBERS and (ones == "one" or ones in NUMBERS)


def either(*patterns: Sequence[Step]) -> Step:
    """Any of these patterns."""

    def step(words: Row, at: int) -> Iterator[int]:
        for pattern in patterns:
            yield from ends(words, at, pattern)

    return step


def maybe(*pattern: Step) -> Step:
    """The pattern, or nothing."""
    return either(pattern, ())


def unless(*pattern: Step) -> Step:
    """Goes on only where the pattern does not stand."""

    def step(words: Row, at: int) -> Iterator[int]:
        if not follows(words, at, pattern):
            yield at

    return step


def stop(words: Row, at: int) -> Iterator[int]:
    """The end of a clause."""
    if at >= len(words) or words[at].text in '.,;:!?)"]\n':
        yield at
