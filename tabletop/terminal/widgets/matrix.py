"""Positions as a matrix: a row a clause, a column a delegation, drawn line by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tabletop.exercise.views.alliance import AllianceView
from tabletop.scenario.agenda import Clause
from tabletop.showing.gate import one_line
from tabletop.showing.positions import Cell, Stand, cell, legend, stand

CELLS = (5, 7)
"""Cells of a delegation's column in a narrow and in a wide window."""

TITLE = (22, 44)
WIDE = 110


class Matrix(ScrollView, can_focus=True):
    """The cursor is on one delegation's cell; what its options mean stands below."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "matrix--head", "matrix--item", "matrix--cursor", "matrix--quiet", "matrix--adopted",
        "matrix--legend",
    }  # fmt: skip
    DEFAULT_CSS = """
    Matrix {
        background: $background; color: $foreground; overflow-x: hidden; scrollbar-size-vertical: 1;
        & > .matrix--head { color: $primary; text-style: bold; }
        & > .matrix--item { color: $primary; }
        & > .matrix--cursor { background: $cursor; color: $cursor-text; text-style: bold; }
        & > .matrix--quiet { color: $quiet; }
        & > .matrix--adopted { color: $good; }
        & > .matrix--legend { color: $foreground; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1, 0)", "Up", show=False),
        Binding("down", "move(1, 0)", "Down", show=False),
        Binding("left", "move(0, -1)", "Left", show=False),
        Binding("right", "move(0, 1)", "Right", show=False),
        Binding("home", "move(-99, -99)", "First", show=False),
        Binding("end", "move(99, 0)", "Last", show=False),
        Binding("enter", "choose", "Declare", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """A cell was opened: a clause and a delegation."""

        clause: str
        seat: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._view: AllianceView | None = None
        self._stands: dict[str, Stand] = {}
        self._cells: dict[tuple[str, str], Cell] = {}
        self._lines: list[tuple[str, str]] = []
        self._meaning: list[str] = []
        self.row, self.column = 0, 0

    def show(self, view: AllianceView) -> None:
        """Put a view's positions up."""
        if self._view is not None and self._same(view):
            return
        self._view = view
        found = {(p.clause, p.seat): p for p in view.positions}
        adopted = {s.clause: s.option for s in view.adopted}
        self._stands, self._cells, self._lines = {}, {}, []
        for item in view.agenda:
            self._lines.append(("item", item.id))
            for clause in item.clauses:
                self._lines.append(("clause", clause.id))
                self._stands[clause.id] = stand(view, clause, adopted.get(clause.id))
                for seat in view.seats:
                    self._cells[clause.id, seat.id] = cell(clause, found.get((clause.id, seat.id)))
        self.row = min(self.row, max(0, len(self._stands) - 1))
        self._measure()
        self.refresh()

    def _same(self, view: AllianceView) -> bool:
        old = self._view
        return old is not None and (old.positions, old.adopted, old.agenda) == (
            view.positions, view.adopted, view.agenda
        )  # fmt: skip

    def _measure(self) -> None:
        self._meaning = self._legend()
        self.virtual_size = Size(self.size.width, 1 + len(self._lines) + len(self._meaning) + 1)

    def on_resize(self) -> None:
        """Fold the legend anew."""
        self._measure()

    @property
    def _clauses(self) -> list[str]:
        return [name for kind, name in self._lines if kind == "clause"]

    @property
    def clause(self) -> str:
        """The clause under the cursor."""
        return self._clauses[self.row] if self._clauses else ""

    @property
    def seat(self) -> str:
        """The delegation under the cursor."""
        seats = self._view.seats if self._view else ()
        return seats[min(self.column, len(seats) - 1)].id if seats else ""

    def _clause(self, name: str) -> Clause:
        assert self._view is not None
        return next(c for item in self._view.agenda for c in item.clauses if c.id == name)

    def _legend(self) -> list[str]:
        if self._view is None or not self._clauses:
            return []
        return legend(self._view, self._clause(self.clause), self.seat, max(20, self.size.width - 2))

    @property
    def _cell(self) -> int:
        return CELLS[self.size.width >= WIDE]

    def _title_width(self) -> int:
        seats = len(self._view.seats) if self._view else 0
        return max(TITLE[0], min(TITLE[1], self.size.width - seats * self._cell - 10))

    def render_line(self, y: int) -> Strip:
        """Head, items, clauses, then what the letters mean."""
        width, place = self.size.width, y + round(self.scroll_offset.y)
        if self._view is None:
            return Strip.blank(width, self.rich_style)
        if place == 0:
            return self._head()
        if place <= len(self._lines):
            kind, name = self._lines[place - 1]
            return self._item(name) if kind == "item" else self._row(name)
        words = ["", *self._meaning]
        below = place - len(self._lines) - 1
        text = words[below] if below < len(words) else ""
        return Strip([Segment(set_cell_size(f" {text}", width), self._style("legend"))])

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"matrix--{name}")

    def _head(self) -> Strip:
        assert self._view is not None
        cells = "".join(
            set_cell_size(f" {one_line(s.short, self._cell - 1)}", self._cell) for s in self._view.seats
        )
        words = set_cell_size(" Clause", self._title_width()) + cells + " most"
        return Strip([Segment(set_cell_size(words, self.size.width), self._style("head"))])

    def _item(self, name: str) -> Strip:
        assert self._view is not None
        item = next(i for i in self._view.agenda if i.id == name)
        return Strip(
            [Segment(set_cell_size(f" {one_line(item.title)}", self.size.width), self._style("item"))]
        )

    def _row(self, name: str) -> Strip:
        assert self._view is not None
        here, known = name == self.clause, self._stands[name]
        title = f"{'›' if here and self.has_focus else ' '} {one_line(self._clause(name).title)}"
        look = self._style("adopted") if known.adopted else self.rich_style
        pieces = [Segment(set_cell_size(title, self._title_width() - 1) + " ", look)]
        for place, seat in enumerate(self._view.seats):
            made = self._cells[name, seat.id]
            style = self._style("quiet") if not made.declared else look
            if here and place == self.column and self.has_focus:
                style += self._style("cursor")
            pieces.append(Segment(set_cell_size(f" {made.words}", self._cell), style))
        pieces.append(Segment(f" {known.words}", look))
        return Strip(pieces).adjust_cell_length(self.size.width, self.rich_style)

    def action_move(self, down: int, right: int) -> None:
        """Move the cursor."""
        seats = len(self._view.seats) if self._view else 1
        self.row = max(0, min(self.row + down, len(self._clauses) - 1))
        self.column = max(0, min(self.column + right, seats - 1))
        self._measure()
        place = next((n for n, (_, name) in enumerate(self._lines, 1) if name == self.clause), 0)
        self.scroll_to_region(Region(0, place, 1, 1), animate=False, force=True)
        self.refresh()

    def action_choose(self) -> None:
        """Open the cell."""
        if self.clause and self.seat:
            self.post_message(self.Chosen(self.clause, self.seat))

    @property
    def text(self) -> str:
        """All lines as words, for tests."""
        return "\n".join(self.render_line(y).text.rstrip() for y in range(self.virtual_size.height))
