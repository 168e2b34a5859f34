"""Questions that take several things at once, as forms: what stands beside the words one could type."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from tabletop.desk.choices import Choice

BETWEEN = "\x1f"
"""Parts the answers of several blanks where they are kept unsent; it cannot be typed."""


class Blank(Struct, frozen=True):
    """One thing to fill in. `kind`: one or some (of `choices`), number, or text.

    `only`: it matters only while the form's first blank has one of these answers.
    """

    label: str
    kind: str
    choices: tuple[Choice[Any], ...] = ()
    needed: bool = True
    help: str = ""
    only: tuple[str, ...] = ()


def spaced(answers: Sequence[str]) -> str:
    """All that was filled in, with blanks between."""
    return " ".join(answer for answer in answers if answer)


class Form(Struct, frozen=True):
    """Blanks, and how their answers, an empty one for each left open, make the line one would type."""

    blanks: tuple[Blank, ...]
    join: Callable[[Sequence[str]], str] = spaced


def word_of(choice: Choice[Any]) -> str:
    """The word that means this choice in a typed answer."""
    return choice.also[-1] if choice.also else choice.name
