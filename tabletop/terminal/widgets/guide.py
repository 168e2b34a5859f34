"""The tutorial's strip above the panel: what to press next, and why."""

from __future__ import annotations

from collections.abc import Collection

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from tabletop.showing.duties import Calling, said
from tabletop.showing.guide import next_step
from tabletop.terminal.literal import hints, line
from tabletop.terminal.snapshot import Snapshot


class Guide(Vertical):
    """Shown while the tutorial has something to suggest, and nobody has hidden it."""

    DEFAULT_CSS = """
    Guide { height: auto; max-height: 4; display: none; background: $surface; padding: 0 1; }
    Guide.open { display: block; }
    Guide Horizontal { height: auto; }
    Guide #try { width: 1fr; height: auto; color: $good; text-style: bold; }
    Guide #hide { width: auto; height: 1; padding-left: 1; color: $quiet; display: none; }
    Guide #why { height: auto; color: $foreground; }
    """
    hidden = False

    def compose(self) -> ComposeResult:
        """What, and why."""
        with Horizontal():
            yield Static("", id="try")
            yield Static("", id="hide")
        yield Static("", id="why")

    def show(self, seen: Snapshot, call: Calling, used: Collection[str], key: str) -> None:
        """The next step as this moment has it; `used` are the verbs called so far, `key` hides the strip."""
        step = None if seen.past or self.hidden else next_step(seen.control, seen.feed, used, seen.now)
        self.set_class(step is not None, "open")
        if step is not None:
            self._put("#try", f"Try: {said(step.words(seen.control), call)}")
            self._put("#why", said(step.why, call))
            self._put("#hide", hints(f"`{key}` hides"))

    def _put(self, id: str, words: str | Content) -> None:
        static = self.query_one(id, Static)
        content = line(words, limit=400) if isinstance(words, str) else words
        if static.content != content:
            static.update(content)
