"""The keys that can be pressed now, on the last line; one widget for all of them, drawn as one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from msgspec import Struct
from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

SHOWN = {"escape": "esc", "question_mark": "?", "colon": ":"}
"""Keys that are called otherwise than Textual calls them."""

APART = "  "
"""Between one key's words and the next key."""


class Key(Struct, frozen=True):
    """A key as it is pressed and as it is shown, what it does, and whether it does so now."""

    key: str
    shown: str
    words: str
    enabled: bool

    @property
    def cells(self) -> int:
        """Room it takes, with the blanks after it."""
        return cell_len(f"{self.shown} {self.words}{APART}")


Offered = Callable[[str], bool]
"""Whether an action is worth offering now; its key may still say why it is not."""


class KeyLine(Widget, can_focus=False):
    """Shows the keys of whatever has the focus, if they are offered now; a click on one presses it."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"keyline--key", "keyline--words", "keyline--off"}
    DEFAULT_CSS = """
    KeyLine {
        dock: bottom;
        height: 1;
        color: $footer-foreground;
        background: $footer-background;
        & > .keyline--key {
            color: $footer-key-foreground;
            background: $footer-key-background;
            text-style: bold;
        }
        & > .keyline--words {
            color: $footer-description-foreground;
            background: $footer-description-background;
        }
        & > .keyline--off { text-style: dim; }
    }
    """

    def __init__(self, offered: Offered = lambda action: True) -> None:
        super().__init__()
        self._offered = offered
        self.keys: tuple[Key, ...] = ()

    def on_mount(self) -> None:
        """Hear of every change of what can be pressed."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def on_unmount(self) -> None:
        """Hear no more."""
        self.screen.bindings_updated_signal.unsubscribe(self)

    def _changed(self, screen: Screen[object]) -> None:
        if screen is self.screen:
            self.look()

    def look(self) -> None:
        """See what can be pressed now; the first of several keys for the same thing is shown."""
        screen = self.screen
        if not screen.app.app_focus:
            return
        found: dict[str, Key] = {}
        for _, binding, enabled, _ in screen.active_bindings.values():
            if binding.show and binding.action not in found and self._offered(binding.action):
                shown = binding.key_display or SHOWN.get(binding.key, binding.key)
                found[binding.action] = Key(binding.key, shown, binding.description, enabled)
        keys = tuple(found.values())
        if keys != self.keys:
            self.keys = keys
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """All of them; what has no room is left out at the end."""
        looks = [self.get_component_rich_style(f"keyline--{name}") for name in ("key", "words")]
        off = self.get_component_rich_style("keyline--off", partial=True)
        segments = []
        for key in self.keys:
            for words, look in zip((key.shown, f" {key.words}"), looks):
                segments.append(Segment(words, look if key.enabled else look + off))
            segments.append(Segment(APART, self.rich_style))
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Press the key under the pointer."""
        start = 0
        for key in self.keys:
            if start <= event.x < start + key.cells - len(APART):
                if key.enabled:
                    self.app.simulate_key(key.key)
                else:
                    self.app.bell()
                return
            start += key.cells
