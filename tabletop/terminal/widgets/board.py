"""A board: rows of words with a cursor, drawn line by line so that thousands cost nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tabletop.showing.gate import LIMIT, clean, one_line
from tabletop.showing.rows import LOOKS, Row, Target
from tabletop.terminal.widgets.folding import folded, hang

Piece = tuple[str, str, bool]
"""Words of a line, their look, and whether the cursor is on them."""

STEP = 2
CURSOR = "›"
REMEMBERED = 4096
"""Rows whose lines are kept: a log is shown again and again, and all but its last rows are what they were."""

FEW = 3
"""Lines that are drawn one by one; more are drawn together with those between."""


class Board(ScrollView, can_focus=True):
    """Shows rows; says which one is chosen. `empty` is said while there are none."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"board--{look}" for look in LOOKS} | {"board--cursor"}
    DEFAULT_CSS = """
    Board {
        background: $background;
        color: $foreground;
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        & > .board--heading { color: $primary; text-style: bold; }
        & > .board--strong { text-style: bold; }
        & > .board--quiet { color: $quiet; }
        & > .board--good { color: $good; }
        & > .board--warn { color: $warn; text-style: bold; }
        & > .board--bad { color: $bad; text-style: bold; }
        & > .board--cursor { background: $cursor; color: $cursor-text; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "end(-1)", "First", show=False),
        Binding("end", "end(1)", "Last", show=False),
        Binding("enter", "choose", "Open", show=False),
    ]

    cursor: reactive[int] = reactive(0, init=False, repaint=False)
    """The row the cursor is on; it can be watched."""

    @dataclass
    class Chosen(Message):
        """A row was opened."""

        board: Board
        row: Row

    def __init__(self, *, id: str | None = None, empty: str = "") -> None:
        super().__init__(id=id)
        self.rows: tuple[Row, ...] = ()
        self.set_reactive(Board.cursor, 0)
        self.empty = empty
        self._lines: list[tuple[int, str]] = []
        self._first: list[int] = []
        self._laid_out: tuple[tuple[Row, ...], int] = ((), 0)
        self._last_width = 80
        self._drawn: dict[tuple[tuple[Piece, ...], tuple[int, int]], Strip] = {}
        self.follow = self._moved = False
        self.name_shown = ""

    def show(self, rows: Sequence[Row], *, keep: bool = True) -> None:
        """Show these rows; a cursor that was moved stays with what it is on, else the beginning is shown.

        A board that follows keeps to its end unless the cursor was taken away from there.
        """
        before = self.current
        new = tuple(rows) or ((Row(self.empty, "quiet"),) if self.empty else ())
        at_end = self.follow and self.cursor >= len(self.rows) - 1
        if new == self.rows and keep:
            return
        keep = keep and (self._moved or self.follow) and any(row.target is not None for row in self.rows)
        self._moved = keep and self._moved
        self.rows = new
        if self.follow and (at_end or not keep):
            self.cursor = len(new) - 1
        elif not keep:
            about = (n for n, row in enumerate(new) if row.target is not None)
            self.cursor = next(about, self._nearest(0, 1))
        elif before is not None and before.target is not None:
            same = [n for n, row in enumerate(new) if _same(row.target, before.target)]
            self.cursor = same[0] if same else min(self.cursor, max(0, len(new) - 1))
        self.cursor = max(0, min(self.cursor, len(new) - 1))
        self._lay_out()
        if not keep and not self.follow:
            self.scroll_to(y=0, animate=False)
        self._reveal()

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    @property
    def text(self) -> str:
        """All that is shown, for tests and for saving."""
        return "\n".join(" " * (STEP * row.indent) + row.words for row in self.rows)

    def _lay_out(self) -> None:
        width = max(8, self._width)
        self._laid_out = (self.rows, width)
        self._lines, self._first = [], []
        for number, row in enumerate(self.rows):
            self._first.append(len(self._lines))
            inset = STEP * row.indent
            for piece in _pieces(row.words, row.fixed, width - 2 - inset):
                self._lines.append((number, " " * inset + piece))
        self._measure(len(self._lines))
        self.refresh()

    def _measure(self, lines: int) -> None:
        """How much there is to scroll, a windowful at least: the bar is always there, blank if nothing is to
        be scrolled, and only another width has the whole screen laid out anew.
        """
        size = Size(max(8, self._width), max(lines, self.size.height))
        if size.width != self.virtual_size.width or not self.is_attached:
            self.virtual_size = size
        elif size != self.virtual_size:
            self.set_reactive(Board.virtual_size, size)
            self.vertical_scrollbar.window_virtual_size = size.height

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width or self.size.width or self._last_width

    def on_resize(self, event: events.Resize) -> None:
        """Fold the rows anew, if they have another width now; a board that comes back has the one it had."""
        self._last_width = self._width
        if self._laid_out != (self.rows, max(8, self._last_width)):
            self._drawn = {}
            self._lay_out()
        else:
            self._measure(len(self._lines))
        self._reveal()

    def render_line(self, y: int) -> Strip:
        """One line of a row; the cursor has a mark as well as a colour."""
        width, pieces = self.size.width, self._line(y)
        if not pieces:
            return Strip.blank(width, self.rich_style)
        drawn = [Segment(words, self._style(look, under)) for words, look, under in pieces]
        gap = " " * max(0, width - sum(cell_len(words) for words, _, _ in pieces))
        return Strip([*drawn, Segment(gap, drawn[-1].style)]).crop(0, width)

    def _style(self, look: str, under: bool) -> Style:
        style = self.get_component_rich_style(f"board--{look}")
        return style + self.get_component_rich_style("board--cursor") if under else style

    def _line(self, y: int) -> tuple[Piece, ...]:
        """Words with their mark, look, and whether the cursor is on them; none where there is no row."""
        place = y + round(self.scroll_offset.y)
        if not 0 <= place < len(self._lines):
            return ()
        number, words = self._lines[place]
        row = self.rows[number]
        under = number == self.cursor and self.has_focus and bool(row.words)
        mark = f"{CURSOR} " if under and place == self._first[number] else "  "
        return ((mark + words, row.look, under),)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines that were drawn before are drawn as they were, wherever they stand now: news moves most of
        them by a line, and to draw a line with its edges costs far more than to say it.
        """
        if self.styles.gutter.height:
            return super().render_lines(crop)
        known, across = self._drawn, crop.column_span
        lines = [(self._line(y), across) for y in crop.line_range]
        missing = [n for n, line in enumerate(lines) if line not in known]
        self._drawn = {line: known[line] for line in lines if line in known}
        if len(missing) > FEW:
            self._drawn.update(zip(lines, super().render_lines(crop)))
        else:
            for n in missing:
                region = Region(crop.x, crop.y + n, crop.width, 1)
                self._drawn[lines[n]] = super().render_lines(region)[0]
        return [self._drawn[line] for line in lines]

    def notify_style_update(self) -> None:
        """Other colours: nothing that was drawn holds."""
        self._drawn = {}
        super().notify_style_update()

    def _nearest(self, start: int, step: int) -> int:
        """The next row with words on it, or where we are."""
        place = start
        while 0 <= place < len(self.rows) and not self.rows[place].words:
            place += step
        return place if 0 <= place < len(self.rows) else self.cursor

    def _go(self, place: int, step: int) -> None:
        self._moved = True
        self.cursor = self._nearest(max(0, min(place, len(self.rows) - 1)), step)
        self._reveal()
        self.refresh()

    def _reveal(self) -> None:
        if not 0 <= self.cursor < len(self._first):
            return
        top = self._first[self.cursor]
        bottom = self._first[self.cursor + 1] if self.cursor + 1 < len(self._first) else len(self._lines)
        height = max(1, self.size.height)
        region = Region(0, top, 1, min(bottom - top, height))
        self.scroll_to_region(region, animate=False, force=True)

    def go_to(self, about: Target) -> bool:
        """Put the cursor on the row about this; False if there is none."""
        for place, row in enumerate(self.rows):
            if _same(row.target, about):
                self._go(place, 1)
                return True
        return False

    def action_move(self, step: int) -> None:
        """One row up or down; a row longer than the screen is scrolled through first."""
        self._go(self.cursor + step, step)

    def action_page(self, step: int) -> None:
        """A screenful."""
        height = max(1, self.size.height - 1)
        line = self._first[self.cursor] if self._first else 0
        wanted = max(0, min(line + step * height, len(self._lines) - 1))
        self._go(self._lines[wanted][0] if self._lines else 0, step)

    def action_end(self, step: int) -> None:
        """The first or the last row."""
        self._go(0 if step < 0 else len(self.rows) - 1, 1 if step < 0 else -1)

    def action_choose(self) -> None:
        """Open the row under the cursor."""
        if self.current is not None and self.current.words:
            self.post_message(self.Chosen(self, self.current))

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a second one opens."""
        place = event.y + round(self.scroll_offset.y)
        if 0 <= place < len(self._lines):
            self._go(self._lines[place][0], 1)
            if event.chain == 2:
                self.action_choose()


@lru_cache(maxsize=REMEMBERED)
def _pieces(words: str, fixed: bool, width: int) -> tuple[str, ...]:
    """The lines a row takes."""
    if fixed:
        return (clean(words, LIMIT).replace("\n", " "),)
    return folded(one_line(words, 3 * LIMIT), width, hang(words))


def _same(one: Target | None, other: Target | None) -> bool:
    return one is not None and other is not None and (one.kind, one.name) == (other.kind, other.name)
