"""A clock in figures five lines high, to be read from the back of a room."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

GLYPHS = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
    "-": ("   ", "   ", "###", "   ", "   "),
}
"""By sign five lines; each mark is drawn two cells wide, so that it is about as wide as high."""

HEIGHT = 5


def figures(seconds: int) -> str:
    """Minutes and seconds, below zero once time is up: 12:05, -0:40."""
    return f"{'-' if seconds < 0 else ''}{abs(seconds) // 60}:{abs(seconds) % 60:02d}"


def drawn(words: str) -> str:
    """The signs side by side, five lines of blocks."""
    signs = [GLYPHS[sign] for sign in words if sign in GLYPHS]
    lines = (
        "  ".join(sign[row].replace("#", "██").replace(" ", "  ") for sign in signs) for row in range(HEIGHT)
    )
    return "\n".join(line.rstrip() for line in lines)


class LargeClock(Static):
    """Shows `words`, such as 12:05."""

    DEFAULT_CSS = "LargeClock { width: auto; height: 5; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id)
        self.words = ""

    def show(self, words: str) -> None:
        """Draw it anew if it has changed."""
        if words != self.words:
            self.words = words
            self.update(Content(drawn(words)))
