"""A list to pick from by arrows, by number, or by typing the beginning of a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tabletop.desk.choices import Choice, candidates, number_of
from tabletop.desk.forms import word_of
from tabletop.showing.gate import one_line
from tabletop.terminal.widgets.inorder import done_at_once

NOTHING = "leave empty"
NOTHING_YET = "-"
BEFORE = 8
"""Cells before the name of a choice: cursor, tick, number."""


def fitted(words: str, width: int) -> str:
    """Words on exactly so many cells; what has no room gives way to an ellipsis."""
    if width > 0 and cell_len(words) > width:
        return f"{set_cell_size(words, width - 1).rstrip()}…".ljust(width)
    return set_cell_size(words, width)


class Picker(ScrollView, can_focus=True):
    """Choices with a cursor. `many`: several can be ticked, in order; `optional`: none need be.

    `by_number`: the answer names choices by their numbers, else by the words that mean them. `free`: what
    fits no choice is an answer too.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"picker--cursor", "picker--quiet", "picker--chosen"}
    DEFAULT_CSS = """
    Picker {
        height: auto; max-height: 100%; overflow-x: hidden; scrollbar-size-vertical: 1;
        background: $surface; color: $foreground;
        & > .picker--cursor { background: $cursor; color: $cursor-text; }
        & > .picker--quiet { color: $quiet; }
        & > .picker--chosen { text-style: bold; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "move(-8)", "Up", show=False),
        Binding("pagedown", "move(8)", "Down", show=False),
        Binding("home", "move(-9999)", "First", show=False),
        Binding("end", "move(9999)", "Last", show=False),
        Binding("enter", "take", "Take", show=False),
    ]

    @dataclass
    class Changed(Message):
        """Something was picked or dropped."""

        picker: Picker

    @dataclass
    class Done(Message):
        """The picking is over."""

        picker: Picker

    def __init__(
        self, choices: Sequence[Choice[Any]], *, many: bool = False, optional: bool = False,
        by_number: bool = False, free: bool = False, id: str | None = None,
    ) -> None:  # fmt: skip
        super().__init__(id=id)
        self.choices, self.many, self.optional = tuple(choices), many, optional
        self._by_number, self._free = by_number, free
        self._words = ""
        self.typed = ""
        self.ticked: list[int] = []
        self._cursor = 0
        self._moved = False

    @property
    def answer(self) -> str:
        """What one would type for what is picked."""
        return self._words or ", ".join(self._word(place) for place in self.ticked)

    def set_answer(self, answer: str) -> None:
        """Tick what an earlier answer meant, as far as it can be told."""
        self.ticked = []
        for piece in answer.split(",") if self.many else [answer]:
            places = [n for n in range(len(self.choices)) if self._word(n) == piece.strip()]
            if not places:
                found = candidates(piece, self.choices)
                places = [
                    n for n, choice in enumerate(self.choices) if len(found) == 1 and choice is found[0]
                ]
            self.ticked += places[:1]
        if self.ticked and self.ticked[0] in self._shown():
            self._cursor = self._shown().index(self.ticked[0])

    def _word(self, place: int) -> str:
        return str(number_of(self.choices, place)) if self._by_number else word_of(self.choices[place])

    def _shown(self) -> list[int]:
        """Places of the choices that fit what was typed, beginnings first; -1 leaves it open."""
        if not self.typed:
            return [*([-1] if self.optional and not self.many else []), *range(len(self.choices))]
        fitting = candidates(self.typed, self.choices)
        wanted = self.typed.casefold()
        names = [choice.name.casefold() for choice in self.choices]
        found = [n for n, name in enumerate(names) if self.choices[n] in fitting or wanted in name]
        return sorted(found, key=lambda n: not names[n].startswith(wanted))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are choices."""
        return max(1, len(self._shown()))

    def on_mount(self) -> None:
        """Size it."""
        self._refresh_scrollbars()
        self._changed()

    def on_resize(self) -> None:
        """Lines have another width then, and may be cut elsewhere."""
        self.refresh()
        self.post_message(self.Changed(self))

    def _changed(self) -> None:
        shown = self._shown()
        self._cursor = max(0, min(self._cursor, len(shown) - 1))
        self.virtual_size = Size(self.size.width or 10, max(1, len(shown)))
        self.refresh(layout=True)
        self.call_after_refresh(self._reveal)

    def _reveal(self) -> None:
        place = self._cursor
        if not self.has_focus and self.ticked and self.ticked[0] in self._shown():
            place = self._shown().index(self.ticked[0])
        self.scroll_to_region(Region(0, place, 1, 1), animate=False, force=True)

    def on_focus(self) -> None:
        """Back to where the cursor was."""
        self._moved = False
        self._changed()

    def on_blur(self) -> None:
        """Typed beginnings are forgotten; what is picked stays in sight."""
        self.typed = ""
        self._changed()

    @property
    def _room(self) -> int:
        """Cells of a line, beside the scrollbar if there is one."""
        return self.scrollable_content_region.width

    @property
    def is_cut(self) -> bool:
        """Whether the choice under the cursor has not enough room."""
        return cell_len(self.current) > self._room - BEFORE

    @property
    def current(self) -> str:
        """The whole name of the choice under the cursor."""
        shown = self._shown()
        return self.choices[shown[self._cursor]].name if shown and shown[self._cursor] >= 0 else ""

    def _folded(self) -> Strip:
        """What is picked, on the one line of a list that is not open."""
        names = "; ".join(one_line(self.choices[place].name, 80) for place in self.ticked)
        style = self.get_component_rich_style("picker--chosen" if names else "picker--quiet")
        return Strip([Segment(fitted(f"  {names or NOTHING_YET}", self.size.width), style)])

    def render_line(self, y: int) -> Strip:
        """One choice with its number and its tick."""
        if not self.has_focus and self.size.height == 1 and len(self.choices) > 1:
            return self._folded()
        shown, width = self._shown(), self._room
        place = y + round(self.scroll_offset.y)
        if not 0 <= place < len(shown):
            how = "enter takes it as typed" if self._free else "backspace takes it back"
            words = f"   nothing fits “{self.typed}”; {how}" if place == 0 else ""
            return Strip([Segment(fitted(words, width), self.get_component_rich_style("picker--quiet"))])
        number = shown[place]
        style = self.get_component_rich_style("picker--chosen") if number in self.ticked else self.rich_style
        cursor = place == self._cursor and self.has_focus
        if cursor:
            style += self.get_component_rich_style("picker--cursor")
        return Strip([Segment(fitted(self._line(number, cursor), width), style)])

    def _line(self, number: int, cursor: bool) -> str:
        mark = "› " if cursor else "  "
        if number < 0:
            return f"{mark}{'●' if not self.ticked else ' '}    {NOTHING}"
        tick = str(self.ticked.index(number) + 1) if self.many and number in self.ticked else "●"
        tick = tick if number in self.ticked else ("·" if self.many else " ")
        label = f"{number_of(self.choices, number)}."
        return f"{mark}{tick} {label:<3} {one_line(self.choices[number].name, 300)}"

    async def on_key(self, event: events.Key) -> None:
        """Space ticks; a digit picks where nine are enough; letters narrow the list."""
        if await done_at_once(self, event):
            return
        key = event.character or ""
        if event.key == "space" and self.many:
            self._toggle()
        elif key.isdigit() and not self.typed and len(self.choices) <= 9:
            self._pick_number(int(key))
        elif event.key == "backspace" and self.typed:
            self.typed = self.typed[:-1]
            self._changed()
        elif len(key) == 1 and key.isprintable() and (key != " " or self.typed):
            self.typed += key
            self._cursor = 0
            self._changed()
        else:
            return
        event.stop()
        event.prevent_default()

    def _pick_number(self, number: int) -> None:
        places = [n for n in range(len(self.choices)) if number_of(self.choices, n) == number]
        if places and places[0] in self._shown():
            self._cursor = self._shown().index(places[0])
            self._toggle() if self.many else self.action_take()

    def _toggle(self) -> None:
        shown = self._shown()
        if not shown:
            return
        number = shown[self._cursor]
        if number in self.ticked:
            self.ticked.remove(number)
        else:
            self.ticked.append(number)
        self.typed = ""
        if number in self._shown():
            self._cursor = self._shown().index(number)
        self._changed()
        self.post_message(self.Changed(self))

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        self._moved = True
        self._cursor = max(0, min(self._cursor + step, len(self._shown()) - 1))
        self._reveal()
        self.refresh()
        self.post_message(self.Changed(self))

    def settle(self) -> None:
        """Take what the cursor was moved to and not yet taken: the eye is on it when all is sent."""
        shown = self._shown()
        if self._moved and not self.many and shown:
            self.ticked, self._words = [place for place in (shown[self._cursor],) if place >= 0], ""

    def action_take(self) -> None:
        """Take what the cursor is on; with several, what is ticked, or the cursor's if nothing is."""
        shown = self._shown()
        self._words = self.typed if self._free and not shown else ""
        if not shown and not self._words:
            return
        if self._words:
            self.ticked = []
        elif not self.many:
            self.ticked = [shown[self._cursor]] if shown[self._cursor] >= 0 else []
        elif not self.ticked and not self.optional:
            self.ticked = [shown[self._cursor]]
        self.typed = ""
        self._changed()
        self.post_message(self.Changed(self))
        self.post_message(self.Done(self))

    def on_click(self, event: events.Click) -> None:
        """A click takes or ticks."""
        place = event.y + round(self.scroll_offset.y)
        if 0 <= place < len(self._shown()):
            self._cursor = place
            self._toggle() if self.many else self.action_take()

    @property
    def widest(self) -> int:
        """Cells of the longest choice."""
        return max((cell_len(one_line(c.name, 300)) for c in self.choices), default=0) + 9
