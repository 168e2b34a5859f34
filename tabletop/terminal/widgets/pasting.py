"""A field for a long list: pasted text is made harmless, its tabs become bars, and it is cut to a length."""

from __future__ import annotations

from textual import events
from textual.widgets import TextArea

from tabletop.showing.gate import clean
from tabletop.terminal.widgets.words import blinks

MOST = 40_000
"""Characters that are taken: a class list of 200 persons has far fewer."""


def harmless(text: str) -> str:
    """Any text as it may stand in the field."""
    return clean(text[: 2 * MOST].replace("\t", " | "), MOST)


class NameList(TextArea):
    """Some or many lines."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:
        super().__init__(
            harmless(text), id=id, soft_wrap=False, show_line_numbers=False, tab_behavior="focus",
            highlight_cursor_line=False,
        )  # fmt: skip

    def on_mount(self) -> None:
        """The cursor blinks unless motion is reduced."""
        self.cursor_blink = blinks(self)

    async def _on_paste(self, event: events.Paste) -> None:
        """Clean and cut it; the handler of TextArea follows by itself."""
        event.text = harmless(event.text)[: max(0, MOST - len(self.text))]
