"""Scenario text as paragraphs and lists of HTML; everything else in it is shown as written."""

from __future__ import annotations

from itertools import groupby

from markupsafe import Markup, escape

BULLET = "- "


def paragraphs(text: str) -> Markup:
    """Blank lines part paragraphs, lines that begin with '- ' make lists; all of it is escaped."""
    return Markup("\n").join(block for lines in _blocks(text) for block in _rendered(lines))


def _blocks(text: str) -> list[list[str]]:
    lines = [line.strip() for line in text.splitlines()]
    return [list(group) for filled, group in groupby(lines, key=bool) if filled]


def _rendered(lines: list[str]) -> list[Markup]:
    """One block: the words before its first bullet are a paragraph, each bullet runs to the next."""
    words: list[str] = []
    bullets: list[list[str]] = []
    for line in lines:
        if line.startswith(BULLET):
            bullets.append([line.removeprefix(BULLET)])
        else:
            (bullets[-1] if bullets else words).append(line)
    paragraph = [Markup("<p>{}</p>").format(" ".join(words))] if words else []
    items = Markup("").join(Markup("<li>{}</li>").format(" ".join(bullet)) for bullet in bullets)
    return paragraph + ([Markup("<ul>{}</ul>").format(items)] if bullets else [])


def plain(text: str) -> Markup:
    """A text on one line, escaped, for table cells."""
    return escape(" ".join(text.split()))
