"""The one road from words to the screen: cleaned, and shown as they are, never read as markup."""

from __future__ import annotations

from textual.content import Content

from tabletop.showing.gate import LIMIT, clean, one_line


def literal(text: str, style: str = "", limit: int = LIMIT) -> Content:
    """Words as content, on as many lines as they have."""
    return Content.styled(clean(text, limit), style)


def hints(words: str) -> Content:
    """What keys do, in words of ours: each key between backticks stands out, and blanks stay as they are."""
    pieces = words.split("`")
    return Content.assemble(*((each, "bold $primary" if n % 2 else "") for n, each in enumerate(pieces)))


def line(text: str, style: str = "", limit: int = LIMIT) -> Content:
    """Words as content on one line."""
    return Content.styled(one_line(text, limit), style)
