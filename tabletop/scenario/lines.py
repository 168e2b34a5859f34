"""Words folded into lines for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

WIDTH = 78


def head(title: str) -> Iterator[str]:
    """A heading, with an empty line before it."""
    yield ""
    yield title
    yield "=" * min(len(title), WIDTH)


def line(words: str, indent: int = 0, hang: int = 2) -> list[str]:
    """One line of words, folded; what follows is indented by `hang` more."""
    flat = " ".join(words.split())
    return textwrap.wrap(
        flat, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + hang),
        break_on_hyphens=False,
    )  # fmt: skip


def prose(title: str, words: str) -> Iterator[str]:
    """Paragraphs, each after an empty line; the first behind a title, if there is one."""
    for number, paragraph in enumerate(part for part in words.split("\n\n") if part.strip()):
        yield ""
        yield from line(f"{title} {paragraph}" if title and not number else paragraph, hang=0)
