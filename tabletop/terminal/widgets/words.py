"""Where words are typed: one line, or several that fold; Enter goes on."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tabletop.showing.gate import LIMIT, clean
from tabletop.terminal.widgets.inorder import done_at_once

SHORT = 300


def blinks(field: Widget) -> bool:
    """Whether its cursor may blink: not with reduced motion."""
    return field.app.animation_level != "none"


class OneLine(Input):
    """One line, for numbers and names; a paste is cut to its length."""

    @dataclass
    class Done(Message):
        """Enter was pressed; `answer` is what stood there then, whatever was typed since."""

        field: OneLine
        answer: str

    def __init__(self, value: str = "", *, id: str | None = None, placeholder: str = "") -> None:
        super().__init__(
            clean(value, SHORT), id=id, placeholder=placeholder, max_length=SHORT, compact=True,
            select_on_focus=False,
        )  # fmt: skip

    def on_mount(self) -> None:
        """The cursor blinks unless motion is reduced."""
        self.cursor_blink = blinks(self)

    @property
    def answer(self) -> str:
        """What was typed."""
        return self.value.strip()

    def set_answer(self, answer: str) -> None:
        """Put this in."""
        self.value = clean(answer, SHORT)
        self.cursor_position = len(self.value)

    async def action_submit(self) -> None:
        """Go on."""
        self.post_message(self.Done(self, self.answer))

    async def _on_key(self, event: events.Key) -> None:
        if not await done_at_once(self, event):
            await super()._on_key(event)

    def _on_paste(self, event: events.Paste) -> None:
        """Clean it; Textual then calls the handler of Input by itself, so calling it would paste twice."""
        event.text = clean(event.text[: 4 * SHORT], SHORT)


class Words(TextArea):
    """Some lines of free words. Enter goes on; a new line comes with ctrl+n."""

    DEFAULT_CSS = "Words { height: 4; border: none; padding: 0; background: $surface; color: $foreground; }"

    @dataclass
    class Done(Message):
        """Enter was pressed."""

        field: Words

    def __init__(self, value: str = "", *, id: str | None = None) -> None:
        super().__init__(
            clean(value), id=id, soft_wrap=True, show_line_numbers=False, tab_behavior="focus",
            compact=True, highlight_cursor_line=False,
        )  # fmt: skip

    def on_mount(self) -> None:
        """The cursor blinks unless motion is reduced."""
        self.cursor_blink = blinks(self)

    @property
    def answer(self) -> str:
        """What was typed."""
        return self.text.strip()

    def set_answer(self, answer: str) -> None:
        """Put this in."""
        self.load_text(clean(answer))
        self.move_cursor(self.document.end)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Done(self))
        elif event.key == "ctrl+n":
            event.stop()
            event.prevent_default()
            self.insert("\n")
        elif not await done_at_once(self, event):
            await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        """Clean it; the handler of TextArea follows by itself."""
        event.text = clean(event.text[: 4 * LIMIT], LIMIT)
